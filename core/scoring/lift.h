// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scoring/explanation.h"
#include "scoring/lead_case.h"

namespace leadlight::scoring {

/// Single changes that would lift the rank of `axis` by score: another answer to a profile criterion, or one more event
/// of a type at `asOf`. Each is tried out on the whole axis, so caps, floors, `only_if` and limits are counted in.
/// One a criterion and one a type, the smallest that lifts. `lead` is as before when the call returns.
[[nodiscard]] std::vector<Lift> liftsOf(const Plan &plan, std::size_t axis, LeadCase &lead, base::Instant asOf);

/// Unknown attributes that the profile criteria ask about, by how many points the best answer would add to both axes;
/// those that can add nothing are left out.
[[nodiscard]] std::vector<std::string> attributesWorthAsking(const Plan &plan, LeadCase &lead, base::Instant asOf);

} // namespace leadlight::scoring
