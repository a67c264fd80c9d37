// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "bridge/session.h"
#include "workspace/queries/impact.h"

class QWidget;

namespace leadlight::model_editor {

/// One lead explained by the model in force and by the draft, side by side.
void openComparison(bridge::WorkspaceSession &session, QWidget *over, quint32 row,
                    const std::shared_ptr<const workspace::Impact> &impact);

} // namespace leadlight::model_editor
