// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/column_delegate.h"

#include <QPainter>

#include <algorithm>

#include "kit/column_chart.h"
#include "kit/text_line.h"
#include "theme/ramps.h"
#include "theme/theme.h"

namespace leadlight::kit {

namespace {

constexpr int widestColumn = 64;

} // namespace

ColumnDelegate::ColumnDelegate(ColumnChart *chart) : QStyledItemDelegate(chart), m_chart(chart) {}

QSize ColumnDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int columns = std::max(1, m_chart->model() ? m_chart->model()->rowCount() : 1);
    return {std::max(1, m_chart->viewport()->width() / columns), m_chart->viewport()->height()};
}

QRectF ColumnDelegate::room(const QRectF &whole)
{
    const int line = theme::theme().metrics().lineHeight(theme::FontRole::small);
    return whole.adjusted(0, line + theme::theme().px(8), 0, -2 * line - theme::theme().px(4));
}

void ColumnDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &t = look.tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF item(option.rect);
    const QRectF bars = room(item);
    const int line = look.metrics().lineHeight(theme::FontRole::small);
    const double gap = std::max(std::min<double>(look.px(10), item.width() / 6), (item.width() - look.px(widestColumn)) / 2);
    const auto at = [&](double rate) { return bars.bottom() - std::clamp(rate / m_chart->top(), 0.0, 1.0) * bars.height(); };

    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(t.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(item.adjusted(1.5, 1.5, -1.5, -1.5), look.px(4), look.px(4));
    }
    double valueBottom = bars.bottom();
    const QVariant rate = index.data(ColumnRole::Rate);
    if (rate.isValid()) {
        const int bin = index.data(ColumnRole::Bin).toInt();
        const QColor fill = bin < 0 ? t.series[0] : theme::heat(look.scheme(), bin).fill;
        const QRectF bar(bars.left() + gap, std::min(at(rate.toDouble()), bars.bottom() - 1), bars.width() - 2 * gap,
                         std::max(1.0, bars.bottom() - at(rate.toDouble())));
        painter->setPen(QPen(t.outline, 1));
        painter->setBrush(fill);
        painter->drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, 0), 2, 2);
        if (index.data(ColumnRole::Few).toBool()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(QBrush(t.panel, Qt::BDiagPattern));
            painter->drawRect(bar.adjusted(1, 1, -1, 0));
        }
        const double low = at(index.data(ColumnRole::Low).toDouble());
        const double high = at(index.data(ColumnRole::High).toDouble());
        // On its own ground, so that it reads over every colour of the ramp.
        painter->setPen(QPen(t.panel, 3.5));
        painter->drawLine(QPointF(bar.center().x(), high), QPointF(bar.center().x(), low));
        painter->setPen(QPen(t.text, 1.5));
        painter->drawLine(QPointF(bar.center().x(), high), QPointF(bar.center().x(), low));
        valueBottom = high;
    }
    painter->setFont(look.font(theme::FontRole::small));
    const QString value = index.data(ColumnRole::Value).toString();
    const QRectF place(item.left(), valueBottom - line - look.px(2), item.width(), line);
    // On its own ground, too, where the average runs behind it.
    const double width = std::min<double>(painter->fontMetrics().horizontalAdvance(value) + look.px(2), item.width());
    painter->fillRect(QRectF(place.center().x() - width / 2, place.top() + 1, width, line - 2), t.panel);
    painter->setPen(t.text);
    paintTextLine(*painter, place.toRect(), option.direction, Qt::AlignHCenter, value);
    paintTextLine(*painter, QRectF(item.left(), bars.bottom() + look.px(2), item.width(), line).toRect(), option.direction, Qt::AlignHCenter,
                  index.data(ColumnRole::Label).toString());
    painter->setPen(t.muted);
    paintTextLine(*painter, QRectF(item.left(), bars.bottom() + look.px(2) + line, item.width(), line).toRect(), option.direction,
                  Qt::AlignHCenter, index.data(ColumnRole::Note).toString());
    painter->restore();
}

} // namespace leadlight::kit
