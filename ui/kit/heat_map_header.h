// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace leadlight::kit {

// Header of the matrix: the name of the row or column, and its total beneath in muted text.
class HeatMapHeader final : public QHeaderView {
    Q_OBJECT

public:
    HeatMapHeader(Qt::Orientation orientation, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    QString note(int section) const;
};

} // namespace leadlight::kit
