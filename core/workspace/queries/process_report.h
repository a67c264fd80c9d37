// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/document.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// One process (WorkingRules::processAt()) on one page: who answers for each stage, limit, next step and escalation, what each side does, what is
/// done with each tile, and when limits run.
[[nodiscard]] report::Document processReport(const Snapshot &snapshot, const std::string &workspaceName, std::size_t which = 0);

} // namespace leadlight::workspace
