// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/merge_leads.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "workspace/appended_values.h"
#include "workspace/deciding_person.h"
#include "workspace/field_edit.h"
#include "workspace/hand_over.h"
#include "workspace/ledger_payload.h"
#include "workspace/merged_leads.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

constexpr std::uint16_t keptFlags = scoring::isJunk | scoring::isDuplicate | scoring::isPurchased;

/// What stands in a lead's row, as texts that say the same in every copy of the workspace.
std::string stageText(const store::LeadRow &lead)
{
    return std::string(domain::keyOf(lead.stage)) + " " + std::to_string(lead.stageSince.seconds) + " " + std::to_string(lead.dueAt) + " "
           + (lead.sentByHand ? "1" : "0");
}

void setStage(store::LeadRow &lead, const std::string &text)
{
    const auto parts = base::split(text, ' ');
    const auto stage = parts.size() == 4 ? domain::parseStage(parts[0]) : std::nullopt;
    if (!stage)
        return;
    lead.stage = *stage;
    std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), lead.stageSince.seconds);
    std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), lead.dueAt);
    lead.sentByHand = parts[3] == "1";
}

std::string flagsText(const store::LeadRow &lead)
{
    return std::to_string(lead.flags & keptFlags) + " " + lead.quarantine;
}

void setFlags(store::LeadRow &lead, const std::string &text)
{
    const std::size_t blank = text.find(' ');
    unsigned flags = 0;
    std::from_chars(text.data(), text.data() + std::min(blank, text.size()), flags);
    lead.flags = static_cast<std::uint16_t>((lead.flags & ~keptFlags) | (flags & keptFlags));
    lead.quarantine = blank == std::string::npos ? std::string() : text.substr(blank + 1);
}

/// The parts of a lead's row that a merge changes, each with its name in the merge's record.
class RowParts {
public:
    explicit RowParts(const Snapshot &snapshot) : m_snapshot(snapshot) {}

    [[nodiscard]] std::vector<std::pair<std::string, std::string>> of(const store::LeadRow &lead) const
    {
        return {{"@stage", stageText(lead)},
                {"@owner", lead.owner == 0 ? std::string() : m_snapshot.people[lead.owner - 1].id.text()},
                {"@account", lead.account == 0 ? std::string() : m_snapshot.accounts[lead.account - 1].key},
                {"@flags", flagsText(lead)}};
    }
    void set(store::LeadRow &lead, const std::string &part, const std::string &text) const
    {
        if (part == "@stage")
            setStage(lead, text);
        if (part == "@flags")
            setFlags(lead, text);
        if (part == "@owner")
            lead.owner = placeOf(m_snapshot.people, [&](const domain::Person &person) { return person.id.text() == text; });
        if (part == "@account")
            lead.account = placeOf(m_snapshot.accounts, [&](const domain::Account &account) { return account.key == text; });
    }

private:
    template <class List, class Test> static std::uint32_t placeOf(const List &list, const Test &test)
    {
        const auto found = std::find_if(list.begin(), list.end(), test);
        return found == list.end() ? 0 : static_cast<std::uint32_t>(found - list.begin()) + 1;
    }
    const Snapshot &m_snapshot;
};

/// The survivor's row: the stage, owner and account that were taken; held back only for what all of them were.
store::LeadRow mergedRow(const Snapshot &snapshot, const MergeProposal &proposal)
{
    store::LeadRow lead = leadRowOf(snapshot, proposal.leads.front());
    const auto takenRow = [&](const char *field) {
        const ProposedField *found = proposal.find(field);
        return found ? proposal.leads[found->taken] : proposal.leads.front();
    };
    setStage(lead, stageText(leadRowOf(snapshot, takenRow("stage"))));
    lead.owner = snapshot.owner[takenRow("owner")];
    lead.account = snapshot.account[takenRow("account")];
    std::uint16_t flags = keptFlags;
    std::uint32_t first = proposal.leads.front();
    for (const std::uint32_t row : proposal.leads) {
        flags &= snapshot.flags[row];
        first = std::min(first, row);
    }
    const std::string reason = flags & scoring::isJunk ? snapshot.quarantine[first] : flags & scoring::isDuplicate ? "duplicate" : "";
    setFlags(lead, std::to_string(flags) + " " + reason);
    return lead;
}

base::Result<void> choose(MergeProposal &proposal, const std::vector<MergeChoice> &choices, const Snapshot &snapshot)
{
    for (const MergeChoice &choice : choices) {
        const auto field = std::find_if(proposal.fields.begin(), proposal.fields.end(), [&](const ProposedField &f) { return f.key == choice.field; });
        if (field == proposal.fields.end())
            return base::fail(base::ErrorKind::usage, "merge.unknown_field", {choice.field});
        const auto lead = std::find(proposal.leads.begin(), proposal.leads.end(), snapshot.survivorOf(choice.lead));
        if (lead == proposal.leads.end())
            return base::fail(base::ErrorKind::usage, "merge.not_part", {snapshot.nameOf(choice.lead)});
        field->taken = static_cast<std::size_t>(lead - proposal.leads.begin());
    }
    return {};
}

