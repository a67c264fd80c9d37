// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <termios.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include "base/text.h"
#include "commands.h"
#include "session.h"
#include "workspace/commands/change_people.h"

namespace leadlight::cli {

namespace {

constexpr std::size_t longestPassphrase = 1024;

struct PeopleArguments {
    std::string path;
    std::string action;
    std::string name;
    std::string side = "both";
    std::string email;
    std::vector<std::string> seats;
    int passphraseFd = -1;
};

/// A passphrase in memory that is wiped when it goes.
struct Passphrase {
    std::string text;
    Passphrase() { text.reserve(longestPassphrase); }
    ~Passphrase() { sodium_memzero(text.data(), text.size()); }
    Passphrase(const Passphrase &) = delete;
    Passphrase &operator=(const Passphrase &) = delete;
};

void readLine(int file, Passphrase &passphrase)
{
    char c = 0;
    while (passphrase.text.size() < longestPassphrase && ::read(file, &c, 1) == 1 && c != '\n')
        passphrase.text.push_back(c);
}

/// From the file descriptor given, else from the terminal without showing it; never asks where there is no terminal.
bool readPassphrase(int fileDescriptor, Passphrase &passphrase)
{
    if (fileDescriptor >= 0) {
        readLine(fileDescriptor, passphrase);
        return true;
    }
    if (::isatty(STDIN_FILENO) == 0)
        return false;
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    std::cerr << "Passphrase: " << std::flush;
    readLine(STDIN_FILENO, passphrase);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::cerr << '\n';
    return true;
}

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

int makeKey(workspace::Workspace &workspace, const PeopleArguments &arguments, const Common &common)
{
    const auto person = findPerson(*workspace.snapshot(), arguments.name);
    if (!person)
        return complain(common, person.error());
    Passphrase passphrase;
    if (!readPassphrase(arguments.passphraseFd, passphrase))
        return complain(common, {base::ErrorKind::usage, "key.no_passphrase", {}, {}});
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
    command->callback([arguments, &common, &exit] { exit = changePeople(*arguments, common); });
}

} // namespace leadlight::cli
