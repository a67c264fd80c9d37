// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/account_merges.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <nlohmann/json.hpp>

#include "store/workspace_store.h"
#include "store/write.h"

namespace leadlight::workspace {

namespace {

using MergeJson = nlohmann::json;
constexpr const char *mergesSetting = "account_merges";

MergeJson jsonOf(const AccountMerge &merge)
{
    MergeJson changes = MergeJson::array();
    for (const store::MergedValue &change : merge.changes)
        changes.push_back({{"field", change.field}, {"from", change.from}, {"to", change.to}});
    return {{"survivor", merge.survivor}, {"merged", merge.merged},       {"leads", merge.leads},        {"changes", std::move(changes)},
            {"person", merge.person.text()}, {"time", merge.time.seconds}, {"ledger", merge.ledgerSeq}, {"undone_by", merge.undoneBy}};
}

AccountMerge mergeOf(const MergeJson &json)
{
    AccountMerge merge;
    json.at("survivor").get_to(merge.survivor);
    json.at("merged").get_to(merge.merged);
    json.at("leads").get_to(merge.leads);
    for (const MergeJson &change : json.at("changes"))
        merge.changes.push_back({change.at("field").get<std::string>(), change.at("from").get<std::string>(), change.at("to").get<std::string>()});
    merge.person = base::Uuid::parse(json.at("person").get<std::string>()).value_or(base::Uuid{});
    json.at("time").get_to(merge.time.seconds);
    json.at("ledger").get_to(merge.ledgerSeq);
    json.at("undone_by").get_to(merge.undoneBy);
    return merge;
}

/// Rows that are there; a survivor is no part of itself.
bool isSound(const AccountMerge &merge, std::size_t accounts)
{
    return merge.survivor < accounts && !merge.merged.empty()
           && std::all_of(merge.merged.begin(), merge.merged.end(), [&](std::uint32_t row) { return row < accounts && row != merge.survivor; });
}

} // namespace

base::Result<std::vector<AccountMerge>> loadAccountMerges(const store::WorkspaceStore &store)
{
    const auto setting = store.setting(mergesSetting);
    if (!setting)
        return base::fail(setting.error());
    std::vector<AccountMerge> merges;
    if (!*setting)
        return merges;
    const auto accounts = store.loadAccounts();
    if (!accounts)
        return base::fail(accounts.error());
    const auto damaged = [] { return base::fail(base::ErrorKind::workspace, "workspace.damaged_setting", {mergesSetting}); };
    try {
        for (const MergeJson &json : MergeJson::parse(**setting)) {
            merges.push_back(mergeOf(json));
            if (!isSound(merges.back(), accounts->accounts.size()))
                return damaged();
        }
    } catch (const MergeJson::exception &) {
        return damaged();
    }
    return merges;
}

base::Result<void> keepAccountMerges(store::Write &write, const std::vector<AccountMerge> &merges)
{
    MergeJson json = MergeJson::array();
    for (const AccountMerge &merge : merges)
        json.push_back(jsonOf(merge));
    return write.setSetting(mergesSetting, json.dump(-1, ' ', false, MergeJson::error_handler_t::replace));
}

std::vector<std::uint32_t> mergedAccounts(const std::vector<AccountMerge> &merges, std::size_t accounts)
{
    std::vector<std::uint32_t> into(accounts, 0);
    // Newest first: by then it is known where the survivor of an older merge has gone itself.
    for (auto merge = merges.rbegin(); merge != merges.rend(); ++merge) {
        if (merge->undoneBy != 0)
            continue;
        for (const std::uint32_t row : merge->merged)
            into[row] = into[merge->survivor] != 0 ? into[merge->survivor] : merge->survivor + 1;
    }
    return into;
}

base::Result<void> scrubAccountMerges(const store::WorkspaceStore &store, store::Write &write)
{
    auto merges = loadAccountMerges(store);
    if (!merges || merges->empty())
        return merges ? base::Result<void>() : base::Result<void>(base::fail(merges.error()));
    const auto accounts = store.loadAccounts();
    if (!accounts)
        return base::fail(accounts.error());
    const auto isErased = [&](std::uint32_t row) { return accounts->accounts[row].key.starts_with("erased:"); };
    for (AccountMerge &merge : *merges) {
        if (isErased(merge.survivor) || std::any_of(merge.merged.begin(), merge.merged.end(), isErased))
            merge.changes.clear();
    }
    return keepAccountMerges(write, *merges);
}

void uniteAccountEvents(std::vector<store::AccountActivity> &events, const std::vector<std::uint32_t> &mergedInto)
{
    using What = std::tuple<std::uint32_t, std::int64_t, std::string, std::string, std::string, double>;
    std::set<What> survivors;
    const auto whatOf = [&](const store::AccountActivity &event, std::uint32_t account) {
        const domain::Activity &activity = event.activity;
        return What{account, activity.time.seconds, activity.type, activity.asset, activity.text, activity.number.value_or(-1)};
    };
    const std::set<std::uint32_t> wanted(mergedInto.begin(), mergedInto.end());
    if (wanted.size() == 1 && *wanted.begin() == 0)
        return;
    for (const store::AccountActivity &event : events) {
        if (mergedInto[event.account] == 0 && wanted.contains(event.account + 1))
            survivors.insert(whatOf(event, event.account));
    }
    std::erase_if(events, [&](store::AccountActivity &event) {
        const std::uint32_t into = mergedInto[event.account];
        if (into == 0)
            return false;
        if (survivors.contains(whatOf(event, into - 1)))
            return true;
        event.account = into - 1;
        return false;
    });
}

} // namespace leadlight::workspace
