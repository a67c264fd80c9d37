// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/working_rules.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "lifecycle/audience_text.h"
#include "lifecycle/program_text.h"
#include "lifecycle/rule_texts.h"
#include "lifecycle/step_rules.h"
#include "lifecycle/word_text.h"

namespace leadlight::lifecycle {

namespace {

using Json = nlohmann::json;
using domain::PassbackReason;

constexpr std::string_view usualWord = "usual";
constexpr std::string_view zoneOfWorkspace = "workspace";
constexpr int mostWaitDays = 3650;
constexpr int mostNewPoints = 1000;
constexpr int mostCheckMinutes = 480;
constexpr int mostReviews = 10000;
constexpr std::array<std::string_view, 4> policyKeys{"off", "advise", "require", "require-man"};

base::Error badValue(std::string_view key, std::string_view text, const char *code)
{
    return {base::ErrorKind::usage, code, {std::string(key), std::string(text)}, {}};
}

base::Error unknownKey(std::string_view key)
{
    return {base::ErrorKind::usage, "settings.unknown_key", {std::string(key)}, {}};
}

/// "process.qualified.limit" → {"process", "qualified", "limit"}; a missing part is empty.
std::array<std::string_view, 3> partsOf(std::string_view key)
{
    std::array<std::string_view, 3> parts;
    const auto split = base::split(key, '.');
    for (std::size_t i = 0; i < split.size() && i < parts.size(); ++i)
        parts[i] = split[i];
    return split.size() > parts.size() ? std::array<std::string_view, 3>{} : parts;
}

std::optional<int> numberIn(std::string_view text, int least, int most)
{
    const std::string_view digits = base::trimmed(text);
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

FactsPolicy *policyAt(WorkingRules &rules, std::string_view gate)
{
    if (gate == "hand_over")
        return &rules.handOverFacts;
    if (gate == "accept")
        return &rules.acceptFacts;
    return gate == "opportunity" ? &rules.opportunityFacts : nullptr;
}

const char *setPolicy(FactsPolicy &policy, std::string_view text)
{
    const auto found = std::find(policyKeys.begin(), policyKeys.end(), base::comparable(text));
    if (found == policyKeys.end())
        return "settings.bad_policy";
    policy = static_cast<FactsPolicy>(found - policyKeys.begin());
    return nullptr;
}

const char *setYesNo(bool &value, std::string_view text)
{
    const std::string word = base::comparable(text);
    if (word != "yes" && word != "no")
        return "settings.bad_yes_no";
    value = word == "yes";
    return nullptr;
}

const char *setReason(PassbackReason &reason, std::string_view part, std::string_view text)
{
    if (part == "label" || part == "program" || part == "answered_by") {
        if (!isOneLine(text) || (part != "answered_by" && base::trimmed(text).empty()))
            return "settings.bad_words";
        std::string &words = part == "label" ? reason.label : part == "program" ? reason.program : reason.answeredBy;
        words = std::string(base::trimmed(text));
        return nullptr;
    }
    if (part == "wait_days" || part == "new_points") {
        const auto number = numberIn(text, 0, part == "wait_days" ? mostWaitDays : mostNewPoints);
        if (!number)
            return "settings.bad_number";
        (part == "wait_days" ? reason.waitDays : reason.newPoints) = *number;
        return nullptr;
    }
    return part == "offered" ? setYesNo(reason.offered, text) : "";
}

/// Null where the value was taken, else the error's code; "" for a part that the step does not have.
const char *setVerification(Verification &step, std::string_view part, std::string_view text)
{
    if (part == "used")
        return setYesNo(step.isUsed, text);
    if (part == "checklist") {
        if (!isOneLine(text))
            return "settings.bad_words";
        step.checklist = std::string(base::trimmed(text));
        return nullptr;
    }
    if (part == "limit") {
        const auto span = parseSpan(text);
        if (!span)
            return "settings.bad_span";
        step.timeBox = *span;
        return nullptr;
    }
    if (part != "minutes")
        return "";
    const auto minutes = numberIn(text, 0, mostCheckMinutes);
    if (!minutes)
        return "settings.bad_number";
    step.minutes = *minutes;
    return nullptr;
}

const char *setHours(WorkingHours &hours, std::string_view whose, std::string_view text)
{
    const bool takesAway = base::comparable(text) == usualWord && !whose.empty();
    const auto week = takesAway ? std::optional(Week{}) : parseWeek(text);
    const auto own = takesAway ? std::optional<Week>() : week;
    if (!week)
        return "settings.bad_hours";
    if (whose.empty())
        hours.week = *week;
    else if (whose == "marketing" || whose == "sales")
        (whose == "marketing" ? hours.marketing : hours.sales) = own;
    else if (const auto person = base::Uuid::parse(whose); !person)
        return "";
    else if (takesAway)
        hours.people.erase(*person);
    else
        hours.people[*person] = *week;
    return nullptr;
}

const char *setHolidays(WorkingHours &hours, std::string_view whose, std::string_view text)
{
    const bool takesAway = base::comparable(text) == usualWord && !whose.empty();
    const auto dates = takesAway ? std::optional(std::vector<base::Date>()) : parseDates(text);
    if (!dates)
        return "settings.bad_dates";
    if (whose.empty()) {
        hours.holidays = *dates;
        return nullptr;
    }
    const auto person = base::Uuid::parse(whose);
    if (!person)
        return "";
    if (dates->empty())
        hours.daysOff.erase(*person);
    else
        hours.daysOff[*person] = *dates;
    return nullptr;
}

const char *setZone(WorkingRules &rules, std::string_view text)
{
    const std::string name(base::trimmed(text));
    if (name == zoneOfWorkspace || name.empty()) {
        rules.timeZone.clear();
        return nullptr;
    }
    if (!base::Zone::named(name))
        return "settings.bad_zone";
    rules.timeZone = name;
    return nullptr;
}

const char *setSimple(WorkingRules &rules, std::string_view what, std::string_view text)
{
    if (what == "time_zone")
        return setZone(rules, text);
    if (what == "fiscal_year_start") {
        const auto month = numberIn(text, 1, 12);
        if (!month)
            return "settings.bad_month";
        rules.fiscalYearStart = *month;
        return nullptr;
    }
    if (what == "partners") {
        auto people = parseIds(text);
        if (!people)
            return "settings.bad_persons";
        rules.partners = std::move(*people);
        return nullptr;
    }
    if (what == "assignment") {
        auto assignment = parseAssignment(text);
        if (!assignment)
            return "settings.bad_assignment";
        rules.assignment = std::move(*assignment);
        return nullptr;
    }
    return "";
}

const char *setWord(domain::Glossary &glossary, std::string_view key, std::string_view text)
{
    if (base::comparable(text) == usualWord) {
        glossary.remove(key);
        return nullptr;
    }
    auto word = parseWord(key, text);
    if (!word)
        return "settings.bad_words";
    glossary.put(std::move(*word));
    return nullptr;
}

const char *setReview(WorkingRules &rules, std::string_view which, std::string_view text)
{
    if (which == "every") {
        const auto span = parseSpan(text);
        const bool civil = span && *span && ((*span)->unit == base::Span::Unit::months || (*span)->unit == base::Span::Unit::days);
        if (!civil)
            return "settings.bad_span";
        rules.reviewEvery = **span;
        return nullptr;
    }
    const auto number = numberIn(which, 1, mostReviews);
    if (!number)
        return "";
    const bool takesAway = base::comparable(text) == usualWord;
    auto review = takesAway ? std::optional(Review{}) : parseReview(which, text);
    if (!review)
        return "settings.bad_words";
    std::erase_if(rules.reviews, [&](const Review &one) { return one.number == *number; });
    if (!takesAway) {
        const auto after = std::find_if(rules.reviews.begin(), rules.reviews.end(), [&](const Review &one) { return one.number > *number; });
        rules.reviews.insert(after, std::move(*review));
    }
    return nullptr;
}

const char *setProgram(WorkingRules &rules, std::string_view key, std::string_view text)
{
    const auto isIt = [&](const domain::NurtureProgram &one) { return one.key == key; };
    const auto found = std::find_if(rules.programs.begin(), rules.programs.end(), isIt);
    if (base::comparable(text) == usualWord) {
        const std::vector<domain::NurtureProgram> ours = domain::usualPrograms();
        const auto usual = std::find_if(ours.begin(), ours.end(), isIt);
        if (usual != ours.end())
            *found = *usual; // ours are never taken away
        else if (found != rules.programs.end())
            rules.programs.erase(found);
        return nullptr;
    }
    auto program = parseProgram(key, text);
    if (!program)
        return "settings.bad_program";
    if (found == rules.programs.end())
        rules.programs.push_back(std::move(*program));
    else
        *found = std::move(*program);
    return nullptr;
}

const char *setAudience(WorkingRules &rules, std::string_view key, std::string_view text)
{
    const bool takesAway = base::comparable(text) == usualWord;
    auto process = takesAway ? std::optional(AudienceProcess{}) : parseAudience(key, text);
    if (!process)
        return "settings.bad_audience";
    std::erase_if(rules.processes, [&](const AudienceProcess &one) { return one.key == key; });
    if (!takesAway) {
        const auto after = std::find_if(rules.processes.begin(), rules.processes.end(), [&](const AudienceProcess &one) {
            return std::pair(one.place, std::string_view(one.key)) > std::pair(process->place, key);
        });
        rules.processes.insert(after, std::move(*process));
    }
    return nullptr;
}

/// Of the rows "process" or "process@KEY"; null: there is no such process.
Process *processNamed(WorkingRules &rules, std::string_view what)
{
    if (what == "process")
        return &rules.process;
    const auto found = std::find_if(rules.processes.begin(), rules.processes.end(), [&](const AudienceProcess &one) {
        return what.starts_with(processOfPrefix) && one.key == what.substr(processOfPrefix.size());
    });
    return found == rules.processes.end() ? nullptr : &found->process;
}

/// Null where the value was taken, else the error's code; "" for an unknown key.
const char *put(WorkingRules &rules, std::string_view key, std::string_view text)
{
    if (key.starts_with(wordRulePrefix))
        return setWord(rules.glossary, key.substr(wordRulePrefix.size()), text);
    const auto [what, which, part] = partsOf(key);
    if (what == "hours" && part.empty())
        return setHours(rules.hours, which, text);
    if (what == "holidays" && part.empty())
        return setHolidays(rules.hours, which, text);
    if (what == "review" && part.empty())
        return setReview(rules, which, text);
    if (what == "gate" && part.empty()) {
        FactsPolicy *policy = policyAt(rules, which);
        return policy ? setPolicy(*policy, text) : "";
    }
    if (what == "verification" && part.empty())
        return setVerification(rules.verification, which, text);
    if (what == "program" && part.empty())
        return setProgram(rules, which, text);
    if (what == "audience" && part.empty())
        return setAudience(rules, which, text);
    if (Process *process = processNamed(rules, what)) {
        const auto row = std::find_if(process->steps.begin(), process->steps.end(), [which = which](const ProcessStep &step) { return step.key == which; });
        return row == process->steps.end() ? "" : setStep(*row, part, text);
    }
    if (what == "reason") {
        const auto reason = std::find_if(rules.reasons.begin(), rules.reasons.end(),
                                         [which = which](const PassbackReason &one) { return one.key == which; });
        return reason == rules.reasons.end() ? "" : setReason(*reason, part, text);
    }
    return which.empty() ? setSimple(rules, what, text) : "";
}

void listHours(const WorkingRules &rules, std::vector<RuleValue> &values)
{
    values.push_back({"hours", weekText(rules.hours.week)});
    if (rules.hours.marketing)
        values.push_back({"hours.marketing", weekText(*rules.hours.marketing)});
    if (rules.hours.sales)
        values.push_back({"hours.sales", weekText(*rules.hours.sales)});
    for (const auto &[person, week] : rules.hours.people)
        values.push_back({"hours." + person.text(), weekText(week)});
    values.push_back({"holidays", datesText(rules.hours.holidays)});
    for (const auto &[person, dates] : rules.hours.daysOff)
        values.push_back({"holidays." + person.text(), datesText(dates)});
}

void listReason(const PassbackReason &reason, std::vector<RuleValue> &values)
{
    const std::string of = "reason." + reason.key + '.';
    values.push_back({of + "label", reason.label});
    values.push_back({of + "program", reason.program});
    values.push_back({of + "wait_days", std::to_string(reason.waitDays)});
    values.push_back({of + "new_points", std::to_string(reason.newPoints)});
    values.push_back({of + "answered_by", reason.answeredBy});
    values.push_back({of + "offered", reason.offered ? "yes" : "no"});
}

/// No two programs of one name; a reason never leads to a retired one.
base::Result<void> checkPrograms(const WorkingRules &rules, std::string_view key, std::string_view text)
{
    const auto known = rules.knownPrograms();
    if (key.starts_with("reason.") && key.ends_with(".program")) {
        const domain::NurtureProgram *program = domain::findProgram(known, text);
        return program && program->retired ? base::fail(base::ErrorKind::usage, "settings.program_retired", {program->name}) : base::Result<void>();
    }
    const auto changed = key.starts_with(programRulePrefix) ? parseProgram(key.substr(programRulePrefix.size()), text) : std::nullopt;
    if (!changed)
        return {};
    if (const domain::NurtureProgram *same = domain::findProgram(known, changed->name); same && same->key != changed->key)
        return base::fail(base::ErrorKind::usage, "settings.other_program", {same->name});
    for (const PassbackReason &reason : rules.reasons) {
        const domain::NurtureProgram *leadsTo = domain::findProgram(known, reason.program);
        if (changed->retired && leadsTo && leadsTo->key == changed->key)
            return base::fail(base::ErrorKind::usage, "settings.program_in_use", {changed->name, reason.label});
    }
    return {};
}

base::Result<void> checkProcessName(const WorkingRules &rules, std::string_view key, std::string_view text)
{
    const auto changed = key.starts_with(audienceRulePrefix) ? parseAudience(key.substr(audienceRulePrefix.size()), text) : std::nullopt;
    const auto same = changed ? findProcess(rules, changed->name) : std::nullopt;
    const bool isTaken = same && (*same == 0 || rules.processes[*same - 1].key != changed->key);
    return isTaken ? base::fail(base::ErrorKind::usage, "settings.other_process", {changed->name}) : base::Result<void>();
}

} // namespace

const std::shared_ptr<const WorkingRules> &usualRules()
{
    static const auto rules = std::make_shared<const WorkingRules>();
    return rules;
}

std::vector<RuleValue> ruleValues(const WorkingRules &rules)
{
    std::vector<RuleValue> values;
    values.push_back({"time_zone", rules.timeZone.empty() ? std::string(zoneOfWorkspace) : rules.timeZone});
    values.push_back({"fiscal_year_start", std::to_string(rules.fiscalYearStart)});
    listHours(rules, values);
    values.push_back({"partners", idsText(rules.partners)});
    values.push_back({"gate.hand_over", std::string(keyOf(rules.handOverFacts))});
    values.push_back({"gate.accept", std::string(keyOf(rules.acceptFacts))});
    values.push_back({"gate.opportunity", std::string(keyOf(rules.opportunityFacts))});
    values.push_back({"verification.used", rules.verification.isUsed ? "yes" : "no"});
    values.push_back({"verification.limit", spanText(rules.verification.timeBox)});
    values.push_back({"verification.minutes", std::to_string(rules.verification.minutes)});
    values.push_back({"verification.checklist", rules.verification.checklist});
    for (const PassbackReason &reason : rules.reasons)
        listReason(reason, values);
    for (const domain::NurtureProgram &program : rules.programs)
        values.push_back({std::string(programRulePrefix) + program.key, programText(program)});
    for (const ProcessStep &row : rules.process.steps)
        listStep("process", row, values);
    for (const AudienceProcess &one : rules.processes) {
        values.push_back({std::string(audienceRulePrefix) + one.key, audienceText(one)});
        for (const ProcessStep &row : one.process.steps)
            listStep(std::string(processOfPrefix) + one.key, row, values);
    }
    values.push_back({"assignment", assignmentText(rules.assignment)});
    values.push_back({"review.every", spanText(rules.reviewEvery)});
    for (const Review &review : rules.reviews)
        values.push_back({std::string(reviewRulePrefix) + std::to_string(review.number), reviewText(review)});
    for (const domain::Word &word : rules.glossary.words())
        values.push_back({std::string(wordRulePrefix) + word.key, wordText(word)});
    return values;
}

std::string ruleText(const WorkingRules &rules, std::string_view key)
{
    for (RuleValue &value : ruleValues(rules)) {
        if (value.key == key)
            return std::move(value.text);
    }
    const auto [what, which, part] = partsOf(key);
    const bool isOwn = (what == "hours" || what == "holidays") && !which.empty() && part.empty();
    const bool isOneOfMany = key.starts_with(wordRulePrefix) || key.starts_with(reviewRulePrefix) || key.starts_with(programRulePrefix)
                             || key.starts_with(audienceRulePrefix);
    return isOwn || isOneOfMany ? std::string(usualWord) : std::string();
}

base::Result<void> setRule(WorkingRules &rules, std::string_view key, std::string_view text)
{
    const auto [what, which, part] = partsOf(key);
    if (const PassbackReason *same = rules.reason(text); what == "reason" && part == "label" && same && same->key != which)
        return base::fail(badValue(key, text, "settings.other_label"));
    if (auto fits = checkPrograms(rules, key, text); !fits)
        return fits;
    if (auto fits = checkProcessName(rules, key, text); !fits)
        return fits;
    const char *code = put(rules, key, text);
    if (!code)
        return {};
    return base::fail(*code == '\0' ? unknownKey(key) : badValue(key, text, code));
}

std::string rulesText(const WorkingRules &rules)
{
    const std::vector<RuleValue> usual = ruleValues(*usualRules());
    Json json = Json::object();
    for (const RuleValue &value : ruleValues(rules)) {
        // The rows of a process for certain leads stand in the text of their own rule.
        if (!value.key.starts_with(processOfPrefix) && std::find(usual.begin(), usual.end(), value) == usual.end())
            json[value.key] = value.text;
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Result<WorkingRules> parseRules(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return base::fail(base::ErrorKind::workspace, "settings.damaged");
    WorkingRules rules;
    for (const auto &[key, value] : json.items()) {
        if (!value.is_string() || put(rules, key, value.get<std::string>()))
            return base::fail(base::ErrorKind::workspace, "settings.damaged");
    }
    return rules;
}

std::vector<domain::NurtureProgram> WorkingRules::knownPrograms() const
{
    std::vector<domain::NurtureProgram> known = programs;
    for (const PassbackReason &reason : reasons) {
        if (domain::findProgram(known, reason.program))
            continue;
        known.push_back(domain::nurtureProgram(known, reason.program));
    }
    return known;
}

base::Digest processDigest(const WorkingRules &rules)
{
    const base::Digest first = digestOf(rules.process);
    if (rules.processes.empty())
        return first;
    std::string all = base::hex(first);
    for (const AudienceProcess &one : rules.processes) {
        const std::string digest = base::hex(digestOf(one.process));
        for (const std::string &text : {one.key, one.name, one.filter, digest})
            all += std::to_string(text.size()) + ':' + text; // lengths keep neighbours apart
    }
    return base::sha256(all);
}

std::string_view keyOf(FactsPolicy policy)
{
    return policyKeys[static_cast<std::size_t>(policy)];
}

} // namespace leadlight::lifecycle
