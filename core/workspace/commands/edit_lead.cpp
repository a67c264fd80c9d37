// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/edit_lead.h"

#include <algorithm>

#include "base/text.h"
#include "workspace/account_match.h"
#include "workspace/audiences.h"
#include "workspace/activity_append.h"
#include "workspace/deciding_person.h"
#include "workspace/due_times.h"
#include "workspace/hand_over.h"
#include "workspace/ledger_payload.h"
#include "workspace/sales_sourced.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

/// Who does it: the one named, else anybody at the table, else nobody in particular.
base::Result<domain::Person> editorOf(const Snapshot &snapshot, std::optional<base::Uuid> person)
{
    if (!person) {
        for (const domain::Person &candidate : snapshot.people) {
            if (candidate.atTable)
                return candidate;
        }
        return domain::Person{};
    }
    const domain::Person *found = snapshot.personOf(*person);
    if (!found)
        return base::fail(base::ErrorKind::usage, "person.unknown", {person->text()});
    return *found;
}

/// Scores, flags and search anew after facts changed, hands over what newly qualifies, and publishes.
base::Result<void> publishFacts(Workspace::Session &session, const std::shared_ptr<Snapshot> &next, std::vector<std::uint32_t> rows)
{
    // A minute may have begun since the last scoring, and what is dated in it counts at once. A clock that was set back
    // takes nothing out of the scores that was in them.
    ChangeEvent event;
    event.time = next->asOf < session.asOf();
    next->asOf = std::max(next->asOf, session.asOf());
    deriveFlags(*next);
    deriveSearch(*next);
    if (auto scored = rescore(*next); !scored)
        return scored;
    if (session.isLive()) {
        if (auto handed = handOver(session, *next); !handed)
            return base::fail(handed.error());
    }
    event.leads = true;
    event.stages = true;
    event.rows = std::move(rows);
    session.publish(next, event);
    return {};
}

void appendBlankLead(Snapshot &next, const store::LeadRow &lead)
{
    next.ids.push_back(lead.id);
    next.stages.push_back(lead.stage);
    next.stageSince.push_back(lead.stageSince);
    next.dueAt.push_back(lead.dueAt);
    next.owner.push_back(lead.owner);
    next.flags.push_back(lead.flags);
    next.sentByHand.push_back(0);
    next.account.push_back(0);
    next.import.push_back(0);
    next.quarantine.emplace_back();
    next.mergedInto.push_back(0);
    next.movesOf.emplace_back();
    std::vector<std::shared_ptr<const data::Column>> columns;
    for (const auto &column : next.leads.columns()) {
        auto longer = std::make_shared<data::Column>(*column);
        if (auto *numbers = std::get_if<data::NumberColumn>(&longer->values))
            numbers->values.push_back(std::numeric_limits<double>::quiet_NaN());
        else if (auto *instants = std::get_if<data::InstantColumn>(&longer->values))
            instants->seconds.push_back(data::InstantColumn::blank);
        else
            std::get<data::TextColumn>(longer->values).codes.push_back(0);
        columns.push_back(std::move(longer));
    }
    next.leads = data::Table(next.ids.size(), std::move(columns));
    auto activities = std::make_shared<data::ActivityTable>(*next.activities);
    activities->first.push_back(activities->first.empty() ? 0 : activities->first.back());
    next.activities = std::move(activities);
}

bool isReachableBy(const FieldValues &values)
{
    return std::any_of(values.begin(), values.end(), [](const auto &value) {
        return (value.first == "email" && base::looksLikeEmail(value.second)) || (value.first == "phone" && base::looksLikePhone(value.second));
    });
}

constexpr const char *addedByHand = "Added by hand";

/// Gives a field that says nothing a value.
void completeBy(FieldValues &values, std::string_view field, const std::string &value)
{
    const auto said = std::find_if(values.begin(), values.end(), [field](const auto &given) { return given.first == field; });
    if (said == values.end())
        values.emplace_back(field, value);
    else if (base::trimmed(said->second).empty())
        said->second = value;
}

/// Another process than before may give the lead's stage another limit.
base::Result<void> followProcess(store::Write &write, Snapshot &next, std::uint32_t row)
{
    const bool hadLimit = next.stepOf(row).limit.has_value();
    const std::size_t before = next.processOf(row);
    deriveProcesses(next);
    const bool clockRuns = !next.movesOf[row].empty() && (next.dueAt[row] != data::InstantColumn::blank || !hadLimit);
    if (next.processOf(row) == before || !clockRuns)
        return {};
    setDue(next, row);
    return write.setLead(row, leadRowOf(next, row));
}

/// Whether a field tells to which account its lead belongs.
bool namesAccount(std::string_view field)
{
    return field == "company" || field == "domain" || field == "email";
}

} // namespace

