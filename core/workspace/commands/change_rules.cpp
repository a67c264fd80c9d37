// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/change_rules.h"

#include <algorithm>

#include "domain/lead_fields.h"
#include "lifecycle/audience_text.h"
#include "lifecycle/program_text.h"
#include "lifecycle/word_text.h"
#include "workspace/audiences.h"
#include "workspace/due_times.h"
#include "workspace/hand_over.h"
#include "workspace/ledger_payload.h"
#include "workspace/rule_change.h"
#include "workspace/rule_settings.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

using lifecycle::RuleChange;

/// Who changes it: the one named, else anybody at the table, else nobody in particular.
base::Result<base::Uuid> changerOf(const Snapshot &snapshot, std::optional<base::Uuid> person)
{
    if (person && !snapshot.personOf(*person))
        return base::fail(base::ErrorKind::usage, "person.unknown", {person->text()});
    if (person)
        return *person;
    const auto seated = std::find_if(snapshot.people.begin(), snapshot.people.end(), [](const domain::Person &one) { return one.atTable; });
    return seated == snapshot.people.end() ? base::Uuid{} : seated->id;
}

/// What lifecycle::setRule cannot know: whether the leads of a process can be told, and the field that ends a program is one.
base::Result<void> checkFields(const Snapshot &snapshot, const lifecycle::RuleValue &value)
{
    const std::string_view key(value.key);
    if (key.starts_with(lifecycle::audienceRulePrefix)) {
        const auto process = lifecycle::parseAudience(key.substr(lifecycle::audienceRulePrefix.size()), value.text);
        const auto taken = process ? audienceSize(snapshot, process->filter) : base::Result<std::size_t>(0);
        return taken ? base::Result<void>() : base::Result<void>(base::fail(taken.error()));
    }
    if (!key.starts_with(lifecycle::programRulePrefix))
        return {};
    const auto program = lifecycle::parseProgram(key.substr(lifecycle::programRulePrefix.size()), value.text);
    if (!program || program->answeredBy.empty() || snapshot.leads.find(program->answeredBy) || domain::findLeadField(program->answeredBy))
        return {};
    return base::fail(base::ErrorKind::usage, "settings.program_field", {program->answeredBy});
}

/// Everybody whom `value` of these rules names works here.
base::Result<void> checkPeople(const Snapshot &snapshot, const lifecycle::WorkingRules &rules, const lifecycle::RuleValue &value)
{
    const auto isHere = [&](const base::Uuid &id) { return id.isNull() || snapshot.personOf(id) != nullptr; };
    bool all = std::all_of(rules.partners.begin(), rules.partners.end(), isHere);
    for (const lifecycle::AssignmentRule &rule : rules.assignment)
        all = all && std::all_of(rule.people.begin(), rule.people.end(), isHere);
    for (const auto &[person, week] : rules.hours.people)
        all = all && isHere(person);
    for (const auto &[person, dates] : rules.hours.daysOff)
        all = all && isHere(person);
    if (!all)
        return base::fail(base::ErrorKind::usage, "settings.bad_persons", {value.key, value.text});
    for (std::size_t which = 0; which <= rules.processes.size(); ++which) {
        for (const lifecycle::ProcessStep &row : rules.processAt(which).steps) {
            if (!isHere(row.owner.person))
                return base::fail(base::ErrorKind::usage, "settings.bad_owner", {value.key, value.text});
        }
    }
    return {};
}

base::Result<void> writeRules(Workspace::Session &session, Snapshot &next, const std::vector<std::uint32_t> &redated,
                              const std::vector<RuleChange> &changes, const base::Uuid &person)
{
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto stored = storeRules(*write, *next.rules); !stored)
        return stored;
    for (const std::uint32_t row : redated) {
        if (auto set = write->setLead(row, leadRowOf(next, row)); !set)
            return set;
    }
    if (auto entry = write->appendLedger(session.now(), "settings", actorOf(person), settingsPayload(person, changes, *next.rules)); !entry)
        return base::fail(entry.error());
    return write->commit();
}

} // namespace

base::Result<std::vector<RuleChange>> applyRules(const Snapshot &next, const std::vector<lifecycle::RuleValue> &values,
                                                 lifecycle::WorkingRules &rules)
{
    std::vector<RuleChange> changes;
    for (const lifecycle::RuleValue &value : values) {
        if (auto fits = checkFields(next, value); !fits)
            return base::fail(fits.error());
        const std::string before = lifecycle::ruleText(rules, value.key);
        if (auto set = lifecycle::setRule(rules, value.key, value.text); !set)
            return base::fail(set.error());
        if (auto known = checkPeople(next, rules, value); !known)
            return base::fail(known.error());
        const std::string after = lifecycle::ruleText(rules, value.key);
        if (after != before)
            changes.push_back({value.key, before, after});
    }
    return changes;
}

base::Result<void> commitRules(Workspace::Session &session, const std::shared_ptr<Snapshot> &next, lifecycle::WorkingRules rules,
                               const std::vector<RuleChange> &changes, const base::Uuid &person)
{
    const auto before = session.snapshot();
    useRules(*next, std::move(rules), session.store().meta().timeZone);
    deriveProcesses(*next);
    const std::vector<std::uint32_t> redated = setDues(*next, *before);
    if (auto written = writeRules(session, *next, redated, changes, person); !written)
        return written;
    deriveStageColumns(*next);
    deriveAliases(*next);
    if (session.isLive()) {
        if (auto handed = handOver(session, *next); !handed)
            return base::fail(handed.error());
    }
    ChangeEvent event;
    event.stages = true;
    event.people = true;
    // A word stands in headings, facets and tiles.
    event.leads = event.model = std::any_of(changes.begin(), changes.end(),
                                            [](const RuleChange &change) { return change.key.starts_with(lifecycle::wordRulePrefix); });
    session.publish(next, event);
    return {};
}

base::Result<std::vector<RuleChange>> changeRules(Workspace &workspace, const std::vector<lifecycle::RuleValue> &values,
                                                  std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    // What the sides accept and close together is no setting of anybody's: change_words.h, hold_review.h.
    const auto together = std::find_if(values.begin(), values.end(), [](const lifecycle::RuleValue &value) {
        return value.key.starts_with(lifecycle::wordRulePrefix)
               || (value.key.starts_with(lifecycle::reviewRulePrefix) && value.key != "review.every");
    });
    if (together != values.end())
        return base::fail(base::ErrorKind::usage, "settings.unknown_key", {together->key});
    const auto next = session.edited();
    const auto changer = changerOf(*next, person);
    if (!changer)
        return base::fail(changer.error());
    lifecycle::WorkingRules rules = *next->rules;
    auto changes = applyRules(*next, values, rules);
    if (!changes || changes->empty())
        return changes;
    if (auto done = commitRules(session, next, std::move(rules), *changes, *changer); !done)
        return base::fail(done.error());
    return changes;
}

} // namespace leadlight::workspace
