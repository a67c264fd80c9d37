// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// A lead's rank as people read it: "D4", or "D?4" where nothing is known that the fit axis asks about, so that its
/// letter says only that (domain.md §3).
[[nodiscard]] inline std::string shownRank(const Snapshot &snapshot, std::size_t row)
{
    std::string rank = snapshot.rankOf(row);
    if (!snapshot.scores->fitKnown[row])
        rank.insert(snapshot.model->axes[0].ranks[snapshot.scores->rank[0][row]].size(), 1, '?');
    return rank;
}

} // namespace leadlight::workspace
