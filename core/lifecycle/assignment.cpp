// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/assignment.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace leadlight::lifecycle {

namespace {

using Json = nlohmann::json;

constexpr std::size_t mostRules = 500;

std::optional<std::vector<std::string>> textsIn(const Json &rule, const char *key)
{
    std::vector<std::string> texts;
    const auto list = rule.find(key);
    if (list == rule.end())
        return texts;
    if (!list->is_array())
        return std::nullopt;
    for (const Json &value : *list) {
        if (!value.is_string())
            return std::nullopt;
        texts.push_back(value.get<std::string>());
    }
    return texts;
}

std::optional<AssignmentRule> ruleIn(const Json &json)
{
    if (!json.is_object())
        return std::nullopt;
    AssignmentRule rule;
    if (const auto field = json.find("field"); field != json.end()) {
        if (!field->is_string())
            return std::nullopt;
        rule.field = field->get<std::string>();
    }
    const auto values = textsIn(json, "values");
    const auto people = textsIn(json, "people");
    if (!values || !people || people->empty() || values->empty() != rule.field.empty())
        return std::nullopt;
    rule.values = *values;
    for (const std::string &text : *people) {
        const auto id = base::Uuid::parse(text);
        if (!id)
            return std::nullopt;
        rule.people.push_back(*id);
    }
    return rule;
}

} // namespace

std::optional<std::size_t> ruleFor(std::span<const AssignmentRule> rules,
                                   const std::function<std::string(std::string_view field)> &valueOf)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const AssignmentRule &rule = rules[i];
        if (rule.field.empty())
            return i;
        const std::string held = base::comparable(valueOf(rule.field));
        const bool takes = std::any_of(rule.values.begin(), rule.values.end(),
                                       [&](const std::string &value) { return base::comparable(value) == held; });
        if (takes)
            return i;
    }
    return std::nullopt;
}

std::string assignmentText(std::span<const AssignmentRule> rules)
{
    Json list = Json::array();
    for (const AssignmentRule &rule : rules) {
        Json json = Json::object();
        if (!rule.field.empty()) {
            json["field"] = rule.field;
            json["values"] = rule.values;
        }
        json["people"] = Json::array();
        for (const base::Uuid &person : rule.people)
            json["people"].push_back(person.text());
        list.push_back(std::move(json));
    }
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::vector<AssignmentRule>> parseAssignment(std::string_view json)
{
    const Json list = Json::parse(json, nullptr, false);
    if (!list.is_array() || list.size() > mostRules)
        return std::nullopt;
    std::vector<AssignmentRule> rules;
    for (const Json &entry : list) {
        auto rule = ruleIn(entry);
        if (!rule)
            return std::nullopt;
        rules.push_back(std::move(*rule));
    }
    return rules;
}

} // namespace leadlight::lifecycle
