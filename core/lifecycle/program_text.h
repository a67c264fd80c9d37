// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/nurture_program.h"
#include "lifecycle/working_rules.h"

namespace leadlight::lifecycle {

inline constexpr std::string_view programRulePrefix = "program."; ///< of the rules that hold nurture programs

/// A program as the text of its working rule: canonical JSON.
[[nodiscard]] std::string programText(const domain::NurtureProgram &program);
/// What programText() wrote; nothing for anything else, for a program without a name, and for one that never reaches out.
[[nodiscard]] std::optional<domain::NurtureProgram> parseProgram(std::string_view key, std::string_view text);

/// "14 days: Send the case study", one step a line.
[[nodiscard]] std::string stepsText(const std::vector<domain::ProgramStep> &steps);
/// Also takes "1 week: …"; empty lines are left out. Nothing: a line is no step.
[[nodiscard]] std::optional<std::vector<domain::ProgramStep>> parseSteps(std::string_view lines);

/// The rules that put `program` in the place of the one with its key, or beside the others: a renamed program keeps its
/// old name for those who entered under it, and the reasons for passing back that lead to it follow.
[[nodiscard]] std::vector<RuleValue> programChange(const WorkingRules &rules, domain::NurtureProgram program);
/// A key for a new program of this name, like no other's.
[[nodiscard]] std::string newProgramKey(const WorkingRules &rules, std::string_view name);

} // namespace leadlight::lifecycle
