// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/metrics.h"
#include "theme/tokens.h"

#include <QString>

namespace leadlight::theme {

// The one style sheet of the application. Roles are those of theme/roles.h.
QString makeStyleSheet(const Tokens &t, const Metrics &metrics);

} // namespace leadlight::theme
