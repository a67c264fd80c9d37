// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/problem_model.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "bridge/text.h"
#include "wording/errors.h"
#include "wording/sentence.h"

namespace leadlight::imports {

namespace {

using wording::Sentence;

/// A cause in words for many rows at once; %1 is the column.
constexpr std::array causes{
    Sentence{"csv.not_text", "Bytes that are no text in this encoding"},
    Sentence{"csv.inner_quote", "Quotation marks inside a text, taken as they stand"},
    Sentence{"csv.short_row", "Fields missing at the end, taken as blank"},
    Sentence{"csv.text_after_quote", "Text after a closing quotation mark"},
    Sentence{"csv.too_many_fields", "More fields than the header has columns"},
    Sentence{"csv.unclosed_quote", "A quotation mark that never closes"},
    Sentence{"csv.whole_row_quoted", "The whole row stands in quotation marks"},
    Sentence{"csv.whole_row_unquoted", "Read once more without its quotation marks"},
    Sentence{"import.missing_value", "A value that the row needs is missing"},
    Sentence{"import.unknown_lead", "No lead has this id or e-mail"},
    Sentence{"row.blank", "No value in any column that is imported"},
    Sentence{"xlsx.cell_too_long", "Cells longer than the most that is read"},
    Sentence{"xlsx.cell_twice", "Two cells in the same place"},
    Sentence{"xlsx.error_cell", "Errors of formulas in \"%1\", taken as blank"},
    Sentence{"xlsx.formula_without_value", "Formulas in \"%1\" whose values the workbook does not hold, taken as blank"},
    Sentence{"xlsx.missing_string", "Texts in \"%1\" that the workbook does not have"},
    Sentence{"value.not_a_date", "Dates in \"%1\" that do not exist"},
    Sentence{"value.not_a_number", "Values in \"%1\" that are no numbers"},
    Sentence{"value.unknown_word", "Words in \"%1\" that name no stage or outcome"},
};

QString causeOf(const base::Error &error)
{
    const std::string text = wording::sentenceOf(causes, error.code, {wording::quotable(error.place.column)});
    return bridge::toQt(text.empty() ? wording::errorSentence(error) : text);
}

QString exampleOf(const base::Error &error)
{
    return ProblemModel::tr("Line %1: %2").arg(bridge::countText(static_cast<std::int64_t>(error.place.line)),
                                               bridge::toQt(wording::errorSentence(error)));
}

/// The cells of one column in the rows of a group; rows that were not taken apart have none.
std::vector<std::string> cellsIn(const workspace::ImportReport &report, const std::string &column, const std::vector<std::size_t> &problems)
{
    std::vector<std::string> cells;
    const auto place = std::find(report.header.begin(), report.header.end(), column);
    const auto at = static_cast<std::size_t>(place - report.header.begin());
    for (const std::size_t i : problems) {
        if (place != report.header.end() && at < report.problems[i].cells.size()) {
            cells.push_back(report.problems[i].cells[at]);
        }
    }
    return cells;
}

} // namespace

void ProblemModel::setReport(const workspace::ImportReport &report, const FileReading &reading)
{
    beginResetModel();
    m_groups.clear();
    std::map<std::tuple<bool, std::string, std::string>, std::size_t> places;
    for (std::size_t i = 0; i < report.problems.size(); ++i) {
        const workspace::RowProblem &problem = report.problems[i];
        const auto [at, isNew] = places.try_emplace({problem.repaired, problem.error.code, problem.error.place.column},
                                                    m_groups.size());
        if (isNew) {
            m_groups.push_back({problem.error.code, problem.error.place.column, problem.repaired, {},
                                causeOf(problem.error), exampleOf(problem.error), {}});
        }
        m_groups[at->second].problems.push_back(i);
    }
    for (Group &group : m_groups) {
        if (!group.repaired) {
            group.fix = repairFor(group.code, group.column, cellsIn(report, group.column, group.problems), report.plan, reading);
        }
    }
    std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group &a, const Group &b) {
        return a.repaired != b.repaired ? b.repaired : a.problems.size() > b.problems.size();
    });
    endResetModel();
}

Repair ProblemModel::repair(int row) const
{
    return row < 0 || row >= rowCount() ? Repair() : m_groups[static_cast<std::size_t>(row)].fix;
}

QString ProblemModel::repairText(int row) const
{
    return row < 0 || row >= rowCount() ? QString()
                                        : imports::repairText(repair(row), m_groups[static_cast<std::size_t>(row)].problems.size());
}

std::vector<std::size_t> ProblemModel::problemsOf(int row) const
{
    return row < 0 || row >= rowCount() ? std::vector<std::size_t>() : m_groups[static_cast<std::size_t>(row)].problems;
}

QString ProblemModel::what(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : m_groups[static_cast<std::size_t>(row)].what;
}

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int ProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const auto side = index.column() == Rows ? Qt::AlignTrailing : Qt::AlignLeading;
        return QVariant::fromValue(Qt::Alignment(side | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const Group &group = m_groups[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Rows:
        return bridge::countText(static_cast<std::int64_t>(group.problems.size()));
    case What:
        return group.what;
    case Then:
        return group.repaired ? tr("taken") : tr("left out");
    case Fix:
        return repairText(index.row());
    case Example:
        return group.example;
    default:
        return {};
    }
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Rows) {
        return QVariant::fromValue(Qt::Alignment(Qt::AlignTrailing | Qt::AlignVCenter));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList names{tr("Rows"), tr("What is wrong"), tr("They are"), tr("What helps"), tr("Example")};
    return names.value(section);
}

} // namespace leadlight::imports
