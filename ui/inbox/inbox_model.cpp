// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_model.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace leadlight::inbox {

void InboxModel::setRows(std::vector<InboxRow> rows)
{
    const bool sameLeads = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                      [](const InboxRow &a, const InboxRow &b) { return a.row == b.row; });
    if (sameLeads) {
        if (rows != m_rows) {
            m_rows = std::move(rows);
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        }
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    dropMarks();
    endResetModel();
}

void InboxModel::dropMarks()
{
    std::erase_if(m_marked, [this](std::uint32_t row) { return !placeOf(row); });
}

void InboxModel::toggleMark(int place)
{
    const InboxRow *row = rowAt(place);
    if (!row) {
        return;
    }
    if (m_marked.erase(row->row) == 0) {
        m_marked.insert(row->row);
    }
    Q_EMIT dataChanged(index(place), index(place), {Marked, Qt::AccessibleTextRole});
}

void InboxModel::clearMarks()
{
    if (!m_marked.empty()) {
        m_marked.clear();
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Marked, Qt::AccessibleTextRole});
    }
}

std::vector<InboxRow> InboxModel::marked() const
{
    std::vector<InboxRow> rows;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rows), [this](const InboxRow &row) { return m_marked.contains(row.row); });
    return rows;
}

void InboxModel::take(int place)
{
    if (place < 0 || place >= rowCount()) {
        return;
    }
    beginRemoveRows({}, place, place);
    m_marked.erase(m_rows[static_cast<std::size_t>(place)].row);
    m_rows.erase(m_rows.begin() + place);
    endRemoveRows();
}

const InboxRow *InboxModel::rowAt(int place) const
{
    return place < 0 || place >= rowCount() ? nullptr : &m_rows[static_cast<std::size_t>(place)];
}

std::optional<int> InboxModel::placeOf(std::uint32_t row) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [row](const InboxRow &one) { return one.row == row; });
    return found == m_rows.end() ? std::nullopt : std::optional(static_cast<int>(found - m_rows.begin()));
}

int InboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant InboxModel::data(const QModelIndex &index, int role) const
{
    const InboxRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return row->name;
    case Position:
        return row->row;
    case RoleLine:
        return row->role;
    case Reasons:
        return row->reasons;
    case Rank:
        return row->rank;
    case HeatBin:
        return row->heatBin;
    case ClockText:
        return row->clock.text;
    case Urgency:
        return static_cast<int>(row->clock.urgency);
    case Lane:
        return laneText(*row);
    case Marked:
        return m_marked.contains(row->row);
    case Qt::ToolTipRole: {
        QStringList lines{row->name, row->role, row->reasons};
        if (!row->dueExactly.isEmpty()) {
            lines << tr("Due %1").arg(row->dueExactly);
        }
        lines.removeAll(QString());
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole: {
        QStringList parts{m_marked.contains(row->row) ? tr("selected") : QString(), row->name, row->rank, row->role, row->clock.text, laneText(*row), row->reasons};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

} // namespace leadlight::inbox