FieldValues takenValues(const Snapshot &snapshot, const MergeProposal &proposal)
{
    FieldValues values, marks;
    for (const ProposedField &field : proposal.fields) {
        const bool isAttribute = field.key != "stage" && field.key != "owner" && field.key != "account";
        if (!isAttribute || field.taken == 0)
            continue;
        values.emplace_back(field.key, field.values[field.taken]);
        if (isAppended(snapshot.leads, field.key, proposal.leads[field.taken]))
            marks.emplace_back(appendedMark(field.key), appendedYes);
    }
    values.insert(values.end(), marks.begin(), marks.end());
    return values;
}

/// Everything anew from the store, where merges are applied.
base::Result<void> publishMerged(Workspace::Session &session)
{
    auto next = session.loaded(nullptr);
    if (!next)
        return base::fail(next.error());
    if (session.isLive()) {
        if (auto handed = handOver(session, **next); !handed)
            return base::fail(handed.error());
    }
    session.publish(std::move(*next), {true, true, false, false, false, {}});
    return {};
}

/// The merge to undo where `row` is named, if it is the newest of its survivor.
base::Result<const MergeRecord *> mergeToUndo(const Snapshot &snapshot, std::uint32_t row)
{
    const MergeRecord *wanted = snapshot.newestMergeOf(row);
    if (snapshot.isMerged(row)) {
        const auto away = std::find_if(snapshot.merges.rbegin(), snapshot.merges.rend(), [&](const MergeRecord &merge) {
            return std::find(merge.merged.begin(), merge.merged.end(), row) != merge.merged.end();
        });
        wanted = away == snapshot.merges.rend() ? nullptr : &*away;
    }
    if (!wanted)
        return base::fail(base::ErrorKind::refused, "merge.nothing_to_undo", {snapshot.nameOf(row)});
    const MergeRecord *newest = snapshot.newestMergeOf(wanted->survivor);
    if (newest != wanted)
        return base::fail(base::ErrorKind::refused, "merge.newer_first", {snapshot.nameOf(newest->merged.front())});
    if (snapshot.isMerged(wanted->survivor))
        return base::fail(base::ErrorKind::refused, "merge.newer_first", {snapshot.nameOf(wanted->survivor)});
    return wanted;
}

/// One merge, inside a transaction; the snapshot is loaded anew once all are written.
base::Result<MergeReceipt> writeMerge(Workspace::Session &session, store::Write &write, Snapshot &next, const MergeRequest &request,
                                      const base::Uuid &person)
{
    auto proposal = mergeProposal(next, session.store(), request.leads);
    if (!proposal)
        return base::fail(proposal.error());
    if (auto chosen = choose(*proposal, request.choices, next); !chosen)
        return base::fail(chosen.error());
    store::StoredMerge merge;
    merge.survivor = proposal->leads.front();
    merge.merged.assign(proposal->leads.begin() + 1, proposal->leads.end());
    std::sort(merge.merged.begin(), merge.merged.end());
    merge.person = person;
    merge.time = session.now();
    const store::LeadRow before = leadRowOf(next, merge.survivor);
    const store::LeadRow after = mergedRow(next, *proposal);
    auto changes = changeFields(write, next, merge.survivor, takenValues(next, *proposal), person, mergeSource, merge.time);
    if (!changes)
        return base::fail(changes.error());
    const RowParts parts(next);
    const auto partsBefore = parts.of(before);
    const auto partsAfter = parts.of(after);
    for (std::size_t i = 0; i < partsBefore.size(); ++i) {
        if (partsBefore[i] != partsAfter[i])
            changes->push_back({partsBefore[i].first, partsBefore[i].second, partsAfter[i].second});
    }
    if (auto set = write.setLead(merge.survivor, after); !set)
        return base::fail(set.error());
    merge.changes = mergedValuesJson(*changes);
    const auto entry = write.appendLedger(merge.time, "merge", actorOf(person), mergePayload(merge, next.ids));
    if (!entry)
        return base::fail(entry.error());
    merge.ledgerSeq = *entry;
    if (auto recorded = write.recordMerge(merge); !recorded)
        return base::fail(recorded.error());
    return MergeReceipt{*entry, merge.survivor, merge.merged, changes->size()};
}

