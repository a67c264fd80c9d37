// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/numbers.h"
#include "workspace/commands/lead_deeds.h"

namespace leadlight::cli {

namespace {

struct DeedArguments {
    std::string path;
    std::string lead;
    std::string until;
    std::string words;
    bool wake = false;
};

/// Does `deed` to the lead and says `text` of it.
template <class Deed> int doToLead(const DeedArguments &arguments, const Common &common, const std::string &text, const Deed &deed)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto row = snapshot->findLead(arguments.lead);
    const auto person = actingPerson(*snapshot, common);
    if (!row || !person)
        return complain(common, row ? person.error() : row.error());
    const base::Result<workspace::DeedReceipt> done = deed(**workspace, *snapshot, *row, *person);
    if (!done)
        return complain(common, done.error());
    if (common.json)
        sayJson({{"lead", snapshot->ids[*row].text()}, {"entry", done->ledgerSeq}});
    else
        say(common, snapshot->nameOf(*row) + text);
    return 0;
}

int snooze(const DeedArguments &arguments, const Common &common)
{
    using Answer = base::Result<workspace::DeedReceipt>;
    const std::string text = arguments.wake ? " is awake." : " is snoozed until " + arguments.until + ".";
    return doToLead(arguments, common, text,
                    [&](workspace::Workspace &workspace, const workspace::Snapshot &snapshot, std::uint32_t row, std::optional<base::Uuid> person) -> Answer {
                        if (arguments.wake)
                            return workspace::wakeLead(workspace, row, person);
                        const auto date = base::parseIsoDate(arguments.until);
                        const auto until = date ? std::optional(snapshot.zone().instantAt(*date)) : base::parseIsoInstant(arguments.until);
                        if (!until)
                            return base::fail(base::ErrorKind::usage, "value.not_a_date", {"UNTIL", arguments.until});
                        return workspace::snoozeLead(workspace, row, *until, person);
                    });
}

int note(const DeedArguments &arguments, const Common &common)
{
    return doToLead(arguments, common, ": noted.",
                    [&](workspace::Workspace &workspace, const workspace::Snapshot &, std::uint32_t row, std::optional<base::Uuid> person) {
                        return workspace::noteOnLead(workspace, row, arguments.words, person);
                    });
}

} // namespace

void addDeeds(CLI::App &app, Common &common, int &exit)
{
    auto asleep = std::make_shared<DeedArguments>();
    CLI::App *snoozeCommand = addCommand(app, common, "snooze", "Keep a lead out of the inbox until a date or a time; its clock runs on");
    snoozeCommand->add_option("WORKSPACE", asleep->path)->required();
    snoozeCommand->add_option("LEAD", asleep->lead)->required();
    snoozeCommand->add_option("UNTIL", asleep->until, "2026-12-01, or 2026-12-01T14:00:00Z");
    snoozeCommand->add_flag("--wake", asleep->wake, "Ends the snooze");
    snoozeCommand->callback([asleep, &common, &exit] { exit = snooze(*asleep, common); });

    auto noted = std::make_shared<DeedArguments>();
    CLI::App *noteCommand = addCommand(app, common, "note", "Put a note on a lead");
    noteCommand->add_option("WORKSPACE", noted->path)->required();
    noteCommand->add_option("LEAD", noted->lead)->required();
    noteCommand->add_option("TEXT", noted->words)->required();
    noteCommand->callback([noted, &common, &exit] { exit = note(*noted, common); });
}

} // namespace leadlight::cli
