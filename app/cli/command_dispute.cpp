// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/numbers.h"
#include "workspace/commands/raise_dispute.h"
#include "workspace/queries/disputes.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct DisputeArguments {
    std::string path;
    std::string lead;
    std::string criterion;
    std::string note;
    int close = 0;
    bool all = false;
};

Json disputeJson(const workspace::Snapshot &snapshot, const workspace::Dispute &dispute)
{
    const auto name = [&](const base::Uuid &id) {
        const domain::Person *person = snapshot.personOf(id);
        return person ? Json(person->name) : Json();
    };
    Json closed = nullptr;
    if (dispute.closed)
        closed = {{"time", base::isoText(*dispute.closed)}, {"by", name(dispute.closedBy)}, {"note", dispute.closing}};
    return {{"number", dispute.number},
            {"lead", snapshot.ids[dispute.lead].text()},
            {"name", snapshot.nameOf(dispute.lead)},
            {"criterion", dispute.criterion.empty() ? Json() : Json(dispute.criterion)},
            {"label", dispute.label},
            {"note", dispute.words},
            {"by", name(dispute.person)},
            {"side", domain::keyOf(dispute.side)},
            {"raised", base::isoText(dispute.raised)},
            {"rank", dispute.rank},
            {"version", dispute.version},
            {"breakdown", Json::parse(dispute.breakdown, nullptr, false)},
            {"closed", std::move(closed)}};
}

int listDisputes(const DisputeArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const std::vector<workspace::Dispute> disputes = workspace::disputesOf(*snapshot);
    if (common.json) {
        Json list = Json::array();
        for (const workspace::Dispute &dispute : disputes) {
            if (arguments.all || !dispute.closed)
                list.push_back(disputeJson(*snapshot, dispute));
        }
        sayJson(list);
        return 0;
    }
    for (const workspace::DisputeGroup &group : workspace::openDisputes(*snapshot)) {
        const bool contested = !group.criterion.empty() && group.disputes.size() >= workspace::contestedFrom;
        std::cout << group.label << ": " << group.disputes.size() << " open" << (contested ? "; they propose a change" : "") << "\n";
        for (const workspace::Dispute &dispute : group.disputes)
            std::cout << "  " << workspace::disputeText(*snapshot, dispute) << "\n    " << workspace::breakdownText(dispute) << "\n";
    }
    for (const workspace::Dispute &dispute : disputes) {
        if (arguments.all && dispute.closed)
            std::cout << workspace::disputeText(*snapshot, dispute) << ", closed: " << dispute.closing << "\n";
    }
    if (disputes.empty())
        std::cout << "No score was disputed.\n";
    return 0;
}

base::Result<workspace::DeedReceipt> settle(workspace::Workspace &workspace, const DisputeArguments &arguments, std::optional<base::Uuid> person)
{
    if (arguments.close > 0)
        return workspace::closeDispute(workspace, arguments.close, arguments.note, person);
    const auto row = workspace.snapshot()->findLead(arguments.lead);
    return row ? workspace::raiseDispute(workspace, *row, {arguments.criterion, arguments.note}, person) : base::fail(row.error());
}

int dispute(const DisputeArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto person = actingPerson(*(*workspace)->snapshot(), common);
    if (!person)
        return complain(common, person.error());
    const auto done = settle(**workspace, arguments, *person);
    if (!done)
        return complain(common, done.error());
    const auto snapshot = (*workspace)->snapshot();
    const std::vector<workspace::Dispute> disputes = workspace::disputesOf(*snapshot);
    const auto found = std::find_if(disputes.begin(), disputes.end(), [&](const workspace::Dispute &each) {
        return arguments.close > 0 ? each.number == arguments.close : each.ledgerSeq == done->ledgerSeq;
    });
    if (common.json)
        sayJson(disputeJson(*snapshot, *found));
    else
        say(common, workspace::disputeText(*snapshot, *found) + (found->closed ? " is closed." : " is open."));
    return 0;
}

} // namespace

void addDispute(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<DisputeArguments>();
    CLI::App *command = addCommand(app, common, "dispute", "Dispute a lead's score, or close a dispute");
    command->add_option("WORKSPACE", arguments->path)->required();
    auto *lead = command->add_option("LEAD", arguments->lead, "Id, external id or e-mail");
    command->add_option("--criterion", arguments->criterion, "What is wrong: a criterion by key or label; none is the whole rank")->needs(lead);
    command->add_option("--note", arguments->note, "Why, or what came of it")->required();
    command->add_option("--close", arguments->close, "Closes the dispute of this number")->check(CLI::PositiveNumber)->excludes(lead);
    command->callback([arguments, &common, &exit] { exit = dispute(*arguments, common); });

    auto listed = std::make_shared<DisputeArguments>();
    CLI::App *list = addCommand(app, common, "disputes", "The open disputes by criterion; three on one propose a change");
    list->add_option("WORKSPACE", listed->path)->required();
    list->add_flag("--all", listed->all, "Closed ones too");
    list->callback([listed, &common, &exit] { exit = listDisputes(*listed, common); });
}

} // namespace leadlight::cli
