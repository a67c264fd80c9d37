// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/working_rules.h"

namespace leadlight::lifecycle {

// One row of a process as working rules: "step", "owner", "limit", "next_step" …

/// Null where the value was taken, else the error's code; "" for a part that a row does not have.
[[nodiscard]] const char *setStep(ProcessStep &row, std::string_view part, std::string_view text);
/// Appends every part of the row under "PREFIX.ROW.".
void listStep(const std::string &prefix, const ProcessStep &row, std::vector<RuleValue> &values);
/// One line of words: no control characters, not endless.
[[nodiscard]] bool isOneLine(std::string_view text);

} // namespace leadlight::lifecycle
