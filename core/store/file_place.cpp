// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_place.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "store/failure.h"
#include "store/schema.h"

namespace leadlight::store {

namespace {

using base::ErrorKind;

constexpr std::size_t headerSize = 100;
constexpr std::string_view sqliteMagic("SQLite format 3\0", 16);

/// A file descriptor that is closed on every way out.
struct OpenFile {
    int descriptor = -1;
    explicit OpenFile(int opened) : descriptor(opened) {}
    ~OpenFile()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;
};

std::uint32_t bigEndian(const std::array<unsigned char, headerSize> &bytes, std::size_t at, std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | bytes[at + i];
    return value;
}

std::string folderOf(const std::string &path)
{
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

void syncFolder(const std::string &folder)
{
    const OpenFile file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems cannot sync a folder; there the name is as durable as they make it.
    if (file.descriptor >= 0)
        ::fsync(file.descriptor);
}

} // namespace

void failBySystem(int error, const std::string &path)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        fly(ErrorKind::storage, "storage.full", {path});
    case EACCES:
    case EPERM:
    case EROFS:
        fly(ErrorKind::notPermitted, "workspace.read_only", {path});
    case ENOENT:
    case ENOTDIR:
        fly(ErrorKind::usage, "workspace.no_folder", {path});
    default:
        fly(ErrorKind::storage, "storage.failed", {path});
    }
}

FileHeader probeFile(const std::string &path)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == EACCES)
            fly(ErrorKind::notPermitted, "workspace.no_access", {path});
        fly(ErrorKind::workspace, "workspace.missing", {path});
    }
    if (S_ISDIR(status.st_mode))
        fly(ErrorKind::workspace, "workspace.is_directory", {path});
    if (!S_ISREG(status.st_mode))
        fly(ErrorKind::workspace, "workspace.not_ours", {path});
    const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.descriptor < 0)
        fly(ErrorKind::notPermitted, "workspace.no_access", {path});
    std::array<unsigned char, headerSize> header{};
    const ssize_t got = ::pread(file.descriptor, header.data(), header.size(), 0);
    if (got < 0)
        fly(ErrorKind::storage, "storage.failed", {path});
    const std::string_view magic(reinterpret_cast<const char *>(header.data()), sqliteMagic.size());
    const auto size = static_cast<std::size_t>(got);
    if (size < sqliteMagic.size() || magic != sqliteMagic)
        fly(ErrorKind::workspace, "workspace.not_ours", {path});
    if (size < headerSize)
        fly(ErrorKind::workspace, "workspace.damaged", {path, "header", "0"});
    if (bigEndian(header, 68, 4) != applicationId)
        fly(ErrorKind::workspace, "workspace.not_ours", {path});

    FileHeader found;
    found.version = static_cast<int>(bigEndian(header, 60, 4));
    if (found.version > schemaVersion())
        fly(ErrorKind::newer, "workspace.newer",
            {path, std::to_string(found.version), std::to_string(schemaVersion())});
    if (found.version < 1)
        fly(ErrorKind::workspace, "workspace.damaged", {path, "header", "0"});
    struct stat wal {};
    found.walPending = ::stat((path + "-wal").c_str(), &wal) == 0 && wal.st_size > 0;
    std::uint64_t pageSize = bigEndian(header, 16, 2);
    if (pageSize == 1)
        pageSize = 65536;
    const std::uint64_t wanted = pageSize * bigEndian(header, 28, 4);
    if (!found.walPending && static_cast<std::uint64_t>(status.st_size) < wanted)
        fly(ErrorKind::workspace, "workspace.damaged", {path, "file", "0"}); // cut short
    return found;
}

PlaceFacts factsOf(const std::string &path, bool walPending)
{
    PlaceFacts facts;
    facts.fileWritable = ::access(path.c_str(), W_OK) == 0;
    facts.folderWritable = ::access(folderOf(path).c_str(), W_OK) == 0;
    facts.walPending = walPending;
    struct statfs system {};
    facts.onNetwork = ::statfs(path.c_str(), &system) == 0 && isNetworkFileSystem(system.f_type);
    return facts;
}

