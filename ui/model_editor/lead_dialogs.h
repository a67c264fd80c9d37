// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QString>

#include "bridge/session.h"
#include "workspace/queries/impact.h"

class QWidget;

namespace leadlight::model_editor {

/// What a figure counts, as a list over `over`; `chosen` is called with the lead that is opened. GUI thread.
void openLeadList(bridge::WorkspaceSession &session, QWidget *over, const QString &title,
                  const std::vector<quint32> &rows, const std::shared_ptr<const workspace::Impact> &impact,
                  const std::function<void(quint32 row)> &chosen);

/// One lead explained by the model in force and by the draft, side by side.
void openComparison(bridge::WorkspaceSession &session, QWidget *over, quint32 row,
                    const std::shared_ptr<const workspace::Impact> &impact);

} // namespace leadlight::model_editor
