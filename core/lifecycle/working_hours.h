// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/calendar.h"
#include "base/uuid.h"
#include "domain/side.h"
#include "lifecycle/rule_texts.h"

namespace leadlight::lifecycle {

/// When people work: limits in minutes and hours run in the owner's hours, else the side's, else the workspace's
/// (domain.md §3). The workspace's holidays hold for everybody; a person's days off come on top.
struct WorkingHours {
    Week week = base::BusinessHours{}.week; ///< of the workspace
    std::optional<Week> marketing;          ///< nothing: as the workspace
    std::optional<Week> sales;
    std::map<base::Uuid, Week> people;      ///< those who have hours of their own
    std::vector<base::Date> holidays;       ///< sorted
    std::map<base::Uuid, std::vector<base::Date>> daysOff; ///< sorted
    bool operator==(const WorkingHours &) const = default;

    /// The hours of this owner (null: nobody in particular), who works for `side`.
    [[nodiscard]] base::BusinessHours of(const base::Uuid &owner, domain::Side side) const;
};

} // namespace leadlight::lifecycle
