// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/rank_kernel.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "base/wide_registers.h"

namespace leadlight::scoring {

namespace {

/// An axis has at most six ranks, so five thresholds; those that are not used are missed by nobody.
constexpr std::size_t mostThresholds = 5;
using Thresholds = std::array<base::Exact, mostThresholds>;

LEADLIGHT_INLINE void rankRows(const base::Exact *scores, std::size_t count, const Thresholds &thresholds,
                               std::size_t used, std::uint8_t *ranks)
{
    const Thresholds t = thresholds;
    if (used <= 3) {
        for (std::size_t i = 0; i < count; ++i)
            ranks[i] = static_cast<std::uint8_t>((scores[i] < t[0]) + (scores[i] < t[1]) + (scores[i] < t[2]));
    } else {
        for (std::size_t i = 0; i < count; ++i)
            ranks[i] = static_cast<std::uint8_t>((scores[i] < t[0]) + (scores[i] < t[1]) + (scores[i] < t[2])
                                                 + (scores[i] < t[3]) + (scores[i] < t[4]));
    }
}

LEADLIGHT_WIDE void rankRowsWide(const base::Exact *scores, std::size_t count, const Thresholds &thresholds,
                                 std::size_t used, std::uint8_t *ranks)
{
    rankRows(scores, count, thresholds, used, ranks);
}

void rankRowsPlain(const base::Exact *scores, std::size_t count, const Thresholds &thresholds, std::size_t used,
                   std::uint8_t *ranks)
{
    rankRows(scores, count, thresholds, used, ranks);
}

} // namespace

void rankScores(std::span<const base::Exact> scores, std::span<const base::Exact> thresholds,
                std::span<std::uint8_t> ranks)
{
    Thresholds used;
    used.fill(std::numeric_limits<base::Exact>::min());
    if (thresholds.size() > used.size()) {
        for (std::size_t i = 0; i < scores.size(); ++i)
            ranks[i] = static_cast<std::uint8_t>(
                std::ranges::count_if(thresholds, [&](base::Exact threshold) { return scores[i] < threshold; }));
        return;
    }
    std::ranges::copy(thresholds, used.begin());
    const auto rows = base::hasWideRegisters() ? rankRowsWide : rankRowsPlain;
    rows(scores.data(), scores.size(), used, thresholds.size(), ranks.data());
}

void countCells(std::span<const std::uint8_t> first, std::span<const std::uint8_t> second, std::size_t columns,
                std::span<std::uint64_t> cells)
{
    // Four counters a cell: equal neighbours do not wait for each other.
    constexpr std::size_t lanes = 4;
    std::vector<std::uint32_t> counts(cells.size() * lanes, 0);
    for (std::size_t i = 0; i < first.size(); ++i)
        ++counts[(first[i] * columns + second[i]) * lanes + i % lanes];
    for (std::size_t i = 0; i < counts.size(); ++i)
        cells[i / lanes] += counts[i];
}

} // namespace leadlight::scoring
