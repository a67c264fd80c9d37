// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/verification.h"

#include <algorithm>

#include "workspace/deed_entry.h"
#include "workspace/due_times.h"

namespace leadlight::workspace {

namespace {

/// The entry of the newest move that stands; 0: none. What came before it was about another stay at the stage.
std::uint64_t lastMoveEntry(const Snapshot &snapshot, std::uint32_t row)
{
    std::uint64_t entry = 0;
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        const MoveRecord &move = snapshot.moves[index];
        if (!move.undone && move.move != domain::Move::undo)
            entry = std::max(entry, move.ledgerSeq);
    }
    return entry;
}

} // namespace

LookUps lookUpsOf(const Snapshot &snapshot)
{
    LookUps found;
    for (const store::LeadDeed &deed : snapshot.deeds) {
        const auto verdict = deed.kind == store::DeedKind::verify ? lifecycle::parseVerdict(deed.what) : std::nullopt;
        const std::uint32_t row = snapshot.survivorOf(deed.lead);
        if (!verdict || deed.ledgerSeq < lastMoveEntry(snapshot, row))
            continue;
        LookUp &lookUp = found[row];
        if (*verdict == lifecycle::Verdict::asked)
            lookUp = {*verdict, deed.time, deed.time, deed.until};
        lookUp.verdict = *verdict;
        lookUp.since = deed.time;
    }
    return found;
}

bool wantsVerification(const Snapshot &snapshot, std::uint32_t row)
{
    return snapshot.rules->verification.isUsed && snapshot.scores->handRaised[row] == 0;
}

bool isBeingLookedUp(const Snapshot &snapshot, const LookUps &lookUps, std::uint32_t row)
{
    const auto found = lookUps.find(row);
    return found != lookUps.end() && found->second.verdict != lifecycle::Verdict::refused
           && snapshot.stages[row] == domain::Stage::identified && !snapshot.isMerged(row) && wantsVerification(snapshot, row);
}

base::Result<void> askForVerification(store::Write &write, Snapshot &next, std::uint32_t row, base::Instant time)
{
    store::LeadDeed deed;
    deed.lead = row;
    deed.kind = store::DeedKind::verify;
    deed.what = std::string(lifecycle::keyOf(lifecycle::Verdict::asked));
    deed.side = domain::Side::marketing;
    deed.time = time;
    if (const auto &box = next.rules->verification.timeBox)
        deed.until = base::dueAfter(time, *box, hoursOf(next, row), next.zone());
    return writeDeed(write, next, deed);
}

} // namespace leadlight::workspace
