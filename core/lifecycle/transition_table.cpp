// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/transition_table.h"

#include <array>

namespace leadlight::lifecycle {

namespace {

using enum domain::Stage;
using domain::Move;
using domain::Side;

constexpr std::array<Transition, 12> table{{
    {Move::accept, {qualified}, accepted, Side::sales, 0, needsOwner, false},
    {Move::opportunity, {accepted}, opportunity, Side::sales, 0, needsFacts, false},
    {Move::win, {opportunity}, won, Side::sales, 0, needsValue | needsDate, false},
    {Move::lose, {opportunity}, lost, Side::sales, 0, needsReason, false},
    {Move::hold, {opportunity}, onHold, Side::sales, 0, needsUntil, false},
    {Move::resume, {onHold}, opportunity, Side::sales, 0, 0, false},
    {Move::passBack, {qualified, accepted, opportunity}, identified, Side::sales, 0, needsListedReason, true},
    {Move::recall, {qualified, accepted, opportunity}, identified, Side::marketing, 0, needsLimitReached | needsReason,
     true},
    {Move::identify, {suspect, anonymous}, identified, Side::both, byModel | byImport, needsReachable, false},
    {Move::qualify, {identified}, qualified, Side::marketing, byModel, needsReason, false},
    {Move::recycle, {lost, onHold, disqualified}, identified, Side::both, 0, needsProgram, true},
    {Move::disqualify,
     {suspect, anonymous, identified, qualified, accepted, opportunity, lost, onHold},
     disqualified,
     Side::both,
     byHygiene,
     needsReason,
     false},
}};

} // namespace

std::span<const Transition> transitions()
{
    return table;
}

const Transition *findTransition(domain::Move move)
{
    for (const Transition &row : table) {
        if (row.move == move)
            return &row;
    }
    return nullptr;
}

} // namespace leadlight::lifecycle
