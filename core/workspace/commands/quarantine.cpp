// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/quarantine.h"

#include <algorithm>

#include "base/text.h"
#include "wording/labels.h"
#include "workspace/field_edit.h"
#include "workspace/hand_over.h"
#include "workspace/ledger_payload.h"
#include "workspace/queries/duplicates.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

base::Result<domain::Person> decidingPerson(const Snapshot &snapshot, std::optional<base::Uuid> person)
{
    if (person) {
        const domain::Person *found = snapshot.personOf(*person);
        if (!found)
            return base::fail(base::ErrorKind::usage, "person.unknown", {person->text()});
        return *found;
    }
    const domain::Person *seated = snapshot.atTable(domain::Side::marketing);
    return seated ? *seated : domain::Person{};
}

/// Why the lead is held back, or what was only noted of it.
std::string heldFor(const Snapshot &snapshot, std::uint32_t row)
{
    if (!snapshot.quarantine[row].empty())
        return snapshot.quarantine[row];
    const auto finding = junkFindingOf(snapshot, row);
    const bool decided = finding && std::any_of(snapshot.junkDecisions.begin(), snapshot.junkDecisions.end(), [&](const store::JunkDecision &decision) {
        return decision.lead == row && decision.reason == finding->reason;
    });
    return finding && !decided ? finding->reason : std::string();
}

std::uint16_t flagOf(const std::string &reason)
{
    return reason == "duplicate" ? scoring::isDuplicate : scoring::isJunk;
}

base::Result<store::JunkDecision> decisionOn(const Snapshot &snapshot, std::uint32_t row, store::JunkVerdict verdict, const std::string &note,
                                             const base::Uuid &person, base::Instant now)
{
    store::JunkDecision decision;
    decision.lead = row;
    decision.reason = heldFor(snapshot, row);
    const bool confirmedBefore = std::any_of(snapshot.junkDecisions.begin(), snapshot.junkDecisions.end(), [&](const store::JunkDecision &d) {
        return d.lead == row && d.reason == decision.reason && d.verdict == store::JunkVerdict::confirmed;
    });
    if (decision.reason.empty() || (confirmedBefore && verdict == store::JunkVerdict::confirmed))
        return base::fail(base::ErrorKind::refused, "hygiene.not_held", {snapshot.nameOf(row)});
    decision.subject = junkSubjectOf(snapshot, row);
    decision.verdict = verdict;
    decision.note = note;
    decision.person = person;
    decision.time = now;
    return decision;
}

/// Writes the decision with its ledger entry and the lead's row; `next` is brought up to date.
base::Result<std::uint64_t> writeDecision(store::Write &write, Snapshot &next, store::JunkDecision decision)
{
    if (auto set = write.setLead(decision.lead, leadRowOf(next, decision.lead)); !set)
        return base::fail(set.error());
    auto entry = write.appendLedger(decision.time, "hygiene", actorOf(decision.person), junkPayload(decision, next.ids[decision.lead]));
    if (!entry)
        return entry;
    decision.ledgerSeq = *entry;
    auto seq = write.recordJunkDecision(decision);
    if (!seq)
        return seq;
    decision.seq = *seq;
    next.junkDecisions.push_back(std::move(decision));
    return entry;
}

base::Result<void> publishDecision(Workspace::Session &session, const std::shared_ptr<Snapshot> &next, std::uint32_t row)
{
    deriveFlags(*next, row);
    deriveStageColumns(*next);
    if (session.isLive()) {
        if (auto handed = handOver(session, *next); !handed)
            return base::fail(handed.error());
    }
    ChangeEvent event;
    event.leads = event.stages = true;
    event.rows = {row};
    session.publish(next, event);
    return {};
}

/// The disqualification that came with the decision; null where it was undone already, or there was none.
const MoveRecord *moveOf(const Snapshot &snapshot, const store::JunkDecision &decision)
{
    const auto &moves = snapshot.movesOf[decision.lead];
    const auto found = std::find_if(moves.begin(), moves.end(), [&](std::uint32_t index) { return snapshot.moves[index].ledgerSeq + 1 == decision.ledgerSeq; });
    return found == moves.end() || snapshot.moves[*found].undone ? nullptr : &snapshot.moves[*found];
}

base::Result<void> takeBackMove(store::Write &write, Snapshot &next, const MoveRecord &undone, const domain::Person &person, base::Instant now)
{
    const std::uint32_t row = undone.lead;
    const std::uint64_t seq = undone.seq;
    const base::Instant since = sinceBefore(next, row, undone);
    lifecycle::Decision decision;
    decision.from = undone.to;
    decision.to = undone.from;
    store::StoredMove move = moveAt(next, row, decision, domain::Move::undo, now);
    move.person = person.id;
    move.side = person.side;
    if (auto moved = writeMove(write, next, move, decision); !moved)
        return base::fail(moved.error());
    return finishUndo(write, next, row, seq, since);
}

} // namespace

