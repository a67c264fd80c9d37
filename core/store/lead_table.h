// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/progress.h"
#include "store/connection.h"
#include "store/lead_rows.h"

namespace leadlight::store {

/// The lead table: one row a lead, each with a checksum over all of it.
[[nodiscard]] std::uint32_t appendLeadRows(Connection &connection, std::span<const LeadRow> leads);
void updateLeadRow(Connection &connection, std::uint32_t row, const LeadRow &lead);
/// What a statement over `leadColumns` reads; nothing where the checksum does not fit.
inline constexpr const char *leadColumns =
    "row, id, stage, stage_since, due_at, owner, flags, sent_by_hand, account, import_id, quarantine, checksum";
[[nodiscard]] std::optional<LeadRow> soundLead(const Statement &row, int firstColumn);
[[nodiscard]] LoadedLeads loadLeadRows(Connection &connection, const base::Progress *progress);

} // namespace leadlight::store
