// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/program_text.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "lifecycle/rule_texts.h"
#include "lifecycle/step_rules.h"

namespace leadlight::lifecycle {

namespace {

using ProgramJson = nlohmann::json;
using domain::NurtureProgram;
using domain::ProgramStep;

constexpr int mostDays = 3650;
constexpr std::size_t mostSteps = 100;

/// A missing member is empty; nothing: it is of another kind, or no such words.
std::optional<std::string> wordsIn(const ProgramJson &json, const char *key)
{
    const auto found = json.find(key);
    if (found == json.end())
        return std::string();
    if (!found->is_string() || !isOneLine(found->get<std::string>()))
        return std::nullopt;
    return std::string(base::trimmed(found->get<std::string>()));
}

std::optional<int> daysIn(const ProgramJson &json, const char *key, int least)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_integer())
        return std::nullopt;
    const auto days = found->get<std::int64_t>();
    return days >= least && days <= mostDays ? std::optional(static_cast<int>(days)) : std::nullopt;
}

std::optional<std::vector<ProgramStep>> stepsIn(const ProgramJson &json)
{
    std::vector<ProgramStep> steps;
    const auto found = json.find("steps");
    if (found == json.end())
        return steps;
    if (!found->is_array() || found->size() > mostSteps)
        return std::nullopt;
    for (const ProgramJson &one : *found) {
        const auto days = one.is_object() ? daysIn(one, "after_days", 0) : std::nullopt;
        const auto what = one.is_object() ? wordsIn(one, "what") : std::nullopt;
        if (!days || !what || what->empty())
            return std::nullopt;
        steps.push_back({*days, *what});
    }
    return steps;
}

std::optional<std::vector<std::string>> namesIn(const ProgramJson &json)
{
    std::vector<std::string> names;
    const auto found = json.find("former_names");
    if (found == json.end())
        return names;
    if (!found->is_array())
        return std::nullopt;
    for (const ProgramJson &name : *found) {
        if (!name.is_string() || !isOneLine(name.get<std::string>()))
            return std::nullopt;
        names.push_back(name.get<std::string>());
    }
    return names;
}

bool isSameName(std::string_view one, std::string_view other)
{
    return base::comparable(one) == base::comparable(other);
}

} // namespace

std::string programText(const NurtureProgram &program)
{
    ProgramJson steps = ProgramJson::array();
    for (const ProgramStep &step : program.steps)
        steps.push_back({{"after_days", step.afterDays}, {"what", step.what}});
    const ProgramJson json{{"name", program.name},
                           {"audience", program.audience},
                           {"purpose", program.purpose},
                           {"steps", std::move(steps)},
                           {"touch_days", program.touchDays},
                           {"until_days", program.untilDays},
                           {"answered_by", program.answeredBy},
                           {"retired", program.retired},
                           {"former_names", program.formerNames}};
    return json.dump(-1, ' ', false, ProgramJson::error_handler_t::replace);
}

std::optional<NurtureProgram> parseProgram(std::string_view key, std::string_view text)
{
    const ProgramJson json = ProgramJson::parse(text, nullptr, false);
    if (key.empty() || base::keyOf(key) != key || !json.is_object())
        return std::nullopt;
    const auto name = wordsIn(json, "name");
    const auto audience = wordsIn(json, "audience");
    const auto purpose = wordsIn(json, "purpose");
    const auto answeredBy = wordsIn(json, "answered_by");
    auto steps = stepsIn(json);
    auto formerNames = namesIn(json);
    const auto touchDays = daysIn(json, "touch_days", 0);
    const auto untilDays = daysIn(json, "until_days", 0);
    const auto retired = json.find("retired");
    if (!name || name->empty() || !audience || !purpose || !answeredBy || !steps || !formerNames || !touchDays || !untilDays
        || retired == json.end() || !retired->is_boolean() || (*touchDays == 0 && steps->empty()))
        return std::nullopt;
    NurtureProgram program;
    program.key = std::string(key);
    program.name = *name;
    program.audience = *audience;
    program.purpose = *purpose;
    program.steps = std::move(*steps);
    program.touchDays = *touchDays;
    program.untilDays = *untilDays;
    program.answeredBy = *answeredBy;
    program.retired = retired->get<bool>();
    program.formerNames = std::move(*formerNames);
    return program;
}

std::string stepsText(const std::vector<ProgramStep> &steps)
{
    std::vector<std::string> lines;
    for (const ProgramStep &step : steps)
        lines.push_back(std::to_string(step.afterDays) + (step.afterDays == 1 ? " day: " : " days: ") + step.what);
    return base::joined(lines, "\n");
}

std::optional<std::vector<ProgramStep>> parseSteps(std::string_view lines)
{
    std::vector<ProgramStep> steps;
    for (const std::string_view line : base::split(lines, '\n')) {
        if (base::trimmed(line).empty())
            continue;
        const std::size_t colon = line.find(':');
        const std::string what(colon == std::string_view::npos ? std::string_view() : base::trimmed(line.substr(colon + 1)));
        const std::string after = base::comparable(line.substr(0, colon));
        const bool atOnce = after == "0 days" || after == "at once";
        const auto span = atOnce ? base::Result<std::optional<base::Span>>(base::Span{0, base::Span::Unit::days}) : parseSpan(after);
        const bool isDays = span && *span && (*span)->unit == base::Span::Unit::days && (*span)->count <= mostDays;
        if (what.empty() || !isOneLine(what) || !isDays || steps.size() == mostSteps)
            return std::nullopt;
        steps.push_back({(*span)->count, what});
    }
    return steps;
}

std::vector<RuleValue> programChange(const WorkingRules &rules, NurtureProgram program)
{
    std::vector<RuleValue> values;
    const auto known = rules.knownPrograms();
    const auto before = std::find_if(known.begin(), known.end(), [&](const NurtureProgram &one) { return one.key == program.key; });
    const std::string oldName = before == known.end() ? program.name : before->name;
    const bool isRenamed = !isSameName(oldName, program.name);
    if (isRenamed) {
        std::erase_if(program.formerNames, [&](const std::string &name) { return isSameName(name, oldName) || isSameName(name, program.name); });
        program.formerNames.push_back(oldName);
    }
    values.push_back({std::string(programRulePrefix) + program.key, programText(program)});
    for (const domain::PassbackReason &reason : rules.reasons) {
        if (isRenamed && isSameName(reason.program, oldName))
            values.push_back({"reason." + reason.key + ".program", program.name});
    }
    return values;
}

std::string newProgramKey(const WorkingRules &rules, std::string_view name)
{
    const auto known = rules.knownPrograms();
    const std::string wanted = base::keyOf(name).empty() ? "program" : base::keyOf(name);
    std::string key = wanted;
    for (int number = 2; std::any_of(known.begin(), known.end(), [&](const NurtureProgram &one) { return one.key == key; }); ++number)
        key = wanted + '_' + std::to_string(number);
    return key;
}

} // namespace leadlight::lifecycle
