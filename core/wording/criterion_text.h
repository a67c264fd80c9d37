// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/model_values.h"

namespace leadlight::wording {

/// What JSON says of ranks, a treatment or a list of attributes, in words; any other text as it is.
[[nodiscard]] std::string structuredText(model::ValueKind kind, const std::string &text);

/// "up to 7 days ago"
[[nodiscard]] std::string recencyText(const model::RecencyBand &band);

} // namespace leadlight::wording
