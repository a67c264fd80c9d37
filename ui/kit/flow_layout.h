// SPDX-License-Identifier: GPL-3.0-or-later
// Lays widgets out like words: left to right (or right to left), wrapping to the next line. For filter chips.
#pragma once

#include <QLayout>
#include <QList>

namespace leadlight::kit {

class FlowLayout final : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr, int gap = 6);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect &rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    int arrange(const QRect &rect, bool move) const; // returns the height needed

    QList<QLayoutItem *> m_items;
    int m_gap;
};

} // namespace leadlight::kit
