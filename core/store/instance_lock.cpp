// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/instance_lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/time.h"
#include "store/failure.h"

namespace leadlight::store {

namespace {

using base::ErrorKind;

constexpr std::chrono::milliseconds pause(50);

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string userName()
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    ::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found);
    return found ? found->pw_name : std::to_string(::getuid());
}

/// The open file must still be the one of that name: its last owner may have removed it in between.
bool isStillNamed(int descriptor, const std::string &path)
{
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino
           && opened.st_dev == named.st_dev;
}

[[noreturn]] void failInUse(const std::string &workspace, const std::string &lockPath)
{
    std::array<char, 1024> bytes{};
    std::size_t size = 0;
    if (const int descriptor = ::open(lockPath.c_str(), O_RDONLY | O_CLOEXEC); descriptor >= 0) {
        size = static_cast<std::size_t>(std::max<ssize_t>(0, ::pread(descriptor, bytes.data(), bytes.size(), 0)));
        ::close(descriptor);
    }
    std::vector<std::string> arguments{workspace};
    for (const std::string_view line : base::split(std::string_view(bytes.data(), size), '\n'))
        arguments.emplace_back(line);
    arguments.resize(4);
    fly(ErrorKind::inUse, "workspace.in_use", std::move(arguments));
}

} // namespace

InstanceLock::InstanceLock(const std::string &workspace, std::chrono::milliseconds patience)
    : m_path(workspace + "-lock")
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!tryOnce(workspace)) {
        if (std::chrono::steady_clock::now() >= until)
            failInUse(workspace, m_path);
        std::this_thread::sleep_for(pause);
    }
    writeOwner();
}

bool InstanceLock::tryOnce(const std::string &workspace)
{
    const int descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        if (errno == ENOSPC || errno == EDQUOT)
            fly(ErrorKind::storage, "storage.full", {workspace});
        if (errno == EACCES || errno == EROFS || errno == EPERM)
            fly(ErrorKind::notPermitted, "workspace.read_only", {workspace});
        fly(ErrorKind::storage, "storage.failed", {workspace});
    }
    // Belongs to the open file, not to the process: a second store in the same process is refused as well, and closing
    // some other descriptor of the file does not drop it.
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    const int error = ::fcntl(descriptor, F_OFD_SETLK, &lock) == 0 ? 0 : errno;
    if (error == 0 && isStillNamed(descriptor, m_path)) {
        m_descriptor = descriptor;
        return true;
    }
    ::close(descriptor);
    if (error == ENOLCK || error == EOPNOTSUPP || error == EINVAL)
        fly(ErrorKind::storage, "storage.failed", {workspace}); // SQLite could not lock here either
    return false;
}

void InstanceLock::writeOwner() const
{
    const std::string owner = userName() + '\n' + hostName() + '\n' + base::isoText(base::SystemClock().now()) + '\n'
                              + std::to_string(::getpid()) + '\n';
    // Only what others are told; a full disk does not make the lock invalid.
    if (::ftruncate(m_descriptor, 0) == 0 && ::pwrite(m_descriptor, owner.data(), owner.size(), 0) < 0)
        return;
}

void InstanceLock::release()
{
    if (m_descriptor < 0)
        return;
    ::unlink(m_path.c_str()); // while it is held, so that nobody can have taken it
    ::close(std::exchange(m_descriptor, -1));
}

InstanceLock::~InstanceLock()
{
    release();
}

InstanceLock::InstanceLock(InstanceLock &&other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

InstanceLock &InstanceLock::operator=(InstanceLock &&other) noexcept
{
    if (this != &other) {
        release();
        m_path = std::move(other.m_path);
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

} // namespace leadlight::store
