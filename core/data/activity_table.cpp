// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/activity_table.h"

#include <algorithm>

namespace leadlight::data {

namespace {

/// Row numbers in the order lead, time, arrival. A counting sort by lead keeps arrival order; the few events of one
/// lead are then sorted by time. `first` has one more entry than there are leads and receives the ranges.
std::vector<std::uint32_t> orderOfActivities(const std::vector<ActivityTableBuilder::Row> &rows,
                                             std::vector<std::uint32_t> &first)
{
    for (const ActivityTableBuilder::Row &row : rows)
        ++first[row.lead + 1];
    for (std::size_t lead = 1; lead < first.size(); ++lead)
        first[lead] += first[lead - 1];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    std::vector<std::uint32_t> order(rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        order[next[rows[i].lead]++] = i;
    const auto earlier = [&rows](std::uint32_t a, std::uint32_t b) {
        return rows[a].time != rows[b].time ? rows[a].time < rows[b].time : a < b;
    };
    for (std::size_t lead = 0; lead + 1 < first.size(); ++lead) {
        const auto begin = order.begin() + first[lead];
        const auto end = order.begin() + first[lead + 1];
        if (!std::is_sorted(begin, end, earlier))
            std::sort(begin, end, earlier);
    }
    return order;
}

template <class Value>
std::vector<Value> gathered(const std::vector<ActivityTableBuilder::Row> &rows, const std::vector<std::uint32_t> &order,
                            Value ActivityTableBuilder::Row::*member)
{
    std::vector<Value> values;
    values.reserve(order.size());
    for (const std::uint32_t row : order)
        values.push_back(rows[row].*member);
    return values;
}

} // namespace

ActivityTable ActivityTableBuilder::build(std::size_t leads, std::shared_ptr<const Dictionary> types,
                                          std::shared_ptr<const Dictionary> assets,
                                          std::shared_ptr<const Dictionary> areas,
                                          std::shared_ptr<const Dictionary> campaigns,
                                          std::shared_ptr<const Dictionary> texts) &&
{
    ActivityTable table;
    table.first.assign(leads + 1, 0);
    const std::vector<std::uint32_t> order = orderOfActivities(m_rows, table.first);
    table.time = gathered(m_rows, order, &Row::time);
    table.type = gathered(m_rows, order, &Row::type);
    table.asset = gathered(m_rows, order, &Row::asset);
    table.area = gathered(m_rows, order, &Row::area);
    table.campaign = gathered(m_rows, order, &Row::campaign);
    table.text = gathered(m_rows, order, &Row::text);
    table.channel = gathered(m_rows, order, &Row::channel);
    table.phase = gathered(m_rows, order, &Row::phase);
    table.machine = gathered(m_rows, order, &Row::machine);
    table.number = gathered(m_rows, order, &Row::number);
    table.types = std::move(types);
    table.assets = std::move(assets);
    table.areas = std::move(areas);
    table.campaigns = std::move(campaigns);
    table.texts = std::move(texts);
    m_rows.clear();
    return table;
}

} // namespace leadlight::data
