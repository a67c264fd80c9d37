// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "base/exact.h"

namespace leadlight::scoring {

/// Sums of products of points and factors; wide enough that no order of adding can overflow.
__extension__ using Wide = __int128;

/// `value / divisor` to the nearest integer, half away from zero; `divisor` is positive.
[[nodiscard]] constexpr Wide roundedQuotient(Wide value, Wide divisor)
{
    return value >= 0 ? (value + divisor / 2) / divisor : -((-value + divisor / 2) / divisor);
}

/// The exact integer nearest to factor·number/scale, half away from zero; a blank (NaN) number gives 0. Numbers from
/// 2⁹³ on and results beyond 2⁸⁰ give ±2⁸⁰.
[[nodiscard]] Wide scaledFactor(std::int64_t factor, double number, int scale);

/// What is left of an event after some seconds, in units of 1/2²⁴ (domain.md §4). Half-lives are looked up: the age's
/// bits are cut in three, and 2^−x is the product of three table entries in 1/2⁶³; where that product lies too near to
/// a rounding edge to tell, the 128-bit function decides. Immutable once built; no floating point.
class Decay {
public:
    enum class Kind : std::uint8_t { none, halfLife, lifespan };

    Decay() = default;
    /// Ages of `longestAge` seconds and more are not looked up, so that a short window needs a short table only.
    [[nodiscard]] static Decay byHalfLife(int days, std::int64_t longestAge);
    [[nodiscard]] static Decay byLifespan(int days);

    /// `age` is not negative.
    [[nodiscard]] std::int64_t factor(std::int64_t age) const
    {
        switch (m_kind) {
        case Kind::none: return base::exactOne;
        case Kind::halfLife: return age >= m_horizon ? 0 : halfLife(age);
        case Kind::lifespan: return age >= m_horizon ? 0 : lifespan(age);
        }
        return 0;
    }
    /// From this age on nothing is left.
    [[nodiscard]] std::int64_t horizon() const { return m_horizon; }
    /// Nothing where it is not by half-life; at least 1.
    [[nodiscard]] std::optional<int> halfLifeDays() const
    {
        return m_kind == Kind::halfLife ? std::optional(m_days > 1 ? m_days : 1) : std::nullopt;
    }

private:
    [[nodiscard]] std::int64_t halfLife(std::int64_t age) const;
    [[nodiscard]] std::int64_t lifespan(std::int64_t age) const;

    Kind m_kind = Kind::none;
    int m_days = 0;
    std::int64_t m_horizon = std::numeric_limits<std::int64_t>::max();
    std::vector<std::uint64_t> m_coarse; ///< by age / 2¹⁸
    std::vector<std::uint64_t> m_middle; ///< by bits 9 to 17 of the age
    std::vector<std::uint64_t> m_fine;   ///< by bits 0 to 8
};

} // namespace leadlight::scoring
