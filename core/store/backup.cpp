// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <unistd.h>

#include "store/failure.h"
#include "store/file_place.h"
#include "store/instance_lock.h"
#include "store/schema.h"
#include "store/workspace_store.h"

namespace leadlight::store {

namespace {

constexpr std::chrono::milliseconds restorePatience(1500);

Connection::Access accessToRead(const std::string &path)
{
    return accessFor(decideOpening(OpenMode::read, factsOf(path, probeFile(path).walPending)), path);
}

void prove(const std::string &path, const base::Progress *progress)
{
    const Connection::Access access = accessToRead(path);
    const auto version = [&] {
        Connection connection(path, access);
        const Connection::Watch watch(connection, progress);
        const auto found = static_cast<int>(connection.integer("PRAGMA user_version"));
        if (connection.text("PRAGMA quick_check(1)") != "ok")
            connection.failDamaged("database", 0);
        static_cast<void>(checkSchema(connection, found, false));
        return found;
    }();
    if (version < schemaVersion())
        return; // the pages of an older schema are read after its migration
    const auto store = WorkspaceStore::open(path, OpenMode::read);
    if (!store)
        throw Failure{store.error()};
    if (const auto sound = (*store)->verifyContent(progress); !sound)
        throw Failure{sound.error()};
    if (const auto chain = (*store)->verifyLedger(progress); !chain)
        throw Failure{chain.error()};
}

/// The file is complete in itself: no log belongs to it.
void copyInto(const std::string &workspace, Connection::Access access, const std::string &building,
              const base::Progress *progress)
{
    Connection source(workspace, access);
    Connection target(building, Connection::Access::write);
    target.execute("PRAGMA synchronous=EXTRA");
    source.copyTo(target, progress);
    static_cast<void>(target.text("PRAGMA journal_mode=DELETE"));
}

/// What is found wrong in a copy is wrong in what was copied: the sentence names that file.
template <class Work> void speakingOf(const std::string &original, const std::string &copy, const Work &work)
{
    try {
        work();
    } catch (Failure &failure) {
        std::replace(failure.error.arguments.begin(), failure.error.arguments.end(), copy, original);
        throw;
    }
}

void buildProvenCopy(const std::string &workspace, Connection::Access access, const BuildingFile &building,
                     const base::Progress *progress)
{
    speakingOf(workspace, building.path, [&] {
        copyInto(workspace, access, building.path, progress);
        prove(building.path, progress);
    });
}

/// A file that SQLite cannot copy page by page as ours is kept as it lies, with its log.
bool isBeyondCopying(const base::Error &error)
{
    return error.kind == base::ErrorKind::proof || error.code == "workspace.damaged" || error.code.starts_with("workspace.schema_");
}

} // namespace

base::Result<void> copyWorkspace(const std::string &workspace, const std::string &target, const base::Progress *progress)
{
    return guarded([&] {
        const std::string path = resolved(workspace);
        const Connection::Access access = accessToRead(path);
        const BuildingFile building(makeBuildingFile(target));
        buildProvenCopy(path, access, building, progress);
        publishFile(building.path, target);
    });
}

base::Result<void> copyOpenWorkspace(const std::string &workspace, const std::string &target,
                                     const base::Progress *progress)
{
    return guarded([&] {
        const BuildingFile building(makeBuildingFile(target));
        buildProvenCopy(resolved(workspace), Connection::Access::read, building, progress);
        publishFile(building.path, target);
    });
}

base::Result<void> proveCopy(const std::string &path, const base::Progress *progress)
{
    return guarded([&] { prove(path, progress); });
}

base::Result<Restored> restoreWorkspace(const std::string &backup, const std::string &given, base::Instant now,
                                        const base::Progress *progress)
{
    return guarded([&] {
        const std::string workspace = resolved(given);
        const BuildingFile building(makeNeighbour(workspace));
        const std::string source = resolved(backup);
        buildProvenCopy(source, accessToRead(source), building, progress);
        Restored restored;
        if (!exists(workspace)) {
            publishFile(building.path, workspace);
            return restored;
        }
        static_cast<void>(probeFile(workspace)); // what is not ours is not replaced
        const InstanceLock lock(workspace, restorePatience);
        const auto kept = keepBackup(workspace, BackupReason::beforeRestore, now, progress);
        if (kept) {
            restored.kept = *kept;
            Connection copy(building.path, Connection::Access::read);
            Connection target(workspace, Connection::Access::write);
            target.execute("PRAGMA synchronous=EXTRA");
            copy.copyTo(target, progress); // one transaction: readers see the old or the new workspace
            return restored;
        }
        if (!isBeyondCopying(kept.error()))
            throw Failure{kept.error()};
        restored.wasDamaged = true;
        restored.kept = setAside(workspace, now);
        publishFile(building.path, workspace);
        return restored;
    });
}

} // namespace leadlight::store
