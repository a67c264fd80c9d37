// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/preview_model.h"

namespace leadlight::imports {

void PreviewModel::setReading(const FileReading &reading)
{
    beginResetModel();
    m_columns = reading.columns;
    m_rows = reading.preview;
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    const QString cell = m_rows[static_cast<std::size_t>(index.row())].value(index.column());
    return role == Qt::DisplayRole ? cell.simplified() : cell;
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole) {
        return {};
    }
    return orientation == Qt::Horizontal ? QVariant(m_columns.value(section)) : QVariant(section + 1);
}

} // namespace leadlight::imports
