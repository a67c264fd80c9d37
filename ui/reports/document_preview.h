// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "report/document.h"
#include "theme/theme.h"

namespace leadlight::reports {

/// The document in the part of HTML that QTextDocument draws, in the colours and sizes of the theme; everything is
/// escaped and nothing is loaded from elsewhere. For the screen alone: files are written by core/report.
[[nodiscard]] QString previewHtml(const report::Document &document, const theme::Theme &look);

} // namespace leadlight::reports
