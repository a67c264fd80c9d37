// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/nurture_program.h"

#include <algorithm>

#include "base/text.h"
#include "domain/passback_reason.h"

namespace leadlight::domain {

namespace {

constexpr int calmTouchDays = 30; // where nothing but time is waited for

std::string purposeOf(const PassbackReason &reason)
{
    if (reason.takesDate)
        return "Keep in touch until the date, then ask again";
    if (reason.answeredBy.empty())
        return reason.needsNote ? "Do what the note says" : "Stay known, ask for nothing";
    return "Until " + std::string(reason.answeredBy) + " is known or better";
}

} // namespace

std::vector<NurtureProgram> usualPrograms()
{
    std::vector<NurtureProgram> programs;
    for (const PassbackReason &reason : passbackReasons()) {
        NurtureProgram program;
        program.name = reason.program;
        program.purpose = purposeOf(reason);
        program.answeredBy = reason.answeredBy;
        if (reason.takesDate || reason.answeredBy.empty())
            program.touchDays = calmTouchDays;
        const bool known = std::any_of(programs.begin(), programs.end(), [&](const NurtureProgram &other) { return other.name == program.name; });
        if (!known)
            programs.push_back(std::move(program));
    }
    return programs;
}

NurtureProgram nurtureProgram(std::string_view name)
{
    const std::string wanted = base::comparable(name);
    for (NurtureProgram &program : usualPrograms()) {
        if (base::comparable(program.name) == wanted)
            return std::move(program);
    }
    NurtureProgram own;
    own.name = std::string(base::trimmed(name));
    return own;
}

} // namespace leadlight::domain
