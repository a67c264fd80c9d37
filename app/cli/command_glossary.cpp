// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/rules.h"
#include "workspace/commands/change_words.h"
#include "workspace/queries/glossary.h"
#include "workspace/queries/process_standing.h"

namespace leadlight::cli {

namespace {

using workspace::GlossaryRow;

struct GlossaryArguments {
    std::string path;
    std::string action;
    std::string key;
    std::string label;
    std::string definition;
    bool hasDefinition = false;
};

nlohmann::ordered_json consentJson(const workspace::Snapshot &snapshot, const domain::WordConsent &consent)
{
    if (consent.person.isNull())
        return nullptr;
    const domain::Person *person = snapshot.personOf(consent.person);
    return {{"person", person ? person->name : consent.person.text()}, {"time", base::isoText(consent.time)}};
}

nlohmann::ordered_json wordJson(const workspace::Snapshot &snapshot, const GlossaryRow &row)
{
    nlohmann::ordered_json json{{"key", row.key},
                                {"kind", workspace::keyOf(row.kind)},
                                {"label", row.label},
                                {"usual_label", row.usualLabel},
                                {"definition", row.definition},
                                {"marketing", consentJson(snapshot, row.marketing)},
                                {"sales", consentJson(snapshot, row.sales)},
                                {"wanted", nullptr}};
    if (row.wanted)
        json["wanted"] = {{"label", row.wanted->label},
                          {"definition", row.wanted->definition},
                          {"marketing", consentJson(snapshot, row.wanted->marketing)},
                          {"sales", consentJson(snapshot, row.wanted->sales)}};
    return json;
}

int listWords(const workspace::Snapshot &snapshot, const Common &common)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    std::vector<std::vector<std::string>> rows{{"Key", "Word", "What it means", "Marketing", "Sales", "Wanted"}};
    for (const GlossaryRow &row : workspace::glossaryRows(snapshot)) {
        json.push_back(wordJson(snapshot, row));
        // Who accepted stands for what waits, where something does.
        const domain::WordConsent &marketing = row.wanted ? row.wanted->marketing : row.marketing;
        const domain::WordConsent &sales = row.wanted ? row.wanted->sales : row.sales;
        const std::string wanted = !row.wanted                           ? std::string()
                                   : row.wanted->label != row.label      ? row.wanted->label
                                                                         : "another definition: " + row.wanted->definition;
        rows.push_back({row.key, row.label, row.definition, workspace::consentText(snapshot, marketing), workspace::consentText(snapshot, sales),
                        wanted});
    }
    if (common.json)
        sayJson(json);
    else
        std::cout << aligned(rows, {});
    return 0;
}

base::Result<std::vector<lifecycle::RuleChange>> changeGlossary(workspace::Workspace &workspace, const GlossaryArguments &arguments,
                                                                std::optional<base::Uuid> person)
{
    if (arguments.action == "accept")
        return workspace::acceptWords(workspace, arguments.key.empty() ? std::vector<std::string>() : std::vector{arguments.key}, person);
    if (arguments.action == "drop")
        return workspace::dropWord(workspace, arguments.key, person);
    workspace::WordWish wish{arguments.key, {}, {}};
    if (!arguments.label.empty())
        wish.label = arguments.label;
    if (arguments.action == "reset")
        wish.label = wish.definition = std::string();
    if (arguments.hasDefinition)
        wish.definition = arguments.definition;
    return workspace::wishWord(workspace, wish, person);
}

int change(const GlossaryArguments &arguments, const Common &common)
{
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto person = actingPerson(*(*workspace)->snapshot(), common);
    if (!person)
        return complain(common, person.error());
    const auto changes = changeGlossary(**workspace, arguments, *person);
    if (!changes)
        return complain(common, changes.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto names = workspace::personNames(*snapshot);
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const GlossaryRow &row : workspace::glossaryRows(*snapshot)) {
        const auto changed = std::find_if(changes->begin(), changes->end(), [&](const lifecycle::RuleChange &one) { return one.key == "word." + row.key; });
        if (changed == changes->end())
            continue;
        json.push_back(wordJson(*snapshot, row));
        if (!common.json)
            say(common, row.key + ": " + wording::ruleWords(changed->key, changed->after, names));
    }
    if (common.json)
        sayJson(json);
    else if (changes->empty())
        say(common, "Nothing changed.");
    return 0;
}

int glossary(const GlossaryArguments &arguments, const Common &common)
{
    const bool needsKey = arguments.action == "set" || arguments.action == "reset" || arguments.action == "drop";
    if (needsKey && arguments.key.empty())
        return complain(common, {base::ErrorKind::usage, "glossary.unknown_word", {arguments.key}, {}});
    if (!arguments.action.empty() && arguments.action != "list")
        return change(arguments, common);
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    return listWords(*(*workspace)->snapshot(), common);
}

} // namespace

void addGlossary(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<GlossaryArguments>();
    CLI::App *command = addCommand(app, common, "glossary", "The words both sides use: stages, ranks, axes, fields, the ideal customer");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("ACTION", arguments->action, "list, set KEY LABEL, reset KEY, accept [KEY], drop KEY")
        ->check(CLI::IsMember({"list", "set", "reset", "accept", "drop"}));
    command->add_option("KEY", arguments->key, "As listed: stage.qualified, rank.fit.A, field.industry, icp …");
    command->add_option("LABEL", arguments->label, "In force once both sides accepted; whoever sets it has accepted for their side");
    CLI::Option *definition = command->add_option("--definition", arguments->definition, "What the word means");
    command->callback([arguments, definition, &common, &exit] {
        arguments->hasDefinition = definition->count() > 0;
        exit = glossary(*arguments, common);
    });
}

} // namespace leadlight::cli
