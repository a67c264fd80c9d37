// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/digest.h"

#include <cstdlib>
#include <tuple>

#include <sodium.h>

namespace leadlight::base {

namespace {

void needSodium()
{
    // sodium_init() fails only when the system has no random source; nothing we make could be trusted then.
    static const int state = sodium_init();
    if (state < 0)
        std::abort();
}

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

int nibbleOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

Digest sha256(std::string_view bytes)
{
    static_assert(crypto_hash_sha256_BYTES == std::tuple_size_v<Digest>);
    needSodium();
    Digest digest{};
    crypto_hash_sha256(digest.data(), bytesOf(bytes), bytes.size());
    return digest;
}

std::uint64_t checksum(std::string_view bytes)
{
    needSodium();
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(), bytesOf(bytes), bytes.size(), nullptr, 0);
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < sizeof sum; ++i)
        sum |= std::uint64_t{hash[i]} << (8 * i); // little-endian on every machine: pages travel
    return sum;
}

std::string hex(std::span<const std::uint8_t> bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 0x0F]);
    }
    return text;
}

bool fromHex(std::string_view text, std::span<std::uint8_t> bytes)
{
    if (text.size() != bytes.size() * 2)
        return false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = nibbleOf(text[2 * i]);
        const int low = nibbleOf(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

void fillRandom(std::span<std::uint8_t> bytes)
{
    needSodium();
    randombytes_buf(bytes.data(), bytes.size());
}

} // namespace leadlight::base
