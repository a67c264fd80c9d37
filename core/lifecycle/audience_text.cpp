// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/audience_text.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "lifecycle/step_rules.h"

namespace leadlight::lifecycle {

namespace {

using AudienceJson = nlohmann::json;

constexpr const char *rowPrefix = "row"; // of the rows within the text
constexpr int mostPlaces = 1000;

std::vector<RuleValue> rowsOf(const Process &process)
{
    std::vector<RuleValue> rows;
    for (const ProcessStep &row : process.steps)
        listStep(rowPrefix, row, rows);
    return rows;
}

bool readRow(Process &process, const std::string &key, const AudienceJson &value)
{
    const auto parts = base::split(key, '.');
    if (parts.size() != 3 || parts[0] != rowPrefix || !value.is_string())
        return false;
    const auto row = std::find_if(process.steps.begin(), process.steps.end(), [&](const ProcessStep &one) { return one.key == parts[1]; });
    return row != process.steps.end() && !setStep(*row, parts[2], value.get<std::string>());
}

} // namespace

std::string audienceText(const AudienceProcess &process)
{
    const std::vector<RuleValue> usual = rowsOf(usualProcess());
    AudienceJson rows = AudienceJson::object();
    for (const RuleValue &value : rowsOf(process.process)) {
        if (std::find(usual.begin(), usual.end(), value) == usual.end())
            rows[value.key] = value.text;
    }
    const AudienceJson json{{"name", process.name}, {"filter", process.filter}, {"place", process.place}, {"rows", std::move(rows)}};
    return json.dump(-1, ' ', false, AudienceJson::error_handler_t::replace);
}

std::optional<AudienceProcess> parseAudience(std::string_view key, std::string_view text)
{
    const AudienceJson json = AudienceJson::parse(text, nullptr, false);
    if (key.empty() || base::keyOf(key) != key || !json.is_object())
        return std::nullopt;
    for (const char *words : {"name", "filter"}) {
        if (!json.contains(words) || !json[words].is_string() || !isOneLine(json[words].get<std::string>()))
            return std::nullopt;
    }
    if (!json.contains("place") || !json["place"].is_number_integer() || !json.contains("rows") || !json["rows"].is_object())
        return std::nullopt;
    const auto place = json["place"].get<std::int64_t>();
    if (place < 0 || place > mostPlaces)
        return std::nullopt;
    AudienceProcess process{std::string(key), std::string(base::trimmed(json["name"].get<std::string>())),
                            std::string(base::trimmed(json["filter"].get<std::string>())), static_cast<int>(place), usualProcess()};
    for (const auto &[rowKey, value] : json["rows"].items()) {
        if (!readRow(process.process, rowKey, value))
            return std::nullopt;
    }
    return process.name.empty() || process.filter.empty() ? std::nullopt : std::optional(std::move(process));
}

std::optional<std::size_t> findProcess(const WorkingRules &rules, std::string_view name)
{
    const std::string wanted = base::comparable(name);
    for (std::size_t i = 0; i < rules.processes.size(); ++i) {
        if (base::comparable(rules.processes[i].name) == wanted || rules.processes[i].key == wanted)
            return i + 1;
    }
    return wanted.empty() || wanted == "default" ? std::optional<std::size_t>(0) : std::nullopt;
}

std::string rulePrefixOf(const WorkingRules &rules, std::size_t which)
{
    return which == 0 ? "process" : std::string(processOfPrefix) + rules.processes[which - 1].key;
}

AudienceProcess newProcess(const WorkingRules &rules, std::string_view name, std::string_view filter)
{
    const std::string wanted = base::keyOf(name).empty() ? "process" : base::keyOf(name);
    AudienceProcess made{wanted, std::string(base::trimmed(name)), std::string(base::trimmed(filter)), 0, rules.process};
    for (int number = 2; std::any_of(rules.processes.begin(), rules.processes.end(), [&](const auto &one) { return one.key == made.key; }); ++number)
        made.key = wanted + '_' + std::to_string(number);
    for (const AudienceProcess &one : rules.processes)
        made.place = std::max(made.place, one.place + 1);
    return made;
}

} // namespace leadlight::lifecycle
