// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "command_programs.h"
#include "commands.h"
#include "session.h"
#include "wording/numbers.h"
#include "workspace/commands/lead_deeds.h"
#include "workspace/queries/nurture.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct NurtureArguments {
    std::string path;
    std::string action = "list";
    std::string target; ///< the lead, or the file
    std::string program;
    std::string why;
    std::string until;
    bool ended = false;
    bool all = false;
    bool dry = false;
};

Json entryJson(const workspace::Snapshot &snapshot, const workspace::NurtureEntry &entry)
{
    const auto moment = [](const std::optional<base::Instant> &time) { return time ? Json(base::isoText(*time)) : Json(); };
    const domain::Person *person = snapshot.personOf(entry.person);
    return {{"lead", snapshot.ids[entry.row].text()},
            {"external_id", snapshot.text(entry.row, "external_id")},
            {"name", snapshot.nameOf(entry.row)},
            {"email", snapshot.text(entry.row, "email")},
            {"stage", domain::keyOf(snapshot.stages[entry.row])},
            {"program", entry.program},
            {"why", entry.why},
            {"since", base::isoText(entry.since)},
            {"until", moment(entry.until)},
            {"by", person ? person->name : std::string()},
            {"side", domain::keyOf(entry.side)},
            {"state", lifecycle::keyOf(entry.standing.state)},
            {"end", lifecycle::keyOf(entry.standing.end)},
            {"paused_by", lifecycle::keyOf(entry.standing.pause)},
            {"step", entry.nextStep},
            {"last_touch", moment(entry.lastTouch)},
            {"next_touch", moment(entry.standing.nextTouch)},
            {"due", entry.isDue},
            {"can_be_mailed", entry.canBeMailed}};
}

int list(const NurtureArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    auto entries = workspace::nurture(*snapshot);
    if (!arguments.ended)
        std::erase_if(entries, [](const auto &entry) { return entry.standing.state == lifecycle::NurtureState::ended; });
    if (common.json) {
        Json array = Json::array();
        for (const workspace::NurtureEntry &entry : entries)
            array.push_back(entryJson(*snapshot, entry));
        sayJson(array);
        return 0;
    }
    const base::Zone zone = snapshot->zone();
    std::vector<std::vector<std::string>> rows{{"Program", "Lead", "Why", "Since", "Until", "Next touch", ""}};
    const auto date = [&](const std::optional<base::Instant> &time) { return time ? wording::dateText(zone.localDate(*time)) : std::string("–"); };
    for (const workspace::NurtureEntry &entry : entries) {
        const std::string state = entry.standing.state == lifecycle::NurtureState::running ? (entry.isDue ? "due" : "")
                                                                                           : std::string(lifecycle::keyOf(entry.standing.state));
        rows.push_back({entry.program, snapshot->nameOf(entry.row), entry.why, date(entry.since), date(entry.until), date(entry.standing.nextTouch), state});
    }
    if (entries.empty())
        say(common, "Nobody is in a nurture program.");
    else
        std::cout << aligned(rows, {});
    return 0;
}

int writeList(const NurtureArguments &arguments, const Common &common)
{
    auto workspace = arguments.dry ? openToRead(arguments.path, common) : openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto person = actingPerson(*(*workspace)->snapshot(), common);
    if (!person)
        return complain(common, person.error());
    const auto listed = workspace::exportNurture(**workspace, arguments.target, {arguments.program, !arguments.all, !arguments.dry}, *person);
    if (!listed)
        return complain(common, listed.error());
    if (common.json)
        sayJson({{"file", arguments.target}, {"written", listed->written}, {"left_out", listed->leftOut}});
    else
        say(common, wording::grouped(static_cast<std::int64_t>(listed->written)) + " written to " + arguments.target + ", "
                        + wording::grouped(static_cast<std::int64_t>(listed->leftOut)) + " left out: no address, or no mail wanted.");
    return 0;
}

base::Result<workspace::DeedReceipt> changeEnrolment(const NurtureArguments &arguments, workspace::Workspace &workspace, std::uint32_t row,
                                                     std::optional<base::Uuid> person)
{
    if (arguments.action == "leave")
        return workspace::leaveProgram(workspace, row, arguments.program, arguments.why, person);
    workspace::Enrolling enrolling{arguments.program, arguments.why, std::nullopt};
    if (!arguments.until.empty()) {
        enrolling.until = base::parseIsoDate(arguments.until);
        if (!enrolling.until)
            return base::fail(base::ErrorKind::usage, "value.not_a_date", {"--until", arguments.until});
    }
    return workspace::enrolLead(workspace, row, enrolling, person);
}

