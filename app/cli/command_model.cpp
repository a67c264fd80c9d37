// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "command_agreement.h"
#include "command_starter.h"
#include "commands.h"
#include "model/model_json.h"
#include "session.h"
#include "wording/findings.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/queries/draft_table.h"
#include "workspace/whole_file.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;


struct ModelArguments {
    std::string path;
    std::string file;
    std::string version;
};

/// The version named by number or "draft"; without a name the one in force, else the draft.
base::Result<const agreement::ModelVersion *> versionOf(const workspace::Snapshot &snapshot, const std::string &wanted)
{
    for (const agreement::ModelVersion &version : snapshot.versions) {
        const std::string number = std::to_string(version.number);
        const bool isDraft = version.state <= agreement::VersionState::halfSigned;
        if (wanted.empty() ? version.number == snapshot.modelVersion : wanted == number || wanted == "v" + number || (wanted == "draft" && isDraft))
            return &version;
    }
    return base::fail(base::ErrorKind::usage, "model.unknown_version", {wanted});
}

int showModel(const ModelArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto version = versionOf(*(*workspace)->snapshot(), arguments.version);
    if (!version)
        return complain(common, version.error());
    const auto parsed = model::parseModel((*version)->bytes);
    if (!parsed)
        return complain(common, parsed.error());
    std::cout << model::prettyJson(*parsed);
    return 0;
}

int listVersions(const ModelArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    Json array = Json::array();
    std::vector<std::vector<std::string>> rows{{"Version", "State", "Fingerprint", "In force since", "Title"}};
    for (const agreement::ModelVersion &version : (*workspace)->snapshot()->versions) {
        const std::string print = base::hex(base::sha256(version.bytes));
        const std::string since = version.inForceSince ? base::isoText(*version.inForceSince) : std::string();
        Json sides = Json::array();
        for (const agreement::VersionSignature &signature : version.signatures)
            sides.push_back(domain::keyOf(signature.side));
        array.push_back({{"version", version.number}, {"state", agreement::keyOf(version.state)}, {"fingerprint", print}, {"title", version.title},
                         {"in_force_since", since.empty() ? Json() : Json(since)}, {"signed_by", std::move(sides)}});
        rows.push_back({"v" + std::to_string(version.number), std::string(agreement::keyOf(version.state)), print.substr(0, 8), since, version.title});
    }
    if (common.json)
        sayJson(array);
    else
        std::cout << aligned(rows, {});
    return 0;
}

int exportModel(const ModelArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto version = versionOf(*(*workspace)->snapshot(), arguments.version);
    if (!version)
        return complain(common, version.error());
    const auto parsed = model::parseModel((*version)->bytes);
    if (!parsed)
        return complain(common, parsed.error());
    if (auto written = workspace::writeWholeFile(arguments.file, model::prettyJson(*parsed)); !written)
        return complain(common, written.error());
    say(common, "Version " + std::to_string((*version)->number) + " written to " + arguments.file + ".");
    return 0;
}

int importModel(const ModelArguments &arguments, const Common &common)
{
    const auto model = readModel(arguments.file);
    if (!model)
        return complain(common, model.error());
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto person = actingPerson(*(*workspace)->snapshot(), common);
    if (!person)
        return complain(common, person.error());
    const auto number = workspace::importDraft(**workspace, *model, *person);
    if (!number)
        return complain(common, number.error());
    if (common.json)
        sayJson({{"version", *number}, {"fingerprint", base::hex(model::fingerprint(*model))}});
    else
        say(common, arguments.file + " is now the draft, v" + std::to_string(*number) + ".");
    return 0;
}

int checkModel(const ModelArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    model::ScoringModel model = snapshot->draft ? *snapshot->draft : *snapshot->model;
    if (!arguments.file.empty()) {
        auto read = readModel(arguments.file);
        if (!read)
            return complain(common, read.error());
        model = std::move(*read);
    }
    const auto figures = workspace::draftFigures(*snapshot, model, &progress());
    if (!figures)
        return complain(common, figures.error());
    const auto findings = workspace::checkDraft(*snapshot, model, &*figures);
    Json array = Json::array();
    for (const auto &[finding, path] : findings) {
        const bool isError = finding.severity == model::Severity::error;
        if (common.json)
            array.push_back({{"severity", isError ? "error" : "warning"}, {"code", finding.code}, {"axis", finding.axis}, {"criterion", finding.criterion},
                             {"path", path}, {"text", wording::findingText(finding)}});
        else
            std::cout << (isError ? "error    " : "warning  ") << wording::findingText(finding) << '\n';
    }
    if (common.json)
        sayJson(array);
    else if (findings.empty())
        say(common, "No findings.");
    return findings.empty() ? 0 : static_cast<int>(base::ErrorKind::findings);
}

using Action = int (*)(const ModelArguments &, const Common &);

void addAction(CLI::App &parent, Common &common, int &exit, const char *name, const char *description, Action action, bool needsFile, bool takesFile)
{
    auto arguments = std::make_shared<ModelArguments>();
    CLI::App *command = addCommand(parent, common, name, description);
    if (takesFile) {
        CLI::Option *file = command->add_option("FILE", arguments->file);
        if (needsFile)
            file->required();
    }
    if (std::string_view(name) == "show" || std::string_view(name) == "export")
        command->add_option("VERSION", arguments->version, "A number or \"draft\"; the one in force unless given");
    command->callback([arguments, &parent, &common, &exit, action] {
        arguments->path = parent.get_option("WORKSPACE")->as<std::string>();
        exit = action(*arguments, common);
    });
}

} // namespace

base::Result<model::ScoringModel> readModel(const std::string &file)
{
    const auto json = workspace::readWholeFile(file, largestModelFile);
    if (!json)
        return base::fail(json.error());
    auto parsed = model::parseModel(*json);
    if (!parsed) {
        base::Error error = parsed.error();
        error.place.file = file;
        return base::fail(std::move(error));
    }
    return parsed;
}

void addModel(CLI::App &app, Common &common, int &exit)
{
    auto path = std::make_shared<std::string>();
    CLI::App *command = addCommand(app, common, "model", "The scoring model and its versions");
    command->add_option("WORKSPACE", *path)->required();
    command->require_subcommand(1);
    command->callback([path] {}); // keeps the path alive as long as the command
    addAction(*command, common, exit, "show", "Print a version", showModel, false, false);
    addAction(*command, common, exit, "list", "List the versions", listVersions, false, false);
    addAction(*command, common, exit, "export", "Write a version to a file", exportModel, true, true);
    addAction(*command, common, exit, "import", "Make a model file the draft", importModel, true, true);
    addAction(*command, common, exit, "check", "List the findings of the draft or a file", checkModel, false, true);
    addDraft(*command, common, exit);
    addImpact(*command, common, exit);
    addAgreement(*command, common, exit);
    addStarter(*command, common, exit);
}

} // namespace leadlight::cli
