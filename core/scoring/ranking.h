// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/plan.h"

namespace leadlight::scoring {

/// What a lead's facts say beside its scores.
struct OverrideFacts {
    bool suspect = false;
    bool stopped = false;
    std::uint8_t raisedAxes = 0; ///< bit by axis
};

/// The strongest override that holds.
[[nodiscard]] Override overrideOf(const OverrideFacts &facts);
/// The rank of an axis: by score, unless something overrides it (domain.md §4).
[[nodiscard]] std::size_t rankUnder(const OverrideFacts &facts, std::size_t axis, std::size_t scoreRank,
                                    std::size_t ranks);

} // namespace leadlight::scoring