int change(const NurtureArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto row = snapshot->findLead(arguments.target);
    const auto person = actingPerson(*snapshot, common);
    if (!row || !person)
        return complain(common, row ? person.error() : row.error());
    const auto done = changeEnrolment(arguments, **workspace, *row, *person);
    if (!done)
        return complain(common, done.error());
    if (common.json)
        sayJson({{"lead", snapshot->ids[*row].text()}, {"program", arguments.program}, {"entry", done->ledgerSeq}});
    else
        say(common, snapshot->nameOf(*row) + (arguments.action == "leave" ? " left \"" : " is in \"") + arguments.program + "\".");
    return 0;
}

int nurture(const NurtureArguments &arguments, const Common &common)
{
    if (arguments.action == "list")
        return list(arguments, common);
    if (arguments.action == "export")
        return writeList(arguments, common);
    if (arguments.action == "enrol" || arguments.action == "leave")
        return change(arguments, common);
    return complain(common, {base::ErrorKind::usage, "nurture.unknown_action", {arguments.action}, {}});
}

void addProgramOptions(CLI::App &command, ProgramArguments &program)
{
    command.add_option("--name", program.name, "program: what it is called from now on");
    command.add_option("--who", program.who, "program: who belongs, in words");
    command.add_option("--step", program.steps, "program: \"14 days: Send the case study\", one after the other")->take_all();
    command.add_flag("--no-steps", program.noSteps, "program: the rhythm alone");
    command.add_option("--every", program.every, "program: days from touch to touch after the steps; 0 ends with the last step")->check(CLI::Range(0, 3650));
    command.add_option("--ends-after", program.endsAfter, "program: days after entering; 0 has no end of its own")->check(CLI::Range(0, 3650));
    command.add_option("--until-known", program.untilKnown, "program: field that ends it once it is known; none");
    command.add_flag("--retire", program.retire, "program: nobody enters it any more");
    command.add_flag("--reopen", program.reopen, "program: it takes leads again");
}

} // namespace

void addNurture(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<NurtureArguments>();
    CLI::App *command = addCommand(app, common, "nurture", "Who is in which nurture program, and the list for the mail tool");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("ACTION", arguments->action, "list, enrol LEAD, leave LEAD, export FILE, programs, program NAME");
    command->add_option("LEAD|FILE|NAME", arguments->target, "Id, external id or e-mail; a file that ends in .csv or .xlsx; a program to make or change");
    command->add_option("--program", arguments->program);
    command->add_option("--why", arguments->why);
    auto program = std::make_shared<ProgramArguments>();
    addProgramOptions(*command, *program);
    command->add_option("--until", arguments->until, "Date on which it ends");
    command->add_flag("--ended", arguments->ended, "list: also what has ended");
    command->add_flag("--all", arguments->all, "export: everybody, not only those who are due");
    command->add_flag("--keep-due", arguments->dry, "export: does not count as a touch");
    command->callback([arguments, program, &common, &exit] {
        program->path = arguments->path;
        program->program = arguments->target;
        if (!arguments->why.empty())
            program->why = arguments->why;
        exit = arguments->action == "programs" ? listPrograms(arguments->path, common)
               : arguments->action == "program" ? changeProgram(*program, common)
                                                : nurture(*arguments, common);
    });

    auto enrolled = std::make_shared<NurtureArguments>();
    enrolled->action = "enrol";
    CLI::App *enrol = addCommand(app, common, "enrol", "Put a lead into a nurture program; its stage stays");
    enrol->add_option("WORKSPACE", enrolled->path)->required();
    enrol->add_option("LEAD", enrolled->target)->required();
    enrol->add_option("PROGRAM", enrolled->program)->required();
    enrol->add_option("--why", enrolled->why);
    enrol->add_option("--until", enrolled->until, "Date on which it ends");
    enrol->callback([enrolled, &common, &exit] { exit = nurture(*enrolled, common); });
}

} // namespace leadlight::cli
