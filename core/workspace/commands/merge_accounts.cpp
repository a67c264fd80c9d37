// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/merge_accounts.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "base/text.h"
#include "workspace/deciding_person.h"
#include "workspace/hand_over.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

/// Texts are those of ProposedField and Column::cellText().
base::Result<void> setAccountFact(store::Write &write, const Snapshot &snapshot, std::uint32_t account, const std::string &key, const std::string &text)
{
    const data::Column *known = snapshot.accountFacts.find(key);
    if (!known)
        return {};
    data::Column column = *known;
    if (auto *numbers = std::get_if<data::NumberColumn>(&column.values)) {
        numbers->values.resize(snapshot.accounts.size(), std::numeric_limits<double>::quiet_NaN());
        numbers->values[account] = base::parseNumber(text).value_or(std::numeric_limits<double>::quiet_NaN());
    } else if (auto *instants = std::get_if<data::InstantColumn>(&column.values)) {
        const auto value = base::parseIsoInstant(text);
        instants->seconds.resize(snapshot.accounts.size(), data::InstantColumn::blank);
        instants->seconds[account] = value ? value->seconds : data::InstantColumn::blank;
    } else {
        auto &texts = std::get<data::TextColumn>(column.values);
        auto dictionary = std::make_shared<data::Dictionary>(*texts.dictionary);
        texts.codes.resize(snapshot.accounts.size(), 0);
        texts.codes[account] = dictionary->codeFor(text);
        texts.dictionary = std::move(dictionary);
    }
    const std::array<std::uint32_t, 1> rows{account};
    return write.putColumn(store::Entity::account, column, 0, rows);
}

std::string standingValue(const Snapshot &snapshot, std::uint32_t account, const std::string &key)
{
    const domain::Account &known = snapshot.accounts[account];
    if (key == "name")
        return known.name;
    if (key == "domain")
        return known.domain;
    if (key == "target")
        return known.target ? "yes" : "no";
    const data::Column *column = snapshot.accountFacts.find(key);
    return column ? column->cellText(account) : std::string();
}

/// `values`: what each field gets.
base::Result<void> putAccountValues(store::Write &write, const Snapshot &snapshot, std::uint32_t row,
                                    const std::vector<std::pair<std::string, std::string>> &values)
{
    domain::Account account = snapshot.accounts[row];
    for (const auto &[key, value] : values) {
        if (key == "name")
            account.name = value;
        else if (key == "domain")
            account.domain = value;
        else if (key == "target")
            account.target = value == "yes";
        else if (auto set = setAccountFact(write, snapshot, row, key, value); !set)
            return set;
    }
    if (account == snapshot.accounts[row])
        return {};
    const auto put = write.putAccounts({&account, 1});
    return put ? base::Result<void>() : base::Result<void>(base::fail(put.error()));
}

base::Result<void> chooseAccounts(AccountProposal &proposal, const std::vector<AccountChoice> &choices, const Snapshot &snapshot)
{
    for (const AccountChoice &choice : choices) {
        const auto field = std::find_if(proposal.fields.begin(), proposal.fields.end(), [&](const ProposedField &f) { return f.key == choice.field; });
        if (field == proposal.fields.end())
            return base::fail(base::ErrorKind::usage, "merge.unknown_field", {choice.field});
        const auto side = std::find(proposal.accounts.begin(), proposal.accounts.end(), snapshot.accountSurvivor(choice.account));
        if (side == proposal.accounts.end())
            return base::fail(base::ErrorKind::usage, "account.not_part", {snapshot.accounts[choice.account].name});
        field->taken = static_cast<std::size_t>(side - proposal.accounts.begin());
    }
    return {};
}

base::Result<void> moveLeads(store::Write &write, const Snapshot &snapshot, const std::vector<std::pair<std::uint32_t, std::uint32_t>> &leads)
{
    for (const auto &[row, account] : leads) {
        store::LeadRow lead = leadRowOf(snapshot, row);
        lead.account = account + 1;
        if (auto set = write.setLead(row, lead); !set)
            return set;
    }
    return {};
}

/// Who does it, or why nobody can.
base::Result<base::Uuid> accountPerson(Workspace::Session &session, std::optional<base::Uuid> person)
{
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    return decidingPerson(*session.snapshot(), person, "account.needs_person");
}

