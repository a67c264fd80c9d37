// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "scoring/lead_case.h"

namespace leadlight::scoring {

/// How far `fallsOn` looks ahead: five years of 365.25 days, cut to whole days.
inline constexpr std::int64_t longestOutlook = 1826 * base::secondsPerDay;

/// The first second after `asOf`, within the outlook, at which the rank of `axis` is worse than `rank` if nothing
/// happens: with all decay, windows, expiring hand raises and tests relative to as-of. `lead` holds events up to
/// `asOf`.
///
/// Between two moments at which a test, a hand raise, an interest or a recency band may turn, what points add only shrinks and what they take away
/// only shrinks too; that bounds the score over any interval, and intervals that cannot fall are passed over, so the
/// second is exact. Where gains and losses fade side by side so close to the threshold that some 20,000 bounds do not
/// tell them apart, the rest is looked at day by day, and a dip shorter than a day may be missed.
[[nodiscard]] std::optional<base::Instant> fallsOn(const Plan &plan, std::size_t axis, const LeadCase &lead,
                                                   base::Instant asOf, std::size_t rank);

} // namespace leadlight::scoring
