// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/merged_leads.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

#include <nlohmann/json.hpp>

namespace leadlight::workspace {

namespace {

data::ActivityTableBuilder::Row activityRow(const data::ActivityTable &table, std::size_t i, std::uint32_t lead)
{
    return {lead,           table.time[i], table.type[i],    table.asset[i], table.area[i],   table.campaign[i],
            table.text[i], table.channel[i], table.phase[i], table.machine[i], table.number[i]};
}

/// Counts what is the same in two leads once. An event that one lead has twice happened twice: the union has each event
/// as often as the lead that has it most often.
class EventUnion {
public:
    EventUnion(const data::ActivityTable &table, data::ActivityTableBuilder &builder, std::uint32_t survivor)
        : m_table(table), m_builder(builder), m_survivor(survivor)
    {
    }
    void addAllOf(std::uint32_t lead)
    {
        std::map<Key, std::size_t> here;
        for (std::size_t i = m_table.first[lead]; i < m_table.first[lead + 1]; ++i) {
            const Key key{m_table.time[i], m_table.type[i], m_table.asset[i], m_table.text[i], std::bit_cast<std::uint64_t>(m_table.number[i])};
            std::size_t &taken = m_taken[key];
            if (++here[key] <= taken)
                continue;
            ++taken;
            m_builder.add(activityRow(m_table, i, m_survivor));
        }
    }

private:
    using Key = std::tuple<std::int64_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint64_t>;
    const data::ActivityTable &m_table;
    data::ActivityTableBuilder &m_builder;
    std::uint32_t m_survivor;
    std::map<Key, std::size_t> m_taken;
};

void uniteActivities(Snapshot &snapshot)
{
    std::map<std::uint32_t, std::vector<std::uint32_t>> parts; ///< by survivor, ascending
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row))
            parts[snapshot.survivorOf(row)].push_back(row);
    }
    const data::ActivityTable &all = *snapshot.activities;
    data::ActivityTableBuilder builder;
    builder.reserve(all.size());
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row))
            continue;
        const auto merged = parts.find(row);
        if (merged == parts.end()) {
            for (std::size_t i = all.first[row]; i < all.first[row + 1]; ++i)
                builder.add(activityRow(all, i, row));
            continue;
        }
        EventUnion events(all, builder, row);
        events.addAllOf(row);
        for (const std::uint32_t part : merged->second)
            events.addAllOf(part);
    }
    snapshot.activities = std::make_shared<const data::ActivityTable>(
        std::move(builder).build(snapshot.size(), all.types, all.assets, all.areas, all.campaigns, all.texts));
}

} // namespace

void applyMerges(Snapshot &snapshot, const std::vector<store::StoredMerge> &merges)
{
    snapshot.mergedInto.assign(snapshot.size(), 0);
    for (const std::uint32_t row : snapshot.erased)
        snapshot.mergedInto[row] = row + 1;
    snapshot.merges.clear();
    for (const store::StoredMerge &merge : merges) {
        if (merge.undoneBy == 0)
            snapshot.merges.push_back({merge.seq, merge.ledgerSeq, merge.survivor, merge.merged, merge.person, merge.time,
                                       mergedValues(merge.changes)});
    }
    if (snapshot.merges.empty())
        return;
    // Newest first: by then it is known where the survivor of an older merge has gone itself.
    for (auto merge = snapshot.merges.rbegin(); merge != snapshot.merges.rend(); ++merge) {
        for (const std::uint32_t row : merge->merged)
            snapshot.mergedInto[row] = snapshot.survivorOf(merge->survivor) + 1;
    }
    for (MoveRecord &move : snapshot.moves)
        move.lead = snapshot.survivorOf(move.lead);
    uniteActivities(snapshot);
}

std::string mergedValuesJson(const std::vector<store::MergedValue> &changes)
{
    nlohmann::json json = nlohmann::json::array();
    for (const store::MergedValue &change : changes)
        json.push_back({{"field", change.field}, {"from", change.from}, {"to", change.to}});
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<store::MergedValue> mergedValues(const std::string &text)
{
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    std::vector<store::MergedValue> changes;
    if (!json.is_array())
        return changes;
    const auto textOf = [](const nlohmann::json &object, const char *key) {
        const auto found = object.find(key);
        return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    for (const nlohmann::json &change : json) {
        if (change.is_object())
            changes.push_back({textOf(change, "field"), textOf(change, "from"), textOf(change, "to")});
    }
    return changes;
}

} // namespace leadlight::workspace
