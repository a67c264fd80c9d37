// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/move_lead.h"

#include <algorithm>

#include "domain/activity.h"
#include "workspace/hand_over.h"
#include "workspace/ledger_payload.h"
#include "workspace/snapshot_builder.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

/// The side that a move belongs to where nobody said who makes it.
domain::Side sideOf(domain::Move move, const Snapshot &snapshot, std::uint32_t row)
{
    using enum domain::Move;
    switch (move) {
    case qualify:
    case recall:
    case identify:
    case recycle:
    case disqualify:
        return domain::Side::marketing;
    case undo:
        return snapshot.movesOf[row].empty() ? domain::Side::sales : snapshot.moves[snapshot.movesOf[row].back()].side;
    default:
        return domain::Side::sales;
    }
}

const MoveRecord *lastStandingMove(const Snapshot &snapshot, std::uint32_t row)
{
    const auto &indices = snapshot.movesOf[row];
    for (auto it = indices.rbegin(); it != indices.rend(); ++it) {
        const MoveRecord &move = snapshot.moves[*it];
        if (!move.undone && move.move != domain::Move::undo)
            return &move;
    }
    return nullptr;
}

bool contactWasAttempted(const Snapshot &snapshot, std::uint32_t row)
{
    constexpr std::int64_t minute = 60;
    const data::ActivityTable &activities = *snapshot.activities;
    // What is logged stands at the beginning of its minute, a move at its second.
    const std::int64_t since = snapshot.stageSince[row].seconds - snapshot.stageSince[row].seconds % minute;
    for (std::size_t i = activities.first[row]; i < activities.first[row + 1]; ++i) {
        if (activities.channel[i] == static_cast<std::uint8_t>(domain::Channel::sales) && activities.time[i] >= since)
            return true;
    }
    return false;
}

lifecycle::LeadState stateOf(const Snapshot &snapshot, std::uint32_t row)
{
    lifecycle::LeadState state = factsOf(snapshot, row);
    state.stage = snapshot.stages[row];
    state.since = snapshot.stageSince[row];
    if (snapshot.dueAt[row] != data::InstantColumn::blank)
        state.due = base::Instant{snapshot.dueAt[row]};
    state.reachable = (snapshot.flags[row] & scoring::isReachable) != 0;
    state.askedForCall = snapshot.scores->handRaised[row] != 0;
    state.contactAttempted = contactWasAttempted(snapshot, row);
    // A move can be undone until another follows, and an undo is a move; a merge has mixed the moves of two leads.
    const MergeRecord *merge = snapshot.newestMergeOf(row);
    const bool undoneLast = !snapshot.movesOf[row].empty()
                            && (snapshot.moves[snapshot.movesOf[row].back()].move == domain::Move::undo
                                || (merge && snapshot.moves[snapshot.movesOf[row].back()].ledgerSeq < merge->ledgerSeq));
    if (const MoveRecord *last = undoneLast ? nullptr : lastStandingMove(snapshot, row)) {
        state.lastMove = last->move;
        state.beforeLastMove = last->from;
    }
    state.firstOpportunityCall = state.askedForCall
                                 && std::none_of(snapshot.movesOf[row].begin(), snapshot.movesOf[row].end(), [&](std::uint32_t index) {
                                        return snapshot.moves[index].move == domain::Move::opportunity && !snapshot.moves[index].undone;
                                    });
    return state;
}

base::Result<lifecycle::Actor> actorFor(const Snapshot &snapshot, std::uint32_t row, domain::Move move, std::optional<base::Uuid> person)
{
    const domain::Side side = sideOf(move, snapshot, row);
    const domain::Person *who = nullptr;
    if (person) {
        who = snapshot.personOf(*person);
        if (!who)
            return base::fail(base::ErrorKind::usage, "person.unknown", {person->text()});
        return lifecycle::Actor{who->id, who->side, lifecycle::Actor::Kind::person};
    }
    who = snapshot.atTable(side);
    if (!who && (side == domain::Side::marketing || move == domain::Move::undo))
        who = snapshot.atTable(domain::Side::both);
    if (!who)
        return base::fail(base::ErrorKind::refused, "move.nobody_at_table", {std::string(domain::keyOf(side))});
    return lifecycle::Actor{who->id, who->side == domain::Side::both ? side : who->side, lifecycle::Actor::Kind::person};
}

/// Whether the rules of assignment gave the lead its present owner as it was handed over: the entry after that move.
base::Result<bool> gotOwnerWith(const store::WorkspaceStore &store, const Snapshot &snapshot, const MoveRecord &handOver)
{
    const domain::Person *owner = snapshot.ownerOf(handOver.lead);
    const std::string assigned = owner ? assignPayload(snapshot.ids[handOver.lead], owner->id.text()) : std::string();
    bool found = false;
    const auto look = [&](const agreement::LedgerEntry &entry, const agreement::LedgerPayload *payload) {
        found = entry.kind == "assign" && entry.actor == actorOf({}) && payload && payload->json == assigned;
        return false;
    };
    if (auto visited = store.visitLedger(look, handOver.ledgerSeq + 1); !visited)
        return base::fail(visited.error());
    return owner && found;
}

