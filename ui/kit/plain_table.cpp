// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/plain_table.h"

#include <algorithm>

#include <QHeaderView>
#include <QTableView>

#include "theme/theme.h"

namespace leadlight::kit {

QTableView *plainTable(QAbstractItemModel *model, const QString &accessibleName)
{
    auto *table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(accessibleName);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setSelectionMode(QTableView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(theme::theme().px(theme::size::row));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    return table;
}

void fitColumns(QTableView &table, int widest)
{
    const theme::Theme &look = theme::theme();
    table.resizeColumnsToContents();
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        table.setColumnWidth(column, std::min(look.px(widest), table.columnWidth(column) + look.px(12)));
    }
}

void fitRows(QTableView &table, int most)
{
    const theme::Theme &look = theme::theme();
    const int rows = std::clamp(table.model()->rowCount(), 1, most);
    table.setFixedHeight(look.px(34) + rows * look.px(theme::size::row) + look.px(4));
}

} // namespace leadlight::kit
