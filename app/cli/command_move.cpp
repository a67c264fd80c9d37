// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "commands.h"
#include "session.h"
#include "wording/labels.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/queries/same_person.h"
#include "workspace/queries/shown_rank.h"

namespace leadlight::cli {

namespace {

struct MoveArguments {
    std::string path;
    std::string lead;
    std::string move;
    std::string reason;
    std::string program;
    std::string note;
    std::string value;
    std::string date;
    std::string until;
    std::string owner;
    std::vector<std::string> set;
    bool acks = false;
};

base::Result<workspace::FieldValues> fieldValues(const std::vector<std::string> &pairs)
{
    workspace::FieldValues values;
    for (const std::string &pair : pairs) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
            return base::fail(base::ErrorKind::usage, "field.not_a_pair", {pair});
        values.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    }
    return values;
}

base::Result<std::optional<base::Date>> dateOf(const char *option, const std::string &text)
{
    if (text.empty())
        return std::nullopt;
    const auto date = base::parseIsoDate(text);
    if (!date)
        return base::fail(base::ErrorKind::usage, "value.not_a_date", {option, text});
    return date;
}

base::Result<lifecycle::MoveRequest> requestOf(const MoveArguments &arguments, const workspace::Snapshot &snapshot)
{
    lifecycle::MoveRequest request;
    const auto move = domain::parseMove(arguments.move);
    if (!move)
        return base::fail(base::ErrorKind::usage, "move.unknown", {arguments.move});
    request.move = *move;
    request.reason = arguments.reason;
    request.program = arguments.program;
    request.note = arguments.note;
    if (!arguments.value.empty()) {
        const auto value = base::parseNumber(arguments.value);
        if (!value)
            return base::fail(base::ErrorKind::usage, "value.not_a_number", {"--value", arguments.value});
        request.value = domain::Money{std::llround(*value * 100), snapshot.currency};
    }
    const auto date = dateOf("--date", arguments.date);
    const auto until = dateOf("--until", arguments.until);
    if (!date || !until)
        return base::fail(date ? until.error() : date.error());
    request.date = *date;
    request.until = *until;
    if (!arguments.owner.empty()) {
        const auto owner = findPerson(snapshot, arguments.owner);
        if (!owner)
            return base::fail(owner.error());
        request.owner = *owner;
    }
    return request;
}

int makeMove(const MoveArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto row = snapshot->findLead(arguments.lead);
    const auto request = requestOf(arguments, *snapshot);
    const auto facts = fieldValues(arguments.set);
    const auto person = actingPerson(*snapshot, common);
    for (const base::Error *error : {row ? nullptr : &row.error(), request ? nullptr : &request.error(), facts ? nullptr : &facts.error(),
                                     person ? nullptr : &person.error()}) {
        if (error)
            return complain(common, *error);
    }
    const auto receipt = workspace::moveLead(**workspace, *row, *request, *person, *facts);
    if (!receipt)
        return complain(common, receipt.error());
    if (arguments.acks)
        std::cout << "ACK " << receipt->ledgerSeq << std::endl;
    if (common.json) {
        sayJson({{"lead", snapshot->ids[*row].text()}, {"move", domain::keyOf(request->move)}, {"from", domain::keyOf(receipt->from)},
                 {"to", domain::keyOf(receipt->to)}, {"entry", receipt->ledgerSeq}, {"not_known", receipt->notKnown}});
    } else {
        say(common, snapshot->nameOf(*row) + ": " + std::string(domain::keyOf(receipt->from)) + " → " + std::string(domain::keyOf(receipt->to)) + " ("
                        + snapshot->rules->glossary.stage(receipt->to) + ")"
                        + (receipt->notKnown.empty() ? "" : "; not known yet: " + base::joined(receipt->notKnown, ", ")));
    }
    return 0;
}

struct EditArguments {
    std::string path;
    std::string lead;
    std::vector<std::string> pairs;
    std::string text;
    std::string type = "call_logged";
    std::string date;
    std::string owner;
};

/// The lead as it stands now, and who has its address, too.
void sayLead(const workspace::Snapshot &after, std::uint32_t row, const EditArguments &arguments, const Common &common)
{
    const std::vector<std::uint32_t> others = workspace::leadsOfSameAddress(after, row);
    if (common.json) {
        auto same = nlohmann::ordered_json::array();
        for (const std::uint32_t other : others)
            same.push_back(after.ids[other].text());
        sayJson({{"lead", after.ids[row].text()}, {"rank", after.rankOf(row)}, {"stage", domain::keyOf(after.stages[row])},
                 {"same_address", same}});
        return;
    }
    say(common, after.nameOf(row) + " is " + workspace::shownRank(after, row) + ".");
    for (const std::uint32_t other : others)
        say(common, after.nameOf(other) + " has this e-mail address, too. If they are one person: leadlight-cli merge " + arguments.path + ' '
                        + after.ids[other].text() + ' ' + after.ids[row].text());
}

/// What `edit` does to the lead.
template <class Edit> int editLead(const EditArguments &arguments, const Common &common, const Edit &edit)
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
    const base::Result<void> done = edit(**workspace, *snapshot, *row, *person);
    if (!done)
        return complain(common, done.error());
    sayLead(*(*workspace)->snapshot(), *row, arguments, common);
    return 0;
}

