// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/result.h"

namespace leadlight::wording {

/// One line for a person: what happened, what is safe, what to do. The place comes first: `leads.csv, line 8, column
/// "created": "31.02.2026" is not a date`. Never an exception's text, SQL or a control character.
[[nodiscard]] std::string errorText(const base::Error &error);
/// Without the place.
[[nodiscard]] std::string errorSentence(const base::Error &error);

} // namespace leadlight::wording
