// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/due_times.h"

#include "lifecycle/time_limits.h"

namespace leadlight::workspace {

namespace {

std::int64_t dueSeconds(const Snapshot &snapshot, std::uint32_t row, const base::Zone &zone)
{
    const auto &limit = snapshot.stepOf(row).limit;
    if (!limit)
        return data::InstantColumn::blank;
    return base::dueAfter(snapshot.stageSince[row], *limit, hoursOf(snapshot, row), zone).seconds;
}

base::BusinessHours hoursIn(const Snapshot &snapshot, std::uint32_t row, const lifecycle::ProcessStep &step)
{
    const lifecycle::Accountable &answers = step.owner;
    const domain::Person *person = snapshot.ownerOf(row);
    if (!person && !answers.person.isNull())
        person = snapshot.personOf(answers.person);
    const base::Uuid who = person ? person->id : base::Uuid{};
    return snapshot.rules->hours.of(who, person && person->side != domain::Side::both ? person->side : answers.side);
}

} // namespace

base::BusinessHours hoursOf(const Snapshot &snapshot, std::uint32_t row)
{
    return hoursIn(snapshot, row, snapshot.stepOf(row));
}

std::optional<base::Instant> handOverDueOf(const Snapshot &snapshot, std::uint32_t row, base::Instant at, const base::Zone &zone)
{
    const lifecycle::ProcessStep &step = snapshot.rules->processAt(snapshot.processOf(row)).of(domain::Stage::qualified);
    return step.limit ? std::optional(base::dueAfter(at, *step.limit, hoursIn(snapshot, row, step), zone)) : std::nullopt;
}

std::optional<base::Instant> dueOf(const Snapshot &snapshot, std::uint32_t row)
{
    const std::int64_t due = dueSeconds(snapshot, row, snapshot.zone());
    return due == data::InstantColumn::blank ? std::nullopt : std::optional(base::Instant{due});
}

std::optional<base::Instant> escalationOf(const Snapshot &snapshot, std::uint32_t row)
{
    const auto &after = snapshot.stepOf(row).escalateAfter;
    if (!after || snapshot.dueAt[row] == data::InstantColumn::blank)
        return std::nullopt;
    return base::dueAfter({snapshot.dueAt[row]}, *after, hoursOf(snapshot, row), snapshot.zone());
}

void setDue(Snapshot &next, std::uint32_t row)
{
    next.dueAt[row] = dueSeconds(next, row, next.zone());
}

std::vector<std::uint32_t> setDues(Snapshot &next, const Snapshot &before)
{
    std::vector<std::uint32_t> changed;
    const base::Zone zone = next.zone();
    for (std::uint32_t row = 0; row < next.size(); ++row) {
        const bool hadLimit = before.stepOf(row).limit.has_value();
        const bool clockRuns = row < next.movesOf.size() && !next.movesOf[row].empty()
                               && (next.dueAt[row] != data::InstantColumn::blank || !hadLimit);
        if (!clockRuns || next.isMerged(row))
            continue;
        const std::int64_t due = dueSeconds(next, row, zone);
        if (due == next.dueAt[row])
            continue;
        next.dueAt[row] = due;
        changed.push_back(row);
    }
    return changed;
}

} // namespace leadlight::workspace
