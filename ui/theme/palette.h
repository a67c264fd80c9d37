// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <QPalette>

namespace leadlight::theme {

// All roles in all three groups, so that nothing falls back to a platform colour.
QPalette makePalette(const Tokens &t);

} // namespace leadlight::theme
