// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "base/time.h"

namespace leadlight::store {

/// Copies a workspace as it stands at one moment into a new file, owner-only, by SQLite's online backup: whoever works
/// in it goes on. The copy is opened and checked before it gets its name; nothing is overwritten.
/// Errors: workspace.exists (path; usage), workspace.no_folder, workspace.damaged (the workspace itself), those of
/// WorkspaceStore::open, storage.…, stopped.
[[nodiscard]] base::Result<void> copyWorkspace(const std::string &workspace, const std::string &target,
                                               const base::Progress *progress = nullptr);
/// The same for a workspace that this process may have open: it is opened through SQLite alone, because closing it any
/// other way would drop the locks that SQLite holds on it.
[[nodiscard]] base::Result<void> copyOpenWorkspace(const std::string &workspace, const std::string &target,
                                                   const base::Progress *progress = nullptr);
/// Opens a workspace of our own or an older version and checks all of its pages and its ledger. Nothing is written.
[[nodiscard]] base::Result<void> proveCopy(const std::string &path, const base::Progress *progress = nullptr);

/// Why the program kept a copy. The words stand in the names of the files.
enum class BackupReason : std::uint8_t { daily, beforeMigration, beforeRestore };

/// A backup that the program made by itself.
struct KeptBackup {
    std::string path;
    base::Instant time;
};

/// The folder of owner-only rights beside the workspace in which its backups lie: PATH-backups.
[[nodiscard]] std::string backupFolder(const std::string &workspace);
/// Newest first. What else lies in the folder is left out.
[[nodiscard]] std::vector<KeptBackup> keptBackups(const std::string &workspace);
/// Makes one (the workspace may be open in this process), then drops those that are older than ten days and not among the ten newest. Returns its path.
[[nodiscard]] base::Result<std::string> keepBackup(const std::string &workspace, BackupReason reason, base::Instant now,
                                                   const base::Progress *progress = nullptr);
/// The same, unless there is one of this day (UTC) already; then the path is empty.
[[nodiscard]] base::Result<std::string> keepDailyBackup(const std::string &workspace, base::Instant now,
                                                        const base::Progress *progress = nullptr);
/// The newest kept backup that proves sound, if there is one.
[[nodiscard]] std::optional<KeptBackup> newestSoundBackup(const std::string &workspace);

/// What a restore did with the file that it replaced.
struct Restored {
    std::string kept;        ///< where it is now; empty: there was none
    bool wasDamaged = false; ///< it could not be copied and was renamed as it lay
};
/// Puts the proven copy of `backup` in the place of `workspace`, which may be open for reading elsewhere. What was
/// there is kept first. Errors: as above; workspace.in_use where somebody writes.
[[nodiscard]] base::Result<Restored> restoreWorkspace(const std::string &backup, const std::string &workspace,
                                                      base::Instant now, const base::Progress *progress = nullptr);

} // namespace leadlight::store
