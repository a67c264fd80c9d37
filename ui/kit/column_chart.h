// SPDX-License-Identifier: GPL-3.0-or-later
// Rates as columns from zero with their intervals, a line for the average and, where there is one, a mark after a column
// (ux.md §11). It knows nothing of leads: the model, a list, gives texts and numbers by ColumnRole, and
// Qt::AccessibleTextRole for the reading of a column. Arrows, Home and End move; Enter, Space and a click emit
// activated(). While the model has columns there is a current one.
#pragma once

#include <QListView>

namespace leadlight::kit {

struct ColumnRole {
    enum {
        Label = Qt::UserRole + 1, // text under the column: "1", "3 to 5"
        Value,                    // text over it: "38.1 %"
        Note,                     // text under the label: "n 312"
        Rate,                     // double 0…1; missing: no column
        Low,                      // double: the interval
        High,
        Bin, // int: heat bin; −1: the first colour of the series
        Few  // bool: hatched, since it stands on few
    };
};

class ColumnChart final : public QListView {
    Q_OBJECT

public:
    explicit ColumnChart(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setAverage(double rate); // a dashed line; negative: none
    void setMark(int afterColumn, const QString &text); // −1: none

    // The rate at the top of the room for columns: the end of the longest interval.
    double top() const { return m_top; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void measure();
    void keepCurrent();
    void paintLines();

    double m_top = 1;
    double m_average = -1;
    int m_mark = -1;
    QString m_markText;
    QList<QMetaObject::Connection> m_listening;
};

} // namespace leadlight::kit
