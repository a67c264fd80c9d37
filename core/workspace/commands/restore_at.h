// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "workspace/workspace.h"

namespace leadlight::workspace {

struct RestoredAt {
    std::string kept;             ///< backup of the workspace as it was before
    std::size_t leads = 0;        ///< that changed their stage
    int modelVersion = 0;         ///< in force now; 0: none was
    std::uint64_t ledgerSeq = 0;
};

/// Puts model and stages back as they stood at `time`: moves made since count as undone, and the version in force then
/// is in force again. Attributes, activities and the ledger stay. A backup is kept first, and one ledger entry says so.
/// Errors: restore.future, restore.before_start (kind usage), restore.needs_person, restore.no_version (kind refused), person.unknown,
/// workspace.read_only, storage.…
[[nodiscard]] base::Result<RestoredAt> restoreAt(Workspace &workspace, base::Instant time, std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
