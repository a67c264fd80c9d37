// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model_values.h"

namespace leadlight::model {

/// A place of a model that can be read and written as text; good as long as the model stands where it stood and keeps
/// its criteria and bands.
struct ValueSlot {
    ModelValue value; ///< but for its text
    std::function<std::string()> read;
    std::function<bool(std::string_view)> write; ///< false: not a value of this place
};

/// Every place, in the order of valuesOf.
[[nodiscard]] std::vector<ValueSlot> slotsOf(ScoringModel &model);

} // namespace leadlight::model
