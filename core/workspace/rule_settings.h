// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "lifecycle/working_rules.h"
#include "store/workspace_store.h"
#include "store/write.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

inline constexpr const char *workingRulesSetting = "working_rules"; ///< lifecycle::rulesText

/// Reads the working rules, which stand in one setting, and the time zone that they say. Errors: settings.damaged.
[[nodiscard]] base::Result<void> loadRules(const store::WorkspaceStore &store, Snapshot &snapshot);
[[nodiscard]] base::Result<void> storeRules(store::Write &write, const lifecycle::WorkingRules &rules);
/// Puts `rules` in force in the snapshot, with its zone; `workspaceZone` is that of a workspace whose rules name none.
void useRules(Snapshot &snapshot, lifecycle::WorkingRules rules, const std::string &workspaceZone);

} // namespace leadlight::workspace
