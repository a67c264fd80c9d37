// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/history_model.h"

#include <algorithm>
#include <utility>

#include "bridge/text.h"

namespace leadlight::history {

void HistoryModel::setContent(const bridge::SnapshotPtr &snapshot, const HistoryPtr &history, std::vector<std::uint32_t> rows)
{
    beginResetModel();
    m_snapshot = snapshot;
    m_history = history;
    m_rows = std::move(rows);
    if (snapshot) {
        m_times = bridge::TimeText(snapshot->zone(), snapshot->asOf);
    }
    endResetModel();
}

const workspace::HistoryEntry *HistoryModel::entryAt(int row) const
{
    const bool isThere = m_history && row >= 0 && row < static_cast<int>(m_rows.size());
    return isThere ? &m_history->entries[m_rows[static_cast<std::size_t>(row)]] : nullptr;
}

int HistoryModel::placeOf(std::uint64_t seq) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](std::uint32_t row) { return m_history->entries[row].seq == seq; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString HistoryModel::text(const workspace::HistoryEntry &entry, int column) const
{
    switch (column) {
    case When:
        return m_times.relative(entry.time);
    case Who:
        return bridge::toQt(workspace::actorName(entry, *m_snapshot));
    case What:
        return bridge::toQt(workspace::storyOf(entry, *m_snapshot).sentence);
    case Lead:
        return entry.lead && !m_snapshot->isErased(*entry.lead) ? bridge::toQt(m_snapshot->nameOf(*entry.lead)) : QString();
    default:
        return {};
    }
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const workspace::HistoryEntry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return text(*entry, index.column());
    }
    if (role == Qt::ToolTipRole) {
        return index.column() == When ? m_times.moment(entry->time) : text(*entry, index.column());
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case When:
        return tr("When");
    case Who:
        return tr("Who");
    case What:
        return tr("What happened");
    case Lead:
        return tr("Lead");
    default:
        return {};
    }
}

} // namespace leadlight::history
