// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/outcome.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What is known of the leads of one cell, or of all of them. Counts are leads unless they say otherwise.
struct CellSummary {
    std::uint64_t leads = 0;
    std::uint64_t closed = 0;   ///< won or lost within 365 days before as-of
    std::uint64_t won = 0;      ///< of those
    std::uint64_t decided = 0;  ///< handed over and accepted or passed back for a definitional reason, same period
    std::uint64_t accepted = 0; ///< of those
    std::uint64_t late = 0;
    std::uint64_t waiting = 0;  ///< stage qualified
    std::uint64_t withSales = 0;   ///< stage accepted or opportunity
    std::uint64_t passedBack = 0;  ///< last move was a passback
    std::uint64_t unknownFit = 0;  ///< no fit attribute known
    std::int64_t revenueMinor = 0; ///< of the wins, in the workspace's currency
    std::int64_t change = 0;       ///< leads now minus leads in the compared model or moment
};

struct MatrixSummary {
    std::vector<CellSummary> cells; ///< row by row
    CellSummary region;             ///< all cells of the region
    CellSummary all;
    std::uint64_t wouldQualify = 0;
};

/// Sums up `rows` (all leads if absent) by the cells of `scores` (the snapshot's if null), ranked by `model` (the
/// snapshot's if null). What Sales and the market said of a lead (closed, won, decided, accepted, revenue) counts in the
/// cell where it stood at its first hand-over, by the scores recorded then; without a hand-over, in today's.
/// `compared`: scores by another model or moment, for `change`.
[[nodiscard]] MatrixSummary summarise(const Snapshot &snapshot, std::optional<std::span<const std::uint32_t>> rows,
                                      const scoring::Scores *scores = nullptr, const scoring::Scores *compared = nullptr,
                                      const model::ScoringModel *model = nullptr);

/// Histogram of one axis's scores over `rows`, in bins of `width` whole points from `first`; scores outside are in the
/// outermost bins.
struct Distribution {
    int first = 0;
    int width = 1;
    std::vector<std::int64_t> counts;
};
[[nodiscard]] Distribution distribution(const Snapshot &snapshot, std::size_t axis,
                                        std::optional<std::span<const std::uint32_t>> rows, std::size_t bins = 48);

/// What other thresholds would do to all leads; nothing is written.
struct Trial {
    std::shared_ptr<const model::ScoringModel> model;
    std::shared_ptr<const scoring::Scores> scores;
    std::uint64_t moved = 0; ///< leads that change their cell
    std::uint64_t wouldQualifyBefore = 0;
    std::uint64_t wouldQualifyAfter = 0;
};
[[nodiscard]] Trial tryThresholds(const Snapshot &snapshot, const std::array<std::vector<int>, 2> &thresholds);

} // namespace leadlight::workspace
