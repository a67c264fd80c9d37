// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

class QDateEdit;

namespace leadlight::inbox {

class NumberedChoices;

/// Until when the lead is not to be shown: 4 hours, tomorrow, Monday, next week, a date. A digit chooses at once; the
/// date is confirmed by Enter. Days begin at nine.
class SnoozeForm final : public QWidget {
    Q_OBJECT

public:
    explicit SnoozeForm(QWidget *parent = nullptr);

    /// Starts anew; `now` on the workspace's clocks.
    void start(const QDateTime &now);

Q_SIGNALS:
    void chosen(const QDateTime &until); ///< on the same clocks

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(int index);
    void submit();

    QDateTime m_now;
    NumberedChoices *m_choices;
    QWidget *m_more;
    QDateEdit *m_date;
};

} // namespace leadlight::inbox
