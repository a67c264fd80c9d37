// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/lead_scorer.h"

#include "scoring/lead_case.h"

namespace leadlight::scoring {

LeadScorer::LeadScorer(const model::ScoringModel &model, const Input &input)
    : m_input(input), m_plan(std::make_unique<const Plan>(model, input))
{
}

LeadScorer::~LeadScorer() = default;

base::Exact LeadScorer::at(std::size_t axis, std::size_t row, base::Instant asOf, base::Instant until) const
{
    return stateOf(m_plan->axis(axis), LeadCase(*m_plan, m_input, row, until), asOf).score;
}

Standing LeadScorer::standing(std::size_t row, base::Instant asOf) const
{
    const LeadCase lead(*m_plan, m_input, row, asOf);
    const std::array<AxisState, 2> states{stateOf(m_plan->axis(0), lead, asOf), stateOf(m_plan->axis(1), lead, asOf)};
    const OverrideFacts facts = overrideFacts(lead, states[0], states[1]);
    Standing standing;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        standing.score[axis] = states[axis].score;
        standing.rank[axis] = static_cast<std::uint8_t>(rankUnder(facts, axis, states[axis].scoreRank, m_plan->axis(axis).ranks));
        standing.handRaised = standing.handRaised || states[axis].raisedDirectly;
    }
    standing.override = overrideOf(facts);
    return standing;
}

} // namespace leadlight::scoring
