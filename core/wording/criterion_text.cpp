// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/criterion_text.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "domain/lead_fields.h"
#include "wording/agreement.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "wording/sentence.h"

namespace leadlight::wording {

namespace {

using TextJson = nlohmann::json;
constexpr std::size_t namedValues = 5;

std::string listed(const std::vector<std::string> &values)
{
    std::vector<std::string> some(values.begin(),
                                  values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), namedValues)));
    return base::joined(some, ", ")
           + (values.size() > namedValues ? " and " + std::to_string(values.size() - namedValues) + " more" : "");
}

std::string boundText(const std::optional<double> &number, const std::optional<model::DateBound> &date)
{
    if (number)
        return base::numberText(*number);
    if (!date)
        return "?";
    if (date->at)
        return dateText(base::utcDateOf(*date->at));
    return date->daysFromAsOf < 0 ? std::to_string(-date->daysFromAsOf) + " days ago"
                                  : std::to_string(date->daysFromAsOf) + " days from now";
}

std::string testText(const model::Test &test)
{
    switch (test.kind) {
    case model::TestKind::isOneOf:
        return "is " + listed(test.values);
    case model::TestKind::isNot:
        return "is not " + listed(test.values);
    case model::TestKind::contains:
        return "contains " + listed(test.values);
    case model::TestKind::startsWith:
        return "starts with " + listed(test.values);
    case model::TestKind::between:
        return "is from " + boundText(test.low, test.lowDate) + " to " + boundText(test.high, test.highDate);
    case model::TestKind::atLeast:
        return "is at least " + boundText(test.low, test.lowDate);
    case model::TestKind::atMost:
        return "is at most " + boundText(test.high, test.highDate);
    case model::TestKind::before:
        return "is before " + boundText(test.high, test.highDate);
    case model::TestKind::after:
        return "is after " + boundText(test.low, test.lowDate);
    case model::TestKind::isBlank:
        break;
    }
    return "is not known";
}

std::string fieldTestText(const model::FieldTest &asked)
{
    return domain::fieldLabel(asked.field) + " " + testText(asked.test);
}

std::string ruleSentence(const model::ProfileRule &rule)
{
    std::vector<std::string> parts;
    for (const model::Band &band : rule.bands)
        parts.push_back((band.label.empty() ? testText(band.test) : band.label) + " " + signedNumber(band.points));
    if (rule.otherwise != 0)
        parts.push_back("anything else " + signedNumber(rule.otherwise));
    if (rule.unknown != 0)
        parts.push_back("unknown " + signedNumber(rule.unknown));
    return domain::fieldLabel(rule.field) + ": " + base::joined(parts, "; ") + ".";
}

std::string eventsText(const model::EventFilter &filter)
{
    std::vector<std::string> names;
    for (const std::string &type : filter.types)
        names.push_back(activityName(type));
    for (const auto *more : {&filter.assets, &filter.areas, &filter.phases, &filter.campaigns})
        names.insert(names.end(), more->begin(), more->end());
    return names.empty() ? "Any activity" : listed(names);
}

std::string ruleSentence(const model::BehaviourRule &rule)
{
    const std::string points = signedNumber(rule.points);
    std::string text = eventsText(rule.filter) + ": ";
    if (rule.cap)
        text += "first " + std::to_string(*rule.cap) + (*rule.cap == 1 ? " counts " : " count ") + points
                + " each, every further one " + (rule.beyond == 0 ? "nothing" : signedNumber(rule.beyond)) + ".";
    else
        text += "each counts " + points + ".";
    if (rule.scale)
        text += " One is its number divided by " + std::to_string(*rule.scale) + ".";
    if (rule.perAsset)
        text += *rule.perAsset == 1 ? " Repeats of one page count once."
                                    : " Of one page the newest " + std::to_string(*rule.perAsset) + " count.";
    if (rule.windowDays)
        text += " Within " + std::to_string(*rule.windowDays) + " days.";
    if (rule.halfLifeDays)
        text += " Halves every " + std::to_string(*rule.halfLifeDays) + " days.";
    if (rule.lifespanDays)
        text += " Fades to nothing in " + std::to_string(*rule.lifespanDays) + " days.";
    if (rule.floor)
        text += " Never below " + grouped(*rule.floor) + ".";
    if (rule.ceiling)
        text += " Never above " + grouped(*rule.ceiling) + ".";
    return text;
}

