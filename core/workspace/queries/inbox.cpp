// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/inbox.h"

#include <algorithm>
#include <array>

#include "workspace/queries/lead_list.h"

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

InboxEntry entryOf(const Snapshot &snapshot, std::uint32_t row, const base::Zone &zone)
{
    InboxEntry entry;
    entry.row = row;
    entry.waitingSince = snapshot.stageSince[row];
    if (snapshot.sentByHand[row])
        entry.lane = InboxLane::sentByHand;
    else if (snapshot.scores->handRaised[row])
        entry.lane = InboxLane::askedForCall;
    entry.backSincePassback = wasPassedBackBefore(snapshot, row);
    if (snapshot.dueAt[row] != data::InstantColumn::blank) {
        entry.dueAt = base::Instant{snapshot.dueAt[row]};
        const base::BusinessHours hours;
        const auto whole = base::businessSeconds(entry.waitingSince, *entry.dueAt, hours, zone);
        const auto left = base::businessSeconds(snapshot.asOf, *entry.dueAt, hours, zone);
        entry.limitLeft = snapshot.isLate(row) ? 0.0
                          : whole > 0          ? std::min(1.0, static_cast<double>(left) / static_cast<double>(whole))
                                               : 1.0;
    }
    return entry;
}

} // namespace

std::string_view keyOf(InboxLane lane)
{
    constexpr std::array<std::string_view, 3> keys{"region", "asked_for_call", "sent_by_hand"};
    return keys[static_cast<std::size_t>(lane)];
}

std::vector<InboxEntry> inbox(const Snapshot &snapshot, std::optional<base::Uuid> owner)
{
    const base::Zone zone = snapshot.zone();
    std::vector<InboxEntry> entries;
    // The agreed order is the tie-breaker, so leads are taken in it and sorted stably by due time.
    const auto rows = listLeads(snapshot, data::Filter({{"stage", ":", {"qualified"}, false}}), {});
    if (!rows)
        return entries;
    for (const std::uint32_t row : *rows) {
        const domain::Person *person = snapshot.ownerOf(row);
        if (!owner || (person && person->id == *owner))
            entries.push_back(entryOf(snapshot, row, zone));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const InboxEntry &a, const InboxEntry &b) {
        if (a.dueAt.has_value() != b.dueAt.has_value())
            return a.dueAt.has_value();
        return a.dueAt && *a.dueAt < *b.dueAt;
    });
    return entries;
}

} // namespace leadlight::workspace
