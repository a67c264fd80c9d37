// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/notice_bar.h"

#include "kit/follow_theme.h"
#include "theme/icons.h"
#include "theme/roles.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace leadlight::kit {

namespace {

constexpr int noticeDurationMs = 10'000;

} // namespace

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent), m_text(new QLabel(this)), m_actions(new QHBoxLayout)
{
    theme::setRole(*this, theme::Role::notice);
    m_text->setWordWrap(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *close = new QToolButton(this);
    close->setIcon(theme::icon(QLatin1String("close"), theme::Tone::muted));
    close->setAccessibleName(tr("Close notice"));
    close->setToolTip(tr("Close notice"));
    connect(close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_text, 1);
    row->addLayout(m_actions);
    row->addWidget(close);
    followTheme(this, [this, row](const theme::Theme &look) {
        row->setContentsMargins(look.px(12), look.px(4), look.px(4), look.px(4));
        row->setSpacing(look.px(8));
        m_actions->setSpacing(look.px(4));
    });
    m_timer.setInterval(noticeDurationMs);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const QWidget *focus = QApplication::focusWidget();
        if (underMouse() || (focus && isAncestorOf(focus)))
            m_timer.start(); // being read or about to be used
        else
            dismiss();
    });
    hide();
}

void NoticeBar::showNotice(const QString &text, std::vector<NoticeAction> actions)
{
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        // Later, because this may run from the click of that very button.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_text->setText(text);
    setAccessibleName(text);
    for (NoticeAction &action : actions) {
        auto *button = new QPushButton(action.text, this);
        theme::setRole(*button, theme::Role::link);
        connect(button, &QPushButton::clicked, this, [this, run = std::move(action.run)] {
            dismiss();
            run();
        });
        m_actions->addWidget(button);
        button->show();
    }
    show();
    m_timer.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::dismiss()
{
    m_timer.stop();
    if (isHidden())
        return;
    hide();
    Q_EMIT dismissed();
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::enterEvent(QEnterEvent *event)
{
    m_timer.stop();
    QFrame::enterEvent(event);
}

void NoticeBar::leaveEvent(QEvent *event)
{
    if (!isHidden())
        m_timer.start();
    QFrame::leaveEvent(event);
}

} // namespace leadlight::kit
