// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "domain/activity.h"
#include "store/stored_types.h"
#include "workspace/snapshot.h"

namespace leadlight::store {
class Write;
}

namespace leadlight::workspace {

/// Collects new activities against grown copies of the snapshot's dictionaries, then writes and merges them once.
class ActivityAppend {
public:
    explicit ActivityAppend(const Snapshot &snapshot);

    /// `occurrence` tells apart equal events of one file, so that they all count and none is added twice.
    void add(std::uint32_t row, const domain::Activity &activity, std::uint32_t import, std::uint32_t occurrence,
             bool machine = false);
    [[nodiscard]] std::size_t size() const { return m_added.size(); }
    /// What identifies an event's content: lead, time, type, asset, number, text and occurrence.
    [[nodiscard]] static std::uint64_t keyOf(const base::Uuid &lead, const domain::Activity &activity, std::uint32_t occurrence);
    /// Writes what was added, for a caller that loads everything anew.
    [[nodiscard]] base::Result<void> writeOnly(store::Write &write) const;
    /// Writes what was added; `next` gets a new activity table.
    [[nodiscard]] base::Result<void> write(store::Write &write, Snapshot &next) const;

private:
    const Snapshot &m_snapshot;
    std::shared_ptr<data::Dictionary> m_types, m_assets, m_areas, m_campaigns, m_texts;
    std::vector<store::StoredActivity> m_added;
};

/// One activity by itself.
[[nodiscard]] base::Result<void> appendActivity(store::Write &write, Snapshot &next, std::uint32_t row, const domain::Activity &activity);

} // namespace leadlight::workspace
