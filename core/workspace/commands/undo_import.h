// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "workspace/workspace.h"

namespace leadlight::workspace {

/// What takes an import back is kept this long.
inline constexpr int importUndoDays = 30;

/// Takes a whole import back, also after a restart: leads, values, activities, accounts, people, and what the model
/// handed over because of it, are as they were before. Its record stays and says who undid it; the ledger gets an entry.
///
/// Errors (refused unless said otherwise): workspace.read_only; import.unknown {number} (usage); import.undone {number};
/// import.not_kept {number, days}: it is older, or was too large; import.rests_signature {number, version};
/// import.rests_move {number, lead}: somebody decided on a lead since; import.rests_change {number}: something else that
/// it wrote has been changed since.
[[nodiscard]] base::Result<void> undoImport(Workspace &workspace, std::int64_t import, std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
