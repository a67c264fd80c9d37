// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/rule_text.h"

#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "base/text.h"
#include "bridge/filter_text.h"
#include "bridge/text.h"
#include "bridge/time_text.h"
#include "domain/activity.h"
#include "domain/lead_fields.h"

namespace leadlight::inspector {

namespace {

QString ruleWord(const char *text)
{
    return QCoreApplication::translate("RuleText", text);
}

QString numberText(double number)
{
    return std::floor(number) == number && std::abs(number) < 1e15 ? bridge::countText(static_cast<std::int64_t>(number))
                                                                   : QLocale().toString(number);
}

QString boundText(const std::optional<double> &number, const std::optional<model::DateBound> &date)
{
    if (number) {
        return numberText(*number);
    }
    if (!date) {
        return QStringLiteral("–");
    }
    if (date->at) {
        return bridge::dateText(base::utcDateOf(*date->at));
    }
    if (date->daysFromAsOf == 0) {
        return ruleWord("today");
    }
    return date->daysFromAsOf < 0 ? ruleWord("%1 days ago").arg(-date->daysFromAsOf)
                                  : ruleWord("%1 days from now").arg(date->daysFromAsOf);
}

QString eitherValue(const std::vector<std::string> &values)
{
    QStringList texts;
    for (const std::string &value : values) {
        texts << valueText(value);
    }
    return bridge::eitherOf(texts);
}

QString profileText(const model::ProfileRule &rule)
{
    QStringList parts;
    for (const model::Band &band : rule.bands) {
        parts << ruleWord("%1 %2").arg(testText(band.test), bridge::signedText(band.points));
    }
    parts << ruleWord("anything else %1").arg(bridge::signedText(rule.otherwise));
    if (rule.unknown != 0) {
        parts << ruleWord("not known %1").arg(bridge::signedText(rule.unknown));
    }
    return parts.join(QStringLiteral("; ")) + QLatin1Char('.');
}

QStringList limitSentences(const model::BehaviourRule &rule)
{
    QStringList sentences;
    if (rule.perAsset) {
        sentences << (*rule.perAsset == 1 ? ruleWord("Repeats of one page or asset count once.")
                                          : ruleWord("One page or asset counts up to %1 times.").arg(*rule.perAsset));
    }
    if (rule.scale) {
        sentences << ruleWord("Counted by its number, %1 being one.").arg(*rule.scale);
    }
    if (rule.windowDays) {
        sentences << ruleWord("Only the last %1 days count.").arg(*rule.windowDays);
    }
    if (rule.halfLifeDays) {
        sentences << ruleWord("Halves every %1 days.").arg(*rule.halfLifeDays);
    }
    if (rule.lifespanDays) {
        sentences << ruleWord("Fades to nothing within %1 days.").arg(*rule.lifespanDays);
    }
    if (rule.ceiling) {
        sentences << ruleWord("At most %1 in all.").arg(bridge::signedText(*rule.ceiling));
    }
    if (rule.floor) {
        sentences << ruleWord("At least %1 in all.").arg(bridge::signedText(*rule.floor));
    }
    return sentences;
}

QString behaviourText(const model::BehaviourRule &rule)
{
    const QString each = bridge::signedText(rule.points);
    QString first = ruleWord("Each counts %1.").arg(each);
    if (rule.cap && rule.beyond == 0) {
        first = ruleWord("First %1 count %2 each, further ones nothing.").arg(QString::number(*rule.cap), each);
    } else if (rule.cap) {
        first = ruleWord("First %1 count %2 each, every further one %3.")
                    .arg(QString::number(*rule.cap), each, bridge::signedText(rule.beyond));
    }
    return (QStringList(first) + limitSentences(rule)).join(QLatin1Char(' '));
}

QString interestText(const model::InterestRule &rule)
{
    const QString events = rule.ofAccount ? ruleWord("events of the account") : ruleWord("events");
    const QString area = rule.area.empty() ? ruleWord("any one area") : valueText(rule.area);
    QStringList sentences{ruleWord("%1 once for at least %2 %3 in %4.")
                              .arg(bridge::signedText(rule.points), QString::number(rule.minEvents), events, area)};
    if (rule.minShare > 0) {
        sentences << ruleWord("They must be at least %1 % of all that have an area.").arg(rule.minShare);
    }
    if (rule.windowDays) {
        sentences << ruleWord("Only the last %1 days count.").arg(*rule.windowDays);
    }
    return sentences.join(QLatin1Char(' '));
}

QString recencyText(const model::RecencyRule &rule)
{
    QStringList parts;
    for (const model::RecencyBand &band : rule.bands) {
        const QString days = band.atMostDays == 0 ? ruleWord("within 24 hours")
                                                  : ruleWord("up to %1 days ago").arg(band.atMostDays);
        parts << ruleWord("%1 %2").arg(days, bridge::signedText(band.points));
    }
    parts << ruleWord("longer ago %1").arg(bridge::signedText(rule.otherwise))
          << ruleWord("never %1").arg(bridge::signedText(rule.never));
    return ruleWord("By the prospect’s last activity: %1.").arg(parts.join(QStringLiteral("; ")));
}

struct RuleWriter {
    const domain::Glossary &glossary;

