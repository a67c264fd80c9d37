// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/progress.h"
#include "scoring/scores.h"

namespace leadlight::scoring {

/// The rows of the `count` leads with the greatest sums of both scores, greatest first, equals by row. Leads that were
/// merged away are left out. A stopped call gives nothing. `threads` 0: all.
[[nodiscard]] std::vector<std::uint32_t> bestLeads(const Scores &scores, std::size_t count,
                                                   const base::Progress *progress = nullptr, unsigned threads = 0);

} // namespace leadlight::scoring
