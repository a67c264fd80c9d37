// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/quarantine.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "wording/labels.h"
#include "workspace/deciding_person.h"
#include "workspace/field_edit.h"
#include "workspace/hand_over.h"
#include "workspace/ledger_payload.h"
#include "workspace/queries/duplicates.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

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

base::Result<void> publishDecisions(Workspace::Session &session, const std::shared_ptr<Snapshot> &next, const std::vector<std::uint32_t> &rows)
{
    for (const std::uint32_t row : rows)
        deriveFlags(*next, row);
    deriveStageColumns(*next);
    if (session.isLive()) {
        if (auto handed = handOver(session, *next); !handed)
            return base::fail(handed.error());
    }
    ChangeEvent event;
    event.leads = event.stages = true;
    event.rows = rows;
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

/// What the decision was made of, before anything is written; what it refuses leaves `next` as it was.
struct Decided {
    store::JunkDecision decision;
    std::optional<lifecycle::Decision> move;
};

base::Result<Decided> decideOn(const Snapshot &next, std::uint32_t row, store::JunkVerdict verdict, const std::string &note, const domain::Person &who,
                               base::Instant now)
{
    auto decision = decisionOn(next, row, verdict, note, who.id, now);
    if (!decision)
        return base::fail(decision.error());
    if (verdict == store::JunkVerdict::cleared)
        return Decided{std::move(*decision), std::nullopt};
    if (decision->reason == "duplicate")
        return base::fail(base::ErrorKind::refused, "hygiene.is_duplicate", {next.nameOf(row)});
    lifecycle::MoveRequest request;
    request.move = domain::Move::disqualify;
    request.reason = wording::quarantineName(decision->reason);
    request.note = note;
    lifecycle::LeadState state;
    state.stage = next.stages[row];
    state.since = next.stageSince[row];
    auto move = lifecycle::decide(state, request, {who.id, who.side, lifecycle::Actor::Kind::hygiene}, next.rules->policy(), now);
    if (!move)
        return base::fail(move.error());
    return Decided{std::move(*decision), std::move(*move)};
}

base::Result<std::uint64_t> writeDecided(store::Write &write, Snapshot &next, Decided decided, const domain::Person &who)
{
    const std::uint32_t row = decided.decision.lead;
    if (decided.move) {
        store::StoredMove move = moveAt(next, row, *decided.move, domain::Move::disqualify, decided.decision.time);
        move.person = who.id;
        move.side = who.side;
        move.note = decided.decision.note;
        if (auto moved = writeMove(write, next, move, *decided.move); !moved)
            return moved;
        next.flags[row] |= scoring::isJunk;
        next.quarantine[row] = decided.decision.reason;
    } else {
        next.flags[row] &= static_cast<std::uint16_t>(~flagOf(decided.decision.reason));
        const bool stillDuplicate = decided.decision.reason != "duplicate" && (next.flags[row] & scoring::isDuplicate);
        next.quarantine[row] = stillDuplicate ? "duplicate" : "";
    }
    return writeDecision(write, next, std::move(decided.decision));
}

/// The newest decision on the lead that stands, if it can be taken back.
base::Result<store::JunkDecision> decisionToUndo(const Snapshot &next, std::uint32_t row)
{
    const auto newest = std::find_if(next.junkDecisions.rbegin(), next.junkDecisions.rend(), [&](const store::JunkDecision &d) { return d.lead == row; });
    if (newest == next.junkDecisions.rend())
        return base::fail(base::ErrorKind::refused, "hygiene.nothing_to_undo", {next.nameOf(row)});
    const MoveRecord *move = newest->verdict == store::JunkVerdict::confirmed ? moveOf(next, *newest) : nullptr;
    if (move && next.moves[next.movesOf[row].back()].seq != move->seq)
        return base::fail(base::ErrorKind::refused, "hygiene.moved_since", {next.nameOf(row)});
    return *newest;
}

base::Result<std::uint64_t> writeUndone(store::Write &write, Snapshot &next, const store::JunkDecision &decision, const domain::Person &who,
                                        base::Instant now)
{
    const std::uint32_t row = decision.lead;
    const MoveRecord *move = decision.verdict == store::JunkVerdict::confirmed ? moveOf(next, decision) : nullptr;
    // A weak finding was only noted before it was decided on; nothing holds the lead back then.
    const auto finding = junkFindingOf(next, row);
    const bool wasNoted = finding && finding->reason == decision.reason && finding->strength == hygiene::JunkStrength::weak;
    const auto flag = flagOf(decision.reason);
    next.flags[row] = static_cast<std::uint16_t>(wasNoted ? next.flags[row] & ~flag : next.flags[row] | flag);
    next.quarantine[row] = wasNoted ? std::string() : decision.reason;
    if (move) {
        const MoveRecord undone = *move;
        if (auto taken = takeBackMove(write, next, undone, who, now); !taken)
            return base::fail(taken.error());
    }
    if (auto set = write.setLead(row, leadRowOf(next, row)); !set)
        return base::fail(set.error());
    const auto entry = write.appendLedger(now, "undo_hygiene", actorOf(who.id), undoJunkPayload(decision, next.ids[row]));
    if (!entry)
        return entry;
    if (auto marked = write.markJunkDecisionUndone(decision.seq, *entry); !marked)
        return base::fail(marked.error());
    std::erase_if(next.junkDecisions, [&](const store::JunkDecision &d) { return d.seq == decision.seq; });
    return entry;
}

/// Rows in the order given, each lead once.
std::vector<std::uint32_t> eachOnce(const Snapshot &snapshot, const std::vector<std::uint32_t> &rows)
{
    std::set<std::uint32_t> seen;
    std::vector<std::uint32_t> leads;
    for (const std::uint32_t row : rows) {
        if (seen.insert(snapshot.survivorOf(row)).second)
            leads.push_back(snapshot.survivorOf(row));
    }
    return leads;
}

/// Does one step a lead in one transaction: `step` returns the ledger entry, or why it refuses before writing anything.
template <class Check, class Step>
base::Result<QuarantineReceipt> forEachLead(Workspace &workspace, const std::vector<std::uint32_t> &rows, const Check &check, const Step &step)
{
    Workspace::Session &session = workspace.session();
    const auto next = session.edited();
    QuarantineReceipt receipt;
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    for (const std::uint32_t row : eachOnce(*next, rows)) {
        auto checked = check(*next, row);
        if (!checked) {
            receipt.refused.emplace_back(row, checked.error());
            continue;
        }
        const auto entry = step(*write, *next, std::move(*checked));
        if (!entry)
            return base::fail(entry.error());
        receipt.ledgerSeq = *entry;
        receipt.rows.push_back(row);
    }
    if (receipt.rows.empty())
        return receipt.refused.empty() ? base::Result<QuarantineReceipt>(std::move(receipt)) : base::fail(receipt.refused.front().second);
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    if (auto published = publishDecisions(session, next, receipt.rows); !published)
        return base::fail(published.error());
    return receipt;
}

/// The one lead's ledger entry.
base::Result<std::uint64_t> entryOf(const base::Result<QuarantineReceipt> &receipt)
{
    return receipt ? base::Result<std::uint64_t>(receipt->ledgerSeq) : base::fail(receipt.error());
}

} // namespace

