// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/instance_lock.h"
#include "store/workspace_store.h"
#include "store/write.h"

namespace leadlight::store {

class WorkspaceStore::Inside {
public:
    Inside(const std::string &file, Connection::Access access, InstanceLock instance)
        : lock(std::move(instance)), connection(file, access), path(file), writable(access == Connection::Access::write)
    {
    }

    InstanceLock lock; ///< released after the connection has closed
    /// Loading is const to the caller; statements and caches of SQLite are not.
    mutable Connection connection;
    std::string path;
    WorkspaceMeta meta;
    std::vector<std::string> missingGuards;
    bool writable = false;
    bool onNetwork = false;
    bool writing = false; ///< a Write is open
};

class Write::Inside {
public:
    explicit Inside(WorkspaceStore::Inside &owner) : store(owner) {}
    ~Inside();
    Inside(const Inside &) = delete;
    Inside &operator=(const Inside &) = delete;

    /// Runs one step of the transaction; after a failure everything is rolled back and every further step fails alike.
    template <class Work>
    [[nodiscard]] auto attempt(const Work &work) -> base::Result<std::invoke_result_t<Work, Connection &>>;
    void rollBack() noexcept;

    WorkspaceStore::Inside &store;
    std::optional<base::Error> lost; ///< the first failure, or that it was committed
    bool open = true;
};

} // namespace leadlight::store
