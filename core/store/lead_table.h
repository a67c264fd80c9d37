// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "base/progress.h"
#include "store/connection.h"
#include "store/lead_rows.h"

namespace leadlight::store {

/// The lead table: one row a lead, each with a checksum over all of it.
[[nodiscard]] std::uint32_t appendLeadRows(Connection &connection, std::span<const LeadRow> leads);
void updateLeadRow(Connection &connection, std::uint32_t row, const LeadRow &lead);
[[nodiscard]] LoadedLeads loadLeadRows(Connection &connection, const base::Progress *progress);

} // namespace leadlight::store
