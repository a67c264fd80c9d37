// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

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

/// NFS, SMB, sshfs and the like, where locks and shared memory cannot be trusted.
[[nodiscard]] bool isNetworkFileSystem(std::int64_t statfsType);

/// Makes an empty file with owner-only rights beside `path`, for building a workspace in; returns its name.
[[nodiscard]] std::string makeBuildingFile(const std::string &path);
/// Gives the finished file its name, durably; throws workspace.exists if the name was taken meanwhile.
void publishFile(const std::string &building, const std::string &path);

/// The path without links and dots, if the file exists; else as it is.
[[nodiscard]] std::string resolved(const std::string &path);

} // namespace leadlight::store
