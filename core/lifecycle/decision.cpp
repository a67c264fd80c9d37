// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/decision.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "domain/passback_reason.h"
#include "lifecycle/transition_table.h"

namespace leadlight::lifecycle {

namespace {

using domain::Move;
using domain::Stage;

tl::unexpected<base::Error> refuse(std::string code, std::vector<std::string> arguments = {})
{
    return base::fail(base::ErrorKind::refused, std::move(code), std::move(arguments));
}

bool mayMake(const Transition &row, const LeadState &state, const MoveRequest &request, const Actor &actor)
{
    switch (actor.kind) {
    case Actor::Kind::person:
        return domain::actsFor(actor.side, row.side);
    case Actor::Kind::model:
        // A suspect raises a hand by an own action alone; that somebody found an address is not one.
        if (row.move == Move::identify && state.stage == Stage::suspect && !request.ownAction)
            return false;
        return (row.machines & byModel) != 0;
    case Actor::Kind::import:
        return (row.machines & byImport) != 0;
    case Actor::Kind::hygiene:
        return (row.machines & byHygiene) != 0;
    }
    return false;
}

std::vector<std::string> missingFacts(const LeadState &state)
{
    const std::array<std::pair<std::string_view, const std::string *>, 4> facts{{{"budget", &state.budget},
                                                                                 {"authority", &state.authority},
                                                                                 {"need", &state.need},
                                                                                 {"timeframe", &state.timeframe}}};
    std::vector<std::string> missing;
    for (const auto &[key, answer] : facts) {
        if (isMissingAnswer(*answer))
            missing.emplace_back(key);
    }
    return missing;
}

base::Result<void> checkFacts(const LeadState &state, const Policy &policy, Decision &decision)
{
    if (policy.opportunityFacts == FactsPolicy::off)
        return {};
    decision.notKnown = missingFacts(state);
    const bool exempt = state.askedForCall && state.firstOpportunityCall;
    if (policy.opportunityFacts == FactsPolicy::require && !decision.notKnown.empty() && !exempt)
        return refuse("move.facts_missing", {base::joined(decision.notKnown, ", ")});
    return {};
}

base::Result<void> checkPassback(const LeadState &state, const MoveRequest &request, base::Instant now,
                                 Decision &decision)
{
    if (base::trimmed(request.reason).empty())
        return refuse("move.needs_reason", {std::string(domain::keyOf(request.move))});
    const domain::PassbackReason *reason = domain::findPassbackReason(request.reason);
    if (!reason)
        return refuse("move.unknown_reason", {request.reason});
    if (reason->needsNote && base::trimmed(request.note).empty())
        return refuse("move.needs_note", {std::string(reason->label)});
    if (state.askedForCall && !state.contactAttempted)
        return refuse("move.needs_contact_attempt");
    decision.reasonKey = reason->key;
    if (base::trimmed(request.program).empty())
        decision.program = reason->program;
    if (reason->takesDate) {
        const base::Date byDefault{base::utcDateOf(now).days + reason->waitDays};
        decision.askAgain = request.until.value_or(byDefault);
    }
    return {};
}

base::Result<void> checkOwner(const MoveRequest &request, const Actor &actor, Decision &decision)
{
    const base::Uuid owner = request.owner.value_or(actor.person);
    if (owner.isNull())
        return refuse("move.needs_owner");
    decision.owner = owner;
    return {};
}

base::Result<void> checkNeeds(const Transition &row, const LeadState &state, const MoveRequest &request,
                              const Actor &actor, const Policy &policy, base::Instant now, Decision &decision)
{
    const auto needs = [&row](Need need) { return (row.needs & need) != 0; };
    const std::string move(domain::keyOf(row.move));
    if (needs(needsReachable) && !state.reachable)
        return refuse("move.not_reachable");
    if (needs(needsLimitReached) && (!state.due || now <= *state.due))
        return refuse("move.limit_not_reached", {state.due ? base::isoText(*state.due) : std::string()});
    if (needs(needsReason) && actor.kind != Actor::Kind::model && base::trimmed(request.reason).empty())
        return refuse("move.needs_reason", {move});
    if (needs(needsProgram) && decision.program.empty())
        return refuse("move.needs_program", {move});
    if (needs(needsValue) && !request.value)
        return refuse("move.needs_value");
    if (needs(needsDate) && !request.date)
        return refuse("move.needs_date");
    if (needs(needsUntil) && !request.until)
        return refuse("move.needs_until");
    base::Result<void> checked;
    if (needs(needsListedReason))
        checked = checkPassback(state, request, now, decision);
    if (checked && needs(needsOwner))
        checked = checkOwner(request, actor, decision);
    if (checked && needs(needsFacts))
        checked = checkFacts(state, policy, decision);
    return checked;
}

domain::Outcome outcomeOf(const MoveRequest &request, base::Instant now)
{
    domain::Outcome outcome;
    switch (request.move) {
    case Move::win:
        outcome.kind = domain::OutcomeKind::won;
        outcome.date = request.date;
        outcome.value = request.value;
        break;
    case Move::lose:
        outcome.kind = domain::OutcomeKind::lost;
        outcome.date = request.date.value_or(base::utcDateOf(now));
        outcome.reason = base::trimmed(request.reason);
        break;
    case Move::hold:
        outcome.kind = domain::OutcomeKind::onHold;
        outcome.until = request.until;
        break;
    default:
        break;
    }
    return outcome;
}

base::Result<Decision> decideUndo(const LeadState &state, const Actor &actor)
{
    if (actor.kind != Actor::Kind::person)
        return refuse("move.only_side", {std::string(domain::keyOf(domain::Side::both)),
                                         std::string(domain::keyOf(Move::undo))});
    if (!state.lastMove || !state.beforeLastMove || *state.lastMove == Move::undo)
        return refuse("move.nothing_to_undo");
    Decision decision;
    decision.from = state.stage;
    decision.to = *state.beforeLastMove;
    return decision;
}

} // namespace

base::Result<Decision> decide(const LeadState &state, const MoveRequest &request, const Actor &actor,
                              const Policy &policy, base::Instant now)
{
    const Transition *row = findTransition(request.move);
    if (!row)
        return decideUndo(state, actor);
    const std::string move(domain::keyOf(request.move));
    if (!row->from.has(state.stage))
        return refuse("move.not_from", {std::string(domain::keyOf(state.stage)), move});
    if (!mayMake(*row, state, request, actor))
        return refuse("move.only_side", {std::string(domain::keyOf(row->side)), move});

    Decision decision;
    decision.from = state.stage;
    decision.to = row->to;
    decision.reasonKey = base::trimmed(request.reason);
    decision.program = base::trimmed(request.program);
    decision.owner = request.owner;
    decision.clearsOwner = row->clearsOwner && !request.owner;
    decision.outcome = outcomeOf(request, now);
    decision.sentByHand = request.move == Move::qualify && actor.kind == Actor::Kind::person;
    if (const base::Result<void> met = checkNeeds(*row, state, request, actor, policy, now, decision); !met)
        return base::fail(met.error());
    return decision;
}

std::vector<Move> movesFrom(Stage stage, domain::Side side)
{
    std::vector<Move> moves;
    for (const Transition &row : transitions()) {
        if (row.from.has(stage) && domain::actsFor(side, row.side))
            moves.push_back(row.move);
    }
    return moves;
}

std::vector<Stage> stagesBefore(Move move)
{
    std::vector<Stage> stages;
    if (const Transition *row = findTransition(move)) {
        std::copy_if(domain::allStages.begin(), domain::allStages.end(), std::back_inserter(stages),
                     [row](Stage stage) { return row->from.has(stage); });
    }
    return stages;
}

std::optional<Stage> stageAfter(Move move)
{
    const Transition *row = findTransition(move);
    return row ? std::optional(row->to) : std::nullopt;
}

bool isMissingAnswer(std::string_view answer)
{
    constexpr std::array<std::string_view, 10> nothing{"",    "unknown", "not known", "none", "no",
                                                       "n/a", "-",       "–",         "?",    "not yet known"};
    const std::string said = base::comparable(answer);
    return std::find(nothing.begin(), nothing.end(), said) != nothing.end();
}

} // namespace leadlight::lifecycle
