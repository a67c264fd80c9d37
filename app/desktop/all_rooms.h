// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/rooms.h"

namespace leadlight::desktop {

/// Every view of the program, and the inspector.
[[nodiscard]] shell::Rooms allRooms();

} // namespace leadlight::desktop
