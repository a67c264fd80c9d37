// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

class QWidget;

#include "base/result.h"
#include "report/document.h"

namespace leadlight::adapters {

/// Writes the document as PDF on A4, in the light theme's colours; each page's foot has the document's foot and
/// "page n/m". Needs a QGuiApplication (fonts) and runs on its thread. The file appears only when it is whole.
/// Errors: storage.failed (path).
[[nodiscard]] base::Result<void> writePdf(const report::Document &document, const std::string &path);

/// The same pages on paper, after the desktop's own dialog; false: it was left without printing.
[[nodiscard]] bool printDocument(const report::Document &document, QWidget *parent);

} // namespace leadlight::adapters
