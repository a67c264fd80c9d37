// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/assigner.h"

#include <algorithm>

#include "workspace/due_times.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

std::optional<std::size_t> assignmentRuleFor(const Snapshot &snapshot, std::uint32_t row)
{
    return lifecycle::ruleFor(snapshot.rules->assignment, [&](std::string_view field) { return snapshot.text(row, field); });
}

} // namespace

Assigner::Assigner(const Snapshot &snapshot) : m_turns(snapshot.rules->assignment.size())
{
    if (m_turns.empty())
        return;
    for (const MoveRecord &move : snapshot.moves) {
        if (move.move != domain::Move::qualify || move.undone)
            continue;
        if (const auto rule = assignmentRuleFor(snapshot, move.lead))
            ++m_turns[*rule];
    }
}

std::optional<std::uint32_t> Assigner::ownerFor(const Snapshot &snapshot, std::uint32_t row)
{
    const auto rule = assignmentRuleFor(snapshot, row);
    const std::size_t turn = rule ? m_turns[*rule]++ : 0;
    if (snapshot.owner[row] != 0)
        return std::nullopt;
    if (const domain::Person *pursuer = snapshot.pursuerOf(row))
        return static_cast<std::uint32_t>(pursuer - snapshot.people.data());
    if (!rule)
        return std::nullopt;
    const std::vector<base::Uuid> &people = snapshot.rules->assignment[*rule].people;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (const domain::Person *person = snapshot.personOf(people[(turn + i) % people.size()]))
            return static_cast<std::uint32_t>(person - snapshot.people.data());
    }
    return std::nullopt;
}

base::Result<void> Assigner::assign(store::Write &write, Snapshot &next, std::uint32_t row, base::Instant time)
{
    const auto person = ownerFor(next, row);
    if (!person)
        return {};
    next.owner[row] = *person + 1;
    setDue(next, row);
    if (auto set = write.setLead(row, leadRowOf(next, row)); !set)
        return set;
    auto entry = write.appendLedger(time, "assign", actorOf({}), assignPayload(next.ids[row], next.people[*person].id.text()));
    return entry ? base::Result<void>() : base::Result<void>(base::fail(entry.error()));
}

} // namespace leadlight::workspace
