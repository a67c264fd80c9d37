// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "base/result.h"

namespace leadlight::desktop {

/// Writes the report `kind` ("review") of a workspace, which is opened read-only; the file's ending (.pdf, .html, .csv)
/// decides how. Errors: those of opening; report.unknown_kind (kind), report.unknown_format (file), storage.failed (path).
[[nodiscard]] base::Result<void> render(const QString &kind, const QString &workspace, const QString &file);

} // namespace leadlight::desktop