base::Result<std::uint64_t> clearQuarantine(Workspace &workspace, std::uint32_t row, const std::string &note, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    row = next->survivorOf(row);
    const auto who = decidingPerson(*next, person);
    if (!who)
        return base::fail(who.error());
    if (base::trimmed(note).empty())
        return base::fail(base::ErrorKind::refused, "hygiene.needs_note");
    auto decision = decisionOn(*next, row, store::JunkVerdict::cleared, note, who->id, session.now());
    if (!decision)
        return base::fail(decision.error());
    next->flags[row] &= static_cast<std::uint16_t>(~flagOf(decision->reason));
    const bool stillDuplicate = decision->reason != "duplicate" && (next->flags[row] & scoring::isDuplicate);
    next->quarantine[row] = stillDuplicate ? "duplicate" : "";
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    const auto entry = writeDecision(*write, *next, std::move(*decision));
    if (!entry)
        return entry;
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    if (auto published = publishDecision(session, next, row); !published)
        return base::fail(published.error());
    return *entry;
}

base::Result<std::uint64_t> confirmQuarantine(Workspace &workspace, std::uint32_t row, const std::string &note, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    row = next->survivorOf(row);
    const auto who = decidingPerson(*next, person);
    if (!who)
        return base::fail(who.error());
    const base::Instant now = session.now();
    auto decision = decisionOn(*next, row, store::JunkVerdict::confirmed, note, who->id, now);
    if (!decision)
        return base::fail(decision.error());
    if (decision->reason == "duplicate")
        return base::fail(base::ErrorKind::refused, "hygiene.is_duplicate", {next->nameOf(row)});
    lifecycle::MoveRequest request;
    request.move = domain::Move::disqualify;
    request.reason = wording::quarantineName(decision->reason);
    request.note = note;
    lifecycle::LeadState state;
    state.stage = next->stages[row];
    state.since = next->stageSince[row];
    const auto decided = lifecycle::decide(state, request, {who->id, who->side, lifecycle::Actor::Kind::hygiene}, lifecycle::Policy{}, now);
    if (!decided)
        return base::fail(decided.error());
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    store::StoredMove move = moveAt(*next, row, *decided, domain::Move::disqualify, now);
    move.person = who->id;
    move.side = who->side;
    move.note = note;
    if (auto moved = writeMove(*write, *next, move, *decided); !moved)
        return moved;
    next->flags[row] |= scoring::isJunk;
    next->quarantine[row] = decision->reason;
    const auto entry = writeDecision(*write, *next, std::move(*decision));
    if (!entry)
        return entry;
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    if (auto published = publishDecision(session, next, row); !published)
        return base::fail(published.error());
    return *entry;
}

base::Result<std::uint64_t> undoQuarantineDecision(Workspace &workspace, std::uint32_t row, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    row = next->survivorOf(row);
    const auto who = decidingPerson(*next, person);
    if (!who)
        return base::fail(who.error());
    const auto newest = std::find_if(next->junkDecisions.rbegin(), next->junkDecisions.rend(), [&](const store::JunkDecision &d) { return d.lead == row; });
    if (newest == next->junkDecisions.rend())
        return base::fail(base::ErrorKind::refused, "hygiene.nothing_to_undo", {next->nameOf(row)});
    const store::JunkDecision decision = *newest;
    const MoveRecord *move = decision.verdict == store::JunkVerdict::confirmed ? moveOf(*next, decision) : nullptr;
    if (move && next->moves[next->movesOf[row].back()].seq != move->seq)
        return base::fail(base::ErrorKind::refused, "hygiene.moved_since", {next->nameOf(row)});
    const base::Instant now = session.now();
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    // A weak finding was only noted before it was decided on; nothing holds the lead back then.
    const auto finding = junkFindingOf(*next, row);
    const bool wasNoted = finding && finding->reason == decision.reason && finding->strength == hygiene::JunkStrength::weak;
    const auto flag = flagOf(decision.reason);
    next->flags[row] = static_cast<std::uint16_t>(wasNoted ? next->flags[row] & ~flag : next->flags[row] | flag);
    next->quarantine[row] = wasNoted ? std::string() : decision.reason;
    if (move) {
        const MoveRecord undone = *move;
        if (auto taken = takeBackMove(*write, *next, undone, *who, now); !taken)
            return base::fail(taken.error());
    }
    if (auto set = write->setLead(row, leadRowOf(*next, row)); !set)
        return base::fail(set.error());
    const auto entry = write->appendLedger(now, "undo_hygiene", actorOf(who->id), undoJunkPayload(decision, next->ids[row]));
    if (!entry)
        return entry;
    if (auto marked = write->markJunkDecisionUndone(decision.seq, *entry); !marked)
        return base::fail(marked.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    std::erase_if(next->junkDecisions, [&](const store::JunkDecision &d) { return d.seq == decision.seq; });
    if (auto published = publishDecision(session, next, row); !published)
        return base::fail(published.error());
    return *entry;
}

} // namespace leadlight::workspace
