// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/lead_list.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <span>

#include "base/parallel.h"

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

/// Place of each cell in the agreed order.
std::vector<std::uint32_t> placesOf(const model::ScoringModel &model)
{
    std::vector<std::uint32_t> place(model.cells(), 0);
    for (std::size_t i = 0; i < model.order.size(); ++i)
        place[model.indexOf(model.order[i])] = static_cast<std::uint32_t>(i);
    return place;
}

/// A lead by what orders it within its cell: the sum of both exact scores, equals by row.
struct Ranked {
    base::Exact sum = 0;
    std::uint32_t row = 0;
};
bool isFirst(const Ranked &a, const Ranked &b)
{
    return a.sum != b.sum ? a.sum > b.sum : a.row < b.row;
}
bool isFirstUpwards(const Ranked &a, const Ranked &b)
{
    return a.sum != b.sum ? a.sum < b.sum : a.row < b.row;
}

/// Leads by the place of their cell.
std::vector<std::vector<Ranked>> byPlace(const Ranking &ranking, std::span<const std::uint32_t> rows, std::span<const std::size_t> sizes)
{
    const std::vector<std::uint32_t> place = placesOf(ranking.model);
    std::vector<std::vector<Ranked>> buckets(ranking.model.cells());
    for (std::size_t i = 0; i < sizes.size(); ++i)
        buckets[i].reserve(sizes[i]);
    const auto &score = ranking.scores.score;
    for (const std::uint32_t row : rows) {
        const std::uint32_t at = place[ranking.scores.cellOf(row, ranking.model.columns())];
        if (at < sizes.size())
            buckets[at].push_back({score[0][row] + score[1][row], row});
    }
    return buckets;
}

std::vector<std::size_t> sizesByPlace(const Ranking &ranking, std::span<const std::uint32_t> rows)
{
    const std::vector<std::uint32_t> place = placesOf(ranking.model);
    std::vector<std::size_t> sizes(ranking.model.cells());
    for (const std::uint32_t row : rows)
        ++sizes[place[ranking.scores.cellOf(row, ranking.model.columns())]];
    return sizes;
}

/// Cell by the agreed order, then the sum of both exact scores, best first (domain.md §4). The cells are ordered each
/// by itself, the largest first, on all threads.
void sortByAgreedOrder(const Snapshot &snapshot, std::vector<std::uint32_t> &rows, bool descending)
{
    const Ranking ranking{*snapshot.model, *snapshot.scores};
    std::vector<std::vector<Ranked>> buckets = byPlace(ranking, rows, sizesByPlace(ranking, rows));
    std::vector<std::size_t> largestFirst(buckets.size());
    std::iota(largestFirst.begin(), largestFirst.end(), std::size_t{0});
    std::ranges::sort(largestFirst, std::greater(), [&](std::size_t i) { return buckets[i].size(); });
    base::parallelFor(buckets.size(), 1, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            std::ranges::sort(buckets[largestFirst[i]], descending ? isFirstUpwards : isFirst);
    });
    if (descending)
        std::ranges::reverse(buckets);
    rows.clear();
    for (const std::vector<Ranked> &bucket : buckets) {
        for (const Ranked &lead : bucket)
            rows.push_back(lead.row);
    }
}

} // namespace

base::Result<std::vector<std::uint32_t>> matchingRows(const Snapshot &snapshot, const data::Filter &filter,
                                                      const base::Progress *progress)
{
    return filter.rows(snapshot.filterSource(), progress);
}

base::Result<FirstLeads> firstLeads(const Snapshot &snapshot, const Ranking &ranking, const data::Filter &filter,
                                    std::size_t most, const base::Progress *progress)
{
    data::FilterSource source = snapshot.filterSource();
    source.ranks = {ranking.scores.rank[0], ranking.scores.rank[1], ranking.model.axes[0].ranks, ranking.model.axes[1].ranks};
    const auto passing = filter.rows(source, progress);
    if (!passing)
        return base::fail(passing.error());
    FirstLeads first;
    first.total = passing->size();
    // Only the cells that hold the first `most` are looked into.
    std::vector<std::size_t> sizes = sizesByPlace(ranking, *passing);
    std::size_t reached = 0;
    std::size_t needed = 0;
    while (needed < sizes.size() && reached < most)
        reached += sizes[needed++];
    sizes.resize(needed);
    for (std::vector<Ranked> &bucket : byPlace(ranking, *passing, sizes)) {
        const std::size_t room = std::min(bucket.size(), most - first.rows.size());
        const auto last = bucket.begin() + static_cast<std::ptrdiff_t>(room);
        std::partial_sort(bucket.begin(), last, bucket.end(), isFirst);
        for (auto lead = bucket.begin(); lead != last; ++lead)
            first.rows.push_back(lead->row);
    }
    return first;
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
