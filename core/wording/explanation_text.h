// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/calendar.h"
#include "model/scoring_model.h"
#include "scoring/explanation.h"

namespace leadlight::wording {

/// "Fit 44.5 → B (A from 60)".
[[nodiscard]] std::string axisTotal(const model::Axis &axis, const scoring::AxisExplanation &explanation);
/// Why a lead has its rank, line by line, for a terminal: every part, what is missing, when it falls.
[[nodiscard]] std::string explanationLines(const model::ScoringModel &model, const scoring::Explanation &explanation, const std::string &name,
                                           const std::string &rank, const base::Zone &zone);

} // namespace leadlight::wording
