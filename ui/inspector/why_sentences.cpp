// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/why_sentences.h"

#include <algorithm>

#include <QCoreApplication>

#include "bridge/filter_text.h"
#include "bridge/text.h"
#include "domain/lead_fields.h"
#include "inspector/rule_text.h"
#include "workspace/our_words.h"
#include "workspace/queries/shown_rank.h"

namespace leadlight::inspector {

namespace {

constexpr std::size_t reasonsInLine = 3;
constexpr qsizetype askedInSentence = 4;

QString whyWord(const char *text)
{
    return QCoreApplication::translate("WhySentences", text);
}

const model::Criterion *criterionOf(const model::ScoringModel &model, const std::string &key)
{
    for (const model::Axis &axis : model.axes) {
        for (const model::Criterion &criterion : axis.criteria) {
            if (criterion.key == key) {
                return &criterion;
            }
        }
    }
    return nullptr;
}

const scoring::Part *partOf(const scoring::Explanation &why, const std::string &key)
{
    for (const scoring::AxisExplanation &axis : why.axes) {
        for (const scoring::Part &part : axis.parts) {
            if (part.key == key) {
                return &part;
            }
        }
    }
    return nullptr;
}

std::optional<std::string> rankAt(const workspace::Snapshot &snapshot, std::uint32_t row, std::size_t axis,
                                  base::Instant instant, std::size_t than)
{
    const model::Axis &source = snapshot.model->axes[axis];
    const base::Exact score = scoring::scoreAt(*snapshot.model, snapshot.input(), axis, row, instant);
    std::size_t rank = 0;
    while (rank < source.thresholds.size() && score < base::exactOf(source.thresholds[rank])) {
        ++rank;
    }
    return rank > than ? std::optional(source.ranks[rank]) : std::nullopt;
}

bool soundsLikeVowel(const QString &name)
{
    return !name.isEmpty() && QStringLiteral("AEFHILMNORSX8").contains(name.front().toUpper());
}

/// Up to three criteria of the axis that give most, as short words: "Pharma", "White paper".
QStringList strongest(const scoring::AxisExplanation &axis)
{
    std::vector<const scoring::Part *> parts;
    for (const scoring::Part &part : axis.parts) {
        if (part.points > 0 && part.key != "limit") {
            parts.push_back(&part);
        }
    }
    std::stable_sort(parts.begin(), parts.end(), [](auto *a, auto *b) { return a->points > b->points; });
    QStringList words;
    for (std::size_t i = 0; i < std::min(reasonsInLine, parts.size()); ++i) {
        const scoring::Part &part = *parts[i];
        const bool attribute = !part.facts.empty() && !part.facts.front().time;
        words << (attribute ? valueText(part.facts.front().value) : bridge::toQt(part.label).toLower());
    }
    return words;
}

QString gateWord(const std::string &gate, const domain::Glossary &glossary)
{
    if (gate == "reachable") {
        return whyWord("no valid e-mail or phone");
    }
    if (gate == "consent") {
        return whyWord("consent was withdrawn");
    }
    if (gate == "junk") {
        return whyWord("it looks like junk");
    }
    if (gate == "duplicate") {
        return whyWord("it looks like a duplicate");
    }
    if (gate == "purchased") {
        return whyWord("it comes from a bought list and has not acted by itself");
    }
    const std::string_view known = "known:";
    const std::string field = gate.starts_with(known) ? gate.substr(known.size()) : gate;
    return whyWord("%1 is not known").arg(bridge::toQt(glossary.field(field)).toLower());
}

} // namespace

LeadStory storyOf(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    LeadStory story;
    story.row = row;
    story.rules = snapshot.rules;
    story.why = scoring::explain(*workspace::shownModel(snapshot), snapshot.input(), snapshot.asOf, row);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const scoring::AxisExplanation &explained = story.why.axes[axis];
        if (explained.fallsOn) {
            story.fallsTo[axis] = rankAt(snapshot, row, axis, *explained.fallsOn, explained.rank);
        }
    }
    return story;
}

QString fallsText(const LeadStory &story, std::size_t axis, const bridge::TimeText &times)
{
    const scoring::AxisExplanation &explained = story.why.axes[axis];
    if (!explained.fallsOn) {
        return {};
    }
    const QString day = times.day(*explained.fallsOn);
    const bool named = !day.isEmpty() && day.front().isDigit();
    const QString when = named ? whyWord("on %1").arg(day) : day;
    return story.fallsTo[axis]
               ? whyWord("Falls to %1 %2 if nothing more happens.").arg(bridge::toQt(*story.fallsTo[axis]), when)
               : whyWord("The rank falls %1 if nothing more happens.").arg(when);
}

