// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/model_values.h"

namespace leadlight::model {

enum class ChangeKind : std::uint8_t { added, removed, changed };

/// One difference between two models. An added or removed criterion is one change, not one a value; a changed
/// definition (label, group, attribute, tests, filter) is one change of kind `criterion`, its numbers are their own.
struct ModelChange {
    ChangeKind kind = ChangeKind::changed;
    ModelValue value; ///< place, and how to say it; `text` is the new value (the old one where it was removed)
    std::string from; ///< noValue where it was added
    std::string to;   ///< noValue where it was removed
    bool operator==(const ModelChange &) const = default;
};

/// In the order of valuesOf(to), then what was removed. Where both have as many ranks, putting every `to` at its path
/// turns `from` into `to` (but for the order of criteria within an axis, which no score depends on).
[[nodiscard]] std::vector<ModelChange> diffOf(const ScoringModel &from, const ScoringModel &to);

} // namespace leadlight::model
