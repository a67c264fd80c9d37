// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/numbers.h"
#include "workspace/commands/erase_lead.h"
#include "workspace/queries/person_file.h"
#include "workspace/whole_file.h"

namespace leadlight::cli {

namespace {

struct PersonArguments {
    std::string path;
    std::string lead;
    std::string file;
};

int writePerson(const PersonArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto row = (*workspace)->snapshot()->findLead(arguments.lead);
    if (!row)
        return complain(common, row.error());
    const auto text = workspace::personFile(**workspace, *row);
    if (!text)
        return complain(common, text.error());
    if (auto written = workspace::writeWholeFile(arguments.file, *text); !written)
        return complain(common, written.error());
    say(common, "All that is held about " + (*workspace)->snapshot()->nameOf(*row) + " is written to " + arguments.file + ".");
    return 0;
}

void tell(const Common &common, const workspace::Erasure &erasure)
{
    const auto number = [](std::size_t value) { return wording::grouped(static_cast<std::int64_t>(value)); };
    say(common, "The person is erased; " + number(erasure.payloads) + " ledger entries no longer say whom they were about, and "
                    + number(erasure.cleanedBackups) + " backups were cleaned.");
    for (const std::string &path : erasure.removedBackups)
        say(common, "Removed, because a backup of an older version cannot be cleaned: " + path);
    for (const std::string &path : erasure.outOfReach)
        std::cerr << "Out of reach, may still hold the person: " << path << '\n';
    say(common, "Copies that were made elsewhere are not known to the program.");
}

int erase(const PersonArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto row = snapshot->findLead(arguments.lead);
    if (!row)
        return complain(common, row.error());
    const auto person = actingPerson(*snapshot, common);
    if (!person)
        return complain(common, person.error());
    const auto erasure = workspace::eraseLead(**workspace, *row, *person, &progress());
    if (!erasure)
        return complain(common, erasure.error());
    if (common.json)
        sayJson({{"entry", erasure->ledgerSeq}, {"payloads", erasure->payloads}, {"cleaned_backups", erasure->cleanedBackups},
                 {"removed_backups", erasure->removedBackups}, {"out_of_reach", erasure->outOfReach}});
    else
        tell(common, *erasure);
    return erasure->outOfReach.empty() ? 0 : static_cast<int>(base::ErrorKind::findings);
}

} // namespace

void addPerson(CLI::App &app, Common &common, int &exit)
{
    auto wanted = std::make_shared<PersonArguments>();
    CLI::App *person = addCommand(app, common, "person", "Write everything that is held about one person, as JSON");
    person->add_option("WORKSPACE", wanted->path)->required();
    person->add_option("LEAD", wanted->lead, "Id, external id or e-mail")->required();
    person->add_option("FILE", wanted->file)->required();
    person->callback([wanted, &common, &exit] { exit = writePerson(*wanted, common); });

    auto unwanted = std::make_shared<PersonArguments>();
    CLI::App *eraseCommand = addCommand(app, common, "erase", "Erase a person everywhere, from the kept backups, too; this cannot be undone");
    eraseCommand->add_option("WORKSPACE", unwanted->path)->required();
    eraseCommand->add_option("LEAD", unwanted->lead, "Id, external id or e-mail")->required();
    eraseCommand->callback([unwanted, &common, &exit] { exit = erase(*unwanted, common); });
}

} // namespace leadlight::cli
