// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/popover.h"

#include "kit/follow_theme.h"
#include "theme/roles.h"

#include <QKeyEvent>
#include <QPainterPath>
#include <QScreen>
#include <QVBoxLayout>

namespace leadlight::kit {

Popover::Popover(const QString &accessibleName, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint), m_body(new QVBoxLayout(this))
{
    theme::setRole(*this, theme::Role::popover);
    setAccessibleName(accessibleName);
    followTheme(this, [this](const theme::Theme &look) {
        const int x = look.px(theme::size::cardPaddingX);
        const int y = look.px(theme::size::cardPaddingY);
        m_body->setContentsMargins(x, y, x, y);
        m_body->setSpacing(look.px(8));
    });
}

void Popover::openAt(QWidget *anchor)
{
    m_anchor = anchor;
    adjustSize();
    const int gap = theme::theme().px(4);
    const QRect near(anchor->mapToGlobal(QPoint(0, 0)), anchor->size());
    QPoint at(layoutDirection() == Qt::LeftToRight ? near.left() : near.right() - width(), near.bottom() + gap);
    if (const QScreen *screen = anchor->screen()) {
        const QRect room = screen->availableGeometry();
        if (at.y() + height() > room.bottom() && near.top() - gap - height() >= room.top())
            at.setY(near.top() - gap - height());
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
        at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(at);
    show();
    setFocus(Qt::PopupFocusReason);
    focusNextChild();
}

// A see-through window would be black where no compositor runs; a mask gives round corners everywhere.
void Popover::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    QPainterPath outline;
    const double radius = theme::theme().px(theme::size::cardRadius);
    outline.addRoundedRect(rect(), radius, radius);
    setMask(QRegion(outline.toFillPolygon().toPolygon()));
}

void Popover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        return;
    }
    QFrame::keyPressEvent(event);
}

void Popover::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_anchor && m_anchor->focusPolicy() != Qt::NoFocus)
        m_anchor->setFocus(Qt::PopupFocusReason);
    Q_EMIT closed();
}

} // namespace leadlight::kit