base::Result<QuarantineReceipt> decideQuarantine(Workspace &workspace, const std::vector<std::uint32_t> &rows, store::JunkVerdict verdict,
                                                 const std::string &note, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto who = tidyingPerson(*session.snapshot(), person);
    if (!who)
        return base::fail(who.error());
    if (verdict == store::JunkVerdict::cleared && base::trimmed(note).empty())
        return base::fail(base::ErrorKind::refused, "hygiene.needs_note");
    const base::Instant now = session.now();
    return forEachLead(
        workspace, rows, [&](const Snapshot &next, std::uint32_t row) { return decideOn(next, row, verdict, note, *who, now); },
        [&](store::Write &write, Snapshot &next, Decided decided) { return writeDecided(write, next, std::move(decided), *who); });
}

base::Result<QuarantineReceipt> undoQuarantineDecisions(Workspace &workspace, const std::vector<std::uint32_t> &rows, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto who = tidyingPerson(*session.snapshot(), person);
    if (!who)
        return base::fail(who.error());
    const base::Instant now = session.now();
    return forEachLead(workspace, rows, decisionToUndo,
                       [&](store::Write &write, Snapshot &next, const store::JunkDecision &decision) { return writeUndone(write, next, decision, *who, now); });
}

base::Result<std::uint64_t> clearQuarantine(Workspace &workspace, std::uint32_t row, const std::string &note, std::optional<base::Uuid> person)
{
    return entryOf(decideQuarantine(workspace, {row}, store::JunkVerdict::cleared, note, person));
}

base::Result<std::uint64_t> confirmQuarantine(Workspace &workspace, std::uint32_t row, const std::string &note, std::optional<base::Uuid> person)
{
    return entryOf(decideQuarantine(workspace, {row}, store::JunkVerdict::confirmed, note, person));
}

base::Result<std::uint64_t> undoQuarantineDecision(Workspace &workspace, std::uint32_t row, std::optional<base::Uuid> person)
{
    return entryOf(undoQuarantineDecisions(workspace, {row}, person));
}

} // namespace leadlight::workspace
