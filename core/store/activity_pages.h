// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "base/progress.h"
#include "data/activity_table.h"
#include "store/connection.h"
#include "store/stored_types.h"

namespace leadlight::store {

/// Activities lie in pages of up to rowsPerPage events, in order of arrival. A page is not changed; only a run of small
/// pages at the end (single additions) is folded into one when enough have come together.
void appendActivityPages(Connection &connection, std::span<const StoredActivity> activities,
                         const ActivityDictionaries &dictionaries);
/// Takes the activities of the leads of `rows` away, and the texts that no other activity has.
void eraseActivities(Connection &connection, const std::set<std::uint32_t> &rows);
[[nodiscard]] data::ActivityTable loadActivityPages(Connection &connection, std::size_t leads,
                                                    const base::Progress *progress);
[[nodiscard]] std::vector<std::uint64_t> loadActivityKeys(Connection &connection);

} // namespace leadlight::store
