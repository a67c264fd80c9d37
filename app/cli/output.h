// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/result.h"

namespace leadlight::cli {

/// What every command line has: how to speak, as of when, and who acts.
struct Common {
    bool json = false;
    bool quiet = false;
    std::string asOf;
    std::string as;
};

/// Writes one line to standard output unless `--quiet`.
void say(const Common &common, const std::string &line);
/// Writes JSON to standard output; figures are never quiet.
void sayJson(const nlohmann::ordered_json &json);
/// Words the error on standard error (as JSON where asked for) and returns its exit code.
[[nodiscard]] int complain(const Common &common, const base::Error &error);
/// Rows of cells in aligned columns; `right` marks columns of numbers.
[[nodiscard]] std::string aligned(const std::vector<std::vector<std::string>> &rows, const std::vector<bool> &right);

} // namespace leadlight::cli
