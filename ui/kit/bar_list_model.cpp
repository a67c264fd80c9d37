// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/bar_list_model.h"

#include <algorithm>

namespace leadlight::kit {

void BarListModel::setRows(std::vector<BarRow> rows)
{
    m_rows = std::move(rows);
    m_largest = 0;
    for (const BarRow &row : m_rows)
        m_largest = std::max(m_largest, row.value);
    refresh();
}

void BarListModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    refresh();
}

void BarListModel::setLimit(int rows)
{
    m_limit = rows;
    refresh();
}

void BarListModel::refresh()
{
    beginResetModel();
    m_shown.clear();
    m_matching = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const BarRow &row = m_rows[i];
        if (!row.label.contains(m_filter, Qt::CaseInsensitive))
            continue;
        ++m_matching;
        // What the user chose stays in sight, wherever it stands.
        const bool room = m_limit == 0 || static_cast<int>(m_shown.size()) < m_limit;
        if (room || row.state != BarRow::State::neutral)
            m_shown.push_back(static_cast<int>(i));
    }
    endResetModel();
}

int BarListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant BarListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const BarRow &row = m_rows[static_cast<std::size_t>(sourceRow(index))];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.label;
    case Qt::AccessibleTextRole:
        switch (row.state) {
        case BarRow::State::included:
            return tr("%1, %2, included").arg(row.label, row.count);
        case BarRow::State::excluded:
            return tr("%1, %2, excluded").arg(row.label, row.count);
        case BarRow::State::neutral:
            return tr("%1, %2").arg(row.label, row.count);
        }
        return {};
    case CountRole:
        return row.count;
    case ShareRole:
        return m_largest > 0 ? row.value / m_largest : 0.0;
    case StateRole:
        return static_cast<int>(row.state);
    default:
        return {};
    }
}

} // namespace leadlight::kit
