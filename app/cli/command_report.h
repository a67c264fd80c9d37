// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "output.h"

namespace leadlight::cli {

struct ReportArguments {
    std::string path;
    std::string kind;
    std::string file;
    std::string lead{}; ///< of a call brief
};

/// Writes a report by the ending of its file, a PDF by the desktop program; returns the exit code.
[[nodiscard]] int writeReport(const ReportArguments &arguments, const Common &common);

} // namespace leadlight::cli