base::Result<void> finish(Workspace::Session &session, store::Write &write, const std::vector<AccountMerge> &merges)
{
    if (auto kept = keepAccountMerges(write, merges); !kept)
        return kept;
    if (auto done = write.commit(); !done)
        return done;
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

/// The newest merge that stands and has to do with the account, unless a newer one rests on it.
base::Result<std::size_t> accountMergeToUndo(const Snapshot &snapshot, std::uint32_t account)
{
    const auto &merges = snapshot.accountMerges;
    const auto isPart = [](const AccountMerge &merge, std::uint32_t row) {
        return std::find(merge.merged.begin(), merge.merged.end(), row) != merge.merged.end();
    };
    for (std::size_t i = merges.size(); i-- > 0;) {
        const AccountMerge &merge = merges[i];
        if (merge.undoneBy != 0 || (merge.survivor != account && !isPart(merge, account)))
            continue;
        for (std::size_t later = merges.size(); --later > i;) {
            const AccountMerge &newer = merges[later];
            if (newer.undoneBy == 0 && (newer.survivor == merge.survivor || isPart(newer, merge.survivor)))
                return base::fail(base::ErrorKind::refused, "account.newer_first", {snapshot.accounts[newer.merged.front()].name});
        }
        return i;
    }
    return base::fail(base::ErrorKind::refused, "account.nothing_to_undo", {snapshot.accounts[account].name});
}

} // namespace

base::Result<AccountReceipt> mergeAccounts(Workspace &workspace, const std::vector<std::uint32_t> &accounts,
                                           const std::vector<AccountChoice> &choices, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    const auto who = accountPerson(session, person);
    if (!who)
        return base::fail(who.error());
    const auto snapshot = session.snapshot();
    auto proposal = accountProposal(*snapshot, accounts);
    if (!proposal)
        return base::fail(proposal.error());
    if (auto chosen = chooseAccounts(*proposal, choices, *snapshot); !chosen)
        return base::fail(chosen.error());
    AccountMerge merge;
    merge.survivor = proposal->accounts.front();
    merge.merged.assign(proposal->accounts.begin() + 1, proposal->accounts.end());
    merge.person = *who;
    merge.time = session.now();
    std::vector<std::pair<std::string, std::string>> values;
    for (const ProposedField &field : proposal->fields) {
        const std::string &value = field.values[field.taken];
        if (value == field.values.front())
            continue;
        merge.changes.push_back({field.key, field.values.front(), value});
        values.emplace_back(field.key, value);
    }
    const std::set<std::uint32_t> merged(merge.merged.begin(), merge.merged.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> moved;
    for (std::uint32_t row = 0; row < snapshot->size(); ++row) {
        if (snapshot->account[row] != 0 && merged.contains(snapshot->account[row] - 1)) {
            merge.leads.emplace_back(row, snapshot->account[row] - 1);
            moved.emplace_back(row, merge.survivor);
        }
    }
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto put = putAccountValues(*write, *snapshot, merge.survivor, values); !put)
        return base::fail(put.error());
    if (auto done = moveLeads(*write, *snapshot, moved); !done)
        return base::fail(done.error());
    const auto entry = write->appendLedger(merge.time, "merge_accounts", actorOf(*who), accountMergePayload(merge, snapshot->ids));
    if (!entry)
        return base::fail(entry.error());
    merge.ledgerSeq = *entry;
    auto merges = snapshot->accountMerges;
    merges.push_back(merge);
    if (auto done = finish(session, *write, merges); !done)
        return base::fail(done.error());
    return AccountReceipt{*entry, merge.survivor, merge.merged, merge.leads.size()};
}

base::Result<AccountReceipt> undoAccountMerge(Workspace &workspace, std::uint32_t account, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    const auto who = accountPerson(session, person);
    if (!who)
        return base::fail(who.error());
    const auto snapshot = session.snapshot();
    const auto place = accountMergeToUndo(*snapshot, account);
    if (!place)
        return base::fail(place.error());
    auto merges = snapshot->accountMerges;
    AccountMerge &merge = merges[*place];
    std::vector<std::pair<std::string, std::string>> values;
    for (const store::MergedValue &change : merge.changes) {
        if (standingValue(*snapshot, merge.survivor, change.field) == change.to)
            values.emplace_back(change.field, change.from);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> back;
    for (const auto &lead : merge.leads) {
        if (lead.first < snapshot->size() && !snapshot->isErased(lead.first) && snapshot->account[lead.first] == merge.survivor + 1)
            back.push_back(lead);
    }
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto put = putAccountValues(*write, *snapshot, merge.survivor, values); !put)
        return base::fail(put.error());
    if (auto done = moveLeads(*write, *snapshot, back); !done)
        return base::fail(done.error());
    const auto entry = write->appendLedger(session.now(), "undo_merge_accounts", actorOf(*who), undoAccountMergePayload(merge));
    if (!entry)
        return base::fail(entry.error());
    merge.undoneBy = *entry;
    const AccountReceipt receipt{*entry, merge.survivor, merge.merged, back.size()};
    if (auto done = finish(session, *write, merges); !done)
        return base::fail(done.error());
    return receipt;
}

} // namespace leadlight::workspace
