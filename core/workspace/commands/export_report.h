// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/result.h"
#include "report/document.h"

namespace leadlight::workspace {

/// Writes a report by the ending of the path: .html, .csv, .json or .xlsx (one sheet a panel, real numbers). The file
/// appears whole or not at all. Errors: report.unknown_format (path; kind usage), storage.… (path), those of
/// io::XlsxWriter.
[[nodiscard]] base::Result<void> exportReport(const report::Document &document, const std::string &path);
/// As a workbook, whatever the path ends in.
[[nodiscard]] base::Result<void> exportWorkbook(const report::Document &document, const std::string &path);

} // namespace leadlight::workspace
