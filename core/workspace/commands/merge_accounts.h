// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "workspace/queries/account_proposal.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Whose value of a field the account gets, instead of the proposed one.
struct AccountChoice {
    std::string field;
    std::uint32_t account = 0; ///< row, one of those merged
};

struct AccountReceipt {
    std::uint64_t ledgerSeq = 0;
    std::uint32_t survivor = 0;
    std::vector<std::uint32_t> merged;
    std::size_t leads = 0; ///< that came over (undo: went back)
};

/// Makes one account of several: the first survives, with the values proposed (accountProposal) or chosen; the leads of
/// the others and what happened there are its own. The others leave every list; an import that names one of them finds
/// the survivor. One ledger entry. Errors: those of accountProposal; merge.unknown_field (key), account.not_part (name),
/// account.needs_person (kind refused), person.unknown, workspace.read_only, storage.…
[[nodiscard]] base::Result<AccountReceipt> mergeAccounts(Workspace &workspace, const std::vector<std::uint32_t> &accounts,
                                                         const std::vector<AccountChoice> &choices = {},
                                                         std::optional<base::Uuid> person = std::nullopt);

/// Undoes the newest merge of the account, the survivor's or that in which it was merged away. What was changed since
/// stays as it is. Errors (kind refused): account.nothing_to_undo (name), account.newer_first (name),
/// account.needs_person.
[[nodiscard]] base::Result<AccountReceipt> undoAccountMerge(Workspace &workspace, std::uint32_t account,
                                                            std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