base::Result<std::uint32_t> addLead(Workspace &workspace, const FieldValues &values, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    if (std::all_of(values.begin(), values.end(), [](const auto &value) { return base::trimmed(value.second).empty(); }))
        return base::fail(base::ErrorKind::usage, "lead.no_facts");
    const auto next = session.edited();
    const auto editor = editorOf(*next, person);
    if (!editor)
        return base::fail(editor.error());
    const base::Instant now = session.now();
    store::LeadRow lead;
    lead.id = base::Uuid::random();
    lead.stage = isReachableBy(values) ? domain::Stage::identified : domain::Stage::anonymous;
    lead.stageSince = now;
    const bool bySales = editor->side == domain::Side::sales;
    if (bySales)
        lead.owner = ownerNumber(*next, editor->id);
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    const auto row = write->appendLeads({&lead, 1});
    if (!row)
        return base::fail(row.error());
    appendBlankLead(*next, lead);
    FieldValues complete = values;
    completeBy(complete, "created_at", base::isoText(now));
    completeBy(complete, "source", bySales ? salesSourced : addedByHand); // a lead without one can be judged by none
    if (auto set = writeFields(*write, *next, *row, complete, editor->id, editor->side, now); !set)
        return base::fail(set.error());
    if (auto matched = matchAccount(*write, *next, *row); !matched)
        return base::fail(matched.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    if (auto published = publishFacts(session, next, {}); !published)
        return base::fail(published.error());
    return *row;
}

base::Result<void> setLeadFields(Workspace &workspace, std::uint32_t row, const FieldValues &values, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    const auto next = session.edited();
    row = next->survivorOf(row);
    const auto editor = editorOf(*next, person);
    if (!editor)
        return base::fail(editor.error());
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto set = writeFields(*write, *next, row, values, editor->id, editor->side, session.now()); !set)
        return set;
    if (std::any_of(values.begin(), values.end(), [](const auto &value) { return namesAccount(value.first); })) {
        if (auto matched = matchAccount(*write, *next, row); !matched)
            return matched;
    }
    deriveFlags(*next, row);
    if (auto redated = followProcess(*write, *next, row); !redated)
        return redated;
    // A visitor who can now be reached is no longer anonymous (domain.md §3, identify).
    if (next->stages[row] == domain::Stage::anonymous && (next->flags[row] & scoring::isReachable)) {
        lifecycle::Decision decision;
        decision.from = domain::Stage::anonymous;
        decision.to = domain::Stage::identified;
        store::StoredMove move = moveAt(*next, row, decision, domain::Move::identify, session.now());
        move.person = editor->id;
        move.side = editor->side;
        if (auto moved = writeMove(*write, *next, move, decision); !moved)
            return base::fail(moved.error());
    }
    if (auto done = write->commit(); !done)
        return done;
    return publishFacts(session, next, {row});
}

base::Result<void> logActivity(Workspace &workspace, std::uint32_t row, domain::Activity activity, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    const auto next = session.edited();
    const auto editor = editorOf(*next, person);
    if (!editor)
        return base::fail(editor.error());
    row = next->survivorOf(row);
    // Leads score as of the running minute: what is logged now shall count now.
    if (activity.time.seconds == 0)
        activity.time = session.asOf();
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto added = appendActivity(*write, *next, row, activity); !added)
        return added;
    if (auto entry = write->appendLedger(session.now(), "activity", actorOf(editor->id), activityPayload(next->ids[row], activity)); !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return done;
    return publishFacts(session, next, {row});
}

base::Result<void> assignLead(Workspace &workspace, std::uint32_t row, std::optional<base::Uuid> owner, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    const auto next = session.edited();
    const auto editor = editorOf(*next, person);
    if (!editor)
        return base::fail(editor.error());
    row = next->survivorOf(row);
    next->owner[row] = 0;
    if (owner) {
        const domain::Person *found = next->personOf(*owner);
        if (!found)
            return base::fail(base::ErrorKind::usage, "person.unknown", {owner->text()});
        next->owner[row] = static_cast<std::uint32_t>(found - next->people.data()) + 1;
    }
    if (next->dueAt[row] != data::InstantColumn::blank)
        setDue(*next, row); // the clock goes on, in the hours of the new owner
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto set = write->setLead(row, leadRowOf(*next, row)); !set)
        return set;
    if (auto entry = write->appendLedger(session.now(), "assign", actorOf(editor->id), assignPayload(next->ids[row], owner ? owner->text() : std::string())); !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return done;
    deriveStageColumns(*next);
    ChangeEvent event;
    event.stages = true;
    event.rows = {row};
    session.publish(next, event);
    return {};
}

} // namespace leadlight::workspace
