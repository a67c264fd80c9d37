// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "lifecycle/working_rules.h"
#include "output.h"
#include "workspace/workspace.h"

namespace leadlight::cli {

/// The rule with ids in the place of people's names.
[[nodiscard]] base::Result<lifecycle::RuleValue> ruleOf(const workspace::Snapshot &snapshot, lifecycle::RuleValue rule);
/// Sets them, all or none, and says what changed; returns the exit code.
[[nodiscard]] int setRules(workspace::Workspace &workspace, const std::vector<lifecycle::RuleValue> &values, const Common &common);

} // namespace leadlight::cli
