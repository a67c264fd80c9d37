// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring_model.h"

#include <algorithm>

namespace leadlight::model {

bool ScoringModel::inRegion(Cell cell) const
{
    return std::find(region.begin(), region.end(), cell) != region.end();
}

std::vector<Cell> defaultOrder(std::size_t firstRanks, std::size_t secondRanks)
{
    std::vector<Cell> order;
    order.reserve(firstRanks * secondRanks);
    for (std::size_t first = 0; first < firstRanks; ++first) {
        for (std::size_t second = 0; second < secondRanks; ++second)
            order.push_back({static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second)});
    }
    std::stable_sort(order.begin(), order.end(),
                     [](Cell a, Cell b) { return a.first + a.second < b.first + b.second; });
    return order;
}

std::vector<Treatment> defaultTreatments(std::size_t firstRanks, std::size_t secondRanks)
{
    const Treatment workNow{"sales", "Work now: call within the time limit", ""};
    const Treatment findOut{"marketing", "Find out more: ask what is unknown", "Find out more"};
    const Treatment wait{"marketing", "Wait: keep in touch until something happens", "Keep in touch"};
    const Treatment leave{"marketing", "Leave: no effort", ""};
    std::vector<Treatment> treatments;
    treatments.reserve(firstRanks * secondRanks);
    for (std::size_t first = 0; first < firstRanks; ++first) {
        for (std::size_t second = 0; second < secondRanks; ++second) {
            const bool fits = 2 * first < firstRanks;
            const bool engaged = 2 * second < secondRanks;
            // Engaged without fit may be a fit nobody knows of yet: ask. Fit without engagement: wait.
            treatments.push_back(fits ? (engaged ? workNow : wait) : (engaged ? findOut : leave));
        }
    }
    return treatments;
}

} // namespace leadlight::model
