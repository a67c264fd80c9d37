// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/column.h"
#include "model/scoring_model.h"

namespace leadlight::model {

enum class Severity : std::uint8_t { warning, error };

/// One finding of the check. `code` and `arguments` are worded by `wording`.
struct Finding {
    Severity severity = Severity::warning;
    std::string code; ///< "model.bands_overlap"
    std::string axis;
    std::string criterion; ///< key, or empty
    std::vector<std::string> arguments;
    bool operator==(const Finding &) const = default;
};

/// All findings, never only the first: shape (thresholds out of order, keys used twice, points out of range, a region
/// cell outside the matrix), gaps and overlaps between number bands, steps that go the wrong way, ranks nobody can
/// reach, and – where `schema` has them – unknown fields and bands that cannot fire because no lead has the value.
[[nodiscard]] std::vector<Finding> validate(const ScoringModel &model, const data::Table *schema = nullptr);

} // namespace leadlight::model
