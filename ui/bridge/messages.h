// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "base/result.h"

namespace leadlight::bridge {

/// What happened, in a sentence or two, worded by core/wording.
[[nodiscard]] QString messageOf(const base::Error &error);
/// For under "Details", to be copied: code, arguments and place.
[[nodiscard]] QString detailsOf(const base::Error &error);

} // namespace leadlight::bridge
