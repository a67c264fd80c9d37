// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lifecycle/decision.h"
#include "workspace/field_edit.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

struct MoveReceipt {
    std::uint64_t ledgerSeq = 0;
    domain::Stage from = domain::Stage::identified;
    domain::Stage to = domain::Stage::identified;
    base::Uuid person;
    std::vector<std::string> notKnown; ///< facts that a gate advises and that are unknown
};

/// Checks the move by the rules, writes it and its ledger entry in one transaction and publishes the change. Without
/// `person` it is made by whoever sits at the table for the side that may make it.
/// `facts` are what the call found: attributes set in the same transaction, before the rules are asked.
/// Errors: move.… (kind refused), move.nobody_at_table (side), workspace.read_only, storage.…
[[nodiscard]] base::Result<MoveReceipt> moveLead(Workspace &workspace, std::uint32_t row,
                                                 const lifecycle::MoveRequest &request,
                                                 std::optional<base::Uuid> person = std::nullopt,
                                                 const FieldValues &facts = {});

} // namespace leadlight::workspace
