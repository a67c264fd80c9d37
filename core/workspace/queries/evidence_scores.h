// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/progress.h"
#include "workspace/queries/evidence_cases.h"
#include "workspace/queries/value_history.h"

namespace leadlight::workspace {

/// What a criterion said of a case: the outcome of a profile (band, `otherwise`, `unknown`) or a recency (band,
/// `otherwise`, `never`), the number of events that a behaviour counted (cap or not), 0 or 1 of the others.
using CriterionValue = std::uint16_t;
inline constexpr CriterionValue doesNotApply = 0xffff;

/// A criterion's place and what it said, by case.
struct CriterionValues {
    std::size_t axis = 0;
    const model::Criterion *criterion = nullptr;
    std::vector<CriterionValue> values;
    std::vector<float> points; ///< whole and parts, by case
};

/// Whether a criterion counts events: the lead's own or its account's.
[[nodiscard]] const model::BehaviourRule *behaviourOf(const model::Criterion &criterion);
/// Whether its value is one of several outcomes.
[[nodiscard]] bool hasOutcomes(const model::Criterion &criterion);

/// All cases as a model scored them at their own moments.
struct CaseScores {
    std::array<std::vector<double>, 2> axes; ///< in units of 1/2²⁴ point, exact
    std::vector<double> combined;            ///< the plain sum of both
    std::vector<double> agreed;              ///< the agreed order as a number: greater is better, equal is equal
    std::vector<std::uint16_t> cells;        ///< number of the cell
    std::vector<CriterionValues> criteria;   ///< of both axes, in the model's order
};

/// Scores each case as of its own moment: no activity and no value from after it counts. Target list, junk and stage
/// flags are as today. In parallel; `counted` is told how far it is. Errors: stopped.
[[nodiscard]] base::Result<CaseScores> scoreCases(const Snapshot &snapshot, const model::ScoringModel &model, const ValueHistory &history,
                                                  std::span<const EvidenceCase> cases, const base::Progress &stop,
                                                  base::Progress *counted = nullptr);

/// A numeric column at the moments of the cases; NaN where it was blank.
[[nodiscard]] std::vector<double> columnAt(const data::Column &column, const ValueHistory &history, std::span<const EvidenceCase> cases);

} // namespace leadlight::workspace
