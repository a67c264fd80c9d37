// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <vector>

#include "scoring/held_criterion.h"

namespace leadlight::scoring {

/// Adds a plan's behaviour criteria that are answered from sums (countsBySums) block of leads by block of leads, and
/// keeps nothing: what a whole re-score does. Plan and activities are borrowed. One a thread.
class BehaviourSums {
public:
    BehaviourSums(const Plan &plan, const data::ActivityTable &activities, std::int64_t origin, base::Instant asOf);

    /// Adds to the sums of both axes for the leads from `begin` on, at most slabRows.
    void add(std::size_t begin, std::array<std::vector<base::Exact>, 2> &sums);

private:
    struct Criterion {
        std::size_t axis = 0;
        const BehaviourPlan *behaviour = nullptr;
        SumPoints points;
    };
    static std::vector<const CriterionPlan *> summed(const Plan &plan);

    std::vector<Criterion> m_criteria;
    EventReader m_reader;
    std::int64_t m_asOf;
    std::vector<std::int32_t> m_factors;
    SumSlab m_sums;
};

} // namespace leadlight::scoring
