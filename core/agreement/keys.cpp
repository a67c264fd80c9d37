// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/keys.h"

#include <algorithm>
#include <new>
#include <string>

#include <sodium.h>

namespace leadlight::agreement {

namespace {

/// Layout of `sealed`: format, cost, salt, nonce, then the sealed 32-byte seed with its tag.
constexpr std::uint8_t sealFormat = 1;
constexpr std::size_t saltAt = 2;
constexpr std::size_t nonceAt = saltAt + crypto_pwhash_SALTBYTES;
constexpr std::size_t cipherAt = nonceAt + crypto_secretbox_NONCEBYTES;
constexpr std::size_t sealedSize = cipherAt + crypto_sign_SEEDBYTES + crypto_secretbox_MACBYTES;

/// Bytes that are wiped when they go out of scope.
template <std::size_t size> struct SecretBytes {
    std::array<std::uint8_t, size> bytes{};

    SecretBytes() = default;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    ~SecretBytes() { sodium_memzero(bytes.data(), bytes.size()); }
};

using Seed = SecretBytes<crypto_sign_SEEDBYTES>;
using SecretKey = SecretBytes<crypto_sign_SECRETKEYBYTES>;
using SealingKey = SecretBytes<crypto_secretbox_KEYBYTES>;

const unsigned char *unsignedBytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

/// False when the memory that Argon2id asks for is not to be had.
bool deriveSealingKey(SealingKey &key, std::string_view passphrase, const std::uint8_t *salt, SealCost cost)
{
    const bool hard = cost == SealCost::interactive;
    return crypto_pwhash(key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(), salt,
                         hard ? crypto_pwhash_OPSLIMIT_INTERACTIVE : crypto_pwhash_OPSLIMIT_MIN,
                         hard ? crypto_pwhash_MEMLIMIT_INTERACTIVE : crypto_pwhash_MEMLIMIT_MIN,
                         crypto_pwhash_ALG_ARGON2ID13)
           == 0;
}

/// Fills from the random source, or from the sample's seed so that the same sample has the same keys.
void fillFrom(const base::Digest *seed, std::string_view purpose, std::span<std::uint8_t> bytes)
{
    if (!seed) {
        base::fillRandom(bytes);
        return;
    }
    std::string input(seed->begin(), seed->end());
    input += purpose;
    const base::Digest digest = base::sha256(input);
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    sodium_memzero(input.data(), input.size());
}

} // namespace

SealedKey makeKey(std::string_view passphrase, SealCost cost, const base::Digest *seed)
{
    SealedKey key;
    key.sealed.resize(sealedSize);
    key.sealed[0] = sealFormat;
    key.sealed[1] = static_cast<std::uint8_t>(cost);
    const std::span<std::uint8_t> sealed(key.sealed);
    fillFrom(seed, "salt", sealed.subspan(saltAt, crypto_pwhash_SALTBYTES));
    fillFrom(seed, "nonce", sealed.subspan(nonceAt, crypto_secretbox_NONCEBYTES));

    Seed signingSeed;
    fillFrom(seed, "key", signingSeed.bytes);
    SecretKey secret;
    crypto_sign_seed_keypair(key.publicKey.data(), secret.bytes.data(), signingSeed.bytes.data());
    SealingKey sealing;
    if (!deriveSealingKey(sealing, passphrase, key.sealed.data() + saltAt, cost))
        throw std::bad_alloc(); // Argon2id fails for want of memory alone
    crypto_secretbox_easy(key.sealed.data() + cipherAt, signingSeed.bytes.data(), signingSeed.bytes.size(),
                          key.sealed.data() + nonceAt, sealing.bytes.data());
    return key;
}

base::Result<Signature> sign(const SealedKey &key, std::string_view passphrase, std::string_view bytes)
{
    const bool wellFormed = key.sealed.size() == sealedSize && key.sealed[0] == sealFormat
                            && key.sealed[1] <= static_cast<std::uint8_t>(SealCost::minimal);
    if (!wellFormed)
        return base::fail(base::ErrorKind::proof, "key.damaged");
    SealingKey sealing;
    if (!deriveSealingKey(sealing, passphrase, key.sealed.data() + saltAt, static_cast<SealCost>(key.sealed[1])))
        throw std::bad_alloc();
    Seed seed;
    if (crypto_secretbox_open_easy(seed.bytes.data(), key.sealed.data() + cipherAt, sealedSize - cipherAt,
                                   key.sealed.data() + nonceAt, sealing.bytes.data())
        != 0)
        return base::fail(base::ErrorKind::proof, "key.wrong_passphrase");
    SecretKey secret;
    PublicKey opened{};
    crypto_sign_seed_keypair(opened.data(), secret.bytes.data(), seed.bytes.data());
    if (opened != key.publicKey)
        return base::fail(base::ErrorKind::proof, "key.damaged");
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, unsignedBytes(bytes), bytes.size(), secret.bytes.data());
    return signature;
}

std::string confirmedBytes(std::string_view person, const PublicKey &key, std::string_view reason)
{
    // Like that of a version, the leading line keeps this from being taken for anything else that is signed.
    std::string bytes = "leadlight key\n";
    bytes += person;
    bytes += '\n' + base::hex(key) + '\n';
    bytes += reason;
    return bytes;
}

bool isSignatureOf(const PublicKey &key, std::string_view bytes, const Signature &signature)
{
    return crypto_sign_verify_detached(signature.data(), unsignedBytes(bytes), bytes.size(), key.data()) == 0;
}

} // namespace leadlight::agreement
