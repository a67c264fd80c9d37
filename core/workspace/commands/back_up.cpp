// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/back_up.h"

#include <utility>

namespace leadlight::workspace {

base::Result<void> backUp(const std::string &path, const std::string &file, const base::Progress *progress)
{
    return store::copyWorkspace(path, file, progress);
}

base::Result<store::Restored> restore(const std::string &file, const std::string &path, const base::Clock &clock,
                                      const base::Progress *progress)
{
    return store::restoreWorkspace(file, path, clock.now(), progress);
}

base::Result<void> keepDailyBackup(const std::string &path, const base::Clock &clock, const base::Progress *progress)
{
    const auto kept = store::keepDailyBackup(path, clock.now(), progress);
    return kept ? base::Result<void>() : base::fail(kept.error());
}

base::Error namingBackup(base::Error error, const std::string &path)
{
    if (error.code != "workspace.damaged" || error.arguments.size() != 3)
        return error;
    if (const auto backup = store::newestSoundBackup(path)) {
        error.code = "workspace.damaged_backup";
        error.arguments.push_back(backup->path);
    }
    return error;
}

} // namespace leadlight::workspace