base::Result<MergeReceipt> writeUndo(Workspace::Session &session, store::Write &write, Snapshot &next, std::uint32_t row, const base::Uuid &person)
{
    const auto wanted = mergeToUndo(next, row);
    if (!wanted)
        return base::fail(wanted.error());
    const MergeRecord merge = **wanted;
    const RowParts parts(next);
    store::LeadRow lead = leadRowOf(next, merge.survivor);
    const auto standing = parts.of(lead);
    FieldValues values;
    for (const store::MergedValue &change : merge.changes) {
        if (!change.field.starts_with('@')) {
            if (next.text(merge.survivor, change.field) == change.to)
                values.emplace_back(change.field, change.from);
        } else if (std::find(standing.begin(), standing.end(), std::pair(change.field, change.to)) != standing.end()) {
            parts.set(lead, change.field, change.from);
        }
    }
    const base::Instant now = session.now();
    const auto changed = changeFields(write, next, merge.survivor, values, person, unmergeSource, now);
    if (!changed)
        return base::fail(changed.error());
    if (auto set = write.setLead(merge.survivor, lead); !set)
        return base::fail(set.error());
    store::StoredMerge stored;
    stored.survivor = merge.survivor;
    stored.ledgerSeq = merge.ledgerSeq;
    const auto entry = write.appendLedger(now, "undo_merge", actorOf(person), undoMergePayload(stored, next.ids));
    if (!entry)
        return base::fail(entry.error());
    if (auto marked = write.markMergeUndone(merge.seq, *entry); !marked)
        return base::fail(marked.error());
    return MergeReceipt{*entry, merge.survivor, merge.merged, changed->size()};
}

/// Errors: merge.same_lead where two of the merges share a lead.
base::Result<void> requireApart(const Snapshot &snapshot, const std::vector<MergeRequest> &requests)
{
    std::map<std::uint32_t, std::size_t> partOf;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        for (const std::uint32_t row : requests[i].leads) {
            if (partOf.emplace(snapshot.survivorOf(row), i).first->second != i)
                return base::fail(base::ErrorKind::usage, "merge.same_lead", {snapshot.nameOf(row)});
        }
    }
    return {};
}

/// All or nothing: `step` writes one of `items`; afterwards everything is loaded anew.
template <class Item, class Step>
base::Result<std::vector<MergeReceipt>> inOneGo(Workspace::Session &session, const std::vector<Item> &items, base::Progress *progress, const Step &step)
{
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    std::vector<MergeReceipt> receipts;
    if (progress)
        progress->setTotal(items.size());
    for (const Item &item : items) {
        if (progress && progress->stopRequested())
            return base::fail(base::ErrorKind::stopped, "stopped");
        auto receipt = step(*write, item);
        if (!receipt)
            return base::fail(receipt.error());
        receipts.push_back(std::move(*receipt));
        if (progress)
            progress->add(1);
    }
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    if (auto published = publishMerged(session); !published)
        return base::fail(published.error());
    return receipts;
}

base::Result<MergeReceipt> onlyOne(base::Result<std::vector<MergeReceipt>> receipts)
{
    return receipts ? base::Result<MergeReceipt>(std::move(receipts->front())) : base::fail(receipts.error());
}

} // namespace

base::Result<std::vector<MergeReceipt>> mergeAll(Workspace &workspace, const std::vector<MergeRequest> &requests, std::optional<base::Uuid> person,
                                                 base::Progress *progress)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const auto who = decidingPerson(*next, person, "merge.needs_person");
    if (!who)
        return base::fail(who.error());
    if (auto apart = requireApart(*next, requests); !apart)
        return base::fail(apart.error());
    return inOneGo(session, requests, progress,
                   [&](store::Write &write, const MergeRequest &request) { return writeMerge(session, write, *next, request, *who); });
}

base::Result<std::vector<MergeReceipt>> undoMerges(Workspace &workspace, const std::vector<std::uint32_t> &rows, std::optional<base::Uuid> person,
                                                   base::Progress *progress)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const auto who = decidingPerson(*next, person, "merge.needs_person");
    if (!who)
        return base::fail(who.error());
    return inOneGo(session, rows, progress, [&](store::Write &write, std::uint32_t row) { return writeUndo(session, write, *next, row, *who); });
}

base::Result<MergeReceipt> mergeLeads(Workspace &workspace, const std::vector<std::uint32_t> &leads, const std::vector<MergeChoice> &choices,
                                      std::optional<base::Uuid> person)
{
    return onlyOne(mergeAll(workspace, {{leads, choices}}, person));
}

base::Result<MergeReceipt> undoMerge(Workspace &workspace, std::uint32_t row, std::optional<base::Uuid> person)
{
    return onlyOne(undoMerges(workspace, {row}, person));
}

} // namespace leadlight::workspace
