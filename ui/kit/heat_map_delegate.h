// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace leadlight::kit {

// Paints one tile; how much it says depends on the room: from 160 × 96 everything, from 120 × 72 rank, count and
// measure, below that rank and count. The gap between tiles is inside the cells, half of it on each side; at the
// table's outer edge there is room for the whole lead line.
class HeatMapDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static int innerMargin(); // from a cell's edge to its tile
    static int outerMargin(); // the same at the edge of the table
    static int lineWidth();   // of the lead line

private:
    void paintFull(QPainter &painter, const QRect &tile, const QModelIndex &index, const QColor &ink) const;
    void paintSmall(QPainter &painter, const QRect &tile, const QModelIndex &index, const QColor &ink,
                    bool withMeasure) const;
};

} // namespace leadlight::kit