/// What the rules say; undoing a hand-over also takes away the owner that came with it.
base::Result<lifecycle::Decision> decided(const store::WorkspaceStore &store, const Snapshot &snapshot, std::uint32_t row,
                                          const lifecycle::MoveRequest &request, const lifecycle::Actor &actor,
                                          const MoveRecord *undone, base::Instant now)
{
    auto decision = lifecycle::decide(stateOf(snapshot, row), request, actor, snapshot.rules->policy(), now);
    if (!decision || !undone || undone->move != domain::Move::qualify)
        return decision;
    const auto gotOwner = gotOwnerWith(store, snapshot, *undone);
    if (!gotOwner)
        return base::fail(gotOwner.error());
    decision->clearsOwner = decision->clearsOwner || *gotOwner;
    return decision;
}

/// Values of a win, loss or hold become the lead's outcome attributes; a sale that is open again (resumed, or its end undone)
/// has none.
FieldValues outcomeEdits(const Snapshot &snapshot, std::uint32_t row, const lifecycle::Decision &decision, base::Instant now)
{
    FieldValues edits;
    const domain::Outcome &outcome = decision.outcome;
    if (outcome.kind == domain::OutcomeKind::open) {
        const bool reopened = decision.to == domain::Stage::opportunity && decision.from != domain::Stage::accepted;
        for (const char *field : {"outcome", "outcome_date", "outcome_value", "outcome_reason", "signatory_role", "lost_to", "key_content", "outcome_quote"}) {
            if (reopened && !snapshot.text(row, field).empty())
                edits.emplace_back(field, std::string());
        }
        return edits;
    }
    edits.emplace_back("outcome", std::string(domain::keyOf(outcome.kind)));
    edits.emplace_back("outcome_date", base::isoText(outcome.date.value_or(base::utcDateOf(now))));
    if (outcome.value)
        edits.emplace_back("outcome_value", std::to_string(outcome.value->minor / 100) + "." + std::to_string(100 + outcome.value->minor % 100).substr(1));
    if (!outcome.reason.empty())
        edits.emplace_back("outcome_reason", outcome.reason);
    return edits;
}

} // namespace

base::Result<MoveReceipt> moveLead(Workspace &workspace, std::uint32_t row, const lifecycle::MoveRequest &request,
                                   std::optional<base::Uuid> person, const FieldValues &facts)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    row = next->survivorOf(row);
    const auto actor = actorFor(*next, row, request.move, person);
    if (!actor)
        return base::fail(actor.error());
    const base::Instant now = session.now();
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto set = writeFields(*write, *next, row, facts, actor->person, actor->side, now); !set)
        return base::fail(set.error());

    const MoveRecord *undone = request.move == domain::Move::undo ? lastStandingMove(*next, row) : nullptr;
    const auto decision = decided(session.store(), *next, row, request, *actor, undone, now);
    if (!decision)
        return base::fail(decision.error());
    if (const domain::NurtureProgram *program = domain::findProgram(next->rules->programs, decision->program); program && program->retired)
        return base::fail(base::ErrorKind::refused, "nurture.retired", {program->name});
    store::StoredMove move = moveAt(*next, row, *decision, request.move, now);
    move.person = actor->person;
    move.side = actor->side;
    if (!request.note.empty())
        move.note = request.note;
    const std::uint64_t undoneSeq = undone ? undone->seq : 0;
    if (undone)
        next->stageSince[row] = sinceBefore(*next, row, *undone); // the clock as it stood
    const base::Instant since = next->stageSince[row];
    auto assigner = request.move == domain::Move::qualify ? std::optional<Assigner>(*next) : std::nullopt;
    const auto entry = writeMove(*write, *next, move, *decision);
    if (!entry)
        return base::fail(entry.error());
    if (assigner) {
        if (auto assigned = assigner->assign(*write, *next, row, now); !assigned)
            return base::fail(assigned.error());
    }
    if (undoneSeq != 0) {
        if (auto undoneNow = finishUndo(*write, *next, row, undoneSeq, since); !undoneNow)
            return base::fail(undoneNow.error());
    }
    const FieldValues outcome = outcomeEdits(*next, row, *decision, now);
    if (auto set = writeFields(*write, *next, row, outcome, actor->person, actor->side, now); !set)
        return base::fail(set.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    ChangeEvent event;
    event.stages = true;
    event.rows = {row};
    if (!facts.empty() || !outcome.empty()) {
        event.leads = true;
        deriveFlags(*next, row);
        deriveSearch(*next);
        if (auto scored = rescore(*next); !scored)
            return base::fail(scored.error());
    } else {
        deriveStageColumns(*next);
    }
    session.publish(next, event);
    return MoveReceipt{*entry, decision->from, decision->to, actor->person, decision->notKnown};
}

} // namespace leadlight::workspace
