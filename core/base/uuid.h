// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace leadlight::base {

/// 128-bit identity of something that outlives its row number: a lead, a person, a workspace's origin.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const Uuid &) const = default;
    [[nodiscard]] bool isNull() const { return *this == Uuid{}; }

    /// 32 lower-case hexadecimal digits, no dashes.
    [[nodiscard]] std::string text() const;
    /// Takes 32 hexadecimal digits, with or without dashes.
    [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);
    /// From the operating system's random source.
    [[nodiscard]] static Uuid random();
    /// The first 128 bits of SHA-256 over `content`: the same content gives the same id.
    [[nodiscard]] static Uuid derived(std::string_view content);
};

} // namespace leadlight::base

template <> struct std::hash<leadlight::base::Uuid> {
    std::size_t operator()(const leadlight::base::Uuid &id) const noexcept;
};
