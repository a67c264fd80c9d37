// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace leadlight::store {

/// The lock that makes one instance the writer of a workspace: an open-file lock on NAME-lock, in which stands who
/// writes since when. The system takes the lock from a process that dies, so a dead owner never blocks anybody.
class InstanceLock {
public:
    InstanceLock() = default;
    /// Waits up to `patience`. Throws workspace.in_use (path, who, host, since).
    InstanceLock(const std::string &workspace, std::chrono::milliseconds patience);
    ~InstanceLock();
    InstanceLock(InstanceLock &&other) noexcept;
    InstanceLock &operator=(InstanceLock &&other) noexcept;

    [[nodiscard]] bool isHeld() const { return m_descriptor >= 0; }

private:
    [[nodiscard]] bool tryOnce(const std::string &workspace);
    void writeOwner() const;
    void release();

    std::string m_path;
    int m_descriptor = -1;
};

} // namespace leadlight::store
