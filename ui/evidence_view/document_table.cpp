// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence_view/document_table.h"

#include <QHeaderView>
#include <QTableView>

#include "bridge/text.h"
#include "theme/theme.h"

namespace leadlight::evidence_view {

int DocumentTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int DocumentTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.header.size());
}

Qt::Alignment DocumentTableModel::alignmentOf(int column) const
{
    const auto at = static_cast<std::size_t>(column);
    const bool right = at < m_table.rightAligned.size() && m_table.rightAligned[at];
    return (right ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter;
}

QVariant DocumentTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(alignmentOf(index.column()));
    }
    const auto &row = m_table.rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    return role == Qt::DisplayRole && column < row.size() ? QVariant(bridge::toQt(row[column].text)) : QVariant();
}

QVariant DocumentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(alignmentOf(section));
    }
    return role == Qt::DisplayRole ? QVariant(bridge::toQt(m_table.header[static_cast<std::size_t>(section)])) : QVariant();
}

QTableView *documentTable(const report::Table &table, QWidget *parent)
{
    auto *view = new QTableView(parent);
    view->setModel(new DocumentTableModel(table, view));
    view->setAccessibleName(bridge::toQt(table.title));
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setSelectionBehavior(QTableView::SelectRows);
    view->setTabKeyNavigation(false);
    view->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(theme::theme().px(theme::size::rowCompact));
    view->horizontalHeader()->setHighlightSections(false);
    view->resizeColumnsToContents();
    if (view->model()->rowCount() > 0) {
        view->setCurrentIndex(view->model()->index(0, 0));
    }
    return view;
}

} // namespace leadlight::evidence_view
