// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/numbers.h"
#include "workspace/commands/pursue.h"
#include "workspace/queries/account_proposal.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct PursueArguments {
    std::string path;
    std::string whom;
    std::string owner;
    std::string why;
    bool end = false;
};

std::string nameOf(const workspace::Snapshot &snapshot, const workspace::PursuitTarget &target)
{
    return target.account ? snapshot.accounts[*target.account].name : snapshot.nameOf(target.row);
}

int listPursuits(const PursueArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows{{"Named pursuit", "What", "Owner", "Since", "Why"}};
    for (const workspace::Pursuit &pursuit : workspace::pursuits(*snapshot)) {
        const domain::Person *owner = snapshot->personOf(pursuit.owner);
        const std::string person = owner ? owner->name : pursuit.owner.text();
        const bool isAccount = pursuit.target.account.has_value();
        json.push_back({{"kind", isAccount ? "account" : "lead"},
                        {"lead", isAccount ? Json() : Json(snapshot->ids[pursuit.target.row].text())},
                        {"name", nameOf(*snapshot, pursuit.target)},
                        {"owner", person},
                        {"since", base::isoText(pursuit.since)},
                        {"why", pursuit.why}});
        rows.push_back({nameOf(*snapshot, pursuit.target), isAccount ? "account" : "lead", person,
                        wording::dateText(snapshot->zone().localDate(pursuit.since)), pursuit.why});
    }
    if (common.json)
        sayJson(json);
    else if (json.empty())
        say(common, "Nobody is a named pursuit.");
    else
        std::cout << aligned(rows, {});
    return 0;
}

/// A lead goes before an account of the same name.
base::Result<workspace::PursuitTarget> targetOf(const workspace::Snapshot &snapshot, const std::string &whom)
{
    const auto row = snapshot.findLead(whom);
    if (row)
        return workspace::PursuitTarget{*row, std::nullopt};
    const auto account = workspace::findAccount(snapshot, whom);
    if (!account)
        return base::fail(account.error().code == "account.unknown" ? row.error() : account.error());
    return workspace::accountTarget(snapshot, *account);
}

int runPursue(const PursueArguments &arguments, const Common &common)
{
    if (arguments.whom.empty())
        return listPursuits(arguments, common);
    if (arguments.owner.empty() != arguments.end)
        return complain(common, {base::ErrorKind::usage, "pursuit.needs_owner", {}, {}});
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto target = targetOf(*snapshot, arguments.whom);
    const auto person = actingPerson(*snapshot, common);
    if (!target || !person)
        return complain(common, target ? person.error() : target.error());
    const auto owner = arguments.end ? base::Result<base::Uuid>(base::Uuid{}) : findPerson(*snapshot, arguments.owner);
    if (!owner)
        return complain(common, owner.error());
    const auto done = arguments.end ? workspace::endPursuit(**workspace, *target, arguments.why, *person)
                                    : workspace::pursue(**workspace, *target, *owner, arguments.why, *person);
    if (!done)
        return complain(common, done.error());
    const std::string name = nameOf(*snapshot, *target);
    if (common.json)
        sayJson({{"name", name}, {"pursued", !arguments.end}, {"entry", done->ledgerSeq}});
    else if (arguments.end)
        say(common, name + " is no named pursuit any more.");
    else
        say(common, name + " is a named pursuit of " + snapshot->personOf(*owner)->name + "; automatic nurture pauses.");
    return 0;
}

} // namespace

void addPursue(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<PursueArguments>();
    CLI::App *command = addCommand(app, common, "pursue", "Take a lead or an account out of automatic nurture and give it a personal owner");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("LEAD|ACCOUNT", arguments->whom, "Id, external id or e-mail of a lead; name, domain or key of an account; none lists them");
    command->add_option("--owner", arguments->owner, "Whose pursuit it is");
    command->add_option("--why", arguments->why);
    command->add_flag("--end", arguments->end, "It is a named pursuit no longer");
    command->callback([arguments, &common, &exit] { exit = runPursue(*arguments, common); });
}

} // namespace leadlight::cli