int addByHand(const EditArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto values = fieldValues(arguments.pairs);
    const auto person = actingPerson(*(*workspace)->snapshot(), common);
    for (const base::Error *error : {values ? nullptr : &values.error(), person ? nullptr : &person.error()}) {
        if (error)
            return complain(common, *error);
    }
    const auto row = workspace::addLead(**workspace, *values, *person);
    if (!row)
        return complain(common, row.error());
    sayLead(*(*workspace)->snapshot(), *row, arguments, common);
    return 0;
}

int setFields(const EditArguments &arguments, const Common &common)
{
    return editLead(arguments, common, [&](workspace::Workspace &workspace, const workspace::Snapshot &, std::uint32_t row, std::optional<base::Uuid> person) -> base::Result<void> {
        const auto values = fieldValues(arguments.pairs);
        if (!values)
            return base::fail(values.error());
        return workspace::setLeadFields(workspace, row, *values, person);
    });
}

int logCall(const EditArguments &arguments, const Common &common)
{
    return editLead(arguments, common, [&](workspace::Workspace &workspace, const workspace::Snapshot &, std::uint32_t row, std::optional<base::Uuid> person) -> base::Result<void> {
        domain::Activity activity;
        activity.type = arguments.type;
        activity.channel = domain::channelOfType(arguments.type);
        activity.text = arguments.text;
        if (!arguments.date.empty()) {
            const auto time = base::parseIsoInstant(arguments.date);
            if (!time)
                return base::fail(base::ErrorKind::usage, "value.not_a_date", {"--date", arguments.date});
            activity.time = *time;
        }
        return workspace::logActivity(workspace, row, activity, person);
    });
}

int assign(const EditArguments &arguments, const Common &common)
{
    return editLead(arguments, common, [&](workspace::Workspace &workspace, const workspace::Snapshot &snapshot, std::uint32_t row, std::optional<base::Uuid> person) -> base::Result<void> {
        if (arguments.owner.empty())
            return workspace::assignLead(workspace, row, std::nullopt, person);
        const auto owner = findPerson(snapshot, arguments.owner);
        if (!owner)
            return base::fail(owner.error());
        return workspace::assignLead(workspace, row, *owner, person);
    });
}

void addSmallEdits(CLI::App &app, Common &common, int &exit)
{
    auto add = std::make_shared<EditArguments>();
    CLI::App *addLead = addCommand(app, common, "add", "Add a lead by hand");
    addLead->add_option("WORKSPACE", add->path)->required();
    addLead->add_option("FIELD=VALUE", add->pairs, "Its source is \"Added by hand\" unless given")->required();
    addLead->callback([add, &common, &exit] { exit = addByHand(*add, common); });

    auto set = std::make_shared<EditArguments>();
    CLI::App *setCommand = addCommand(app, common, "set", "Set attributes of a lead");
    setCommand->add_option("WORKSPACE", set->path)->required();
    setCommand->add_option("LEAD", set->lead)->required();
    setCommand->add_option("FIELD=VALUE", set->pairs, "An empty value makes the field blank")->required();
    setCommand->callback([set, &common, &exit] { exit = setFields(*set, common); });

    auto log = std::make_shared<EditArguments>();
    CLI::App *logCommand = addCommand(app, common, "log", "Log a call or another activity");
    logCommand->add_option("WORKSPACE", log->path)->required();
    logCommand->add_option("LEAD", log->lead)->required();
    logCommand->add_option("TEXT", log->text);
    logCommand->add_option("--type", log->type, "Activity type; a call by Sales unless given");
    logCommand->add_option("--date", log->date, "When; now unless given");
    logCommand->callback([log, &common, &exit] { exit = logCall(*log, common); });

    auto owner = std::make_shared<EditArguments>();
    CLI::App *assignCommand = addCommand(app, common, "assign", "Give a lead an owner");
    assignCommand->add_option("WORKSPACE", owner->path)->required();
    assignCommand->add_option("LEAD", owner->lead)->required();
    assignCommand->add_option("PERSON", owner->owner, "Nobody unless given");
    assignCommand->callback([owner, &common, &exit] { exit = assign(*owner, common); });
}

} // namespace

void addMove(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<MoveArguments>();
    CLI::App *command = addCommand(app, common, "move", "Move a lead to another stage");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("LEAD", arguments->lead, "Id, external id or e-mail")->required();
    command->add_option("MOVE", arguments->move, "identify qualify accept pass-back recall opportunity win lose hold resume recycle disqualify undo")->required();
    command->add_option("--reason", arguments->reason);
    command->add_option("--program", arguments->program);
    command->add_option("--note", arguments->note);
    command->add_option("--value", arguments->value, "Value of the win");
    command->add_option("--date", arguments->date, "When it was won");
    command->add_option("--until", arguments->until, "Until when it is too early or on hold");
    command->add_option("--owner", arguments->owner);
    command->add_option("--set", arguments->set, "FIELD=VALUE: what the call found")->take_all();
    command->add_flag("--acks", arguments->acks, "Print ACK n after the commit");
    command->callback([arguments, &common, &exit] { exit = makeMove(*arguments, common); });
    addSmallEdits(app, common, exit);
}

} // namespace leadlight::cli
