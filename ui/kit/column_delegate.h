// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace leadlight::kit {

class ColumnChart;

// Paints one column of a ColumnChart; every item is as wide as its part of the chart.
class ColumnDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ColumnDelegate(ColumnChart *chart);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    // Where columns stand inside an item or the whole chart: between the values above and the two lines of labels below.
    static QRectF room(const QRectF &whole);

private:
    ColumnChart *m_chart;
};

} // namespace leadlight::kit