    QString operator()(const model::ProfileRule &rule) const { return profileText(rule); }
    QString operator()(const model::BehaviourRule &rule) const { return behaviourText(rule); }
    QString operator()(const model::AccountBehaviourRule &rule) const
    {
        return ruleWord("By the events of everybody at the account.") + QLatin1Char(' ') + behaviourText(rule.behaviour);
    }
    QString operator()(const model::InterestRule &rule) const { return interestText(rule); }
    QString operator()(const model::RecencyRule &rule) const { return recencyText(rule); }
    QString operator()(const model::TargetAccountRule &rule) const
    {
        return ruleWord("%1 if the account is on the target list.").arg(bridge::signedText(rule.points));
    }
    QString operator()(const model::HandRaiseRule &rule) const
    {
        QStringList types;
        for (const std::string &type : rule.types) {
            types << eventName(type);
        }
        return ruleWord("%1 within the last %2 days gives the best rank.")
            .arg(bridge::eitherOf(types), QString::number(rule.windowDays));
    }
    QString operator()(const model::ShowStopperRule &rule) const
    {
        return ruleWord("%1 %2 ends it: both ranks are the worst.")
            .arg(bridge::toQt(glossary.field(rule.test.field)), testText(rule.test.test));
    }
};

} // namespace

QString eventName(const std::string &type)
{
    const domain::ActivityType *known = domain::findActivityType(type);
    return known ? bridge::toQt(known->label) : bridge::toQt(domain::fieldLabel(type));
}

QString valueText(const std::string &value)
{
    const auto number = base::parseNumber(value);
    const bool whole = number && std::floor(*number) == *number && std::abs(*number) >= 10000;
    return whole ? numberText(*number) : bridge::toQt(base::trimmed(value));
}

QString testText(const model::Test &test)
{
    using Kind = model::TestKind;
    switch (test.kind) {
    case Kind::isOneOf:
        return eitherValue(test.values);
    case Kind::isNot:
        return ruleWord("not %1").arg(eitherValue(test.values));
    case Kind::contains:
        return ruleWord("contains %1").arg(eitherValue(test.values));
    case Kind::startsWith:
        return ruleWord("starts with %1").arg(eitherValue(test.values));
    case Kind::between:
        return ruleWord("%1 to %2").arg(boundText(test.low, test.lowDate), boundText(test.high, test.highDate));
    case Kind::atLeast:
        return ruleWord("%1 or more").arg(boundText(test.low, test.lowDate));
    case Kind::atMost:
        return ruleWord("up to %1").arg(boundText(test.high, test.highDate));
    case Kind::before:
        return ruleWord("before %1").arg(boundText({}, test.highDate));
    case Kind::after:
        return ruleWord("after %1").arg(boundText({}, test.lowDate));
    case Kind::isBlank:
        break;
    }
    return ruleWord("not known");
}

QString ruleText(const model::Criterion &criterion, const domain::Glossary &glossary)
{
    QString text = std::visit(RuleWriter{glossary}, criterion.rule);
    if (criterion.weight != 100) {
        text += QLatin1Char(' ') + ruleWord("Weighted with %1 %.").arg(criterion.weight);
    }
    if (criterion.onlyIf) {
        text += QLatin1Char(' ')
                + ruleWord("Only where %1 is %2.")
                      .arg(bridge::toQt(glossary.field(criterion.onlyIf->field)).toLower(),
                           testText(criterion.onlyIf->test));
    }
    return text;
}

} // namespace leadlight::inspector
