// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_agreement.h"

#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "passphrase.h"
#include "session.h"
#include "wording/agreement.h"
#include "workspace/commands/agreement_files.h"
#include "workspace/deciding_person.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct AgreementArguments {
    std::string path;
    std::string title;
    std::string reason;
    std::string release;
    std::string on;
    std::string side;
    std::string comment;
    std::string file;
    std::string out;
    std::string row;
    int version = 0;
    int capacity = 0;
    int minutes = 20;
    int passphraseFd = -1;
};

/// What every command of this page does first.
struct AgreementTask {
    std::unique_ptr<workspace::Workspace> open;
    base::Uuid person;
};

base::Result<AgreementTask> begin(const AgreementArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return base::fail(workspace.error());
    const auto person = requiredPerson(*(*workspace)->snapshot(), common);
    if (!person)
        return base::fail(person.error());
    return AgreementTask{std::move(*workspace), *person};
}

base::Result<std::optional<agreement::Release>> chosenRelease(const AgreementArguments &arguments)
{
    if (arguments.release.empty())
        return std::nullopt;
    const auto release = agreement::parseRelease(arguments.release);
    if (!release)
        return base::fail(base::ErrorKind::usage, "release.unknown", {arguments.release});
    return release;
}

base::Result<workspace::ProposalRequest> requestOf(const AgreementArguments &arguments, const base::Uuid &person)
{
    const auto release = chosenRelease(arguments);
    if (!release)
        return base::fail(release.error());
    workspace::ProposalRequest request;
    request.title = arguments.title;
    request.reason = arguments.reason;
    request.person = person;
    request.release = release->value_or(agreement::Release{});
    if (!arguments.on.empty()) {
        const auto on = base::parseIsoInstant(arguments.on);
        if (!on)
            return base::fail(base::ErrorKind::usage, "value.not_a_date", {"--on", arguments.on});
        request.inForceOn = *on;
    }
    return request;
}

int sayProposed(const workspace::Workspace &open, int number, const Common &common)
{
    const auto snapshot = open.snapshot();
    for (const agreement::Proposal &proposal : snapshot->proposals) {
        if (proposal.version != number)
            continue;
        if (common.json)
            sayJson({{"version", number},
                     {"state", "proposed"},
                     {"impact", Json::parse(agreement::figuresJson(proposal.impact))}});
        else
            say(common, "v" + std::to_string(number) + " is proposed. " + wording::impactHeadline(proposal.impact));
    }
    return 0;
}

int saySigned(const workspace::Signed &done, const Common &common)
{
    if (common.json) {
        sayJson({{"version", done.version},
                 {"state", agreement::keyOf(done.state)},
                 {"released", done.released},
                 {"held", done.held}});
        return 0;
    }
    std::string text = "v" + std::to_string(done.version) + ": " + std::string(wording::stateName(done.state)) + ".";
    if (done.state == agreement::VersionState::inForce)
        text += " " + std::to_string(done.released) + " leads were handed over, " + std::to_string(done.held)
                + " wait for new evidence.";
    say(common, text);
    return 0;
}

int propose(const AgreementArguments &arguments, const Common &common)
{
    const auto task = begin(arguments, common);
    if (!task)
        return complain(common, task.error());
    const auto request = requestOf(arguments, task->person);
    if (!request)
        return complain(common, request.error());
    const auto number = arguments.version == 0
                            ? workspace::proposeDraft(*task->open, *request, &progress())
                            : workspace::proposeRollBack(*task->open, arguments.version, *request, &progress());
    return number ? sayProposed(*task->open, *number, common) : complain(common, number.error());
}

int requestChanges(const AgreementArguments &arguments, const Common &common)
{
    const auto task = begin(arguments, common);
    if (!task)
        return complain(common, task.error());
    if (auto done = workspace::requestChanges(*task->open, arguments.row, arguments.comment, task->person); !done)
        return complain(common, done.error());
    say(common, "Changes are asked for; the version is a draft again.");
    return 0;
}

