// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "evidence/rank_measures.h"

namespace leadlight::evidence {

/// Which decile each case falls into, 0 the best. Equal scores stay in the better one, so that a decile may be empty.
[[nodiscard]] std::vector<std::uint8_t> decilesOf(std::span<const double> scores);
/// The cases of each decile, best first.
[[nodiscard]] std::array<Share, 10> shareByDecile(std::span<const std::uint8_t> deciles, Outcomes outcomes);

/// Cumulative gains: of the best `cases` (share of all) come `yes` (share of all that went well). From (0, 0) to (1, 1),
/// a step for each group of equal scores, thinned out to about `most` points.
struct GainPoint {
    double cases = 0;
    double yes = 0;
};
[[nodiscard]] std::vector<GainPoint> gains(std::span<const double> scores, Outcomes outcomes, std::size_t most = 200);

/// A better cell (no worse on both axes, better on one) that does significantly worse: the 95 % Newcombe interval of
/// the difference is below 0, and both have enough cases. Cells are numbered row by row.
struct Reversal {
    std::size_t better = 0;
    std::size_t worse = 0;
    Interval difference; ///< rate of `better` minus rate of `worse`
};
/// The clearest first.
[[nodiscard]] std::vector<Reversal> reversals(std::span<const Share> cells, std::size_t columns);

} // namespace leadlight::evidence
