// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/why_rows.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

#include <QCoreApplication>

#include "bridge/text.h"
#include "inspector/rule_text.h"
#include "inspector/shown_points.h"

namespace leadlight::inspector {

namespace {

constexpr std::size_t evidenceShown = 3;

QString rowWord(const char *text)
{
    return QCoreApplication::translate("WhyRows", text);
}

/// Points for words such as "+35, now 22"; rows use the rounding that adds up.
QString aboutPoints(base::Exact points)
{
    const base::Exact one[]{points};
    return signedTenthsText(shownPoints(one).total);
}

QString evidenceText(const scoring::Part &part, const bridge::TimeText &times)
{
    QStringList lines;
    for (const scoring::Fact &fact : part.facts) {
        if (!fact.time || static_cast<std::size_t>(lines.size()) == evidenceShown) {
            continue;
        }
        QString line = eventName(fact.subject);
        if (!fact.value.empty()) {
            line += QStringLiteral(" “%1”").arg(bridge::toQt(fact.value));
        }
        if (fact.lead) {
            line += rowWord(" by somebody else at the account");
        } else if (fact.ofAccount) {
            line += rowWord(" at the account");
        }
        line += QStringLiteral(", ") + times.relative(*fact.time);
        if (fact.fullPoints != 0 && fact.points != fact.fullPoints) {
            line += rowWord(": %1, now %2").arg(aboutPoints(fact.fullPoints), aboutPoints(fact.points));
        } else if (fact.points != 0) {
            line += QStringLiteral(": ") + aboutPoints(fact.points);
        }
        lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

/// The rule by which events are counted, the lead's or the account's; null for other kinds.
const model::BehaviourRule *countedRule(const model::Rule &rule)
{
    if (const auto *pool = std::get_if<model::AccountBehaviourRule>(&rule)) {
        return &pool->behaviour;
    }
    return std::get_if<model::BehaviourRule>(&rule);
}

struct RowBuilder {
    const scoring::Part &part;
    const model::Criterion &criterion;
    const bridge::TimeText &times;
    const domain::Glossary &glossary;

    [[nodiscard]] WhyRow row(WhyRow::Kind kind, const QString &label, const QString &rule, base::Exact points) const
    {
        WhyRow made;
        made.kind = kind;
        made.criterion = part.key;
        made.label = label;
        made.rule = rule;
        made.points = points;
        made.detail = ruleText(criterion, glossary);
        const QString evidence = evidenceText(part, times);
        if (!evidence.isEmpty()) {
            made.detail += QLatin1Char('\n') + evidence;
        }
        return made;
    }

    [[nodiscard]] std::vector<WhyRow> profileRows() const
    {
        const QString label = bridge::toQt(part.label);
        if (part.unknown) {
            WhyRow made = row(WhyRow::Kind::unknown, rowWord("%1: not known").arg(label), QString(), part.points);
            if (part.applies && part.bestPossible > base::wholePoints(part.points)) {
                made.rule = rowWord("up to %1").arg(bridge::signedText(part.bestPossible));
            }
            made.quiet = part.points == 0 && made.rule.isEmpty();
            return {made};
        }
        const QString value = part.facts.empty() ? QString() : valueText(part.facts.front().value);
        QString band = bridge::toQt(part.band);
        if (band.isEmpty()) {
            band = rowWord("any other value");
        } else if (band.compare(value, Qt::CaseInsensitive) == 0) {
            band.clear();
        }
        return {row(WhyRow::Kind::part, value.isEmpty() ? label : rowWord("%1: %2").arg(label, value), band, part.points)};
    }

    /// When the newest of its events was.
    [[nodiscard]] QString newestDay() const
    {
        if (part.facts.empty()) {
            return rowWord("none yet");
        }
        return part.facts.front().time ? times.day(*part.facts.front().time) : QString();
    }

    [[nodiscard]] QString interestRule() const
    {
        if (part.events == 0) {
            return rowWord("none yet");
        }
        const QString area = bridge::toQt(part.band);
        return part.events == 1 ? rowWord("1 event in %1").arg(area)
                                : rowWord("%1 events in %2").arg(QString::number(part.events), area);
    }

    [[nodiscard]] std::vector<WhyRow> behaviourRows() const
    {
        const QString label = bridge::toQt(part.label);
        if (part.events == 0) {
            return {row(WhyRow::Kind::part, label, rowWord("none yet"), part.points)};
        }
        const QString newest = newestDay();
        const QString rule = part.events == 1 ? newest
                                              : rowWord("%1 times, last %2").arg(QString::number(part.events), newest);
        base::Exact full = 0;
        for (const scoring::Fact &fact : part.facts) {
            full += fact.fullPoints;
        }
        const bool allFactsHere = part.facts.size() == part.events;
        const bool faded = allFactsHere && full != part.beforeLimit;
        std::vector<WhyRow> rows{row(WhyRow::Kind::part, label, rule, faded ? full : part.beforeLimit)};
        if (faded) {
            rows.push_back(row(WhyRow::Kind::faded, rowWord("%1 faded").arg(label),
                               rowWord("%1, now %2").arg(aboutPoints(full), aboutPoints(part.beforeLimit)),
                               part.beforeLimit - full));
        }
        if (part.points != part.beforeLimit) {
            const model::BehaviourRule *source = countedRule(criterion.rule);
            const bool down = part.points < part.beforeLimit;
            const std::optional<int> limit = down ? source->ceiling : source->floor;
            QString text = down ? rowWord("Ceiling of %1").arg(label) : rowWord("Floor of %1").arg(label);
            if (limit) {
                text += QLatin1Char(' ') + bridge::countText(*limit);
            }
            rows.push_back(row(WhyRow::Kind::limit, text, QString(), part.points - part.beforeLimit));
        }
        return rows;
    }

    [[nodiscard]] std::vector<WhyRow> rows() const
    {
        if (!part.applies) {
            return {row(WhyRow::Kind::part, bridge::toQt(part.label), rowWord("does not apply"), part.points)};
        }
        if (std::holds_alternative<model::ProfileRule>(criterion.rule)) {
            return profileRows();
        }
        if (countedRule(criterion.rule)) {
            return behaviourRows();
        }
        if (std::holds_alternative<model::InterestRule>(criterion.rule)) {
            return {row(WhyRow::Kind::part, bridge::toQt(part.label), interestRule(), part.points)};
        }
        if (std::holds_alternative<model::RecencyRule>(criterion.rule)) {
            return {row(WhyRow::Kind::part, bridge::toQt(part.label), newestDay(), part.points)};
        }
        return {row(WhyRow::Kind::part, bridge::toQt(part.label), QString(), part.points)};
    }
};

/// What one criterion shows, moved as one when sorted.
struct WhyGroup {
    std::vector<WhyRow> rows;
    base::Exact size = 0;
};

std::vector<WhyGroup> groupsOf(const scoring::AxisExplanation &axis, const model::Axis &source,
                               const bridge::TimeText &times, const domain::Glossary &glossary)
{
    std::vector<WhyGroup> groups;
    for (const scoring::Part &part : axis.parts) {
        const auto criterion = std::find_if(source.criteria.begin(), source.criteria.end(),
                                            [&](const model::Criterion &c) { return c.key == part.key; });
        if (criterion == source.criteria.end()) {
            continue; // the limit of the axis, which comes last
        }
        WhyGroup group{RowBuilder{part, *criterion, times, glossary}.rows(), std::abs(part.points)};
        const bool single = group.rows.size() == 1;
        if (single && group.rows[0].points == 0 && group.rows[0].kind == WhyRow::Kind::part) {
            group.rows[0].quiet = true;
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

WhyRow axisLimitRow(const model::Axis &source, base::Exact points)
{
    WhyRow limit;
    limit.kind = WhyRow::Kind::limit;
    limit.points = points;
    const std::optional<int> bound = points < 0 ? source.max : source.min;
    const QString name = bridge::toQt(source.label);
    limit.label = points < 0 ? rowWord("%1 is at most %2").arg(name, bound ? bridge::countText(*bound) : QString())
                             : rowWord("%1 is at least %2").arg(name, bound ? bridge::countText(*bound) : QString());
    limit.detail = limit.label + QLatin1Char('.');
    return limit;
}

WhyRow totalRow(const scoring::AxisExplanation &axis, const model::Axis &source, std::int64_t shown)
{
    WhyRow total;
    total.kind = WhyRow::Kind::total;
    total.points = axis.score;
    total.before = 0;
    total.after = shown;
    total.value = tenthsText(shown);
    const QString rank = bridge::toQt(source.ranks[axis.rank]);
    total.label = rowWord("%1 score %2 → %3").arg(bridge::toQt(source.label), total.value, rank);
    const QString byScore = bridge::toQt(source.ranks[axis.scoreRank]);
    if (axis.rank != axis.scoreRank) {
        total.rule = rowWord("%1 by score").arg(byScore);
    } else {
        const std::size_t better = axis.scoreRank == 0 ? 0 : axis.scoreRank - 1;
        if (better < source.thresholds.size()) {
            total.rule = rowWord("%1 from %2")
                             .arg(bridge::toQt(source.ranks[better]), bridge::countText(source.thresholds[better]));
        }
    }
    return total;
}

} // namespace

WhyAxis whyRows(const scoring::AxisExplanation &axis, const model::Axis &source, const bridge::TimeText &times,
                bool bySize, const domain::Glossary &glossary)
{
    std::vector<WhyGroup> groups = groupsOf(axis, source, times, glossary);
    if (bySize) {
        std::stable_sort(groups.begin(), groups.end(),
                         [](const WhyGroup &a, const WhyGroup &b) { return a.size > b.size; });
    }
    WhyAxis why;
    for (const WhyGroup &group : groups) {
        why.rows.insert(why.rows.end(), group.rows.begin(), group.rows.end());
    }
    if (!axis.parts.empty() && axis.parts.back().key == "limit") {
        why.rows.push_back(axisLimitRow(source, axis.parts.back().points));
    }
    std::vector<base::Exact> points;
    for (const WhyRow &row : why.rows) {
        points.push_back(row.points);
    }
    const ShownPoints shown = shownPoints(points);
    std::int64_t running = 0;
    for (std::size_t i = 0; i < why.rows.size(); ++i) {
        WhyRow &row = why.rows[i];
        row.before = running;
        running += shown.parts[i];
        row.after = running;
        row.value = row.kind == WhyRow::Kind::unknown && shown.parts[i] == 0 && !row.rule.isEmpty()
                        ? std::exchange(row.rule, QString())
                        : signedTenthsText(shown.parts[i]);
        why.quietRows += row.quiet ? 1 : 0;
    }
    why.shownTotal = shown.total;
    why.rows.push_back(totalRow(axis, source, shown.total));
    return why;
}

} // namespace leadlight::inspector