int signHere(const AgreementArguments &arguments, const Common &common)
{
    const auto task = begin(arguments, common);
    if (!task)
        return complain(common, task.error());
    const auto release = chosenRelease(arguments);
    if (!release)
        return complain(common, release.error());
    workspace::SignRequest request;
    request.person = task->person;
    request.comment = arguments.comment;
    request.release = *release;
    if (!arguments.side.empty()) {
        request.side = domain::parseSide(arguments.side);
        if (!request.side)
            return complain(common, {base::ErrorKind::usage, "person.unknown_side", {arguments.side}, {}});
    }
    Passphrase passphrase;
    if (!readPassphrase(arguments.passphraseFd, passphrase))
        return complain(common, {base::ErrorKind::usage, "key.no_passphrase", {}, {}});
    request.passphrase = passphrase.text;
    const auto done = workspace::signVersion(*task->open, request);
    return done ? saySigned(*done, common) : complain(common, done.error());
}

/// Signs a proposal that came as a file; WORKSPACE names that file.
int signFile(const AgreementArguments &arguments, const Common &common)
{
    Passphrase passphrase;
    if (!readPassphrase(arguments.passphraseFd, passphrase))
        return complain(common, {base::ErrorKind::usage, "key.no_passphrase", {}, {}});
    if (auto done =
            workspace::signProposalFile(arguments.path, common.as, passphrase.text, arguments.out, clock().now());
        !done)
        return complain(common, done.error());
    say(common, "Signed. Send " + arguments.out + " back.");
    return 0;
}

int sign(const AgreementArguments &arguments, const Common &common)
{
    return arguments.out.empty() ? signHere(arguments, common) : signFile(arguments, common);
}

int takeFile(const AgreementArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto done = workspace::takeProposalFile(**workspace, arguments.file);
    return done ? saySigned(*done, common) : complain(common, done.error());
}

/// The proposed version for the other side's computer, or a signed one as proof.
int writeFile(const AgreementArguments &arguments, const Common &common, bool proposal)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto written = proposal ? workspace::writeProposalFile(**workspace, arguments.file)
                                  : workspace::writeAgreementFile(**workspace, arguments.file, arguments.version);
    if (!written)
        return complain(common, written.error());
    say(common, "Written to " + arguments.file + ".");
    return 0;
}

int pause(const AgreementArguments &arguments, const Common &common, bool paused)
{
    const auto task = begin(arguments, common);
    if (!task)
        return complain(common, task.error());
    if (auto done = workspace::pauseRouting(*task->open, paused, arguments.reason, task->person); !done)
        return complain(common, done.error());
    say(common, paused ? "The model hands nothing over until it is resumed." : "The model hands leads over again.");
    return 0;
}

int setCapacity(const AgreementArguments &arguments, const Common &common)
{
    const auto task = begin(arguments, common);
    if (!task)
        return complain(common, task.error());
    if (auto done = workspace::setSalesCapacity(*task->open, arguments.capacity, arguments.minutes, task->person);
        !done)
        return complain(common, done.error());
    say(common, "Sales can take " + std::to_string(arguments.capacity) + " leads a week; a call takes "
                    + std::to_string(arguments.minutes) + " minutes.");
    return 0;
}

CLI::App *addStep(CLI::App &parent, Common &common, int &exit, const char *name, const char *description,
                  const std::shared_ptr<AgreementArguments> &arguments,
                  int (*run)(const AgreementArguments &, const Common &))
{
    CLI::App *command = addCommand(parent, common, name, description);
    command->callback([arguments, &parent, &common, &exit, run] {
        arguments->path = workspaceOf(parent);
        exit = run(*arguments, common);
    });
    return command;
}

void addReleaseOption(CLI::App &command, AgreementArguments &arguments)
{
    command.add_option("--release", arguments.release,
                       "Of the leads that newly qualify: all (default), best:N, active:DAYS or new");
}

