// SPDX-License-Identifier: GPL-3.0-or-later
// The notice inside the content: what happened, with Undo. It hides after ten seconds unless the mouse or the focus is
// on it; what it said remains in History. Showing raises an accessible alert.
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace leadlight::kit {

struct NoticeAction {
    QString text; // "Undo (U)"
    std::function<void()> run;
};

class NoticeBar final : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void showNotice(const QString &text, std::vector<NoticeAction> actions = {});
    void dismiss();
    QString text() const;
    void setDuration(int milliseconds) { m_timer.setInterval(milliseconds); }

Q_SIGNALS:
    void dismissed();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QLabel *m_text;
    QHBoxLayout *m_actions;
    QTimer m_timer;
};

} // namespace leadlight::kit
