// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/rank_facts.h"

#include <algorithm>

#include "scoring/held_events.h"

namespace leadlight::scoring {

namespace {

/// The model without anything that gives points: what raises hands, what stops, and what the first axis asks about.
model::ScoringModel withoutPoints(const model::ScoringModel &source)
{
    model::ScoringModel made;
    for (std::size_t axis = 0; axis < made.axes.size(); ++axis) {
        made.axes[axis].ranks = source.axes[axis].ranks;
        for (const model::Criterion &criterion : source.axes[axis].criteria) {
            model::Criterion bare;
            bare.key = criterion.key;
            if (const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule); profile && axis == 0) {
                model::ProfileRule asked;
                asked.field = profile->field;
                bare.rule = std::move(asked);
            } else if (std::holds_alternative<model::HandRaiseRule>(criterion.rule)
                       || std::holds_alternative<model::ShowStopperRule>(criterion.rule)) {
                bare.onlyIf = criterion.onlyIf;
                bare.rule = criterion.rule;
            } else {
                continue;
            }
            made.axes[axis].criteria.push_back(std::move(bare));
        }
    }
    return made;
}

bool factsMoveWithTime(const model::ScoringModel &bare)
{
    return std::ranges::any_of(bare.axes, [](const model::Axis &axis) {
        return std::ranges::any_of(axis.criteria, [](const model::Criterion &criterion) {
            return !std::holds_alternative<model::ProfileRule>(criterion.rule);
        });
    });
}

} // namespace

AxisLimits limitsOf(const model::Axis &axis)
{
    model::ScoringModel bare;
    bare.axes[0].ranks = axis.ranks;
    bare.axes[0].thresholds = axis.thresholds;
    bare.axes[0].min = axis.min;
    bare.axes[0].max = axis.max;
    static const data::Table noLeads;
    const Plan plan(bare, {&noLeads, nullptr, {}});
    const AxisPlan &source = plan.axis(0);
    AxisLimits limits{source.thresholds, source.ranks, source.min, source.max};
    // A score misses a threshold only if it misses those before, too.
    for (std::size_t i = 1; i < limits.thresholds.size(); ++i)
        limits.thresholds[i] = std::min(limits.thresholds[i], limits.thresholds[i - 1]);
    return limits;
}

base::Result<bool> RankFacts::learn(const model::ScoringModel &model, const Input &input, base::Instant asOf,
                                    unsigned threads, const base::Progress *progress)
{
    model::ScoringModel bare = withoutPoints(model);
    if (scores && m_criteria[0] == bare.axes[0].criteria && m_criteria[1] == bare.axes[1].criteria
        && (m_asOf == asOf || !factsMoveWithTime(bare)))
        return false;
    const auto found = score(bare, input, asOf, progress, threads);
    if (!found)
        return base::fail(found.error());
    scores = *found;
    m_asOf = asOf;
    m_criteria = {std::move(bare.axes[0].criteria), std::move(bare.axes[1].criteria)};
    overridden.assign(slabsOf(scores->leads()), {});
    away.assign(slabsOf(scores->leads()), {});
    for (std::size_t row = 0; row < scores->leads(); ++row) {
        const auto place = static_cast<std::uint16_t>(row % slabRows);
        if (scores->overrides[row] != 0)
            overridden[row / slabRows].push_back(place);
        if (scores->away[row] != 0)
            away[row / slabRows].push_back(place);
    }
    return true;
}

} // namespace leadlight::scoring
