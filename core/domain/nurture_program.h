// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leadlight::domain {

/// One touch of a program: what is sent or done, and how long after the touch before (or after entering).
struct ProgramStep {
    int afterDays = 14;
    std::string what;
    bool operator==(const ProgramStep &) const = default;
};

/// A nurture program (domain.md §3): what Marketing does with a lead until it is ready, or until it has answered.
/// Leadlight sends no mail; it says who is due and writes the list for the mail tool. Everything but the key is the
/// organisation's to edit. Every program also ends on hand-over, and pauses while Sales works.
struct NurtureProgram {
    std::string key;      ///< "reach_the_decision_maker"
    std::string name;
    std::string audience; ///< who belongs, in words
    std::string purpose;  ///< why
    std::vector<ProgramStep> steps;
    int touchDays = 14;     ///< from one touch to the next once the steps are done; 0: it ends with the last step
    int untilDays = 0;      ///< ends so long after entering, unless the lead has a date of its own; 0: it does not
    std::string answeredBy; ///< lead field that ends it once it is known; empty: none
    bool retired = false;   ///< nobody enters it any more; who is in it stays to the end
    std::vector<std::string> formerNames; ///< under which leads entered it before
    bool operator==(const NurtureProgram &) const = default;
};

/// The programs that the reasons for passing back lead to, in the order of the reasons.
[[nodiscard]] std::vector<NurtureProgram> usualPrograms();
/// By name, former name or key, case-folded; null: none of `programs`.
[[nodiscard]] const NurtureProgram *findProgram(std::span<const NurtureProgram> programs, std::string_view text);
/// The same; a name that nobody knows is a program of that name with the usual rhythm.
[[nodiscard]] NurtureProgram nurtureProgram(std::span<const NurtureProgram> programs, std::string_view name);

} // namespace leadlight::domain
