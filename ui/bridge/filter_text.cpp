// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/filter_text.h"

#include <QCoreApplication>

#include "bridge/text.h"
#include "data/picked_rows.h"
#include "domain/lead_fields.h"
#include "domain/stage.h"
#include "workspace/our_words.h"

namespace leadlight::bridge {

namespace {

QString filterWord(const char *text)
{
    return QCoreApplication::translate("FilterText", text);
}

QString fieldWord(const std::string &field, const workspace::Snapshot *snapshot)
{
    if (snapshot) {
        for (const auto &column : snapshot->columns) {
            if (column->key == field && !column->label.empty()) {
                return toQt(workspace::columnLabel(*snapshot, *column)).toLower();
            }
        }
    }
    return toQt(domain::fieldLabel(field)).toLower();
}

QString valueWord(const std::string &field, const std::string &value, const workspace::Snapshot *snapshot)
{
    if (value.empty()) {
        return filterWord("not known");
    }
    if (field == "stage") {
        if (const auto stage = domain::parseStage(value)) {
            return toQt(snapshot ? snapshot->rules->glossary.stage(*stage) : std::string(domain::labelOf(*stage)));
        }
    }
    return toQt(value);
}

/// Fields whose values say by themselves what they are.
bool speaksForItself(const std::string &field)
{
    for (const char *key : {"country", "industry", "stage", "source", "title", "company"}) {
        if (field == key) {
            return true;
        }
    }
    return false;
}

bool isYes(const std::string &value)
{
    return value == "yes" || value == "true" || value == "1";
}

QString comparisonWord(const std::string &comparison)
{
    if (comparison == ">=") {
        return filterWord("at least");
    }
    if (comparison == "<=") {
        return filterWord("at most");
    }
    return comparison == ">" ? filterWord("more than") : filterWord("less than");
}

QString rankText(const data::Filter::Term &term, const QString &values)
{
    if (term.comparison == ">=") {
        return filterWord("rank %1 or better").arg(values);
    }
    if (term.comparison == "<=") {
        return filterWord("rank %1 or worse").arg(values);
    }
    if (term.comparison == ">" || term.comparison == "<") {
        return (term.comparison == ">" ? filterWord("rank better than %1") : filterWord("rank worse than %1")).arg(values);
    }
    return filterWord("rank %1").arg(values);
}

QString quietText(const data::Filter::Term &term, QString values)
{
    if (values.endsWith(QLatin1Char('d'))) {
        values.chop(1);
    }
    const bool equal = term.comparison == ":" || term.comparison == "=";
    const QString many = equal ? values : comparisonWord(term.comparison) + QLatin1Char(' ') + values;
    return values.endsWith(QLatin1Char('w')) ? filterWord("quiet for %1").arg(many)
                                             : filterWord("quiet for %1 days").arg(many);
}

} // namespace

QString eitherOf(const QStringList &parts)
{
    if (parts.size() < 2) {
        return parts.join(QString());
    }
    return filterWord("%1 or %2").arg(parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")), parts.last());
}

QString termText(const data::Filter::Term &term, const workspace::Snapshot *snapshot)
{
    QStringList values;
    for (const std::string &value : data::isPicked(term) ? std::vector<std::string>() : term.values) {
        values << (term.field.empty() ? QStringLiteral("“%1”").arg(toQt(value)) : valueWord(term.field, value, snapshot));
    }
    const QString either = eitherOf(values);
    const bool equal = term.comparison == ":" || term.comparison == "=";
    QString text;
    if (data::isPicked(term)) {
        text = toQt(term.values.front());
    } else if (term.field == "rank") {
        text = rankText(term, either);
    } else if (term.field == "quiet") {
        text = quietText(term, either);
    } else if (term.field == "late" && equal && term.values.size() == 1) {
        text = isYes(term.values.front()) ? filterWord("late") : filterWord("not late");
    } else if (term.field == "import" && equal) {
        text = filterWord("brought by import %1").arg(either);
    } else if (term.field.empty() || (equal && speaksForItself(term.field) && !term.values.front().empty())) {
        text = either;
    } else if (equal) {
        text = fieldWord(term.field, snapshot) + QLatin1Char(' ') + either;
    } else {
        text = QStringList{fieldWord(term.field, snapshot), comparisonWord(term.comparison), either}.join(QLatin1Char(' '));
    }
    return term.negated ? filterWord("not %1").arg(text) : text;
}

QString tilesText(const QStringList &tiles, const workspace::Snapshot *snapshot)
{
    if (snapshot && !tiles.isEmpty()) {
        const auto &rows = snapshot->model->axes[0].ranks;
        const auto &columns = snapshot->model->axes[1].ranks;
        QStringList wholeRows;
        QStringList wholeColumns;
        for (const std::string &row : rows) {
            bool whole = true;
            for (const std::string &column : columns) {
                whole = whole && tiles.contains(toQt(row + column));
            }
            if (whole) {
                wholeRows << toQt(row);
            }
        }
        for (const std::string &column : columns) {
            bool whole = true;
            for (const std::string &row : rows) {
                whole = whole && tiles.contains(toQt(row + column));
            }
            if (whole) {
                wholeColumns << toQt(column);
            }
        }
        if (wholeRows.size() * static_cast<qsizetype>(columns.size()) == tiles.size()) {
            return filterWord("rank %1").arg(eitherOf(wholeRows));
        }
        if (wholeColumns.size() * static_cast<qsizetype>(rows.size()) == tiles.size()) {
            return filterWord("rank %1").arg(eitherOf(wholeColumns));
        }
    }
    return eitherOf(tiles);
}

} // namespace leadlight::bridge
