// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace leadlight::base {

/// A score or a sum of points in units of 1/2²⁴ point (domain.md §4).
using Exact = std::int64_t;
inline constexpr int exactBits = 24;
inline constexpr Exact exactOne = Exact{1} << exactBits;

[[nodiscard]] constexpr Exact exactOf(std::int64_t points) { return points * exactOne; }
/// The exact decimal value, without trailing zeros: "12.5", "-0.000000059604644775390625", "7".
[[nodiscard]] std::string exactText(Exact value);
/// Nearest whole point, half away from zero: for display alone.
[[nodiscard]] constexpr std::int64_t wholePoints(Exact value)
{
    const Exact half = exactOne / 2;
    return value >= 0 ? (value + half) / exactOne : -((-value + half) / exactOne);
}

} // namespace leadlight::base
