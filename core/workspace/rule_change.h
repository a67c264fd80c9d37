// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "lifecycle/working_rules.h"
#include "workspace/session.h"

namespace leadlight::workspace {

/// For commands that hold the session's lock: sets `values` in the rules of `next`, whatever they are about; says what
/// changed. Errors: those of lifecycle::setRule; settings.bad_persons, settings.bad_owner.
[[nodiscard]] base::Result<std::vector<lifecycle::RuleChange>> applyRules(const Snapshot &next, const std::vector<lifecycle::RuleValue> &values,
                                                                          lifecycle::WorkingRules &rules);
/// Writes `rules` with one ledger entry and all due times, hands over what qualifies by them, and publishes `next`.
[[nodiscard]] base::Result<void> commitRules(Workspace::Session &session, const std::shared_ptr<Snapshot> &next, lifecycle::WorkingRules rules,
                                             const std::vector<lifecycle::RuleChange> &changes, const base::Uuid &person);

} // namespace leadlight::workspace
