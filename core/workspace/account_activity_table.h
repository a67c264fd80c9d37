// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "data/activity_table.h"
#include "store/stored_types.h"

namespace leadlight::workspace {

/// What happened at accounts as columns, by account row in place of lead row, with dictionaries of its own.
[[nodiscard]] std::shared_ptr<const data::ActivityTable>
accountActivityTable(const std::vector<store::AccountActivity> &activities, std::size_t accounts);

} // namespace leadlight::workspace
