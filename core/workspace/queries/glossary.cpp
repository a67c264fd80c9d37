// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/glossary.h"

#include <algorithm>
#include <array>

#include "wording/glossary.h"
#include "wording/numbers.h"

namespace leadlight::workspace {

namespace {

constexpr std::array<std::string_view, 6> wordKinds{"ideal customer", "stage", "axis", "rank", "field", "term"};

/// The row of a key that is called `usual` where the organisation says nothing else.
GlossaryRow rowOf(const Snapshot &snapshot, WordKind kind, std::string key, const std::string &usual)
{
    GlossaryRow row;
    row.kind = kind;
    row.usualLabel = usual;
    row.usualDefinition = wording::usualWord(key).definition;
    row.isRenamable = kind != WordKind::term && kind != WordKind::profile;
    const domain::Word *word = snapshot.rules->glossary.find(key);
    const auto orUsual = [](const std::string &own, const std::string &other) { return own.empty() ? other : own; };
    row.label = orUsual(word ? word->inForce.label : std::string(), row.usualLabel);
    row.definition = orUsual(word ? word->inForce.definition : std::string(), row.usualDefinition);
    if (word) {
        row.marketing = word->inForce.marketing;
        row.sales = word->inForce.sales;
    }
    if (word && word->wanted)
        row.wanted = {orUsual(word->wanted->label, row.usualLabel), orUsual(word->wanted->definition, row.usualDefinition),
                      word->wanted->marketing, word->wanted->sales};
    row.key = std::move(key);
    return row;
}

void addModelWords(const Snapshot &snapshot, std::vector<GlossaryRow> &rows)
{
    for (const model::Axis &axis : snapshot.model->axes)
        rows.push_back(rowOf(snapshot, WordKind::axis, domain::axisWordKey(axis.key), axis.label));
    for (const model::Axis &axis : snapshot.model->axes) {
        for (std::size_t rank = 0; rank < axis.ranks.size(); ++rank) {
            const std::string &usual = rank < axis.rankLabels.size() ? axis.rankLabels[rank] : axis.ranks[rank];
            rows.push_back(rowOf(snapshot, WordKind::rank, domain::rankWordKey(axis.key, axis.ranks[rank]), usual));
            rows.back().group = axis.key;
        }
    }
}

report::Table wordTable(const Snapshot &snapshot, const std::vector<GlossaryRow> &rows, WordKind kind, const char *title)
{
    report::Table table;
    table.title = title;
    table.header = {"Word", "What it means", "Marketing accepted", "Sales accepted"};
    table.rightAligned.assign(table.header.size(), false);
    for (const GlossaryRow &row : rows) {
        const bool own = row.label != row.usualLabel || !row.definition.empty();
        if (row.kind != kind || (kind == WordKind::field && !own))
            continue;
        const std::string rank = kind == WordKind::rank ? row.key.substr(row.key.rfind('.') + 1) + " " : std::string();
        table.rows.push_back({{rank + row.label, {}},
                              {row.definition.empty() ? "–" : row.definition, {}},
                              {consentText(snapshot, row.marketing), {}},
                              {consentText(snapshot, row.sales), {}}});
    }
    return table;
}

} // namespace

std::string_view keyOf(WordKind kind)
{
    return wordKinds[static_cast<std::size_t>(kind)];
}

std::vector<GlossaryRow> glossaryRows(const Snapshot &snapshot)
{
    std::vector<GlossaryRow> rows;
    const auto addTerm = [&](std::string_view key) {
        const WordKind kind = key == domain::profileWordKey ? WordKind::profile : WordKind::term;
        rows.push_back(rowOf(snapshot, kind, std::string(key), wording::usualWord(key).label));
    };
    addTerm(domain::profileWordKey);
    for (const domain::Stage stage : domain::allStages)
        rows.push_back(rowOf(snapshot, WordKind::stage, domain::stageWordKey(stage), std::string(domain::labelOf(stage))));
    addModelWords(snapshot, rows);
    for (const std::string_view key : wording::termWords()) {
        if (key != domain::profileWordKey)
            addTerm(key);
    }
    for (const auto &column : snapshot.leads.columns())
        rows.push_back(rowOf(snapshot, WordKind::field, domain::fieldWordKey(column->key), column->label.empty() ? column->key : column->label));
    return rows;
}

std::size_t waitingWords(const Snapshot &snapshot, domain::Side side)
{
    const auto waits = [side](const domain::Word &word) {
        const bool marketing = word.wanted && word.wanted->marketing.person.isNull();
        const bool sales = word.wanted && word.wanted->sales.person.isNull();
        return (marketing && side != domain::Side::sales) || (sales && side != domain::Side::marketing);
    };
    const auto &words = snapshot.rules->glossary.words();
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), waits));
}

std::string consentText(const Snapshot &snapshot, const domain::WordConsent &consent)
{
    if (consent.person.isNull())
        return "–";
    const domain::Person *person = snapshot.personOf(consent.person);
    return (person ? person->name : std::string("somebody")) + ", " + wording::dateText(snapshot.zone().localDate(consent.time));
}

report::Document glossaryReport(const Snapshot &snapshot, const std::string &workspaceName)
{
    const std::vector<GlossaryRow> rows = glossaryRows(snapshot);
    report::Document document;
    document.title = "Glossary: " + workspaceName;
    document.subtitle = "The words both sides use, what they mean, and who accepted them";
    document.foot = workspaceName + " · " + wording::momentText(snapshot.asOf, snapshot.zone());
    const std::string &profile = rows.front().definition;
    document.blocks.push_back(report::Heading{2, "Ideal customer, as Sales says it"});
    document.blocks.push_back(report::Paragraph{profile.empty() ? "Not written down yet." : profile, profile.empty()});
    document.blocks.push_back(wordTable(snapshot, rows, WordKind::stage, "Stages"));
    document.blocks.push_back(wordTable(snapshot, rows, WordKind::axis, "Axes"));
    document.blocks.push_back(wordTable(snapshot, rows, WordKind::rank, "Ranks"));
    document.blocks.push_back(wordTable(snapshot, rows, WordKind::term, "Further words"));
    document.blocks.push_back(wordTable(snapshot, rows, WordKind::field, "Fields with a name or a meaning of their own"));
    return document;
}

} // namespace leadlight::workspace
