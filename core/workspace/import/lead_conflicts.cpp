// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import/lead_conflicts.h"

#include <algorithm>

#include "store/workspace_store.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t mostConflicts = 10000;

bool hasEnded(domain::Stage stage)
{
    return stage == domain::Stage::won || stage == domain::Stage::lost || stage == domain::Stage::onHold;
}

} // namespace

base::Result<LeadConflicts> LeadConflicts::of(const ImportContext &context)
{
    const auto history = context.store.historyOfEditedLeads();
    if (!history)
        return base::fail(history.error());
    return LeadConflicts(context, PeopleEdits(*history));
}

bool LeadConflicts::settle(std::uint32_t lead, const std::string &field, const std::string &label, const std::string &ours,
                           const std::string &theirs, const base::Uuid &person, base::Instant when)
{
    const Snapshot &snapshot = m_context.snapshot;
    const bool wantsTheirs = m_context.request.onConflict == OnConflict::takeTheirs;
    FieldConflict conflict;
    conflict.lead = snapshot.ids[lead];
    conflict.taken = wantsTheirs != m_context.request.otherwise.contains({conflict.lead, field});
    if (!conflict.taken)
        m_declined.push_back({lead, field, m_context.now, m_context.now, std::string(PeopleEdits::declined), theirs, {}});
    ++m_count;
    const bool taken = conflict.taken;
    if (m_conflicts.size() < mostConflicts) {
        const domain::Person *known = snapshot.personOf(person);
        conflict.name = snapshot.nameOf(lead);
        conflict.field = field;
        conflict.label = label;
        conflict.ours = ours;
        conflict.theirs = theirs;
        conflict.person = known ? known->name : std::string();
        conflict.when = when;
        m_conflicts.push_back(std::move(conflict));
    }
    return taken;
}

bool LeadConflicts::takesValue(std::uint32_t lead, const std::string &field, const std::string &label, const std::string &ours,
                               const std::string &theirs)
{
    if (ours == theirs)
        return true;
    const PeopleEdits::Edit *edit = m_edits.find(lead, field);
    if (!edit)
        return true;
    if (edit->knows(theirs))
        return false;
    return settle(lead, field, label, ours, theirs, edit->person, edit->when);
}

const MoveRecord *LeadConflicts::lastByPeople(std::uint32_t lead) const
{
    const Snapshot &snapshot = m_context.snapshot;
    const auto &moves = snapshot.movesOf[lead];
    const auto last = std::find_if(moves.rbegin(), moves.rend(), [&](std::uint32_t i) {
        const MoveRecord &move = snapshot.moves[i];
        return !move.undone && !move.person.isNull() && move.move != domain::Move::undo;
    });
    return last == moves.rend() ? nullptr : &snapshot.moves[*last];
}

bool LeadConflicts::takesStage(std::uint32_t lead, domain::Stage ours, domain::Stage theirs)
{
    const MoveRecord *last = lastByPeople(lead);
    if (ours == theirs || !last || (hasEnded(theirs) && !hasEnded(ours)))
        return true;
    const Snapshot &snapshot = m_context.snapshot;
    const auto &moves = snapshot.movesOf[lead];
    const bool repeats = std::any_of(moves.begin(), moves.end(), [&](std::uint32_t i) { return snapshot.moves[i].from == theirs; });
    if (repeats)
        return false;
    return settle(lead, "stage", "Stage", std::string(domain::labelOf(ours)), std::string(domain::labelOf(theirs)), last->person, last->time);
}

bool LeadConflicts::takesOwner(std::uint32_t lead, const std::string &ours, const std::string &theirs)
{
    const domain::Stage stage = m_context.snapshot.stages[lead];
    const bool works = stage == domain::Stage::accepted || stage == domain::Stage::opportunity;
    const MoveRecord *last = lastByPeople(lead);
    if (ours == theirs || ours.empty() || !works || !last)
        return true;
    return settle(lead, "owner", "Owner", ours, theirs, last->person, last->time);
}

void LeadConflicts::report(ImportReport &report) const
{
    report.conflicting = m_count;
    report.conflicts = m_conflicts;
}

} // namespace leadlight::workspace
