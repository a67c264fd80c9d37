// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/text.h"
#include "command_report.h"
#include "commands.h"
#include "lifecycle/rule_texts.h"
#include "session.h"
#include "wording/rules.h"
#include "workspace/commands/change_rules.h"
#include "workspace/queries/process_standing.h"

namespace leadlight::cli {

namespace {

struct SettingsArguments {
    std::string path;
    std::string action;
    std::string key;
    std::string value;
    std::string file;
};

/// The person's id for a name, an e-mail or an id.
base::Result<std::string> idOf(const workspace::Snapshot &snapshot, std::string_view name)
{
    const auto person = findPerson(snapshot, std::string(base::trimmed(name)));
    if (!person)
        return base::fail(person.error());
    return person->text();
}

base::Result<std::string> withIdsInList(const workspace::Snapshot &snapshot, const std::string &names)
{
    std::vector<std::string> ids;
    for (const std::string_view name : base::split(names, ',')) {
        if (base::trimmed(name).empty())
            continue;
        auto id = idOf(snapshot, name);
        if (!id)
            return id;
        ids.push_back(*id);
    }
    return base::joined(ids, " ");
}

/// Rules of assignment may name people as they are called; what is no such list is left to the rules to refuse.
base::Result<std::string> withIdsInRules(const workspace::Snapshot &snapshot, const std::string &text)
{
    nlohmann::json rules = nlohmann::json::parse(text, nullptr, false);
    if (!rules.is_array())
        return text;
    for (nlohmann::json &rule : rules) {
        if (!rule.is_object() || !rule.contains("people") || !rule["people"].is_array())
            continue;
        for (nlohmann::json &person : rule["people"]) {
            const auto id = idOf(snapshot, person.is_string() ? person.get<std::string>() : person.dump());
            if (!id)
                return id;
            person = *id;
        }
    }
    return rules.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Key and value with ids in the place of names.
base::Result<lifecycle::RuleValue> ruleOf(const workspace::Snapshot &snapshot, const SettingsArguments &arguments)
{
    lifecycle::RuleValue rule{arguments.key, arguments.value};
    for (const std::string_view whose : {std::string_view("hours."), std::string_view("holidays.")}) {
        const std::string name = rule.key.starts_with(whose) ? rule.key.substr(whose.size()) : std::string();
        if (name.empty() || (whose == "hours." && domain::parseSide(name)))
            continue;
        const auto id = idOf(snapshot, name);
        if (!id)
            return base::fail(id.error());
        rule.key = std::string(whose) + *id;
    }
    const bool namesOwner = rule.key.starts_with("process.") && rule.key.ends_with(".owner") && !domain::parseSide(rule.text);
    const auto text = namesOwner                ? idOf(snapshot, rule.text)
                      : rule.key == "partners"  ? withIdsInList(snapshot, rule.text)
                      : rule.key == "assignment" ? withIdsInRules(snapshot, rule.text)
                                                : base::Result<std::string>(rule.text);
    if (!text)
        return base::fail(text.error());
    rule.text = *text;
    return rule;
}

int listSettings(const workspace::Snapshot &snapshot, const Common &common)
{
    const auto names = workspace::personNames(snapshot);
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    std::vector<std::vector<std::string>> rows{{"Setting", "Value", "What it is"}};
    for (const lifecycle::RuleValue &value : lifecycle::ruleValues(*snapshot.rules)) {
        json[value.key] = value.text;
        rows.push_back({value.key, wording::ruleWords(value.key, value.text, names), wording::ruleLabel(value.key, names, snapshot.rules->glossary)});
    }
    if (common.json)
        sayJson(json);
    else
        std::cout << aligned(rows, {});
    return 0;
}

int setSetting(workspace::Workspace &workspace, const SettingsArguments &arguments, const Common &common)
{
    const auto snapshot = workspace.snapshot();
    const auto person = actingPerson(*snapshot, common);
    if (!person)
        return complain(common, person.error());
    const auto rule = ruleOf(*snapshot, arguments);
    if (!rule)
        return complain(common, rule.error());
    const auto changes = workspace::changeRules(workspace, {*rule}, *person);
    if (!changes)
        return complain(common, changes.error());
    const auto names = workspace::personNames(*snapshot);
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const lifecycle::RuleChange &change : *changes) {
        json.push_back({{"key", change.key}, {"before", change.before}, {"after", change.after}});
        if (!common.json) {
            say(common, wording::ruleLabel(change.key, names, snapshot->rules->glossary) + ": " + wording::ruleWords(change.key, change.before, names) + " → "
                            + wording::ruleWords(change.key, change.after, names));
        }
    }
    if (common.json)
        sayJson(json);
    else if (changes->empty())
        say(common, "Nothing changed.");
    return 0;
}

int runSettings(const SettingsArguments &arguments, const Common &common)
{
    auto workspace = arguments.action == "set" ? openToWrite(arguments.path) : openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    return arguments.action == "set" ? setSetting(**workspace, arguments, common) : listSettings(*(*workspace)->snapshot(), common);
}

void printProcess(const workspace::Snapshot &snapshot, const Common &common)
{
    const auto names = workspace::personNames(snapshot);
    const auto standings = workspace::processStanding(snapshot);
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    std::vector<std::vector<std::string>> rows{{"Step", "Stage", "Answers for it", "Limit", "Next step", "Escalation", "Leads", "Late"}};
    for (std::size_t i = 0; i < standings.size(); ++i) {
        const lifecycle::ProcessStep &step = snapshot.rules->process.steps[i];
        const std::string owner = wording::accountableName(step.owner, names);
        steps.push_back({{"key", step.key}, {"step", step.step}, {"owner", owner}, {"limit", lifecycle::spanText(step.limit)},
                         {"next_step", step.nextStep}, {"escalate_to", step.escalateTo}, {"escalate_after", lifecycle::spanText(step.escalateAfter)},
                         {"marketing", step.marketingDuty}, {"sales", step.salesDuty}, {"leads", standings[i].leads},
                         {"late", standings[i].late}, {"escalated", standings[i].escalated}});
        rows.push_back({step.step, wording::stageOfStep(step, snapshot.rules->glossary), owner, step.stage ? lifecycle::spanText(step.limit) : "by its program", step.nextStep,
                        wording::escalationWords(step), step.stage ? std::to_string(standings[i].leads) : "",
                        step.stage ? std::to_string(standings[i].late) : ""});
    }
    if (common.json)
        sayJson({{"digest", base::hex(lifecycle::digestOf(snapshot.rules->process))}, {"steps", std::move(steps)}});
    else
        std::cout << aligned(rows, {false, false, false, false, false, false, true, true});
}

int runProcess(const SettingsArguments &arguments, const Common &common)
{
    if (!arguments.file.empty())
        return writeReport({arguments.path, "process", arguments.file}, common);
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    printProcess(*(*workspace)->snapshot(), common);
    return 0;
}

} // namespace

void addSettings(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<SettingsArguments>();
    CLI::App *settings = addCommand(app, common, "settings", "Hours, holidays, reasons, gates, assignment: list them, or set one");
    settings->add_option("WORKSPACE", arguments->path)->required();
    CLI::Option *action = settings->add_option("ACTION", arguments->action, "set")->check(CLI::IsMember({"set"}));
    CLI::Option *key = settings->add_option("KEY", arguments->key, "As listed; hours.NAME and holidays.NAME for a person's own");
    CLI::Option *value = settings->add_option("VALUE", arguments->value, "\"usual\" takes hours of a side or a person away");
    action->needs(key)->needs(value);
    settings->callback([arguments, &common, &exit] { exit = runSettings(*arguments, common); });

    auto of = std::make_shared<SettingsArguments>();
    CLI::App *process = addCommand(app, common, "process", "Who answers for each stage, for how long, and what comes next");
    process->add_option("WORKSPACE", of->path)->required();
    process->add_option("--print", of->file, "Write it on one page: .pdf, .html, .xlsx, .csv or .json");
    process->callback([of, &common, &exit] { exit = runProcess(*of, common); });
}

} // namespace leadlight::cli
