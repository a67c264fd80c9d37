// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "report/document.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What somebody needs who is about to call the lead, on one page: who it is, the strongest reasons, what is unknown and
/// worth asking, what happened, what was read last, and who else is known at the account.
[[nodiscard]] report::Document callBrief(const Snapshot &snapshot, std::uint32_t row, const std::string &workspaceName);

} // namespace leadlight::workspace
