// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "base/time.h"
#include "store/backup.h"

namespace leadlight::workspace {

/// Writes a proven copy of the workspace at `path` to `file`, whoever works in it. Errors: as of store::copyWorkspace.
[[nodiscard]] base::Result<void> backUp(const std::string &path, const std::string &file,
                                        const base::Progress *progress = nullptr);
/// Puts a proven copy of `file` in the place of `path` and keeps what was there. Errors: as of store::restoreWorkspace.
[[nodiscard]] base::Result<store::Restored> restore(const std::string &file, const std::string &path,
                                                    const base::Clock &clock, const base::Progress *progress = nullptr);
/// Keeps the backup of the day beside the workspace, unless it is there already. For those who open it for writing.
[[nodiscard]] base::Result<void> keepDailyBackup(const std::string &path, const base::Clock &clock,
                                                 const base::Progress *progress = nullptr);
/// An error that tells of damage as one that also names the newest sound backup, if there is one:
/// workspace.damaged_backup (path, table, page, backup). Any other error as it is.
[[nodiscard]] base::Error namingBackup(base::Error error, const std::string &path);

} // namespace leadlight::workspace
