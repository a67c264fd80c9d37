// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/activity_append.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/digest.h"
#include "store/write.h"

namespace leadlight::workspace {

namespace {

std::uint8_t phaseCode(std::string_view phase)
{
    return phase == "awareness" ? 1 : phase == "evaluation" ? 2 : phase == "validation" ? 3 : 0;
}

/// Every bit of the result depends on every bit of both (the finisher of SplitMix64).
std::uint64_t mixed(std::uint64_t state, std::uint64_t value)
{
    state = (state ^ value) + 0x9E3779B97F4A7C15ULL;
    state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9ULL;
    state = (state ^ (state >> 27)) * 0x94D049BB133111EBULL;
    return state ^ (state >> 31);
}

std::uint64_t bitsOf(const std::optional<double> &number)
{
    if (!number)
        return ~std::uint64_t{0};
    return std::bit_cast<std::uint64_t>(*number == 0 ? 0.0 : *number); // −0 is the same number
}

} // namespace

ActivityAppend::ActivityAppend(const Snapshot &snapshot)
    : m_snapshot(snapshot), m_types{std::make_shared<data::Dictionary>(*snapshot.activities->types), {}},
      m_assets{std::make_shared<data::Dictionary>(*snapshot.activities->assets), {}},
      m_areas{std::make_shared<data::Dictionary>(*snapshot.activities->areas), {}},
      m_campaigns{std::make_shared<data::Dictionary>(*snapshot.activities->campaigns), {}},
      m_texts{std::make_shared<data::Dictionary>(*snapshot.activities->texts), {}}
{
}

std::uint64_t ActivityAppend::Texts::digestOf(std::uint32_t code)
{
    for (auto next = static_cast<std::uint32_t>(digests.size()); next <= code; ++next)
        digests.push_back(base::checksum(dictionary->text(next)));
    return digests[code];
}

store::StoredActivity ActivityAppend::coded(std::uint32_t row, const ReadActivity &activity)
{
    store::StoredActivity stored;
    stored.row.lead = row;
    stored.row.time = activity.time;
    stored.row.type = m_types.dictionary->codeFor(activity.type);
    stored.row.asset = m_assets.dictionary->codeFor(activity.asset);
    stored.row.area = m_areas.dictionary->codeFor(activity.area);
    stored.row.campaign = m_campaigns.dictionary->codeFor(activity.campaign);
    stored.row.text = m_texts.dictionary->codeFor(activity.text);
    stored.row.channel = static_cast<std::uint8_t>(activity.channel);
    stored.row.phase = phaseCode(activity.phase);
    if (activity.number)
        stored.row.number = *activity.number;
    std::array<std::uint64_t, 2> lead{};
    static_assert(sizeof lead == sizeof(base::Uuid::bytes));
    std::memcpy(lead.data(), m_snapshot.ids[row].bytes.data(), sizeof lead);
    for (const std::uint64_t part : {lead[0], lead[1], static_cast<std::uint64_t>(activity.time), m_types.digestOf(stored.row.type),
                                     m_assets.digestOf(stored.row.asset), bitsOf(activity.number), m_texts.digestOf(stored.row.text)})
        stored.key = mixed(stored.key, part);
    return stored;
}

std::uint64_t ActivityAppend::keyOfOccurrence(std::uint64_t first, std::uint32_t occurrence)
{
    return occurrence == 0 ? first : mixed(first, occurrence);
}

store::ActivityDictionaries ActivityAppend::dictionaries() const
{
    return {m_types.dictionary, m_assets.dictionary, m_areas.dictionary, m_campaigns.dictionary, m_texts.dictionary};
}

base::Result<void> ActivityAppend::writeOnly(store::Write &write, std::uint32_t import)
{
    for (store::StoredActivity &activity : m_added)
        activity.import = import;
    return write.appendActivities(m_added, dictionaries());
}

base::Result<void> ActivityAppend::write(store::Write &write, Snapshot &next) const
{
    if (auto appended = write.appendActivities(m_added, dictionaries()); !appended)
        return appended;
    const data::ActivityTable &old = *next.activities;
    data::ActivityTableBuilder builder;
    builder.reserve(old.size() + m_added.size());
    for (std::uint32_t lead = 0; lead < old.leads(); ++lead) {
        for (std::size_t i = old.first[lead]; i < old.first[lead + 1]; ++i)
            builder.add({lead, old.time[i], old.type[i], old.asset[i], old.area[i], old.campaign[i], old.text[i], old.channel[i],
                         old.phase[i], old.machine[i], old.number[i]});
    }
    for (const store::StoredActivity &activity : m_added)
        builder.add(activity.row);
    next.activities = std::make_shared<const data::ActivityTable>(
        std::move(builder).build(next.size(), m_types.dictionary, m_assets.dictionary, m_areas.dictionary, m_campaigns.dictionary, m_texts.dictionary));
    return {};
}

base::Result<void> appendActivity(store::Write &write, Snapshot &next, std::uint32_t row, const domain::Activity &activity)
{
    // A second equal call within the same second is still a second call.
    std::uint32_t occurrence = 0;
    const data::ActivityTable &activities = *next.activities;
    for (std::size_t i = activities.first[row]; i < activities.first[row + 1]; ++i)
        occurrence += activities.time[i] == activity.time.seconds && activities.types->text(activities.type[i]) == activity.type;
    ActivityAppend append(next);
    store::StoredActivity stored = append.coded(row, {activity.time.seconds, activity.type, activity.channel, activity.asset, activity.area,
                                                      activity.phase, activity.campaign, activity.text, activity.number});
    stored.key = ActivityAppend::keyOfOccurrence(stored.key, occurrence);
    append.add(stored);
    return append.write(write, next);
}

} // namespace leadlight::workspace