std::string ruleSentence(const model::AccountBehaviourRule &rule)
{
    return "By the events of everybody at the account. " + ruleSentence(rule.behaviour);
}

std::string ruleSentence(const model::InterestRule &rule)
{
    std::string text = signedNumber(rule.points) + " once for at least " + std::to_string(rule.minEvents)
                       + (rule.ofAccount ? " events of the account in " : " events in ")
                       + (rule.area.empty() ? "any one area" : rule.area) + ".";
    if (rule.minShare > 0)
        text += " They must be at least " + std::to_string(rule.minShare) + " % of all that have an area.";
    if (rule.windowDays)
        text += " Within " + std::to_string(*rule.windowDays) + " days.";
    return text;
}

std::string ruleSentence(const model::RecencyRule &rule)
{
    std::vector<std::string> parts;
    for (const model::RecencyBand &band : rule.bands) {
        parts.push_back((band.label.empty() ? recencyText(band) : band.label) + " " + signedNumber(band.points));
    }
    parts.push_back("longer ago " + signedNumber(rule.otherwise));
    parts.push_back("never " + signedNumber(rule.never));
    return "By the prospect's last activity: " + base::joined(parts, "; ") + ".";
}

std::string ruleSentence(const model::TargetAccountRule &rule)
{
    return "Account on the target list: " + signedNumber(rule.points) + ".";
}

std::string ruleSentence(const model::HandRaiseRule &rule)
{
    std::vector<std::string> names;
    for (const std::string &type : rule.types)
        names.push_back(activityName(type));
    return listed(names) + " within " + std::to_string(rule.windowDays) + " days: best rank"
           + (rule.qualifyDirectly ? ", handed over at once." : ".");
}

std::string ruleSentence(const model::ShowStopperRule &rule)
{
    return "Show-stopper where " + fieldTestText(rule.test) + ".";
}

} // namespace

std::string criterionSentence(const model::Criterion &criterion)
{
    std::string text = std::visit([](const auto &rule) { return ruleSentence(rule); }, criterion.rule);
    if (criterion.onlyIf)
        text += " Only where " + fieldTestText(*criterion.onlyIf) + ".";
    if (criterion.weight != 100)
        text += " All times " + std::to_string(criterion.weight) + " %.";
    return text;
}

std::string recencyText(const model::RecencyBand &band)
{
    if (band.atMostDays == 0)
        return "within 24 hours";
    return "up to " + std::to_string(band.atMostDays) + (band.atMostDays == 1 ? " day ago" : " days ago");
}

std::string structuredText(model::ValueKind kind, const std::string &text)
{
    const TextJson json = TextJson::parse(text, nullptr, false);
    if (kind == model::ValueKind::treatment && json.is_object())
        return sideName(json.value("owner", std::string())) + ": " + json.value("next_step", std::string())
               + (json.value("program", std::string()).empty() ? ""
                                                               : " (" + json.value("program", std::string()) + ")");
    if (kind == model::ValueKind::fields && json.is_array()) {
        std::vector<std::string> labels;
        for (const TextJson &field : json)
            labels.push_back(domain::fieldLabel(field.is_string() ? field.get<std::string>() : std::string()));
        return labels.empty() ? "nothing" : base::joined(labels, ", ");
    }
    if (kind == model::ValueKind::ranks && json.is_object() && json.contains("rank_labels")) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < json["ranks"].size() && i < json["rank_labels"].size(); ++i)
            names.push_back(json["ranks"][i].get<std::string>() + " " + json["rank_labels"][i].get<std::string>());
        return base::joined(names, ", ");
    }
    return quotable(text);
}

} // namespace leadlight::wording
