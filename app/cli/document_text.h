// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/document.h"

namespace leadlight::cli {

/// A report for a terminal: sentences, and tables in aligned columns.
[[nodiscard]] std::string documentText(const report::Document &document);

} // namespace leadlight::cli
