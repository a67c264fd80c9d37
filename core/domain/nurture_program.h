// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace leadlight::domain {

/// A nurture program (domain.md §3): what Marketing does with a lead until it is ready, or until it has answered.
/// Leadlight sends no mail; it says who is due and writes the list for the mail tool.
struct NurtureProgram {
    std::string name;
    std::string purpose;
    int touchDays = 14;     ///< from one touch to the next
    std::string answeredBy; ///< known field whose answer ends it; empty: none
};

/// The programs that the reasons for passing back lead to, in the order of the reasons.
[[nodiscard]] std::vector<NurtureProgram> usualPrograms();
/// By name, case-folded; a name that nobody knows is a program of that name with the usual rhythm.
[[nodiscard]] NurtureProgram nurtureProgram(std::string_view name);

} // namespace leadlight::domain
