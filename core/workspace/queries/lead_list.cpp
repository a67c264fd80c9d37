// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/lead_list.h"

#include <algorithm>

namespace leadlight::workspace {

namespace {

const data::Column *findColumn(const Snapshot &snapshot, const std::string &key)
{
    for (const auto &column : snapshot.columns) {
        if (column->key == key)
            return column.get();
    }
    return nullptr;
}

/// Cell by the agreed order, then the sum of both exact scores, best first (domain.md §4).
void sortByAgreedOrder(const Snapshot &snapshot, std::vector<std::uint32_t> &rows, bool descending)
{
    const model::ScoringModel &model = *snapshot.model;
    std::vector<std::uint32_t> place(model.cells(), 0);
    for (std::size_t i = 0; i < model.order.size(); ++i)
        place[model.indexOf(model.order[i])] = static_cast<std::uint32_t>(i);
    const auto &scores = snapshot.scores->score;
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const std::uint32_t first = place[snapshot.cellOf(a)];
        const std::uint32_t second = place[snapshot.cellOf(b)];
        if (first != second)
            return descending ? first > second : first < second;
        const base::Exact sumA = scores[0][a] + scores[1][a];
        const base::Exact sumB = scores[0][b] + scores[1][b];
        return descending ? sumA < sumB : sumA > sumB;
    });
}

} // namespace

base::Result<std::vector<std::uint32_t>> matchingRows(const Snapshot &snapshot, const data::Filter &filter,
                                                      const base::Progress *progress)
{
    return filter.rows(snapshot.filterSource(), progress);
}

base::Result<std::vector<std::uint32_t>> listLeads(const Snapshot &snapshot, const data::Filter &filter,
                                                   const std::vector<SortBy> &order, const data::Collation &collation,
                                                   const base::Progress *progress)
{
    auto rows = matchingRows(snapshot, filter, progress);
    if (!rows)
        return rows;
    if (order.empty() || order.front().column == "agreed" || order.front().column == "rank") {
        sortByAgreedOrder(snapshot, *rows, !order.empty() && order.front().descending);
        return rows;
    }
    std::vector<data::SortKey> keys;
    for (const SortBy &by : order) {
        const data::Column *column = findColumn(snapshot, by.column);
        if (!column)
            return base::fail(base::ErrorKind::usage, "sort.unknown_column", {by.column});
        keys.push_back({column, by.descending});
    }
    auto sorted = data::sorted(*rows, keys, collation, progress);
    if (!sorted)
        return base::fail(base::ErrorKind::stopped, "stopped");
    return std::move(*sorted);
}

} // namespace leadlight::workspace
