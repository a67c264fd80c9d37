// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/activity.h"
#include "store/stored_types.h"
#include "workspace/snapshot.h"

namespace leadlight::store {
class Write;
}

namespace leadlight::workspace {

/// An event as it was read; the texts belong to the caller.
struct ReadActivity {
    std::int64_t time = 0; ///< UTC seconds
    std::string_view type; ///< key
    domain::Channel channel = domain::Channel::other;
    std::string_view asset, area, phase, campaign, text;
    std::optional<double> number;
};

/// Collects new activities against grown copies of the snapshot's dictionaries, then writes and merges them once.
class ActivityAppend {
public:
    explicit ActivityAppend(const Snapshot &snapshot);

    /// The event in codes, with the key of its first occurrence. It is not collected yet.
    [[nodiscard]] store::StoredActivity coded(std::uint32_t row, const ReadActivity &activity);
    /// What identifies an event's content: lead, time, type, asset, number, text, and which of several equal events of
    /// one file it is, so that they all count and none is added twice. `first` is the key of the first of them.
    [[nodiscard]] static std::uint64_t keyOfOccurrence(std::uint64_t first, std::uint32_t occurrence);
    /// For about so many, so that they need not move when they come to be more.
    void reserve(std::size_t activities) { m_added.reserve(activities); }
    void add(const store::StoredActivity &activity) { m_added.push_back(activity); }

    /// Writes what was added as events of `import`, for a caller that loads everything anew.
    [[nodiscard]] base::Result<void> writeOnly(store::Write &write, std::uint32_t import);
    /// Writes what was added; `next` gets a new activity table.
    [[nodiscard]] base::Result<void> write(store::Write &write, Snapshot &next) const;

private:
    /// A dictionary that grows, with a digest of each text: an event's key is made of these.
    struct Texts {
        std::shared_ptr<data::Dictionary> dictionary;
        std::vector<std::uint64_t> digests; ///< by code, as far as they were asked for

        std::uint64_t digestOf(std::uint32_t code);
    };
    [[nodiscard]] store::ActivityDictionaries dictionaries() const;

    const Snapshot &m_snapshot;
    Texts m_types, m_assets, m_areas, m_campaigns, m_texts;
    std::vector<store::StoredActivity> m_added;
};

/// One activity by itself.
[[nodiscard]] base::Result<void> appendActivity(store::Write &write, Snapshot &next, std::uint32_t row, const domain::Activity &activity);

} // namespace leadlight::workspace
