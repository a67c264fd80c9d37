// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace leadlight::kit {

// The list of a BarList: exactly as high as its rows, so that the page around it scrolls and not the list.
class BarListView final : public QListView {
    Q_OBJECT

public:
    explicit BarListView(QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    void fit(); // after the model changed

Q_SIGNALS:
    void chosen(const QModelIndex &index, bool exclude);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace leadlight::kit
