// SPDX-License-Identifier: GPL-3.0-or-later
// A frameless popup beside the control that opened it. Esc and a click outside close it; the focus returns there.
#pragma once

#include <QFrame>
#include <QPointer>

class QVBoxLayout;

namespace leadlight::kit {

class Popover final : public QFrame {
    Q_OBJECT

public:
    explicit Popover(const QString &accessibleName, QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; }
    // Below the anchor, or above when there is no room; kept on the screen. The first focusable child gets the focus.
    void openAt(QWidget *anchor);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QVBoxLayout *m_body;
    QPointer<QWidget> m_anchor;
};

} // namespace leadlight::kit
