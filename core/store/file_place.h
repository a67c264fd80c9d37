// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "base/time.h"
#include "store/connection.h"
#include "store/workspace_store.h"

namespace leadlight::store {

/// What the first bytes of a file say, read before SQLite touches it. Throws the refusals of WorkspaceStore::open.
struct FileHeader {
    int version = 0;         ///< of the schema
    bool walPending = false; ///< a write-ahead log with content lies beside it: the last writer did not close
};
[[nodiscard]] FileHeader probeFile(const std::string &path);

/// What may be done with a file where it lies.
struct PlaceFacts {
    bool fileWritable = true;
    bool folderWritable = true;
    bool walPending = false;
    bool onNetwork = false;
};
[[nodiscard]] PlaceFacts factsOf(const std::string &path, bool walPending);

/// How to open: as a writer, as a reader who shares, as a reader of a file that nobody can be changing, or not at all.
enum class Opening : std::uint8_t { write, read, immutable, refuseReadOnly, refuseUnfinished };
[[nodiscard]] Opening decideOpening(OpenMode mode, const PlaceFacts &facts);
/// What the connection to `path` may do; throws where it is refused.
[[nodiscard]] Connection::Access accessFor(Opening opening, const std::string &path);

/// NFS, SMB, sshfs and the like, where locks and shared memory cannot be trusted.
[[nodiscard]] bool isNetworkFileSystem(std::int64_t statfsType);

/// Throws storage.room (path, megabytes needed, megabytes free) where the disk of `path` has less room than `bytes` left.
void requireRoom(const std::string &path, std::uint64_t bytes);
[[nodiscard]] bool exists(const std::string &path);
/// Makes an empty file with owner-only rights and a name of its own beside `path`; returns that name.
[[nodiscard]] std::string makeNeighbour(const std::string &path);
/// The same for a new workspace; throws workspace.exists where something is called `path` already.
[[nodiscard]] std::string makeBuildingFile(const std::string &path);
/// A half-built file that is removed on every way out, unless it got its name.
struct BuildingFile {
    explicit BuildingFile(std::string name);
    ~BuildingFile();
    BuildingFile(const BuildingFile &) = delete;
    BuildingFile &operator=(const BuildingFile &) = delete;
    std::string path;
};
/// Gives the finished file its name, durably; throws workspace.exists if the name was taken meanwhile.
void publishFile(const std::string &building, const std::string &path);

/// Renames a file that cannot be copied, and the logs beside it, to PATH.damaged-TIME; returns the new name.
[[nodiscard]] std::string setAside(const std::string &path, base::Instant now);
/// Throws what a failed call of the system says of `path`.
[[noreturn]] void failBySystem(int error, const std::string &path);

/// The path without links and dots, if the file exists; else as it is.
[[nodiscard]] std::string resolved(const std::string &path);

} // namespace leadlight::store
