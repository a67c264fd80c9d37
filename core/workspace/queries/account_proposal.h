// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/queries/merge_proposal.h"

namespace leadlight::workspace {

/// What making one of several accounts would do. Fields that are blank in all of them are left out.
///
/// The first account survives and its values stay, a blank takes what another one knows; on the target list is who was
/// on it anywhere.
struct AccountProposal {
    std::vector<std::uint32_t> accounts; ///< rows; the first survives
    std::vector<ProposedField> fields;   ///< "name", "domain", "target" ("yes", "no"), then attributes by key
    std::vector<std::size_t> leads;      ///< of each account
};

/// Errors: account.one, account.same (name); both of kind usage.
[[nodiscard]] base::Result<AccountProposal> accountProposal(const Snapshot &snapshot, std::vector<std::uint32_t> accounts);

/// Takes an account's key, name or web domain; of a merged account it is the survivor. Errors: account.unknown (text),
/// account.ambiguous (text).
[[nodiscard]] base::Result<std::uint32_t> findAccount(const Snapshot &snapshot, std::string_view text);

} // namespace leadlight::workspace
