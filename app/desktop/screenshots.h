// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include "base/result.h"
#include "theme/tokens.h"

namespace leadlight::desktop {

/// Saves a picture of each view as FOLDER/VIEW-SCHEME.png, 1440 × 900, once its data are there. They are made of a
/// copy of the workspace; neither it nor the user's settings are touched. Returns the files. Errors: those of opening; storage.failed (path).
[[nodiscard]] base::Result<QStringList> takeScreenshots(const QString &folder, const QString &workspace,
                                                        const QList<theme::Scheme> &schemes);

} // namespace leadlight::desktop
