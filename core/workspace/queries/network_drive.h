// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Whether the workspace lies where locks and shared memory cannot be trusted: WAL is not used there, and the user is
/// told. Any thread.
[[nodiscard]] bool isOnNetworkDrive(Workspace &workspace);

} // namespace leadlight::workspace
