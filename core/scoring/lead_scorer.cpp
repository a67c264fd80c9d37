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

} // namespace leadlight::scoring
