// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "base/result.h"

class QMessageBox;
class QWidget;

namespace leadlight::bridge {
class WorkspaceSession;
}

namespace leadlight::shell {

/// Whether an opening failed because the file is damaged.
[[nodiscard]] bool isDamage(const base::Error &error);

/// Says where the workspace is damaged and offers what is left to do: looking at the newest backup that is intact, or
/// salvaging into a new file. Shown without waiting; it deletes itself. The damaged file is never written.
QMessageBox *showDamage(const QString &path, const base::Error &error, bridge::WorkspaceSession &session, QWidget *parent);

} // namespace leadlight::shell