QString overrideText(const LeadStory &story, const workspace::Snapshot &snapshot, const bridge::TimeText &times)
{
    const std::string &key = story.why.overrideCriterion;
    const model::Criterion *criterion = criterionOf(*snapshot.model, key);
    const scoring::Part *part = partOf(story.why, key);
    const QString label = criterion ? bridge::toQt(criterion->label) : QString();
    switch (story.why.overridden) {
    case scoring::Override::none:
        return {};
    case scoring::Override::handRaise: {
        const bool dated = part && !part->facts.empty() && part->facts.front().time;
        const QString when = dated ? times.day(*part->facts.front().time) : QString();
        return dated ? whyWord("%1 (%2): this gives the best rank, whatever the score.").arg(label, when)
                     : whyWord("%1: this gives the best rank, whatever the score.").arg(label);
    }
    case scoring::Override::suspect:
        return whyWord("A suspect has not acted by itself yet: both ranks are the worst, whatever the score.");
    case scoring::Override::showStopper:
        break;
    }
    const QString value = part && !part->facts.empty() ? valueText(part->facts.front().value) : QString();
    const QString what = value.isEmpty() ? label : whyWord("%1 (%2)").arg(label, value);
    return whyWord("Show-stopper %1: both ranks are the worst, whatever the score.").arg(what);
}

QString liftHeading(const LeadStory &story, std::size_t axis)
{
    for (const scoring::Lift &lift : story.why.lifts) {
        if (lift.axis == story.why.axes[axis].key) {
            const QString rank = bridge::toQt(lift.rank);
            return (soundsLikeVowel(rank) ? whyWord("What would make this an %1") : whyWord("What would make this a %1"))
                .arg(rank);
        }
    }
    return {};
}

QStringList liftLines(const LeadStory &story, std::size_t axis, const workspace::Snapshot &snapshot)
{
    QStringList lines;
    std::string firstRank;
    for (const scoring::Lift &lift : story.why.lifts) {
        if (lift.axis != story.why.axes[axis].key) {
            continue;
        }
        if (firstRank.empty()) {
            firstRank = lift.rank;
        }
        const QString gain = bridge::signedText(base::wholePoints(lift.gain));
        QString line;
        if (lift.value.empty()) {
            line = whyWord("One more: %1 (%2)").arg(eventName(lift.field), gain);
        } else {
            const model::Criterion *criterion = criterionOf(*snapshot.model, lift.criterion);
            const QString name = bridge::toQt(criterion ? criterion->label : snapshot.rules->glossary.field(lift.field));
            line = (lift.missing ? whyWord("%1, not known now: %2 (%3)") : whyWord("%1: %2 (%3)"))
                       .arg(name, valueText(lift.value), gain);
        }
        if (lift.rank != firstRank) {
            line += whyWord(" → %1").arg(bridge::toQt(lift.rank));
        }
        lines << line;
    }
    return lines;
}

QString gateText(const LeadStory &story)
{
    if (!story.why.inRegion || story.why.failedGates.empty()) {
        return {};
    }
    QStringList words;
    for (const std::string &gate : story.why.failedGates) {
        words << gateWord(gate, story.rules->glossary);
    }
    return whyWord("In the MQL region, but not handed over: %1.").arg(words.join(QStringLiteral(", ")));
}

QString askText(const LeadStory &story)
{
    QStringList fields;
    for (const std::string &field : story.why.worthAsking) {
        if (fields.size() < askedInSentence) {
            fields << bridge::toQt(story.rules->glossary.field(field)).toLower();
        }
    }
    return fields.isEmpty() ? QString() : whyWord("Worth asking: %1.").arg(fields.join(QStringLiteral(", ")));
}

QString whyLine(const LeadStory &story, const workspace::Snapshot &snapshot, const bridge::TimeText &times)
{
    QStringList parts;
    QStringList first;
    const QString title = bridge::toQt(snapshot.text(story.row, "title"));
    if (!title.isEmpty()) {
        first << title;
    }
    for (const QString &word : strongest(story.why.axes[0])) {
        if (word.compare(title, Qt::CaseInsensitive) != 0) {
            first << word;
        }
    }
    parts << first.join(QStringLiteral(", "));
    const QString overridden = overrideText(story, snapshot, times);
    parts << (overridden.isEmpty() ? strongest(story.why.axes[1]).join(QStringLiteral(", "))
                                   : overridden.section(QLatin1Char(':'), 0, 0).toLower());
    for (const std::size_t axis : {std::size_t{0}, std::size_t{1}}) {
        if (story.fallsTo[axis]) {
            const std::size_t other = 1 - axis;
            const std::string same = snapshot.model->axes[other].ranks[story.why.axes[other].rank];
            const std::string name = axis == 0 ? *story.fallsTo[0] + same : same + *story.fallsTo[1];
            parts << whyWord("falls to %1 on %2")
                         .arg(bridge::toQt(name), times.day(*story.why.axes[axis].fallsOn));
        }
    }
    parts.removeAll(QString());
    const QString rank = bridge::toQt(workspace::shownRank(snapshot, story.row));
    return parts.isEmpty() ? rank : rank + QStringLiteral(": ") + parts.join(QStringLiteral("; "));
}

} // namespace leadlight::inspector
