// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "commands.h"
#include "passphrase.h"
#include "session.h"
#include "workspace/commands/agree_version.h"
#include "workspace/commands/change_people.h"

namespace leadlight::cli {

namespace {

struct PeopleArguments {
    std::string path;
    std::string action;
    std::string name;
    std::string side = "both";
    std::string email;
    std::vector<std::string> seats;
    int passphraseFd = -1;
    std::string confirmedBy;
    std::string reason;
    int confirmFd = -1;
};

int listPeople(const workspace::Workspace &workspace, const Common &common)
{
    const auto snapshot = workspace.snapshot();
    nlohmann::ordered_json array = nlohmann::ordered_json::array();
    std::vector<std::vector<std::string>> rows{{"Name", "Side", "At the table"}};
    for (const domain::Person &person : snapshot->people) {
        array.push_back({{"id", person.id.text()}, {"name", person.name}, {"side", domain::keyOf(person.side)}, {"email", person.email}, {"at_table", person.atTable}});
        rows.push_back({person.name, std::string(domain::labelOf(person.side)), person.atTable ? "yes" : ""});
    }
    if (common.json)
        sayJson(array);
    else
        std::cout << aligned(rows, {});
    return 0;
}

int addSomebody(workspace::Workspace &workspace, const PeopleArguments &arguments, const Common &common)
{
    const auto side = domain::parseSide(arguments.side);
    if (!side)
        return complain(common, {base::ErrorKind::usage, "person.unknown_side", {arguments.side}, {}});
    const auto person = workspace::addPerson(workspace, arguments.name, *side, arguments.email);
    if (!person)
        return complain(common, person.error());
    if (common.json)
        sayJson({{"id", person->text()}});
    else
        say(common, arguments.name + " works here for " + std::string(domain::labelOf(*side)) + ".");
    return 0;
}

/// Another key in the place of one that is lost: the owner's old one or somebody of the other side vouches for it.
int replaceKey(workspace::Workspace &workspace, const PeopleArguments &arguments, const base::Uuid &person, const Passphrase &passphrase,
               const Common &common)
{
    const auto confirmer = findPerson(*workspace.snapshot(), arguments.confirmedBy);
    if (!confirmer)
        return complain(common, confirmer.error());
    Passphrase vouching;
    if (!readPassphrase(arguments.confirmFd, vouching, "Passphrase of who vouches"))
        return complain(common, {base::ErrorKind::usage, "key.no_passphrase", {}, {}});
    workspace::KeyConfirmation confirmation{*confirmer, vouching.text, arguments.reason};
    if (auto replaced = workspace::replacePersonKey(workspace, person, passphrase.text, confirmation); !replaced)
        return complain(common, replaced.error());
    say(common, arguments.name + " has a new signing key; " + arguments.confirmedBy + " vouched for it.");
    return 0;
}

int makeKey(workspace::Workspace &workspace, const PeopleArguments &arguments, const Common &common)
{
    const auto person = findPerson(*workspace.snapshot(), arguments.name);
    if (!person)
        return complain(common, person.error());
    Passphrase passphrase;
    if (!readPassphrase(arguments.passphraseFd, passphrase))
        return complain(common, {base::ErrorKind::usage, "key.no_passphrase", {}, {}});
    if (!arguments.confirmedBy.empty())
        return replaceKey(workspace, arguments, *person, passphrase, common);
    if (auto made = workspace::makePersonKey(workspace, *person, passphrase.text); !made)
        return complain(common, made.error());
    say(common, arguments.name + " has a signing key.");
    return 0;
}

int seat(workspace::Workspace &workspace, const PeopleArguments &arguments, const Common &common)
{
    std::vector<base::Uuid> people;
    std::vector<std::string> names = arguments.seats;
    names.insert(names.begin(), arguments.name);
    for (const std::string &name : names) {
        if (name.empty())
            continue;
        const auto person = findPerson(*workspace.snapshot(), name);
        if (!person)
            return complain(common, person.error());
        people.push_back(*person);
    }
    if (auto seated = workspace::seatPeople(workspace, people); !seated)
        return complain(common, seated.error());
    return listPeople(workspace, common);
}

int changePeople(const PeopleArguments &arguments, const Common &common)
{
    const bool writes = arguments.action != "list";
    auto workspace = writes ? openToWrite(arguments.path) : openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    if (arguments.action == "add")
        return addSomebody(**workspace, arguments, common);
    if (arguments.action == "key")
        return makeKey(**workspace, arguments, common);
    if (arguments.action == "seat")
        return seat(**workspace, arguments, common);
    return listPeople(**workspace, common);
}

} // namespace

void addPeople(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<PeopleArguments>();
    CLI::App *command = addCommand(app, common, "people", "Who works here and who sits at the table");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("ACTION", arguments->action, "add, list, key or seat")->required()->check(CLI::IsMember({"add", "list", "key", "seat"}));
    command->add_option("NAME", arguments->name);
    command->add_option("MORE", arguments->seats, "Further names to seat");
    command->add_option("--side", arguments->side, "marketing, sales or both");
    command->add_option("--email", arguments->email);
    command->add_option("--passphrase-fd", arguments->passphraseFd, "Read the passphrase from this file descriptor");
    command->add_option("--confirmed-by", arguments->confirmedBy, "key: who vouches for a new key in the old one's place");
    command->add_option("--confirm-passphrase-fd", arguments->confirmFd, "Read that person's passphrase from this file descriptor");
    command->add_option("--reason", arguments->reason, "key: why, where the other side vouches");
    command->callback([arguments, &common, &exit] { exit = changePeople(*arguments, common); });
}

} // namespace leadlight::cli
