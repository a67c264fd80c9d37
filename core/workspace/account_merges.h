// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "base/uuid.h"
#include "store/stored_types.h"

namespace leadlight::store {
class Write;
class WorkspaceStore;
}

namespace leadlight::workspace {

/// Accounts that were made one: `merged` became part of `survivor`; all are rows. Their leads were brought over, what
/// happened at the accounts themselves stays where it was written and is read as the survivor's.
struct AccountMerge {
    std::uint32_t survivor = 0;
    std::vector<std::uint32_t> merged;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> leads; ///< rows that came over, and the account they came from
    std::vector<store::MergedValue> changes;                    ///< "name", "domain", "target" or an attribute
    base::Uuid person;
    base::Instant time;
    std::uint64_t ledgerSeq = 0;
    std::uint64_t undoneBy = 0; ///< the ledger's entry; 0: it stands
    bool operator==(const AccountMerge &) const = default;
};

/// All that ever were, oldest first. Errors: workspace.damaged_setting (its name); those of the store.
[[nodiscard]] base::Result<std::vector<AccountMerge>> loadAccountMerges(const store::WorkspaceStore &store);
[[nodiscard]] base::Result<void> keepAccountMerges(store::Write &write, const std::vector<AccountMerge> &merges);
/// By account row: 1 + row of the account that it is part of now; 0: it is one itself.
[[nodiscard]] std::vector<std::uint32_t> mergedAccounts(const std::vector<AccountMerge> &merges, std::size_t accounts);
/// Names and domains of accounts that an erasure made nameless go from the records, too; inside the erasure's transaction.
[[nodiscard]] base::Result<void> scrubAccountMerges(const store::WorkspaceStore &store, store::Write &write);
/// What happened at merged accounts as events of the survivor; what both have counts once.
void uniteAccountEvents(std::vector<store::AccountActivity> &events, const std::vector<std::uint32_t> &mergedInto);

} // namespace leadlight::workspace
