// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "command_settings.h"
#include "commands.h"
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

} // namespace

base::Result<lifecycle::RuleValue> ruleOf(const workspace::Snapshot &snapshot, lifecycle::RuleValue rule)
{
    for (const std::string_view whose : {std::string_view("hours."), std::string_view("holidays.")}) {
        const std::string name = rule.key.starts_with(whose) ? rule.key.substr(whose.size()) : std::string();
        if (name.empty() || (whose == "hours." && domain::parseSide(name)))
            continue;
        const auto id = idOf(snapshot, name);
        if (!id)
            return base::fail(id.error());
        rule.key = std::string(whose) + *id;
    }
    const bool namesOwner = rule.key.starts_with("process") && rule.key.ends_with(".owner") && !domain::parseSide(rule.text);
    const auto text = namesOwner                ? idOf(snapshot, rule.text)
                      : rule.key == "partners"  ? withIdsInList(snapshot, rule.text)
                      : rule.key == "assignment" ? withIdsInRules(snapshot, rule.text)
                                                : base::Result<std::string>(rule.text);
    if (!text)
        return base::fail(text.error());
    rule.text = *text;
    return rule;
}

int setRules(workspace::Workspace &workspace, const std::vector<lifecycle::RuleValue> &values, const Common &common)
{
    const auto snapshot = workspace.snapshot();
    const auto person = actingPerson(*snapshot, common);
    if (!person)
        return complain(common, person.error());
    const auto changes = workspace::changeRules(workspace, values, *person);
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

namespace {

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
    const auto rule = ruleOf(*workspace.snapshot(), {arguments.key, arguments.value});
    return rule ? setRules(workspace, {*rule}, common) : complain(common, rule.error());
}

int runSettings(const SettingsArguments &arguments, const Common &common)
{
    auto workspace = arguments.action == "set" ? openToWrite(arguments.path) : openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    return arguments.action == "set" ? setSetting(**workspace, arguments, common) : listSettings(*(*workspace)->snapshot(), common);
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
}

} // namespace leadlight::cli
