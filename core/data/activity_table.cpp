// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/activity_table.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <numeric>

#include "base/parallel.h"

namespace leadlight::data {

namespace {

constexpr std::size_t eventGrain = 65536;

/// Calls `work` over consecutive parts of the events or leads, by all processors.
void inParts(std::size_t count, const std::function<void(std::size_t begin, std::size_t end)> &work)
{
    base::parallelFor(count, eventGrain, base::defaultThreads(), work);
}

bool isInOrder(std::span<const std::uint32_t> lead, std::span<const std::int64_t> time)
{
    std::atomic<bool> inOrder{true};
    inParts(lead.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = std::max<std::size_t>(begin, 1); i < end; ++i) {
            if (lead[i] < lead[i - 1] || (lead[i] == lead[i - 1] && time[i] < time[i - 1])) {
                inOrder = false;
                return;
            }
        }
    });
    return inOrder;
}

/// Ranges by lead; one more entry than there are leads.
std::vector<std::uint32_t> rangesOf(std::span<const std::uint32_t> lead, std::size_t leads)
{
    std::vector<std::uint32_t> first(leads + 1, 0);
    for (const std::uint32_t row : lead)
        ++first[row + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    return first;
}

/// Places in the order lead, time, arrival. A counting sort by lead keeps arrival order; the few events of one lead are
/// then sorted by time.
std::vector<std::uint32_t> orderOfActivities(std::span<const std::uint32_t> lead, std::span<const std::int64_t> time,
                                             std::span<const std::uint32_t> first)
{
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    std::vector<std::uint32_t> order(lead.size());
    for (std::uint32_t i = 0; i < lead.size(); ++i)
        order[next[lead[i]]++] = i;
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return time[a] != time[b] ? time[a] < time[b] : a < b; };
    inParts(first.size() - 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            const auto from = order.begin() + first[row];
            const auto to = order.begin() + first[row + 1];
            if (!std::is_sorted(from, to, earlier))
                std::sort(from, to, earlier);
        }
    });
    return order;
}

template <class Value> void reorder(std::vector<Value> &values, std::span<const std::uint32_t> order)
{
    std::vector<Value> ordered(values.size());
    inParts(order.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            ordered[i] = values[order[i]];
    });
    values.swap(ordered);
}

template <class Value>
std::vector<Value> columnOf(const std::vector<ActivityTableBuilder::Row> &rows, Value ActivityTableBuilder::Row::*member)
{
    std::vector<Value> values;
    values.reserve(rows.size());
    for (const ActivityTableBuilder::Row &row : rows)
        values.push_back(row.*member);
    return values;
}

} // namespace

ActivityTable sortedByLead(ActivityTable arrived, std::span<const std::uint32_t> lead, std::size_t leads)
{
    arrived.first = rangesOf(lead, leads);
    if (isInOrder(lead, arrived.time))
        return arrived;
    const std::vector<std::uint32_t> order = orderOfActivities(lead, arrived.time, arrived.first);
    reorder(arrived.time, order);
    reorder(arrived.number, order);
    for (std::vector<std::uint32_t> *column : {&arrived.type, &arrived.asset, &arrived.area, &arrived.campaign, &arrived.text})
        reorder(*column, order);
    for (std::vector<std::uint8_t> *column : {&arrived.channel, &arrived.phase, &arrived.machine})
        reorder(*column, order);
    return arrived;
}

ActivityTable ActivityTableBuilder::build(std::size_t leads, std::shared_ptr<const Dictionary> types,
                                          std::shared_ptr<const Dictionary> assets,
                                          std::shared_ptr<const Dictionary> areas,
                                          std::shared_ptr<const Dictionary> campaigns,
                                          std::shared_ptr<const Dictionary> texts) &&
{
    ActivityTable table;
    table.time = columnOf(m_rows, &Row::time);
    table.type = columnOf(m_rows, &Row::type);
    table.asset = columnOf(m_rows, &Row::asset);
    table.area = columnOf(m_rows, &Row::area);
    table.campaign = columnOf(m_rows, &Row::campaign);
    table.text = columnOf(m_rows, &Row::text);
    table.channel = columnOf(m_rows, &Row::channel);
    table.phase = columnOf(m_rows, &Row::phase);
    table.machine = columnOf(m_rows, &Row::machine);
    table.number = columnOf(m_rows, &Row::number);
    const std::vector<std::uint32_t> lead = columnOf(m_rows, &Row::lead);
    table.types = std::move(types);
    table.assets = std::move(assets);
    table.areas = std::move(areas);
    table.campaigns = std::move(campaigns);
    table.texts = std::move(texts);
    m_rows.clear();
    return sortedByLead(std::move(table), lead, leads);
}

} // namespace leadlight::data
