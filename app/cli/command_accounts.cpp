// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "commands.h"
#include "session.h"
#include "wording/numbers.h"
#include "workspace/pursuits.h"
#include "workspace/queries/accounts.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct AccountArguments {
    std::string path;
    bool targets = false;
    std::size_t limit = 0; ///< 0: all
};

/// Null: the account is no named pursuit.
const domain::Person *pursuerOf(const workspace::Snapshot &snapshot, std::uint32_t account)
{
    const auto pursuit = workspace::pursuitOfAccount(snapshot, account);
    return pursuit ? snapshot.personOf(pursuit->owner) : nullptr;
}

Json accountJson(const workspace::Snapshot &snapshot, const workspace::AccountSummary &summary)
{
    const domain::Account &account = snapshot.accounts[summary.account];
    Json json{{"name", account.name}, {"domain", account.domain}, {"target", account.target}, {"people", summary.people.size()}};
    for (const auto &[key, roles] : {std::pair{"roles_present", &summary.present}, std::pair{"roles_missing", &summary.missing}}) {
        Json list = Json::array();
        for (const domain::BuyingRole role : *roles)
            list.push_back(domain::keyOf(role));
        json[key] = std::move(list);
    }
    json["areas"] = summary.areas;
    json["engagement"] = base::exactText(summary.engagement);
    json["events_30_days"] = summary.events30;
    json["last_activity"] = summary.lastActivity ? Json(base::isoText(*summary.lastActivity)) : Json();
    json["best_rank"] = summary.people.empty() ? Json() : Json(snapshot.rankOf(summary.people.front()));
    const domain::Person *pursuer = pursuerOf(snapshot, summary.account);
    json["pursued_by"] = pursuer ? Json(pursuer->name) : Json();
    json["with_sales"] = summary.withSales;
    json["won"] = summary.won;
    Json leads = Json::array();
    for (const std::uint32_t row : summary.people)
        leads.push_back(snapshot.ids[row].text());
    json["leads"] = std::move(leads);
    return json;
}

std::string namesOf(const std::vector<domain::BuyingRole> &roles)
{
    std::vector<std::string> names;
    for (const domain::BuyingRole role : roles)
        names.emplace_back(domain::labelOf(role));
    return names.empty() ? "–" : base::joined(names, ", ");
}

int printAccounts(const AccountArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    auto all = workspace::accounts(*snapshot, &progress());
    if (progress().stopRequested())
        return complain(common, {base::ErrorKind::stopped, "stopped", {}, {}});
    if (arguments.targets)
        std::erase_if(all, [&](const auto &summary) { return !snapshot->accounts[summary.account].target; });
    if (arguments.limit > 0 && all.size() > arguments.limit)
        all.resize(arguments.limit);
    if (common.json) {
        Json array = Json::array();
        for (const workspace::AccountSummary &summary : all)
            array.push_back(accountJson(*snapshot, summary));
        sayJson(array);
        return 0;
    }
    std::vector<std::vector<std::string>> rows{{"Account", "Target", "Pursued by", "Best", "People", "Engagement", "With Sales", "Known", "Missing"}};
    for (const workspace::AccountSummary &summary : all) {
        const domain::Account &account = snapshot->accounts[summary.account];
        const domain::Person *pursuer = pursuerOf(*snapshot, summary.account);
        rows.push_back({account.name.empty() ? account.domain : account.name, account.target ? "yes" : "", pursuer ? pursuer->name : "",
                        summary.people.empty() ? "–" : snapshot->rankOf(summary.people.front()),
                        wording::grouped(static_cast<std::int64_t>(summary.people.size())), wording::pointsText(summary.engagement, false),
                        wording::grouped(static_cast<std::int64_t>(summary.withSales)), namesOf(summary.present), namesOf(summary.missing)});
    }
    if (all.empty())
        say(common, "No account is known yet.");
    else
        std::cout << aligned(rows, {false, false, false, false, true, true, true, false, false});
    return 0;
}

} // namespace

void addAccounts(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<AccountArguments>();
    CLI::App *command = addCommand(app, common, "accounts", "List the accounts, target list first: who is known there and who is not");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_flag("--targets", arguments->targets, "Only those on the target list");
    command->add_option("--limit", arguments->limit, "No more than these");
    command->callback([arguments, &common, &exit] { exit = printAccounts(*arguments, common); });
}

} // namespace leadlight::cli
