// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemModel;
class QTableView;

namespace leadlight::kit {

/// A plain table: whole rows, no grid, Tab leaves it.
[[nodiscard]] QTableView *plainTable(QAbstractItemModel *model, const QString &accessibleName);
/// Widths by content, none wider than `widest` at factor 1.
void fitColumns(QTableView &table, int widest);

/// As high as its rows, `most` of them at once.
void fitRows(QTableView &table, int most);

} // namespace leadlight::kit
