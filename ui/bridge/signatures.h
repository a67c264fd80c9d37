// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "domain/side.h"
#include "workspace/snapshot.h"

namespace leadlight::bridge {

/// Sides that are at the table and have not signed the proposed version yet; empty where nothing is proposed. A person
/// who signed for one side does not count for the other.
[[nodiscard]] std::vector<domain::Side> sidesToSign(const workspace::Snapshot &snapshot);

} // namespace leadlight::bridge
