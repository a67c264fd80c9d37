// SPDX-License-Identifier: GPL-3.0-or-later
// A row of exclusive choices in one frame. Tab reaches the chosen one; arrows, Home and End choose another.
#pragma once

#include <QFrame>
#include <QList>

class QAbstractButton;
class QHBoxLayout;

namespace leadlight::kit {

class SegmentedControl final : public QFrame {
    Q_OBJECT

public:
    explicit SegmentedControl(QWidget *parent = nullptr);
    SegmentedControl(const QStringList &texts, const QString &accessibleName, QWidget *parent = nullptr);

    // The accessible name of a segment is "NAME of the control: TEXT", so that equal words elsewhere stay apart.
    int addSegment(const QString &text, const QString &toolTip = {});
    int count() const { return static_cast<int>(m_buttons.size()); }
    int current() const { return m_current; }
    void setCurrent(int index); // −1: nothing is chosen; does not emit activated()
    QAbstractButton *button(int index) const { return m_buttons.value(index); }

Q_SIGNALS:
    void activated(int index); // by the user only

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(int index);

    QHBoxLayout *m_row;
    QList<QAbstractButton *> m_buttons;
    int m_current = -1;
};

} // namespace leadlight::kit
