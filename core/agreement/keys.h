// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"

namespace leadlight::agreement {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// How hard sealing is: `interactive` for people, `minimal` for keys made from a sample's seed.
enum class SealCost : std::uint8_t { interactive, minimal };

/// An Ed25519 key pair whose secret part is sealed with the owner's passphrase (Argon2id, XSalsa20-Poly1305).
struct SealedKey {
    PublicKey publicKey{};
    std::vector<std::uint8_t> sealed; ///< cost, salt, nonce and cipher text
    bool operator==(const SealedKey &) const = default;
};

/// Makes a key; with `seed` always the same one.
[[nodiscard]] SealedKey makeKey(std::string_view passphrase, SealCost cost, const base::Digest *seed = nullptr);
/// Errors: key.wrong_passphrase, key.damaged; both of kind `proof`. The opened key is wiped before return.
[[nodiscard]] base::Result<Signature> sign(const SealedKey &key, std::string_view passphrase, std::string_view bytes);
/// What somebody signs who vouches for another key of a person (its id in hex).
[[nodiscard]] std::string confirmedBytes(std::string_view person, const PublicKey &key, std::string_view reason);
[[nodiscard]] bool isSignatureOf(const PublicKey &key, std::string_view bytes, const Signature &signature);

} // namespace leadlight::agreement
