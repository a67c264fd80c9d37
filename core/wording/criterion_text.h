// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/model_values.h"

namespace leadlight::wording {

/// What JSON says of ranks, a treatment or a list of attributes, in words; any other text as it is.
[[nodiscard]] std::string structuredText(model::ValueKind kind, const std::string &text);

} // namespace leadlight::wording