Opening decideOpening(OpenMode mode, const PlaceFacts &facts)
{
    const bool writable = facts.fileWritable && facts.folderWritable;
    if (mode == OpenMode::write)
        return writable ? Opening::write : Opening::refuseReadOnly;
    if (writable)
        return Opening::read;
    // The log cannot be worked in here; looking at the file without it would hide what was acknowledged.
    return facts.walPending ? Opening::refuseUnfinished : Opening::immutable;
}

bool isNetworkFileSystem(std::int64_t statfsType)
{
    constexpr std::array<std::int64_t, 10> known{0x6969,      // NFS
                                                 0x517B,      // SMB
                                                 0xFF534D42,  // CIFS
                                                 0xFE534D42,  // SMB2
                                                 0x65735546,  // FUSE: sshfs, clouds
                                                 0x01021997,  // 9p
                                                 0x5346414F,  // AFS
                                                 0x00C36400,  // Ceph
                                                 0x0BD00BD0,  // Lustre
                                                 0x013111A8}; // IBRIX
    const std::int64_t type = statfsType & 0xFFFFFFFF;
    for (const std::int64_t network : known) {
        if (type == network)
            return true;
    }
    return false;
}

Connection::Access accessFor(Opening opening, const std::string &path)
{
    switch (opening) {
    case Opening::write:
        return Connection::Access::write;
    case Opening::read:
        return Connection::Access::read;
    case Opening::immutable:
        return Connection::Access::immutable;
    case Opening::refuseUnfinished:
        fly(ErrorKind::notPermitted, "workspace.unfinished", {path});
    case Opening::refuseReadOnly:
        break;
    }
    fly(ErrorKind::notPermitted, "workspace.read_only", {path});
}

void requireRoom(const std::string &path, std::uint64_t bytes)
{
    constexpr std::uint64_t megabyte = 1'000'000;
    struct statvfs system {};
    if (::statvfs(path.c_str(), &system) != 0)
        return;
    const std::uint64_t free = std::uint64_t{system.f_bavail} * system.f_frsize;
    if (free < bytes)
        fly(ErrorKind::storage, "storage.room", {path, std::to_string(bytes / megabyte + 1), std::to_string(free / megabyte)});
}

bool exists(const std::string &path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

std::string makeBuildingFile(const std::string &path)
{
    if (exists(path))
        fly(ErrorKind::usage, "workspace.exists", {path});
    return makeNeighbour(path);
}

BuildingFile::BuildingFile(std::string name) : path(std::move(name)) {}

BuildingFile::~BuildingFile()
{
    ::unlink(path.c_str());
}

std::string setAside(const std::string &path, base::Instant now)
{
    std::string stamp = base::isoText(now);
    std::replace(stamp.begin(), stamp.end(), ':', '-');
    const std::string first = path + ".damaged-" + stamp;
    std::string aside = first;
    for (int again = 2; exists(aside); ++again)
        aside = first + '-' + std::to_string(again);
    // The log goes first: without its file it is nothing, but the file of that name must never meet another's log.
    for (const char *beside : {"-wal", "-shm", "-journal", ""}) {
        if (::rename((path + beside).c_str(), (aside + beside).c_str()) != 0 && errno != ENOENT)
            failBySystem(errno, path);
    }
    syncFolder(folderOf(path));
    return aside;
}

std::string makeNeighbour(const std::string &path)
{
    std::string name = path + ".new-XXXXXX";
    const OpenFile file(::mkostemp(name.data(), O_CLOEXEC)); // 0600
    if (file.descriptor < 0)
        failBySystem(errno, path);
    return name;
}

void publishFile(const std::string &building, const std::string &path)
{
    // rename() would overwrite; a hard link does not. Where there are none, the check before has to do.
    bool done = ::link(building.c_str(), path.c_str()) == 0;
    if (done) {
        ::unlink(building.c_str());
    } else if (errno == EEXIST) {
        fly(ErrorKind::usage, "workspace.exists", {path});
    } else {
        if (exists(path))
            fly(ErrorKind::usage, "workspace.exists", {path});
        done = ::rename(building.c_str(), path.c_str()) == 0;
    }
    if (!done)
        failBySystem(errno, path);
    syncFolder(folderOf(path));
}

std::string resolved(const std::string &path)
{
    std::error_code error;
    const std::filesystem::path canonical = std::filesystem::canonical(path, error);
    return error ? path : canonical.string();
}

} // namespace leadlight::store
