// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace leadlight::evidence {

/// From this many cases on a rate counts as evidence (domain.md §6).
inline constexpr std::uint64_t enoughCases = 30;
/// Two-sided 95 % quantile of the normal distribution.
inline constexpr double zAt95 = 1.959963984540054;

/// A 95 % interval, bounds included.
struct Interval {
    double low = 0;
    double high = 1;
};

/// How many of some cases went well.
struct Share {
    std::uint64_t yes = 0;
    std::uint64_t n = 0;

    void add(bool isYes)
    {
        ++n;
        yes += isYes;
    }
    [[nodiscard]] std::uint64_t no() const { return n - yes; }
    /// 0 where there are no cases.
    [[nodiscard]] double rate() const { return n == 0 ? 0 : static_cast<double>(yes) / static_cast<double>(n); }
    [[nodiscard]] bool isEnough() const { return n >= enoughCases; }
    bool operator==(const Share &) const = default;
};

/// Wilson's score interval (1927), without correction; [0, 1] without cases.
[[nodiscard]] Interval wilson(Share share);
/// Newcombe's hybrid score interval of `first` minus `second` (1998, method 10); [−1, 1] where either is empty.
[[nodiscard]] Interval newcombe(Share first, Share second);

/// How many times the odds of `with` are those of `without`, with Woolf's interval. Where a count is zero, half a case
/// is added to all four (Haldane and Anscombe).
struct OddsRatio {
    double value = 1;
    Interval interval{0, 0}; ///< meaningless where `isKnown` is false
    bool isKnown = false;    ///< false: one of the groups is empty
    bool isCorrected = false;
    /// The interval leaves out 1.
    [[nodiscard]] bool speaks() const { return isKnown && (interval.low > 1 || interval.high < 1); }
};
[[nodiscard]] OddsRatio oddsRatio(Share with, Share without);

/// Information value of a grouping: Σ (share of yes − share of no)·ln(share of yes ÷ share of no), half a case added to
/// both counts of a group where one is zero. Groups without cases are left out; nothing where all cases went one way.
[[nodiscard]] std::optional<double> informationValue(std::span<const Share> groups);

} // namespace leadlight::evidence
