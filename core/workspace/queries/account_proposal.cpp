// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/account_proposal.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "hygiene/accounts.h"

namespace leadlight::workspace {

namespace {

/// The survivor's own value; else the first that is known.
void addAccountField(AccountProposal &proposal, std::string key, std::string label, std::vector<std::string> values)
{
    const auto known = std::find_if(values.begin(), values.end(), [](const std::string &value) { return !value.empty(); });
    if (known == values.end())
        return;
    const auto taken = static_cast<std::size_t>(known - values.begin());
    proposal.fields.push_back({std::move(key), std::move(label), std::move(values), taken});
}

} // namespace

base::Result<AccountProposal> accountProposal(const Snapshot &snapshot, std::vector<std::uint32_t> accounts)
{
    AccountProposal proposal;
    proposal.accounts = std::move(accounts);
    std::set<std::uint32_t> met;
    for (std::uint32_t &row : proposal.accounts) {
        row = snapshot.accountSurvivor(row);
        if (!met.insert(row).second)
            return base::fail(base::ErrorKind::usage, "account.same", {snapshot.accounts[row].name});
    }
    if (proposal.accounts.size() < 2)
        return base::fail(base::ErrorKind::usage, "account.one");
    const auto collect = [&](const auto &valueOf) {
        std::vector<std::string> values;
        for (const std::uint32_t row : proposal.accounts)
            values.push_back(valueOf(row));
        return values;
    };
    addAccountField(proposal, "name", "Name", collect([&](std::uint32_t row) { return snapshot.accounts[row].name; }));
    addAccountField(proposal, "domain", "Web domain", collect([&](std::uint32_t row) { return snapshot.accounts[row].domain; }));
    auto targets = collect([&](std::uint32_t row) { return std::string(snapshot.accounts[row].target ? "yes" : "no"); });
    const auto wanted = std::find(targets.begin(), targets.end(), "yes");
    const std::size_t taken = wanted == targets.end() ? 0 : static_cast<std::size_t>(wanted - targets.begin());
    proposal.fields.push_back({"target", "Target account", std::move(targets), taken});
    for (const auto &column : snapshot.accountFacts.columns())
        addAccountField(proposal, column->key, column->label, collect([&](std::uint32_t row) { return column->cellText(row); }));
    proposal.leads.assign(proposal.accounts.size(), 0);
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        const auto place = snapshot.isMerged(row) || snapshot.account[row] == 0
                               ? proposal.accounts.end()
                               : std::find(proposal.accounts.begin(), proposal.accounts.end(), snapshot.account[row] - 1);
        if (place != proposal.accounts.end())
            ++proposal.leads[static_cast<std::size_t>(place - proposal.accounts.begin())];
    }
    return proposal;
}

base::Result<std::uint32_t> findAccount(const Snapshot &snapshot, std::string_view text)
{
    const std::string wanted = base::comparable(text);
    const std::string domain = hygiene::registrableDomain(text);
    const std::string company = hygiene::normalisedCompany(text);
    // The surest first: a name that two accounts share is told by nothing less than their keys.
    for (int way = 0; way < 4; ++way) {
        std::set<std::uint32_t> found;
        for (std::uint32_t row = 0; row < snapshot.accounts.size(); ++row) {
            const domain::Account &account = snapshot.accounts[row];
            const bool fits = way == 0   ? account.key == text
                              : way == 1 ? !wanted.empty() && base::comparable(account.name) == wanted
                              : way == 2 ? !domain.empty() && hygiene::registrableDomain(account.domain) == domain
                                         : !company.empty() && hygiene::normalisedCompany(account.name) == company;
            if (fits)
                found.insert(snapshot.accountSurvivor(row));
        }
        if (found.size() == 1)
            return *found.begin();
        if (!found.empty())
            return base::fail(base::ErrorKind::usage, "account.ambiguous", {std::string(text)});
    }
    return base::fail(base::ErrorKind::usage, "account.unknown", {std::string(text)});
}

} // namespace leadlight::workspace
