// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/rule_grid.h"

#include <QBrush>
#include <QHeaderView>
#include <QTableView>

#include "kit/padded_delegate.h"
#include "kit/plain_table.h"
#include "theme/theme.h"

namespace leadlight::settings {

void RuleGrid::setRows(Rows rows, bool editable)
{
    const bool same = rows.size() == m_rows.size();
    if (!same) {
        beginResetModel();
    }
    m_rows = std::move(rows);
    m_editable = editable;
    if (!same) {
        endResetModel();
    } else if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int RuleGrid::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RuleGrid::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headings.size());
}

const RuleCell &RuleGrid::cell(const QModelIndex &index) const
{
    return m_rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
}

QVariant RuleGrid::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const RuleCell &shown = cell(index);
    switch (role) {
    case Qt::DisplayRole:
        return shown.check ? QVariant() : shown.text;
    case Qt::EditRole:
        return shown.typed.isNull() ? shown.text : shown.typed;
    case Qt::ToolTipRole:
        return shown.text;
    case Qt::CheckStateRole:
        return shown.check ? QVariant(shown.text == QStringLiteral("yes") ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == 0 ? shown.text : tr("%1 of %2: %3").arg(m_headings.at(index.column()), index.siblingAtColumn(0).data().toString(), shown.text);
    case Qt::ForegroundRole:
        return (m_editable && shown.key.empty() && index.column() > 0) || !shown.typed.isNull() ? QVariant(QBrush(theme::theme().tokens().muted)) : QVariant();
    default:
        return {};
    }
}

QVariant RuleGrid::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_headings.value(section) : QVariant();
}

Qt::ItemFlags RuleGrid::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags way = cell(index).check ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (m_editable && !cell(index).key.empty() ? way : Qt::NoItemFlags);
}

bool RuleGrid::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!(flags(index) & (Qt::ItemIsEditable | Qt::ItemIsUserCheckable))) {
        return false;
    }
    const RuleCell changed = cell(index);
    const QString text = !changed.check ? value.toString() : value.toInt() == Qt::Checked ? QStringLiteral("yes") : QStringLiteral("no");
    if (role != (changed.check ? Qt::CheckStateRole : Qt::EditRole) || text == data(index, Qt::EditRole).toString()) {
        return false;
    }
    Q_EMIT wanted(changed.key, text);
    return true;
}

QTableView *gridTable(RuleGrid &grid, const QString &accessibleName, int stretched)
{
    QTableView *table = kit::plainTable(&grid, accessibleName);
    table->setSelectionBehavior(QTableView::SelectItems);
    table->setItemDelegate(new kit::PaddedDelegate(table));
    table->setEditTriggers(QTableView::DoubleClicked | QTableView::EditKeyPressed | QTableView::AnyKeyPressed);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    QObject::connect(table, &QTableView::activated, table, [table](const QModelIndex &index) {
        if (index.flags() & Qt::ItemIsEditable) {
            table->edit(index);
        }
    });
    return table;
}

} // namespace leadlight::settings
