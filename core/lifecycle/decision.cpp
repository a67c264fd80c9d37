// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/decision.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "domain/passback_reason.h"

namespace leadlight::lifecycle {

namespace {

using domain::Move;
using domain::Side;
using domain::Stage;

/// One row of the table of domain.md §3. An empty `from` takes any stage but those in the comment.
struct Transition {
    Move move;
    std::span<const Stage> from;
    Stage to;
    Side side; ///< `both`: either side
};

constexpr std::array identifyFrom{Stage::suspect, Stage::anonymous};
constexpr std::array qualifyFrom{Stage::identified};
constexpr std::array acceptFrom{Stage::qualified};
constexpr std::array withSales{Stage::qualified, Stage::accepted, Stage::opportunity};
constexpr std::array opportunityFrom{Stage::accepted};
constexpr std::array closeFrom{Stage::opportunity};
constexpr std::array resumeFrom{Stage::onHold};
constexpr std::array recycleFrom{Stage::lost, Stage::onHold, Stage::disqualified};
constexpr std::array disqualifyFrom{Stage::suspect,  Stage::anonymous,   Stage::identified, Stage::qualified,
                                    Stage::accepted, Stage::opportunity, Stage::lost,       Stage::onHold};

constexpr std::array<Transition, 12> table{{
    {Move::identify, identifyFrom, Stage::identified, Side::both},
    {Move::qualify, qualifyFrom, Stage::qualified, Side::marketing},
    {Move::accept, acceptFrom, Stage::accepted, Side::sales},
    {Move::passBack, withSales, Stage::identified, Side::sales},
    {Move::recall, withSales, Stage::identified, Side::marketing},
    {Move::opportunity, opportunityFrom, Stage::opportunity, Side::sales},
    {Move::win, closeFrom, Stage::won, Side::sales},
    {Move::lose, closeFrom, Stage::lost, Side::sales},
    {Move::hold, closeFrom, Stage::onHold, Side::sales},
    {Move::resume, resumeFrom, Stage::opportunity, Side::sales},
    {Move::recycle, recycleFrom, Stage::identified, Side::both},
    {Move::disqualify, disqualifyFrom, Stage::disqualified, Side::both},
}};

const Transition &transitionOf(Move move)
{
    return *std::find_if(table.begin(), table.end(), [&](const Transition &row) { return row.move == move; });
}

bool leadsFrom(const Transition &row, Stage stage)
{
    return std::find(row.from.begin(), row.from.end(), stage) != row.from.end();
}

tl::unexpected<base::Error> refuse(std::string code, std::vector<std::string> arguments = {})
{
    return base::fail(base::ErrorKind::refused, std::move(code), std::move(arguments));
}

bool isKnown(const std::string &fact)
{
    const std::string word = base::comparable(fact);
    return !word.empty() && word != "none" && word != "unknown";
}

base::Result<void> checkActor(const Transition &row, const Actor &actor)
{
    const std::string side(domain::keyOf(row.side));
    const std::string move(domain::keyOf(row.move));
    switch (actor.kind) {
    case Actor::Kind::person:
        if (!domain::actsFor(actor.side, row.side))
            return refuse("move.only_side", {side, move});
        return {};
    case Actor::Kind::model:
        if (row.move != Move::identify && row.move != Move::qualify)
            return refuse("move.only_side", {side, move});
        return {};
    case Actor::Kind::import:
        if (row.move != Move::identify)
            return refuse("move.only_side", {side, move});
        return {};
    case Actor::Kind::hygiene:
        if (row.move != Move::disqualify)
            return refuse("move.only_side", {side, move});
        return {};
    }
    return {};
}

base::Result<void> passBack(const LeadState &state, const MoveRequest &request, const Policy &policy, Decision &decision)
{
    if (base::trimmed(request.reason).empty())
        return refuse("move.needs_reason", {"pass-back"});
    const domain::PassbackReason *reason = domain::findPassbackReason(policy.reasons, request.reason);
    if (!reason)
        return refuse("move.unknown_reason", {request.reason});
    if (reason->needsNote && base::trimmed(request.note).empty())
        return refuse("move.needs_note", {std::string(reason->label)});
    if (state.askedForCall && !state.contactAttempted)
        return refuse("move.needs_contact_attempt");
    decision.reasonKey = reason->key;
    decision.program = request.program.empty() ? std::string(reason->program) : request.program;
    decision.clearsOwner = true;
    if (reason->takesDate)
        decision.askAgain = request.until;
    return {};
}

/// Asks for the facts as strictly as `policy` says; a lead that asked for a call is exempt at its first call.
base::Result<void> askForFacts(const LeadState &state, FactsPolicy policy, Decision &decision)
{
    if (policy == FactsPolicy::off)
        return {};
    decision.notKnown = missingFacts(state);
    const std::vector<std::string> barring = barringFacts(state, policy);
    if (!barring.empty() && !state.firstOpportunityCall)
        return refuse("move.facts_missing", {base::joined(barring, ", ")});
    return {};
}

base::Result<void> close(const MoveRequest &request, base::Instant now, Decision &decision)
{
    domain::Outcome &outcome = decision.outcome;
    if (request.move == Move::win) {
        if (!request.value)
            return refuse("move.needs_value");
        if (!request.date)
            return refuse("move.needs_date");
        outcome = {domain::OutcomeKind::won, request.date, request.value, {}, {}};
    } else if (request.move == Move::lose) {
        if (base::trimmed(request.reason).empty())
            return refuse("move.needs_reason", {"lose"});
        decision.reasonKey = request.reason;
        outcome = {domain::OutcomeKind::lost, request.date.value_or(base::utcDateOf(now)), {}, request.reason, {}};
    } else {
        if (!request.until)
            return refuse("move.needs_until");
        outcome = {domain::OutcomeKind::onHold, base::utcDateOf(now), {}, {}, request.until};
    }
    return {};
}

base::Result<Decision> undo(const LeadState &state, const Actor &actor)
{
    if (!state.lastMove || !state.beforeLastMove || *state.lastMove == Move::undo)
        return refuse("move.nothing_to_undo");
    if (auto allowed = checkActor(transitionOf(*state.lastMove), {actor.person, actor.side, Actor::Kind::person}); !allowed)
        return base::fail(allowed.error());
    Decision decision;
    decision.from = state.stage;
    decision.to = *state.beforeLastMove;
    decision.clearsOwner = *state.lastMove == Move::accept;
    return decision;
}

/// What the move needs beyond its row in the table.
base::Result<void> fill(const LeadState &state, const MoveRequest &request, const Actor &actor, const Policy &policy, base::Instant now,
                        Decision &decision)
{
    switch (request.move) {
    case Move::identify:
        if (!state.reachable && !(state.stage == Stage::suspect && request.ownAction))
            return refuse("move.not_reachable");
        return {};
    case Move::qualify:
        decision.reasonKey = request.reason;
        decision.sentByHand = actor.kind == Actor::Kind::person;
        if (decision.sentByHand && base::trimmed(request.reason).empty())
            return refuse("move.needs_reason", {"qualify"});
        return askForFacts(state, policy.handOverFacts, decision);
    case Move::accept:
        decision.owner = request.owner ? *request.owner : actor.person;
        if (decision.owner->isNull())
            return refuse("move.needs_owner");
        return askForFacts(state, policy.acceptFacts, decision);
    case Move::passBack:
        return passBack(state, request, policy, decision);
    case Move::recall:
        if (!state.due || now < *state.due)
            return refuse("move.limit_not_reached", {state.due ? base::isoText(*state.due) : std::string()});
        if (base::trimmed(request.reason).empty())
            return refuse("move.needs_reason", {"recall"});
        decision.reasonKey = request.reason;
        decision.clearsOwner = true;
        return {};
    case Move::opportunity:
        return askForFacts(state, policy.opportunityFacts, decision);
    case Move::win:
    case Move::lose:
    case Move::hold:
        return close(request, now, decision);
    case Move::recycle:
        if (base::trimmed(request.program).empty())
            return refuse("move.needs_program");
        decision.program = request.program;
        decision.reasonKey = request.reason;
        decision.clearsOwner = true;
        return {};
    case Move::disqualify:
        if (base::trimmed(request.reason).empty())
            return refuse("move.needs_reason", {"disqualify"});
        decision.reasonKey = request.reason;
        decision.clearsOwner = true;
        return {};
    case Move::resume:
    case Move::undo:
        return {};
    }
    return {};
}

} // namespace

std::vector<std::string> missingFacts(const LeadState &state)
{
    const std::array<std::pair<const char *, const std::string *>, 4> facts{
        {{"budget", &state.budget}, {"authority", &state.authority}, {"need", &state.need}, {"timeframe", &state.timeframe}}};
    std::vector<std::string> missing;
    for (const auto &[name, value] : facts) {
        if (!isKnown(*value))
            missing.emplace_back(name);
    }
    return missing;
}

std::vector<std::string> barringFacts(const LeadState &state, FactsPolicy policy)
{
    if (policy == FactsPolicy::off || policy == FactsPolicy::advise)
        return {};
    std::vector<std::string> barring = missingFacts(state);
    if (policy == FactsPolicy::requireMan)
        std::erase(barring, "timeframe");
    return barring;
}

base::Result<Decision> decide(const LeadState &state, const MoveRequest &request, const Actor &actor, const Policy &policy, base::Instant now)
{
    if (request.move == Move::undo)
        return undo(state, actor);
    const Transition &row = transitionOf(request.move);
    if (auto allowed = checkActor(row, actor); !allowed)
        return base::fail(allowed.error());
    if (!leadsFrom(row, state.stage))
        return refuse("move.not_from", {policy.glossary ? policy.glossary->stage(state.stage) : std::string(domain::labelOf(state.stage)), std::string(domain::keyOf(request.move))});
    Decision decision;
    decision.from = state.stage;
    decision.to = row.to;
    if (auto filled = fill(state, request, actor, policy, now, decision); !filled)
        return base::fail(filled.error());
    return decision;
}

std::vector<domain::Move> movesFrom(Stage stage, Side side)
{
    std::vector<Move> moves;
    for (const Transition &row : table) {
        if (leadsFrom(row, stage) && domain::actsFor(side, row.side))
            moves.push_back(row.move);
    }
    return moves;
}

} // namespace leadlight::lifecycle
