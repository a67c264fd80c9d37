// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Everything that is held about one person, as JSON: attributes with their history, ids elsewhere, activities, moves,
/// scores, merges, decisions on junk, and what the ledger says. With a merged lead, of all of its parts.
[[nodiscard]] base::Result<std::string> personFile(Workspace &workspace, std::uint32_t row);

} // namespace leadlight::workspace
