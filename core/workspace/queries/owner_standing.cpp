// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/owner_standing.h"

#include <algorithm>
#include <tuple>

#include "workspace/due_times.h"

namespace leadlight::workspace {

namespace {

/// When Sales, or who was to answer in its place, decided on a hand-over; nothing: it was not.
std::optional<base::Instant> decidedAt(const Snapshot &snapshot, const MoveRecord &handOver)
{
    for (const std::uint32_t index : snapshot.movesOf[handOver.lead]) {
        const MoveRecord &move = snapshot.moves[index];
        if (move.seq <= handOver.seq || move.undone || move.move == domain::Move::undo)
            continue;
        const bool isDecision = move.move == domain::Move::accept || move.move == domain::Move::passBack;
        return isDecision ? std::optional(move.time) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::vector<OwnerStanding> ownerStanding(const Snapshot &snapshot)
{
    std::vector<OwnerStanding> owners(snapshot.people.size() + 1); // by Snapshot::owner
    for (std::size_t i = 0; i < snapshot.people.size(); ++i) {
        const domain::Person &person = snapshot.people[i];
        const auto &partners = snapshot.rules->partners;
        owners[i + 1].name = person.name;
        owners[i + 1].isPartner = std::find(partners.begin(), partners.end(), person.id) != partners.end();
    }
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        const bool isMql = snapshot.stages[row] == domain::Stage::qualified;
        if (snapshot.isMerged(row) || (!isMql && snapshot.stages[row] != domain::Stage::accepted))
            continue;
        OwnerStanding &owner = owners[snapshot.owner[row]];
        ++(isMql ? owner.waitingMqls : owner.waitingSals);
        owner.oldestSeconds = std::max(owner.oldestSeconds, snapshot.asOf.seconds - snapshot.stageSince[row].seconds);
    }
    const base::Zone zone = snapshot.zone();
    for (const MoveRecord &move : snapshot.moves) {
        if (move.move != domain::Move::qualify || move.undone || snapshot.isMerged(move.lead))
            continue;
        OwnerStanding &owner = owners[snapshot.owner[move.lead]];
        const auto decided = decidedAt(snapshot, move);
        const auto due = handOverDueOf(snapshot, move.lead, move.time, zone);
        const bool waits = !decided && snapshot.stages[move.lead] == domain::Stage::qualified;
        ++owner.handedOver;
        owner.decided += decided ? 1 : 0;
        owner.breaches += due && ((decided && *due < *decided) || (waits && *due < snapshot.asOf)) ? 1 : 0;
    }
    std::erase_if(owners, [](const OwnerStanding &owner) { return owner.waitingMqls + owner.waitingSals + owner.handedOver == 0; });
    std::stable_sort(owners.begin(), owners.end(), [](const OwnerStanding &a, const OwnerStanding &b) {
        return std::tuple(a.name.empty(), a.waitingMqls + a.waitingSals) > std::tuple(b.name.empty(), b.waitingMqls + b.waitingSals);
    });
    return owners;
}

OwnerStanding sumOf(const std::vector<OwnerStanding> &owners)
{
    OwnerStanding sum;
    for (const OwnerStanding &owner : owners) {
        sum.waitingMqls += owner.waitingMqls;
        sum.waitingSals += owner.waitingSals;
        sum.oldestSeconds = std::max(sum.oldestSeconds, owner.oldestSeconds);
        sum.handedOver += owner.handedOver;
        sum.decided += owner.decided;
        sum.breaches += owner.breaches;
    }
    return sum;
}

} // namespace leadlight::workspace
