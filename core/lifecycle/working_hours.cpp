// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/working_hours.h"

#include <algorithm>
#include <iterator>

namespace leadlight::lifecycle {

base::BusinessHours WorkingHours::of(const base::Uuid &owner, domain::Side side) const
{
    base::BusinessHours hours;
    const auto &ofSide = side == domain::Side::marketing ? marketing : sales;
    hours.week = side != domain::Side::both && ofSide ? *ofSide : week;
    if (const auto own = people.find(owner); own != people.end())
        hours.week = own->second;
    hours.holidays = holidays;
    if (const auto off = daysOff.find(owner); off != daysOff.end()) {
        hours.holidays.clear();
        std::set_union(holidays.begin(), holidays.end(), off->second.begin(), off->second.end(), std::back_inserter(hours.holidays));
    }
    return hours;
}

} // namespace leadlight::lifecycle
