// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/threshold_handle.h"

#include "kit/distribution.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace leadlight::kit {

ThresholdHandle::ThresholdHandle(const QString &label, ThresholdDistribution *owner)
    : QSlider(owner->orientation(), owner), m_owner(owner), m_label(label)
{
    setSingleStep(1);
    setPageStep(5);
    setAttribute(Qt::WA_Hover);
}

bool ThresholdHandle::isVertical() const
{
    return m_owner->orientation() == Qt::Vertical;
}

bool ThresholdHandle::isMirrored() const
{
    return layoutDirection() == Qt::RightToLeft;
}

QString ThresholdHandle::text() const
{
    return tr("%1 ≥ %2").arg(m_label, QLocale().toString(value()));
}

void ThresholdHandle::place(double position)
{
    const theme::Theme &look = theme::theme();
    const int before = look.px(isVertical() ? 18 : 12);
    const int after = look.px(12);
    const int words = QFontMetrics(look.font(theme::FontRole::badge)).horizontalAdvance(text()) + look.px(4);
    const int at = static_cast<int>(std::lround(position));
    if (isVertical()) {
        setGeometry(0, at - before, m_owner->width(), before + after);
        m_line = before;
        return;
    }
    m_labelBefore = at + after + words > m_owner->width();
    const int left = at - (m_labelBefore ? after + words : before);
    setGeometry(left, 0, before + after + words, m_owner->height());
    m_line = at - left;
}

double ThresholdHandle::along(const QPointF &local) const
{
    const QPointF inOwner = mapToParent(local);
    return isVertical() ? inOwner.y() : inOwner.x();
}

QRect ThresholdHandle::labelRect() const
{
    const int px = theme::theme().px(1);
    const int line = static_cast<int>(m_line);
    if (isVertical())
        return {isMirrored() ? 0 : 16 * px, line - 17 * px, width() - 16 * px, 14 * px};
    return m_labelBefore ? QRect(0, 0, line - 9 * px, 16 * px) : QRect(line + 9 * px, 0, width() - line - 9 * px, 16 * px);
}

bool ThresholdHandle::grips(const QPoint &point) const
{
    const double distance = std::abs((isVertical() ? point.y() : point.x()) - m_line);
    return distance <= theme::theme().px(12) || labelRect().contains(point);
}

void ThresholdHandle::paintEvent(QPaintEvent *)
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &t = look.tokens();
    const QColor colour = m_owner->isEditable() ? t.accent : t.muted;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, look.metrics().factor() * (hasFocus() || m_dragging ? 2.5 : 2)));
    const double radius = look.px(5);
    QPointF knob;
    if (isVertical()) {
        knob = {isMirrored() ? width() - radius - 2 : radius + 2, m_line};
        painter.drawLine(QPointF(1, m_line), QPointF(width(), m_line));
    } else {
        knob = {m_line, radius + 3};
        painter.drawLine(QPointF(m_line, radius), QPointF(m_line, height()));
    }
    painter.setBrush(m_dragging || underMouse() ? (m_owner->isEditable() ? colour : t.panel) : t.panel);
    painter.drawEllipse(knob, radius, radius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.accent, 1.5));
        painter.drawEllipse(knob, radius + 2.5, radius + 2.5);
    }
    painter.setPen(colour);
    painter.setFont(look.font(theme::FontRole::badge));
    const QRect words = labelRect();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const bool trailing = isVertical() ? isMirrored() : m_labelBefore;
    const Qt::Alignment side = trailing ? Qt::AlignRight : Qt::AlignLeft;
    const QRect tight = painter.fontMetrics().boundingRect(words, int(side | Qt::AlignVCenter), text());
    // The label may lie over bars.
    QColor veil = t.panel;
    veil.setAlphaF(0.8F);
    painter.fillRect(tight, veil);
    painter.drawText(words, int(side | Qt::AlignVCenter), text());
}

void ThresholdHandle::keyPressEvent(QKeyEvent *event)
{
    if (!m_owner->isEditable()) {
        event->ignore();
        return;
    }
    // Arrows move the handle where they point; the best end is at the top and, horizontally, where reading starts.
    const int leftwards = !isVertical() && layoutDirection() == Qt::LeftToRight ? 1 : -1;
    switch (event->key()) {
    case Qt::Key_Up:
        setValue(value() + singleStep());
        return;
    case Qt::Key_Down:
        setValue(value() - singleStep());
        return;
    case Qt::Key_Left:
        setValue(value() + leftwards * singleStep());
        return;
    case Qt::Key_Right:
        setValue(value() - leftwards * singleStep());
        return;
    case Qt::Key_PageUp:
        setValue(value() + pageStep());
        return;
    case Qt::Key_PageDown:
        setValue(value() - pageStep());
        return;
    default:
        event->ignore();
    }
}

void ThresholdHandle::mousePressEvent(QMouseEvent *event)
{
    if (!m_owner->isEditable() || event->button() != Qt::LeftButton || !grips(event->position().toPoint())) {
        event->ignore();
        return;
    }
    raise();
    setFocus(Qt::MouseFocusReason);
    m_dragging = true;
    m_grip = (isVertical() ? event->position().y() : event->position().x()) - m_line;
    update();
}

void ThresholdHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging)
        setValue(m_owner->valueAt(along(event->position()) - m_grip));
}

void ThresholdHandle::mouseReleaseEvent(QMouseEvent *)
{
    if (!m_dragging)
        return;
    m_dragging = false;
    update();
    Q_EMIT dragEnded();
}

void ThresholdHandle::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // a page scrolled under the mouse must not change a threshold
}

} // namespace leadlight::kit
