// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "base/time.h"
#include "workspace/snapshot.h"

namespace leadlight::store {
class WorkspaceStore;
}

namespace leadlight::workspace {

/// What changed with a new snapshot; views decide by it what to look at again.
struct ChangeEvent {
    bool leads = false;   ///< rows were added, or attributes or activities changed
    bool stages = false;  ///< stages, owners, due times
    bool model = false;   ///< version in force, draft
    bool people = false;  ///< persons, who sits at the table
    bool time = false;    ///< as-of moved on
    std::vector<std::uint32_t> rows; ///< changed rows where few changed; empty: many
};

struct OpenOptions {
    bool write = true;
    std::optional<base::Instant> asOf; ///< score as of then instead of now; nothing is written then
};

/// An open workspace: the store, the clock and the current snapshot. The only door for ui and app; what a user does is
/// a function of its own under commands/, what a user asks under queries/.
///
/// Threads: commands may run on any thread, one at a time (they take the lock themselves); snapshot() is safe from any
/// thread at any time; listeners are called on the thread of the command, after the commit.
class Workspace {
public:
    /// Makes the file with `templateKey`'s model as an unsigned draft. Errors: workspace.exists, workspace.unknown_template, storage.…
    [[nodiscard]] static base::Result<std::unique_ptr<Workspace>> create(const std::string &path, const std::string &templateKey,
                                                                         const base::Clock &clock,
                                                                         const base::Progress *progress = nullptr);
    /// Errors: those of store::WorkspaceStore::open; stopped.
    [[nodiscard]] static base::Result<std::unique_ptr<Workspace>> open(const std::string &path, const OpenOptions &options,
                                                                       const base::Clock &clock,
                                                                       const base::Progress *progress = nullptr);
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;
    [[nodiscard]] const std::string &path() const;
    [[nodiscard]] bool isWritable() const;
    /// Moves as-of on to the clock's minute, scores again and hands over leads that newly qualify (domain.md §3).
    [[nodiscard]] base::Result<void> refresh(const base::Progress *progress = nullptr);

    using Listener = std::function<void(const ChangeEvent &)>;
    /// Calls `listener` after each change until the returned handle is destroyed.
    [[nodiscard]] std::shared_ptr<void> subscribe(Listener listener);

    class Session; ///< the inside, for commands alone (session.h)
    [[nodiscard]] Session &session() { return *m_session; }

private:
    explicit Workspace(std::unique_ptr<Session> session);
    std::unique_ptr<Session> m_session;
};

} // namespace leadlight::workspace
