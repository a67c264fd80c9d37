// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace leadlight::resources {

// Makes ":/leadlight/…" (icons, fonts) readable. A static library's resources register only when asked; calling
// it again does nothing.
void load();

} // namespace leadlight::resources
