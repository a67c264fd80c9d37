// SPDX-License-Identifier: GPL-3.0-or-later
// How a score adds up: one row a contribution, a floating bar on one common axis, the signed number at the right edge
// (ux.md §5.3). The model gives the texts by WaterfallRole and Qt::AccessibleTextRole ("Industry Logistics, plus 15,
// running total 35"); Qt::ToolTipRole is shown as usual. Enter or a double click emits activated().
#pragma once

#include <QList>
#include <QListView>

namespace leadlight::kit {

enum class WaterfallKind {
    positive,
    negative,
    limit,   // a ceiling, a decay or a penalty taken as a row of its own
    missing, // not known: grey, "up to +15"
    total
};

struct WaterfallRole {
    enum {
        Label = Qt::UserRole + 1, // "Industry: Logistics"
        Rule,                     // "Pharma, food, energy"
        Value,                    // "+15", with the true minus sign
        Start,                    // double: running total before
        End,                      // double: running total after
        Kind                      // int of WaterfallKind
    };
};

class WaterfallView final : public QListView {
    Q_OBJECT

public:
    explicit WaterfallView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    // The axis all bars share, from the rows' starts and ends and always with zero.
    double axisLow() const { return m_low; }
    double axisHigh() const { return m_high; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void measureAxis();
    void restyle();

    double m_low = 0;
    double m_high = 1;
    QList<QMetaObject::Connection> m_listening;
};

} // namespace leadlight::kit
