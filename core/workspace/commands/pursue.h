// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "workspace/commands/lead_deeds.h"
#include "workspace/pursuits.h"

namespace leadlight::workspace {

/// Makes a lead, or an account with everybody there, a named pursuit of `owner`: automatic nurture pauses, and a new MQL
/// goes to that person. A new owner takes the place of the one before. One ledger entry in the same transaction;
/// undoDeed() takes it back. Errors: person.unknown, pursuit.already (whom, owner), workspace.read_only, storage.…
[[nodiscard]] base::Result<DeedReceipt> pursue(Workspace &workspace, const PursuitTarget &target, const base::Uuid &owner, const std::string &why,
                                               std::optional<base::Uuid> person = std::nullopt);
/// Errors: pursuit.none (whom); pursuit.of_account (lead, account) for a lead that is pursued with its account.
[[nodiscard]] base::Result<DeedReceipt> endPursuit(Workspace &workspace, const PursuitTarget &target, const std::string &why,
                                                   std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
