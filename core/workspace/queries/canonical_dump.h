// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>

#include "base/progress.h"
#include "base/result.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// What the workspace holds as lines of JSON: the same state gives the same bytes, however it came about. So it has
/// facts, stages, standing moves, merges and models, but neither random ids, nor clocks of the program's own (when a
/// row was written, when a move was made), nor the order of rows, nor the ledger, nor moves that were undone.
/// Memory is bounded: leads are written twice, for their order and for `write`. Errors: storage.…, stopped.
[[nodiscard]] base::Result<void> dumpCanonically(Workspace &workspace, const std::function<void(std::string_view)> &write,
                                                 const base::Progress *progress = nullptr);

} // namespace leadlight::workspace
