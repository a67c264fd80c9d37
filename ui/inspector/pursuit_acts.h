// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "inspector/lead_acts.h"
#include "workspace/pursuits.h"

namespace leadlight::inspector {

/// Makes the target a named pursuit of `owner`; without one, ends it. Answers as of lead_acts.h.
void pursueTarget(bridge::WorkspaceSession &session, QObject *context, const workspace::PursuitTarget &target, std::optional<base::Uuid> owner,
                  const ActAnswers &answers);
/// A menu with everybody who works here, and the end of the pursuit where it stands. `standing`: the pursuit that the
/// target is part of; of an account, a lead says so and does not end it.
void fillPursuitMenu(QMenu &menu, const workspace::Snapshot &snapshot, const workspace::PursuitTarget &target,
                     const std::optional<workspace::Pursuit> &standing, const std::function<void(std::optional<base::Uuid>)> &chosen);

} // namespace leadlight::inspector
