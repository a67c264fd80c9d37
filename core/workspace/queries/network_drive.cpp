// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/network_drive.h"

#include "workspace/session.h"

namespace leadlight::workspace {

bool isOnNetworkDrive(Workspace &workspace)
{
    return workspace.session().store().isOnNetwork();
}

} // namespace leadlight::workspace
