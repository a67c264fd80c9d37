// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/labels.h"
#include "workspace/commands/verify_lead.h"
#include "workspace/queries/verification_effect.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct VerificationArguments {
    std::string path;
    std::string action = "effect";
    std::string lead;
    std::string words;
};

int sayEffect(const VerificationArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto effect = workspace::verificationEffect(*snapshot);
    if (!common.json) {
        say(common, std::string(snapshot->rules->verification.isUsed ? "" : "Leads are not verified before Sales sees them. ") + workspace::effectText(effect));
        return 0;
    }
    const auto answers = [](const workspace::VerificationEffect::Answers &given) {
        return Json{{"answered", given.answered}, {"accepted", given.accepted}};
    };
    sayJson({{"used", snapshot->rules->verification.isUsed},
             {"checklist", snapshot->rules->verification.checks()},
             {"waiting", effect.waiting},
             {"late", effect.late},
             {"confirmed", effect.confirmed},
             {"refused", effect.refused},
             {"minutes", effect.minutesSpent},
             {"checked", answers(effect.checked)},
             {"unchecked", answers(effect.unchecked)}});
    return 0;
}

int judge(const VerificationArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto row = snapshot->findLead(arguments.lead);
    const auto person = actingPerson(*snapshot, common);
    if (!row || !person)
        return complain(common, row ? person.error() : row.error());
    const auto verdict = arguments.action == "confirm" ? lifecycle::Verdict::confirmed : lifecycle::Verdict::refused;
    const auto done = workspace::verifyLead(**workspace, *row, verdict, arguments.words, *person);
    if (!done)
        return complain(common, done.error());
    const domain::Stage stage = (*workspace)->snapshot()->stages[*row];
    if (common.json)
        sayJson({{"lead", snapshot->ids[*row].text()}, {"verdict", lifecycle::keyOf(verdict)}, {"stage", domain::keyOf(stage)}, {"entry", done->ledgerSeq}});
    else
        say(common, snapshot->nameOf(*row) + ": " + wording::verdictName(lifecycle::keyOf(verdict)) + ", now " + std::string(domain::labelOf(stage)) + '.');
    return 0;
}

} // namespace

void addVerification(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<VerificationArguments>();
    CLI::App *command = addCommand(app, common, "verification", "Confirm a lead before Sales sees it, or do not; what that costs and changes");
    command->add_option("WORKSPACE", arguments->path)->required();
    auto *action = command->add_option("ACTION", arguments->action, "confirm LEAD, refuse LEAD, effect; who waits: inbox --queue verification")
                       ->check(CLI::IsMember({"confirm", "refuse", "effect"}));
    command->add_option("LEAD", arguments->lead, "Id, external id or e-mail")->needs(action);
    command->add_option("--note", arguments->words, "What was found");
    command->callback([arguments, &common, &exit] {
        exit = arguments->action == "effect" ? sayEffect(*arguments, common) : judge(*arguments, common);
    });
}

} // namespace leadlight::cli
