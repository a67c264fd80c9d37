// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/nurture.h"

#include <array>

namespace leadlight::lifecycle {

namespace {

base::Instant daysAfter(base::Instant time, int days)
{
    return {time.seconds + days * base::secondsPerDay};
}

/// The end that the lead has, else the program's.
std::optional<base::Instant> lastMoment(const Enrolment &enrolment, const domain::NurtureProgram &program)
{
    if (enrolment.until || program.untilDays == 0)
        return enrolment.until;
    return daysAfter(enrolment.since, program.untilDays);
}

NurtureEnd endOf(const Enrolment &enrolment, const domain::NurtureProgram &program, base::Instant now)
{
    if (enrolment.left)
        return NurtureEnd::left;
    if (enrolment.stage == domain::Stage::won || enrolment.stage == domain::Stage::disqualified)
        return NurtureEnd::closed;
    if (enrolment.handedOver && enrolment.side != domain::Side::sales)
        return NurtureEnd::handedOver;
    if (enrolment.answered)
        return NurtureEnd::answered;
    if (const auto until = lastMoment(enrolment, program); until && now >= *until)
        return NurtureEnd::over;
    return program.touchDays == 0 && enrolment.touches >= program.steps.size() ? NurtureEnd::done : NurtureEnd::none;
}

} // namespace

std::string_view keyOf(NurtureState state)
{
    constexpr std::array<std::string_view, 3> keys{"running", "paused", "ended"};
    return keys[static_cast<std::size_t>(state)];
}

std::string_view keyOf(NurtureEnd end)
{
    constexpr std::array<std::string_view, 7> keys{"", "left", "handed_over", "answered", "over", "closed", "done"};
    return keys[static_cast<std::size_t>(end)];
}

std::string_view keyOf(NurturePause pause)
{
    constexpr std::array<std::string_view, 3> keys{"", "with_sales", "pursued"};
    return keys[static_cast<std::size_t>(pause)];
}

NurtureStanding standingOf(const Enrolment &enrolment, const domain::NurtureProgram &program, base::Instant now)
{
    const NurtureEnd end = endOf(enrolment, program, now);
    if (end != NurtureEnd::none)
        return {NurtureState::ended, end, std::nullopt, NurturePause::none};
    if (enrolment.side != domain::Side::sales && (enrolment.pursued || domain::isWithSales(enrolment.stage)))
        return {NurtureState::paused, end, std::nullopt, enrolment.pursued ? NurturePause::pursued : NurturePause::withSales};
    const base::Instant last = enrolment.lastTouch.value_or(enrolment.since);
    const bool hasStep = enrolment.touches < program.steps.size();
    const int days = hasStep ? program.steps[enrolment.touches].afterDays : program.touchDays;
    return {NurtureState::running, end, daysAfter(last, days), NurturePause::none};
}

} // namespace leadlight::lifecycle
