// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/buyer_phase.h"

namespace leadlight::workspace {

std::uint8_t buyerPhase(const Snapshot &snapshot, std::size_t row)
{
    const data::ActivityTable &activities = *snapshot.activities;
    std::uint8_t furthest = 0;
    for (std::size_t i = activities.first[row]; i < activities.first[row + 1]; ++i) {
        if (activities.phase[i] > furthest && activities.time[i] <= snapshot.asOf.seconds && !activities.machine[i])
            furthest = activities.phase[i];
    }
    return furthest;
}

} // namespace leadlight::workspace
