// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/nurture.h"

#include <array>

namespace leadlight::lifecycle {

namespace {

NurtureEnd endOf(const Enrolment &enrolment, base::Instant now)
{
    if (enrolment.left)
        return NurtureEnd::left;
    if (enrolment.stage == domain::Stage::won || enrolment.stage == domain::Stage::disqualified)
        return NurtureEnd::closed;
    if (enrolment.handedOver && enrolment.side != domain::Side::sales)
        return NurtureEnd::handedOver;
    if (enrolment.answered)
        return NurtureEnd::answered;
    return enrolment.until && now >= *enrolment.until ? NurtureEnd::over : NurtureEnd::none;
}

} // namespace

std::string_view keyOf(NurtureState state)
{
    constexpr std::array<std::string_view, 3> keys{"running", "paused", "ended"};
    return keys[static_cast<std::size_t>(state)];
}

std::string_view keyOf(NurtureEnd end)
{
    constexpr std::array<std::string_view, 6> keys{"", "left", "handed_over", "answered", "over", "closed"};
    return keys[static_cast<std::size_t>(end)];
}

NurtureStanding standingOf(const Enrolment &enrolment, const domain::NurtureProgram &program, base::Instant now)
{
    const NurtureEnd end = endOf(enrolment, now);
    if (end != NurtureEnd::none)
        return {NurtureState::ended, end, std::nullopt};
    if (domain::isWithSales(enrolment.stage) && enrolment.side != domain::Side::sales)
        return {NurtureState::paused, end, std::nullopt};
    const base::Instant last = enrolment.lastTouch.value_or(enrolment.since);
    return {NurtureState::running, end, base::Instant{last.seconds + program.touchDays * base::secondsPerDay}};
}

} // namespace leadlight::lifecycle
