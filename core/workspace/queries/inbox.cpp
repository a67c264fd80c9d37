// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/inbox.h"

#include <algorithm>
#include <array>

#include "workspace/activation.h"
#include "workspace/due_times.h"
#include "workspace/hand_over.h"
#include "workspace/queries/lead_list.h"
#include "workspace/verification.h"

namespace leadlight::workspace {

namespace {

bool wasPassedBackBefore(const Snapshot &snapshot, std::uint32_t row)
{
    if (row >= snapshot.movesOf.size())
        return false;
    return std::any_of(snapshot.movesOf[row].begin(), snapshot.movesOf[row].end(), [&](std::uint32_t index) {
        return snapshot.moves[index].move == domain::Move::passBack && !snapshot.moves[index].undone;
    });
}

/// The date of the hold that stands.
std::optional<base::Date> heldUntil(const Snapshot &snapshot, std::uint32_t row)
{
    const auto &moves = snapshot.movesOf[row];
    const auto hold = std::find_if(moves.rbegin(), moves.rend(), [&](std::uint32_t index) {
        return snapshot.moves[index].move == domain::Move::hold && !snapshot.moves[index].undone;
    });
    return hold == moves.rend() ? std::nullopt : snapshot.moves[*hold].until;
}

/// By the ledger's order: a clock may have been set back between the two. A move that was undone leaves no trace.
bool hasMovedSince(const Snapshot &snapshot, std::uint32_t row, std::uint64_t ledgerSeq)
{
    const auto &moves = snapshot.movesOf[row];
    return std::any_of(moves.begin(), moves.end(), [&](std::uint32_t index) {
        const MoveRecord &move = snapshot.moves[index];
        return move.ledgerSeq > ledgerSeq && !move.undone && move.move != domain::Move::undo;
    });
}

void setTimeLeft(const Snapshot &snapshot, InboxEntry &entry, const base::Zone &zone)
{
    if (!entry.dueAt)
        return;
    const base::BusinessHours hours = hoursOf(snapshot, entry.row);
    const auto whole = base::businessSeconds(entry.waitingSince, *entry.dueAt, hours, zone);
    const auto left = base::businessSeconds(snapshot.asOf, *entry.dueAt, hours, zone);
    entry.limitLeft = *entry.dueAt < snapshot.asOf ? 0.0
                      : whole > 0                  ? std::min(1.0, static_cast<double>(left) / static_cast<double>(whole))
                                                   : 1.0;
}

/// The earliest first; stable, so that what was sorted before breaks ties.
void sortByDue(std::vector<InboxEntry> &entries)
{
    std::stable_sort(entries.begin(), entries.end(), [](const InboxEntry &a, const InboxEntry &b) {
        if (a.dueAt.has_value() != b.dueAt.has_value())
            return a.dueAt.has_value();
        return a.dueAt && *a.dueAt < *b.dueAt;
    });
}

InboxEntry entryOf(const Snapshot &snapshot, std::uint32_t row, const base::Zone &zone)
{
    InboxEntry entry;
    entry.row = row;
    entry.waitingSince = snapshot.stageSince[row];
    if (snapshot.sentByHand[row])
        entry.lane = InboxLane::sentByHand;
    else if (snapshot.scores->handRaised[row])
        entry.lane = InboxLane::askedForCall;
    entry.backSincePassback = snapshot.stages[row] == domain::Stage::qualified && wasPassedBackBefore(snapshot, row);
    if (snapshot.dueAt[row] != data::InstantColumn::blank)
        entry.dueAt = base::Instant{snapshot.dueAt[row]};
    setTimeLeft(snapshot, entry, zone);
    return entry;
}

/// Entries of the leads in `stages` that pass, most urgent first.
template <class Pass> std::vector<InboxEntry> entriesWhere(const Snapshot &snapshot, const std::vector<std::string> &stages, const Pass &passes)
{
    const base::Zone zone = snapshot.zone();
    const auto asleep = snoozed(snapshot);
    std::vector<InboxEntry> entries;
    // The agreed order is the tie-breaker, so leads are taken in it and sorted stably by due time.
    const auto rows = listLeads(snapshot, data::Filter({{"stage", ":", stages, false}}), {});
    if (!rows)
        return entries;
    for (const std::uint32_t row : *rows) {
        if (!passes(row))
            continue;
        entries.push_back(entryOf(snapshot, row, zone));
        if (const auto found = asleep.find(row); found != asleep.end())
            entries.back().snoozedUntil = found->second;
    }
    sortByDue(entries);
    return entries;
}

} // namespace

std::string_view keyOf(InboxLane lane)
{
    constexpr std::array<std::string_view, 4> keys{"region", "asked_for_call", "sent_by_hand", "verification"};
    return keys[static_cast<std::size_t>(lane)];
}

std::vector<InboxEntry> inbox(const Snapshot &snapshot, std::optional<base::Uuid> owner)
{
    return entriesWhere(snapshot, {"qualified"}, [&](std::uint32_t row) {
        const domain::Person *person = snapshot.ownerOf(row);
        return !owner || (person && person->id == *owner);
    });
}

std::map<std::uint32_t, base::Instant> snoozed(const Snapshot &snapshot)
{
    std::map<std::uint32_t, base::Instant> until;
    for (const store::LeadDeed &deed : snapshot.deeds) {
        const std::uint32_t row = snapshot.survivorOf(deed.lead);
        if (deed.kind == store::DeedKind::wake)
            until.erase(row);
        else if (deed.kind == store::DeedKind::snooze && deed.until && !hasMovedSince(snapshot, row, deed.ledgerSeq))
            until[row] = *deed.until;
    }
    std::erase_if(until, [&](const auto &entry) { return entry.second <= snapshot.asOf; });
    return until;
}

std::vector<InboxEntry> furtherOn(const Snapshot &snapshot)
{
    const base::Date today = snapshot.zone().localDate(snapshot.asOf);
    return entriesWhere(snapshot, {"accepted", "opportunity", "on_hold"}, [&](std::uint32_t row) {
        if (snapshot.stages[row] != domain::Stage::onHold)
            return true;
        const auto until = heldUntil(snapshot, row);
        return until && *until <= today;
    });
}

std::vector<InboxEntry> verification(const Snapshot &snapshot)
{
    std::vector<InboxEntry> entries;
    if (!snapshot.rules->verification.isUsed)
        return entries;
    const LookUps lookUps = lookUpsOf(snapshot);
    const base::Zone zone = snapshot.zone();
    std::vector<std::uint32_t> rows;
    for (const auto &[row, lookUp] : lookUps) {
        if (isBeingLookedUp(snapshot, lookUps, row))
            rows.push_back(row);
    }
    sortByAgreedOrder(rows, *snapshot.model, *snapshot.scores);
    for (const std::uint32_t row : rows) {
        const LookUp &lookUp = lookUps.at(row);
        InboxEntry entry;
        entry.row = row;
        entry.lane = InboxLane::verification;
        entry.waitingSince = lookUp.asked;
        entry.dueAt = lookUp.until;
        entry.leftRegion = !meetsHandOver(snapshot, row);
        setTimeLeft(snapshot, entry, zone);
        entries.push_back(entry);
    }
    sortByDue(entries);
    return entries;
}

std::vector<InboxEntry> recovery(const Snapshot &snapshot)
{
    return entriesWhere(snapshot, {"qualified", "accepted", "opportunity"}, [&](std::uint32_t row) { return snapshot.isLate(row); });
}

} // namespace leadlight::workspace
