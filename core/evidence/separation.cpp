// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/separation.h"

#include <algorithm>
#include <numeric>

namespace leadlight::evidence {

namespace {

/// Calls `use(begin, end)` for each run of equal scores in `order`, best first.
template <class Use>
void forGroups(std::span<const double> scores, const std::vector<std::size_t> &order, const Use &use)
{
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && scores[order[to]] == scores[order[from]])
            ++to;
        use(from, to);
        from = to;
    }
}

std::vector<std::size_t> bestFirst(std::span<const double> scores)
{
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    return order;
}

} // namespace

std::vector<std::uint8_t> decilesOf(std::span<const double> scores)
{
    const std::vector<std::size_t> order = bestFirst(scores);
    std::vector<std::uint8_t> deciles(scores.size());
    forGroups(scores, order, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            deciles[order[i]] = static_cast<std::uint8_t>(from * 10 / order.size());
    });
    return deciles;
}

std::array<Share, 10> shareByDecile(std::span<const std::uint8_t> deciles, Outcomes outcomes)
{
    std::array<Share, 10> shares{};
    for (std::size_t i = 0; i < deciles.size(); ++i)
        shares[deciles[i]].add(outcomes[i] != 0);
    return shares;
}

std::vector<GainPoint> gains(std::span<const double> scores, Outcomes outcomes, std::size_t most)
{
    std::vector<GainPoint> curve{{0, 0}};
    const auto all = static_cast<std::uint64_t>(std::count_if(outcomes.begin(), outcomes.end(), [](std::uint8_t yes) { return yes != 0; }));
    if (all == 0)
        return curve;
    const std::vector<std::size_t> order = bestFirst(scores);
    const double step = 1 / static_cast<double>(std::max<std::size_t>(most, 1));
    std::uint64_t yes = 0;
    forGroups(scores, order, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            yes += outcomes[order[i]] != 0;
        const GainPoint point{static_cast<double>(to) / static_cast<double>(order.size()), static_cast<double>(yes) / static_cast<double>(all)};
        if (to == order.size() || point.cases - curve.back().cases >= step)
            curve.push_back(point);
    });
    return curve;
}

std::vector<Reversal> reversals(std::span<const Share> cells, std::size_t columns)
{
    std::vector<Reversal> found;
    for (std::size_t better = 0; better < cells.size(); ++better) {
        for (std::size_t worse = 0; worse < cells.size(); ++worse) {
            const bool isBetter = better / columns <= worse / columns && better % columns <= worse % columns && better != worse;
            if (!isBetter || !cells[better].isEnough() || !cells[worse].isEnough())
                continue;
            const Interval difference = newcombe(cells[better], cells[worse]);
            if (difference.high < 0)
                found.push_back({better, worse, difference});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Reversal &a, const Reversal &b) { return a.difference.high < b.difference.high; });
    return found;
}

} // namespace leadlight::evidence
