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

} // namespace

void ProblemModel::setReport(const workspace::ImportReport &report)
{
    beginResetModel();
    m_groups.clear();
    std::map<std::tuple<bool, std::string, std::string>, std::size_t> places;
    for (const workspace::RowProblem &problem : report.problems) {
        const auto [at, isNew] = places.try_emplace({problem.repaired, problem.error.code, problem.error.place.column},
                                                    m_groups.size());
        if (isNew) {
            m_groups.push_back({problem.error.code, problem.error.place.column, problem.repaired, 0,
                                causeOf(problem.error), exampleOf(problem.error)});
        }
        ++m_groups[at->second].count;
    }
    std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group &a, const Group &b) {
        return a.repaired != b.repaired ? b.repaired : a.count > b.count;
    });
    endResetModel();
}

std::uint64_t ProblemModel::wholeRowQuoted() const
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(), [](const Group &group) {
        return group.code == "csv.whole_row_quoted" && !group.repaired;
    });
    return found == m_groups.end() ? 0 : found->count;
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
        return bridge::countText(static_cast<std::int64_t>(group.count));
    case What:
        return group.what;
    case Then:
        return group.repaired ? tr("taken") : tr("left out");
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
    const QStringList names{tr("Rows"), tr("What is wrong"), tr("They are"), tr("Example")};
    return names.value(section);
}

} // namespace leadlight::imports
