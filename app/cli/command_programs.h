// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output.h"

namespace leadlight::cli {

/// What is to become of a nurture program; what is not given stays.
struct ProgramArguments {
    std::string path;
    std::string program; ///< as it is called now; a new name is a new program
    std::optional<std::string> name;
    std::optional<std::string> who;
    std::optional<std::string> why;
    std::optional<std::string> untilKnown;
    std::vector<std::string> steps;
    std::optional<int> every;
    std::optional<int> endsAfter;
    bool noSteps = false;
    bool retire = false;
    bool reopen = false;
};

/// Every program that leads can be in or were in; both return the exit code.
[[nodiscard]] int listPrograms(const std::string &path, const Common &common);
[[nodiscard]] int changeProgram(const ProgramArguments &arguments, const Common &common);

} // namespace leadlight::cli
