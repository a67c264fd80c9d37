// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/chip.h"

#include "kit/follow_theme.h"
#include "kit/text_line.h"
#include "theme/icons.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace leadlight::kit {

FilterChip::FilterChip(const QString &text, QWidget *parent) : QWidget(parent), m_text(text)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAccessibleName(tr("Remove filter: %1").arg(text));
    setToolTip(text);
    setAttribute(Qt::WA_Hover);
    followTheme(this);
}

QSize FilterChip::sizeHint() const
{
    const theme::Theme &look = theme::theme();
    const QFontMetrics metrics(look.font(theme::FontRole::smallStrong));
    return {metrics.horizontalAdvance(m_text) + look.px(12 + 4 + 24 + 2), look.px(theme::size::hitTarget)};
}

QRect FilterChip::crossRect() const
{
    const int side = height();
    return layoutDirection() == Qt::LeftToRight ? QRect(width() - side, 0, side, side) : QRect(0, 0, side, side);
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &t = look.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double pen = hasFocus() ? 2.0 : 1.0;
    painter.setPen(QPen(hasFocus() ? t.accent : t.line, pen));
    painter.setBrush(t.accentTint);
    const QRectF box = QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const QRect cross = crossRect();
    QRect words = rect();
    if (layoutDirection() == Qt::LeftToRight)
        words.adjust(look.px(12), 0, -cross.width(), 0);
    else
        words.adjust(cross.width(), 0, -look.px(12), 0);
    painter.setFont(look.font(theme::FontRole::smallStrong));
    painter.setPen(t.text);
    paintTextLine(painter, words, layoutDirection(), Qt::AlignLeft, m_text);
    const int side = look.px(12);
    painter.drawPixmap(cross.center().x() - side / 2, cross.center().y() - side / 2 + 1,
                       theme::iconPixmap(QLatin1String("close"), t.muted, side, devicePixelRatioF()));
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT removeRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint()))
        Q_EMIT removeRequested();
    else
        QWidget::mouseReleaseEvent(event);
}

} // namespace leadlight::kit
