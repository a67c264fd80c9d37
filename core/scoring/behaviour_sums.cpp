// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/behaviour_sums.h"

namespace leadlight::scoring {

BehaviourSums::BehaviourSums(const Plan &plan, const data::ActivityTable &activities, std::int64_t origin,
                             base::Instant asOf)
    : m_reader(summed(plan), activities, origin, asOf), m_asOf(asOf.seconds - origin)
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        for (const CriterionPlan &plain : plan.axis(axis).criteria) {
            if (!countsBySums(*plain.criterion))
                continue;
            const auto &rule = std::get<model::BehaviourRule>(plain.criterion->rule);
            m_criteria.push_back({axis, &std::get<BehaviourPlan>(plain.rule), SumPoints(rule, plain.criterion->weight)});
        }
    }
}

std::vector<const CriterionPlan *> BehaviourSums::summed(const Plan &plan)
{
    std::vector<const CriterionPlan *> criteria;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        for (const CriterionPlan &criterion : plan.axis(axis).criteria) {
            if (countsBySums(*criterion.criterion))
                criteria.push_back(&criterion);
        }
    }
    return criteria;
}

void BehaviourSums::add(std::size_t begin, std::array<std::vector<base::Exact>, 2> &sums)
{
    if (m_criteria.empty())
        return;
    m_reader.read(begin, begin + sums[0].size());
    for (std::size_t i = 0; i < m_criteria.size(); ++i) {
        const Criterion &criterion = m_criteria[i];
        std::vector<base::Exact> &rows = sums[criterion.axis];
        if (const base::Exact always = criterion.points.ofNothing(); always != 0) {
            for (base::Exact &sum : rows)
                sum += always;
        }
        sumUp(m_reader.slab(i), *criterion.behaviour, m_asOf, m_factors, m_sums);
        criterion.points.addTo(m_reader.slab(i), m_sums, 1, rows);
    }
}

} // namespace leadlight::scoring
