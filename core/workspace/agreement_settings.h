// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/workspace_store.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

inline constexpr const char *routingPausedSetting = "routing_paused"; ///< "yes"
inline constexpr const char *salesCapacitySetting = "sales_capacity"; ///< leads a week
inline constexpr const char *minutesACallSetting = "minutes_a_call";

/// Reads what agree_version.h's commands keep in settings.
[[nodiscard]] base::Result<void> loadAgreementSettings(const store::WorkspaceStore &store, Snapshot &snapshot);

} // namespace leadlight::workspace