void addProposing(CLI::App &parent, Common &common, int &exit)
{
    auto proposal = std::make_shared<AgreementArguments>();
    CLI::App *command = addStep(parent, common, exit, "propose", "Propose the draft for signature", proposal, propose);
    command->add_option("--title", proposal->title)->required();
    command->add_option("--reason", proposal->reason)->required();
    command->add_option("--on", proposal->on, "Comes into force at this moment rather than with the second signature");
    addReleaseOption(*command, *proposal);
    auto back = std::make_shared<AgreementArguments>();
    command = addStep(parent, common, exit, "rollback", "Propose an older version again", back, propose);
    command->add_option("VERSION", back->version)->required()->check(CLI::PositiveNumber);
    command->add_option("--title", back->title);
    command->add_option("--reason", back->reason)->required();
    addReleaseOption(*command, *back);
    auto changes = std::make_shared<AgreementArguments>();
    command =
        addStep(parent, common, exit, "request-changes", "Return a proposed version to draft", changes, requestChanges);
    command->add_option("COMMENT", changes->comment)->required();
    command->add_option("--path", changes->row, "The row it is about");
}

void addSigning(CLI::App &parent, Common &common, int &exit)
{
    auto signing = std::make_shared<AgreementArguments>();
    CLI::App *command =
        addStep(parent, common, exit, "sign", "Sign the proposed version; WORKSPACE may be a proposal file with --out",
                signing, sign);
    command->add_option("--passphrase-fd", signing->passphraseFd, "Read the passphrase from this file descriptor");
    command->add_option("--side", signing->side, "Of a person of both sides: marketing or sales");
    command->add_option("--comment", signing->comment);
    command->add_option("--out", signing->out, "Sign a proposal file and write it here");
    addReleaseOption(*command, *signing);
    auto taken = std::make_shared<AgreementArguments>();
    command =
        addStep(parent, common, exit, "take", "Take the signature of a returned proposal file over", taken, takeFile);
    command->add_option("FILE", taken->file)->required();
    auto written = std::make_shared<AgreementArguments>();
    command =
        addStep(parent, common, exit, "send", "Write the proposed version as a file for the other side", written,
                [](const AgreementArguments &arguments, const Common &as) { return writeFile(arguments, as, true); });
    command->add_option("FILE", written->file)->required();
    auto agreed = std::make_shared<AgreementArguments>();
    command = addStep(
        parent, common, exit, "agreement", "Write a signed version as a file that verify proves anywhere", agreed,
        [](const AgreementArguments &arguments, const Common &as) { return writeFile(arguments, as, false); });
    command->add_option("FILE", agreed->file)->required();
    command->add_option("VERSION", agreed->version);
}

void addSwitches(CLI::App &parent, Common &common, int &exit)
{
    auto paused = std::make_shared<AgreementArguments>();
    CLI::App *command =
        addStep(parent, common, exit, "pause", "Let the model hand nothing over", paused,
                [](const AgreementArguments &arguments, const Common &as) { return pause(arguments, as, true); });
    command->add_option("--reason", paused->reason)->required();
    auto resumed = std::make_shared<AgreementArguments>();
    command =
        addStep(parent, common, exit, "resume", "Let the model hand leads over again", resumed,
                [](const AgreementArguments &arguments, const Common &as) { return pause(arguments, as, false); });
    command->add_option("--reason", resumed->reason)->required();
    auto capacity = std::make_shared<AgreementArguments>();
    command = addStep(parent, common, exit, "capacity", "How many leads Sales can take a week", capacity, setCapacity);
    command->add_option("LEADS", capacity->capacity)->required();
    command->add_option("--minutes", capacity->minutes, "Minutes a call takes");
}

} // namespace

base::Result<base::Uuid> requiredPerson(const workspace::Snapshot &snapshot, const Common &common)
{
    const auto person = actingPerson(snapshot, common);
    if (!person)
        return base::fail(person.error());
    return workspace::decidingPerson(snapshot, *person, "person.needed");
}

std::string workspaceOf(const CLI::App &modelCommand)
{
    return modelCommand.get_option("WORKSPACE")->as<std::string>();
}

void addAgreement(CLI::App &modelCommand, Common &common, int &exit)
{
    addProposing(modelCommand, common, exit);
    addSigning(modelCommand, common, exit);
    addSwitches(modelCommand, common, exit);
}

} // namespace leadlight::cli
