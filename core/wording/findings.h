// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/validation.h"

namespace leadlight::wording {

/// A finding of the model's check in one sentence, with the criterion it is about in front.
[[nodiscard]] std::string findingText(const model::Finding &finding);

} // namespace leadlight::wording
