// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/workspace_store.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// The inside of an open workspace, for commands alone. A command takes `lock()`, checks, writes through the store,
/// commits, and publishes a new snapshot.
class Workspace::Session {
public:
    Session(std::unique_ptr<store::WorkspaceStore> store, const base::Clock &clock, OpenOptions options);

    [[nodiscard]] std::unique_lock<std::mutex> lock() { return std::unique_lock(m_commandLock); }
    [[nodiscard]] store::WorkspaceStore &store() { return *m_store; }
    [[nodiscard]] const store::WorkspaceStore &store() const { return *m_store; }
    [[nodiscard]] base::Instant now() const { return m_clock.now(); }
    /// The clock cut to the minute, or the fixed moment the workspace was opened for.
    [[nodiscard]] base::Instant asOf() const;
    /// True where a live recompute may hand leads over: writable, and as of now.
    [[nodiscard]] bool isLive() const;
    /// Errors: workspace.read_only.
    [[nodiscard]] base::Result<void> requireWritable() const;

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;
    /// A copy of the current snapshot with the next revision, to be changed and published.
    [[nodiscard]] std::shared_ptr<Snapshot> edited() const;
    /// Everything anew from the store, scored and with its derived columns; not yet published.
    [[nodiscard]] base::Result<std::shared_ptr<Snapshot>> loaded(const base::Progress *progress);
    /// The same after nothing but activities was added.
    [[nodiscard]] base::Result<std::shared_ptr<Snapshot>> loadedWithActivities(const base::Progress *progress);
    /// Makes `next` the current snapshot and tells the listeners.
    void publish(std::shared_ptr<const Snapshot> next, const ChangeEvent &event);
    std::shared_ptr<void> subscribe(Listener listener);

private:
    struct Subscription {
        Listener listener;
    };
    std::unique_ptr<store::WorkspaceStore> m_store;
    const base::Clock &m_clock;
    OpenOptions m_options;
    std::mutex m_commandLock;
    mutable std::mutex m_stateLock; ///< guards the two below
    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<std::weak_ptr<Subscription>> m_subscriptions;
};

/// The stored form of one lead of a snapshot.
[[nodiscard]] store::LeadRow leadRowOf(const Snapshot &snapshot, std::uint32_t row);
/// What the store calls a move, and back.
[[nodiscard]] MoveRecord recordOf(const store::StoredMove &move);

} // namespace leadlight::workspace
