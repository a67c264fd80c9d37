// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "data/activity_table.h"
#include "store/connection.h"
#include "store/stored_types.h"

namespace leadlight::store {

inline constexpr std::string_view activityEntity = "activity";

/// The text columns of activities in column_def.
struct DictionaryField {
    const char *key;
    std::shared_ptr<const data::Dictionary> ActivityDictionaries::*dictionary;
};
inline constexpr std::array<DictionaryField, 5> dictionaryFields{{{"type", &ActivityDictionaries::types},
                                                           {"asset", &ActivityDictionaries::assets},
                                                           {"area", &ActivityDictionaries::areas},
                                                           {"campaign", &ActivityDictionaries::campaigns},
                                                           {"text", &ActivityDictionaries::texts}}};

/// Activities lie in pages of up to rowsPerPage events, those of one call by lead and time. A page is not changed; only a
/// run of small pages at the end (single additions) is folded into one when enough have come together.
void appendActivityPages(Connection &connection, std::span<const StoredActivity> activities,
                         const ActivityDictionaries &dictionaries);
/// Takes the activities of the leads of `rows` away, and the texts that no other activity has.
void eraseActivities(Connection &connection, const std::set<std::uint32_t> &rows);
[[nodiscard]] ActivityDictionaries loadActivityDictionaries(Connection &connection);
[[nodiscard]] data::ActivityTable loadActivityPages(Connection &connection, std::size_t leads,
                                                    const base::Progress *progress);
/// The events of one page, whatever texts their codes stand for. Throws PageReader::BadPage.
[[nodiscard]] std::vector<StoredActivity> eventsOfPage(std::string_view bytes, std::uint32_t pageNo, std::uint32_t count);
[[nodiscard]] std::vector<std::uint64_t> loadActivityKeys(Connection &connection);

} // namespace leadlight::store
