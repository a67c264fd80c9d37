// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace leadlight::base {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4) by libsodium.
[[nodiscard]] Digest sha256(std::string_view bytes);
/// 64-bit checksum of one of our own pages (BLAKE2b, cut); notices damage, is no proof against an attacker.
[[nodiscard]] std::uint64_t checksum(std::string_view bytes);
[[nodiscard]] std::string hex(std::span<const std::uint8_t> bytes);
[[nodiscard]] bool fromHex(std::string_view text, std::span<std::uint8_t> bytes);
void fillRandom(std::span<std::uint8_t> bytes);

} // namespace leadlight::base
