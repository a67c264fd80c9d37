// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/account_columns.h"

#include <limits>

namespace leadlight::workspace {

namespace {

template <class Value> std::vector<Value> gathered(const std::vector<Value> &ofAccounts, const std::vector<std::uint32_t> &account, Value blank)
{
    std::vector<Value> ofLeads(account.size(), blank);
    for (std::size_t row = 0; row < account.size(); ++row) {
        if (account[row] != 0 && account[row] <= ofAccounts.size())
            ofLeads[row] = ofAccounts[account[row] - 1];
    }
    return ofLeads;
}

std::shared_ptr<const data::Column> columnOfLeads(const data::Column &ofAccounts, const std::vector<std::uint32_t> &account)
{
    auto column = std::make_shared<data::Column>();
    column->key = std::string(accountPrefix) + ofAccounts.key;
    column->label = "Account: " + ofAccounts.label;
    if (const data::TextColumn *texts = ofAccounts.asText())
        column->values = data::TextColumn{texts->dictionary, gathered(texts->codes, account, std::uint32_t{0})};
    else if (const data::NumberColumn *numbers = ofAccounts.asNumber())
        column->values = data::NumberColumn{gathered(numbers->values, account, std::numeric_limits<double>::quiet_NaN())};
    else
        column->values = data::InstantColumn{gathered(ofAccounts.asInstant()->seconds, account, data::InstantColumn::blank)};
    return column;
}

} // namespace

void deriveAccountColumns(Snapshot &snapshot)
{
    if (snapshot.accountFacts.columns().empty())
        return;
    std::vector<std::shared_ptr<const data::Column>> columns;
    for (const auto &column : snapshot.leads.columns()) {
        if (!isOfAccount(column->key))
            columns.push_back(column);
    }
    for (const auto &column : snapshot.accountFacts.columns())
        columns.push_back(columnOfLeads(*column, snapshot.account));
    snapshot.leads = data::Table(snapshot.size(), std::move(columns));
}

} // namespace leadlight::workspace
