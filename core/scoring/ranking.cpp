// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/ranking.h"

namespace leadlight::scoring {

namespace {

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
    for (std::size_t row = 0; row < scores.leads(); ++row) {
        const auto held = static_cast<Override>(scores.overrides[row]);
        const OverrideFacts facts{held == Override::suspect, held == Override::showStopper, scores.raisedAxes[row]};
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const std::size_t byScore = axes[axis].rankOf(scores.score[axis][row]);
            result->rank[axis][row] = static_cast<std::uint8_t>(rankUnder(facts, axis, byScore, axes[axis].ranks));
        }
        if (row >= scores.away.size() || !scores.away[row])
            ++result->cells[result->cellOf(row, axes[1].ranks)];
    }
    return result;
}

} // namespace leadlight::scoring
