// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "evidence/intervals.h"

namespace leadlight::evidence {

/// Outcomes beside scores: 1 went well, 0 did not. All spans of a call have the same length and hold no NaN. Every
/// call is O(n log n).
using Outcomes = std::span<const std::uint8_t>;

/// Ranks from 1; equal values share the mean of their ranks.
[[nodiscard]] std::vector<double> midranks(std::span<const double> values);

/// Area under the curve: of all pairs of one that went well and one that did not, the share in which the former had
/// scored higher, ties counting half. The interval is DeLong's (1988) by midranks (Sun and Xu 2014), cut to [0, 1].
struct Auc {
    double value = 0.5;
    Interval interval;
};
/// Nothing unless there are cases of both kinds; the interval is [0, 1] where there are fewer than two of a kind.
[[nodiscard]] std::optional<Auc> auc(std::span<const double> scores, Outcomes outcomes);

/// Kendall's tau-b with ties in both (Knight 1966). Nothing where one of the two does not vary.
[[nodiscard]] std::optional<double> kendallTauB(std::span<const double> first, std::span<const double> second);
/// Pearson's r; against outcomes as 0 and 1 it is the point-biserial r. Nothing where one of the two does not vary.
[[nodiscard]] std::optional<double> pearson(std::span<const double> first, std::span<const double> second);
/// Spearman's rho: Pearson's r of the midranks.
[[nodiscard]] std::optional<double> spearman(std::span<const double> first, std::span<const double> second);

} // namespace leadlight::evidence
