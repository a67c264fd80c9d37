// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/ranking.h"

#include <algorithm>
#include <functional>
#include <mutex>

#include "base/parallel.h"

namespace leadlight::scoring {

namespace {

constexpr std::size_t grainRows = 16384;

/// Rank by exact thresholds, as AxisPlan has it, for a model that is not bound to a table.
AxisPlan thresholdsOf(const model::Axis &source)
{
    AxisPlan axis;
    axis.ranks = std::max<std::size_t>(1, source.ranks.size());
    for (const int threshold : source.thresholds) {
        if (axis.thresholds.size() + 1 < axis.ranks)
            axis.thresholds.push_back(base::exactOf(threshold));
    }
    return axis;
}

} // namespace

Override overrideOf(const OverrideFacts &facts)
{
    if (facts.stopped)
        return Override::showStopper;
    if (facts.suspect)
        return Override::suspect;
    return facts.raisedAxes != 0 ? Override::handRaise : Override::none;
}

std::size_t rankUnder(const OverrideFacts &facts, std::size_t axis, std::size_t scoreRank, std::size_t ranks)
{
    if (facts.stopped || facts.suspect)
        return ranks - 1;
    return ((facts.raisedAxes >> axis) & 1) != 0 ? 0 : scoreRank;
}

std::shared_ptr<const Scores> reranked(const model::ScoringModel &model, const Scores &scores)
{
    auto result = std::make_shared<Scores>(scores);
    const std::array<AxisPlan, 2> axes{thresholdsOf(model.axes[0]), thresholdsOf(model.axes[1])};
    result->cells.assign(axes[0].ranks * axes[1].ranks, 0);
    std::mutex adding;
    base::parallelFor(scores.leads(), grainRows, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint64_t> cells(result->cells.size());
        for (std::size_t row = begin; row < end; ++row) {
            const auto held = static_cast<Override>(scores.overrides[row]);
            const OverrideFacts facts{held == Override::suspect, held == Override::showStopper, scores.raisedAxes[row]};
            for (std::size_t axis = 0; axis < 2; ++axis) {
                const std::size_t byScore = axes[axis].rankOf(scores.score[axis][row]);
                result->rank[axis][row] = static_cast<std::uint8_t>(rankUnder(facts, axis, byScore, axes[axis].ranks));
            }
            if (row >= scores.away.size() || !scores.away[row])
                ++cells[result->cellOf(row, axes[1].ranks)];
        }
        const std::lock_guard lock(adding);
        std::transform(cells.begin(), cells.end(), result->cells.begin(), result->cells.begin(), std::plus());
    });
    return result;
}

} // namespace leadlight::scoring
