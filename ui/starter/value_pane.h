// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "bridge/view.h"
#include "starter/column_model.h"

class QLabel;
class QTableView;

namespace leadlight::kit {
class Card;
class SegmentedControl;
} // namespace leadlight::kit

namespace leadlight::starter {

class ValueModel;

/// What is known of one column: its notes, which axis it speaks of, and its values with their marks. G, N and B mark
/// the current value, Space takes the next mark.
class ValuePane final : public QWidget {
    Q_OBJECT

public:
    ValuePane(bridge::ViewContext &context, StarterSheet &sheet, QWidget *parent = nullptr);

    void setSubject(std::optional<Subject> subject);
    [[nodiscard]] QTableView *table() const { return m_table; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void addActions(bridge::ActionRegistry &actions);
    void showHead();
    void markCurrent(model::Mark mark);

    StarterSheet &m_sheet;
    ValueModel *m_values;
    kit::Card *m_card;
    QLabel *m_notes;
    kit::SegmentedControl *m_axis;
    QTableView *m_table;
};

} // namespace leadlight::starter
