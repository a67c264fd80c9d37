// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/score_curve.h"

#include "kit/follow_theme.h"

#include <QPainter>

#include <algorithm>

namespace leadlight::kit {

ScoreCurve::ScoreCurve(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this);
}

void ScoreCurve::setPoints(std::vector<Point> points)
{
    m_points = std::move(points);
    update();
}

void ScoreCurve::setThreshold(std::optional<double> value, const QString &text)
{
    m_threshold = value;
    m_thresholdText = text;
    update();
}

void ScoreCurve::setMarks(std::vector<Mark> marks)
{
    m_marks = std::move(marks);
    update();
}

QSize ScoreCurve::sizeHint() const
{
    return {theme::theme().px(320), theme::theme().px(96)};
}

QSize ScoreCurve::minimumSizeHint() const
{
    return {theme::theme().px(120), theme::theme().px(96)};
}

void ScoreCurve::paintEvent(QPaintEvent *)
{
    if (m_points.empty())
        return;
    const theme::Theme &look = theme::theme();
    const theme::Tokens &t = look.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(look.font(theme::FontRole::small));
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const double line = look.px(18);
    const QRectF room = QRectF(rect()).adjusted(2, line, -look.px(6), -4);

    double low = 0;
    double high = m_threshold.value_or(1);
    for (const Point &point : m_points) {
        low = std::min(low, point.value);
        high = std::max(high, point.value);
    }
    if (high <= low)
        high = low + 1;
    const QDate start = m_points.front().date;
    const double days = static_cast<double>(std::max<qint64>(1, start.daysTo(m_points.back().date)));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto atDate = [&](const QDate &date) {
        const double part = static_cast<double>(start.daysTo(date)) / days;
        return room.left() + (mirrored ? 1 - part : part) * room.width();
    };
    const auto atValue = [&](double value) { return room.bottom() - (value - low) / (high - low) * room.height(); };

    for (const Mark &mark : m_marks) {
        const double x = atDate(mark.date);
        painter.setPen(QPen(t.line, 1));
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
        painter.setPen(t.muted);
        painter.drawText(QRectF(x - 40, room.bottom() - line, 36, line), Qt::AlignRight | Qt::AlignBottom, mark.text);
    }
    if (m_threshold) {
        const double y = atValue(*m_threshold);
        painter.setPen(QPen(t.muted, 1.5, Qt::CustomDashLine));
        QPen dashed = painter.pen();
        dashed.setDashPattern({2, 2});
        painter.setPen(dashed);
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y));
        painter.setPen(t.muted);
        // On the side of the line where the curve does not begin.
        const bool below = m_points.front().value >= *m_threshold && y + line <= room.bottom();
        painter.drawText(QRectF(room.left(), below ? y : y - line, room.width(), line),
                         (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, m_thresholdText);
    }
    QPolygonF polyline;
    for (const Point &point : m_points)
        polyline << QPointF(atDate(point.date), atValue(point.value));
    painter.setPen(QPen(t.series[0], look.metrics().factor() * 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(polyline);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.series[0]);
    painter.drawEllipse(polyline.back(), look.px(3), look.px(3));
}

} // namespace leadlight::kit
