// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/whole_file.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace leadlight::workspace {

namespace {

base::Error writeError(const std::string &path)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return {full ? base::ErrorKind::storage : errno == EACCES || errno == EROFS ? base::ErrorKind::notPermitted : base::ErrorKind::storage,
            full ? "storage.full" : "storage.failed", {path}, {}};
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::string draftOf(const std::string &path)
{
    return path + ".part-" + std::to_string(::getpid());
}

base::Result<void> putInPlace(const std::string &path)
{
    const std::string draft = draftOf(path);
    const int file = ::open(draft.c_str(), O_RDONLY | O_CLOEXEC);
    const bool kept = file >= 0 && ::fsync(file) == 0;
    const int problem = errno;
    if (file >= 0)
        ::close(file);
    errno = problem;
    if (!kept || ::rename(draft.c_str(), path.c_str()) != 0) {
        const base::Error error = writeError(path);
        ::unlink(draft.c_str());
        return base::fail(error);
    }
    return {};
}

base::Error errorFor(base::Error error, const std::string &path)
{
    const std::string draft = draftOf(path);
    std::replace(error.arguments.begin(), error.arguments.end(), draft, path);
    if (error.place.file == draft)
        error.place.file = path;
    return error;
}

base::Result<void> writeWholeFile(const std::string &path, std::string_view bytes)
{
    const std::string draft = draftOf(path);
    const int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return base::fail(writeError(path));
    const bool written = writeAll(file, bytes) && ::fsync(file) == 0;
    const int problem = errno;
    ::close(file);
    errno = problem;
    if (!written || ::rename(draft.c_str(), path.c_str()) != 0) {
        const base::Error error = writeError(path);
        ::unlink(draft.c_str());
        return base::fail(error);
    }
    return {};
}

base::Result<std::string> readWholeFile(const std::string &path, std::size_t limit)
{
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (!std::filesystem::exists(status))
        return base::fail(base::ErrorKind::unreadable, "file.missing", {path});
    if (!std::filesystem::is_regular_file(status))
        return base::fail(base::ErrorKind::unreadable, "file.not_a_file", {path});
    const auto size = std::filesystem::file_size(path, code);
    if (code || size > limit)
        return base::fail(base::ErrorKind::unreadable, "file.too_large", {path, std::to_string(limit)});
    std::ifstream in(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size)))
        return base::fail(base::ErrorKind::unreadable, "file.unreadable", {path});
    return bytes;
}

} // namespace leadlight::workspace
