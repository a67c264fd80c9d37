// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lifecycle/working_rules.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Changes working rules, all or none: limits, hours, reasons, gates, assignment. In one transaction with one ledger
/// entry, and with the due times of all leads whose clock runs. Afterwards leads may qualify that a gate held back.
/// Returns what changed (setting each `before` takes it back); where nothing did, nothing is written. Without `person` it is who sits at the table.
/// Errors: those of lifecycle::setRule; person.unknown; settings.bad_persons, settings.bad_owner where a rule names
/// somebody who does not work here; workspace.read_only.
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>>
changeRules(Workspace &workspace, const std::vector<lifecycle::RuleValue> &values, std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
