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
        program.key = base::keyOf(reason.program);
        program.name = reason.program;
        program.audience = "Leads passed back: " + reason.label;
        program.purpose = purposeOf(reason);
        if (reason.takesDate || reason.answeredBy.empty())
            program.touchDays = calmTouchDays;
        const bool known = std::any_of(programs.begin(), programs.end(), [&](const NurtureProgram &other) { return other.name == program.name; });
        if (!known)
            programs.push_back(std::move(program));
    }
    return programs;
}

const NurtureProgram *findProgram(std::span<const NurtureProgram> programs, std::string_view text)
{
    const std::string wanted = base::comparable(text);
    const auto isNamed = [&](std::string_view name) { return base::comparable(name) == wanted; };
    // A present name counts before a former one of another program.
    const auto present = std::find_if(programs.begin(), programs.end(), [&](const NurtureProgram &program) { return isNamed(program.name); });
    if (present != programs.end())
        return &*present;
    const auto other = std::find_if(programs.begin(), programs.end(), [&](const NurtureProgram &program) {
        return isNamed(program.key) || std::any_of(program.formerNames.begin(), program.formerNames.end(), isNamed);
    });
    return other == programs.end() ? nullptr : &*other;
}

NurtureProgram nurtureProgram(std::span<const NurtureProgram> programs, std::string_view name)
{
    if (const NurtureProgram *known = findProgram(programs, name))
        return *known;
    NurtureProgram own;
    own.key = base::keyOf(name);
    own.name = std::string(base::trimmed(name));
    return own;
}

} // namespace leadlight::domain
