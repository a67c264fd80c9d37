// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/document.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// How fast Sales answered, by version: the median before and after each.
[[nodiscard]] report::Table firstResponseTable(const Snapshot &snapshot);
/// What became of what was handed over: by owner, by version, why leads were lost and where those had come from, what
/// asking for the four facts would tell, and who brought the leads.
[[nodiscard]] report::Document followUpReport(const Snapshot &snapshot, const std::string &workspaceName);

} // namespace leadlight::workspace
