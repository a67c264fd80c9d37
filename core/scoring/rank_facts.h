// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "base/progress.h"
#include "scoring/engine.h"

namespace leadlight::scoring {

/// What makes ranks of an axis's sums.
struct AxisLimits {
    std::vector<base::Exact> thresholds; ///< falling
    std::size_t ranks = 1;
    base::Exact min = 0;
    base::Exact max = 0;
    bool operator==(const AxisLimits &) const = default;
};

[[nodiscard]] AxisLimits limitsOf(const model::Axis &axis);

/// The facts that override ranks, as the engine finds them for a model that gives no points, and the few rows that
/// have any. Kept as long as no criterion changes that they follow from.
struct RankFacts {
    std::shared_ptr<const Scores> scores; ///< scores and ranks in it mean nothing; null: not known yet
    std::vector<std::vector<std::uint16_t>> overridden; ///< places within each slab
    std::vector<std::vector<std::uint16_t>> away;       ///< the same for leads that were merged away

    /// Whether anything was found anew. Errors: stopped.
    [[nodiscard]] base::Result<bool> learn(const model::ScoringModel &model, const Input &input, base::Instant asOf,
                                           unsigned threads, const base::Progress *progress);

private:
    std::array<std::vector<model::Criterion>, 2> m_criteria; ///< what the facts follow from
    base::Instant m_asOf;
};

} // namespace leadlight::scoring
