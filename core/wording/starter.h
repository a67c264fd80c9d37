// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/starter_model.h"

namespace leadlight::wording {

/// A note of the starter model in one sentence.
[[nodiscard]] std::string starterText(const model::StarterNote &note);
/// "who they are", "what they do"
[[nodiscard]] std::string_view starterAxisName(std::size_t axis);
/// How a template found a column: "its name means the same" for "name".
[[nodiscard]] std::string_view matchedHow(std::string_view how);

} // namespace leadlight::wording
