// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "domain/buying_role.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// An account and the people whom we know there; junk and merged leads left out.
struct AccountSummary {
    std::uint32_t account = 0; ///< row of the account
    std::vector<std::uint32_t> people; ///< rows, best first by the agreed order
    std::vector<domain::BuyingRole> present; ///< by title, role and seniority
    std::vector<domain::BuyingRole> missing;
    std::vector<std::string> areas;   ///< of interest, the busiest first, at most three
    base::Exact engagement = 0;       ///< of all people together: the sum of their scores on the second axis
    std::uint64_t events30 = 0;       ///< of prospects in 30 days, those of the account itself included
    std::optional<base::Instant> lastActivity;
    std::uint64_t withSales = 0;      ///< people who are an MQL, accepted or an opportunity
    std::uint64_t won = 0;
};

/// Accounts with people, and those on the target list without: what is on the target list first, then by the best rank in
/// the agreed order, then by pooled engagement. `progress` may be null; stopped, the list is empty.
[[nodiscard]] std::vector<AccountSummary> accounts(const Snapshot &snapshot, const base::Progress *progress = nullptr);
/// One of them: of the lead in `row`; null: it has no account.
[[nodiscard]] std::optional<AccountSummary> accountOf(const Snapshot &snapshot, std::uint32_t row);

} // namespace leadlight::workspace
