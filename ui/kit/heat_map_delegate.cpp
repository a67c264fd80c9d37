// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/heat_map_delegate.h"

#include "kit/badge.h"
#include "kit/heat_map_view.h"
#include "kit/text_line.h"
#include "theme/ramps.h"
#include "theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace leadlight::kit {

namespace {

QString tileText(const QModelIndex &index, int role)
{
    return index.data(role).toString();
}

theme::Shade tileShade(const QModelIndex &index)
{
    const theme::Scheme scheme = theme::theme().scheme();
    const int bin = index.data(HeatRole::Bin).toInt();
    if (index.data(HeatRole::Empty).toBool())
        return theme::heat(scheme, -1);
    return index.data(HeatRole::Diverging).toBool() ? theme::diverging(scheme, bin) : theme::heat(scheme, bin);
}

// Away from the ink, so that the hatch never takes contrast from the text.
void hatch(QPainter &painter, const QPainterPath &path, const QColor &ink)
{
    const theme::Theme &look = theme::theme();
    QColor stripe = theme::inkOn(ink);
    stripe.setAlphaF(ink.lightness() > 128 ? 0.20F : 0.34F);
    painter.save();
    painter.setClipPath(path, Qt::IntersectClip);
    painter.setPen(QPen(stripe, look.metrics().factor() * 2));
    const QRectF box = path.boundingRect();
    const double step = look.px(9);
    for (double x = box.left() - box.height(); x < box.right(); x += step)
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    painter.restore();
}

// Draws at the leading end of rect and returns the rest of it.
QRect put(QPainter &painter, const QRect &rect, theme::FontRole font, const QString &text)
{
    painter.setFont(theme::theme().font(font));
    paintTextLine(painter, rect, painter.layoutDirection(), Qt::AlignLeft, text);
    const int used = painter.fontMetrics().horizontalAdvance(text) + theme::theme().px(6);
    const int taken = text.isEmpty() ? 0 : std::min(rect.width(), used);
    return painter.layoutDirection() == Qt::RightToLeft ? rect.adjusted(0, 0, -taken, 0) : rect.adjusted(taken, 0, 0, 0);
}

QString joinedTexts(const QString &a, const QString &b)
{
    return a.isEmpty() || b.isEmpty() ? a + b : a + QStringLiteral(" · ") + b;
}

void paintRings(QPainter &painter, const QRectF &tile, const QStyleOptionViewItem &option, const QColor &ink)
{
    const theme::Theme &look = theme::theme();
    const double radius = look.px(theme::size::radius);
    painter.setBrush(Qt::NoBrush);
    if (option.state & QStyle::State_Selected) {
        // Accent outside, surface inside: one of the two stands out on any bin.
        painter.setPen(QPen(look.tokens().panel, 1.5));
        painter.drawRoundedRect(tile.adjusted(2.75, 2.75, -2.75, -2.75), radius - 2, radius - 2);
        painter.setPen(QPen(look.tokens().accent, 2));
        painter.drawRoundedRect(tile.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter.setPen(QPen(ink, 1, Qt::DotLine));
        painter.drawRoundedRect(tile.adjusted(5.5, 5.5, -5.5, -5.5), radius - 3, radius - 3);
    }
}

} // namespace

int HeatMapDelegate::innerMargin()
{
    return theme::theme().px(theme::size::tileGap) / 2;
}

int HeatMapDelegate::lineWidth()
{
    return theme::theme().px(4);
}

int HeatMapDelegate::outerMargin()
{
    return lineWidth() + 1;
}

void HeatMapDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const int last = index.model()->columnCount(index.parent()) - 1;
    const int bottom = index.model()->rowCount(index.parent()) - 1;
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto margin = [](bool edge) { return edge ? outerMargin() : innerMargin(); };
    const QRect tile = option.rect.adjusted(margin(index.column() == (mirrored ? last : 0)), margin(index.row() == 0),
                                            -margin(index.column() == (mirrored ? 0 : last)),
                                            -margin(index.row() == bottom));
    const theme::Shade shade = tileShade(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(option.direction);
    const double radius = look.px(theme::size::radius);
    QPainterPath path;
    path.addRoundedRect(tile, radius, radius);
    painter->fillPath(path, shade.fill);
    if (!tileText(index, HeatRole::Few).isEmpty())
        hatch(*painter, path, shade.ink);
    if (theme::contrast(shade.fill, look.tokens().panel) < 1.25) {
        painter->setPen(QPen(look.tokens().line, 1));
        painter->drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    painter->setPen(shade.ink);
    // The sizes count the cell, which is what the layout hands out.
    const QSize room = option.rect.size();
    if (room.width() >= look.px(160) && room.height() >= look.px(96))
        paintFull(*painter, tile, index, shade.ink);
    else
        paintSmall(*painter, tile, index, shade.ink, room.width() >= look.px(120) && room.height() >= look.px(72));
    paintRings(*painter, tile, option, shade.ink);
    painter->restore();
}

void HeatMapDelegate::paintFull(QPainter &painter, const QRect &tile, const QModelIndex &index, const QColor &ink) const
{
    const theme::Theme &look = theme::theme();
    const int x = look.px(12);
    const int y = tile.height() < look.px(112) ? look.px(6) : look.px(10);
    const QRect inner = tile.adjusted(x, y, -x, -y);
    const int small = look.px(16);

    QRect top(inner.left(), inner.top(), inner.width(), look.px(24));
    const QString late = tileText(index, HeatRole::Late);
    if (!late.isEmpty()) {
        const QString text = QStringLiteral("! ") + late;
        const int wide = badgeSize(text).width();
        const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
        const QRect badge(mirrored ? top.left() : top.right() + 1 - wide, top.top(), wide, top.height());
        paintBadge(painter, badge, text, {look.tokens().dangerTint, look.tokens().danger});
        top.adjust(mirrored ? wide + x : 0, 0, mirrored ? 0 : -wide - x, 0);
    }
    put(painter, top, theme::FontRole::entity, tileText(index, HeatRole::Rank));

    QRect foot(inner.left(), inner.bottom() + 1 - small, inner.width(), small);
    const QString unknown = tileText(index, HeatRole::Unknown);
    const QString counts = joinedTexts(tileText(index, HeatRole::Count), tileText(index, HeatRole::Share));
    const QRect rest = put(painter, foot, theme::FontRole::small, counts);
    const QFontMetrics footMetrics(look.font(theme::FontRole::small));
    const bool unknownBeside = footMetrics.horizontalAdvance(unknown) <= rest.width();
    const bool unknownAbove = !unknownBeside && inner.height() >= look.px(24 + 28) + 3 * small;
    if (unknownBeside)
        paintTextLine(painter, foot, painter.layoutDirection(), Qt::AlignRight, unknown);
    else if (unknownAbove)
        put(painter, foot.translated(0, -small), theme::FontRole::small, unknown);

    const QString own = tileText(index, HeatRole::Note);
    const QString note = unknownBeside || unknownAbove ? own : joinedTexts(own, unknown);
    const int numberHeight = look.px(28);
    const int block = numberHeight + (note.isEmpty() ? 0 : small);
    const int free = foot.top() - (inner.top() + look.px(24)) - block;
    const int at = inner.top() + look.px(24) + std::clamp(free / 2, 0, look.px(24));
    const QRect number(inner.left(), at, inner.width(), numberHeight);
    const QRect after = put(painter, number, theme::FontRole::tileNumber, tileText(index, HeatRole::Measure));
    painter.setPen(ink);
    put(painter, after.adjusted(0, look.px(5), 0, 0), theme::FontRole::small, tileText(index, HeatRole::Few));
    put(painter, QRect(inner.left(), at + numberHeight, inner.width(), small), theme::FontRole::small, note);
}

void HeatMapDelegate::paintSmall(QPainter &painter, const QRect &tile, const QModelIndex &index, const QColor &ink,
                                 bool withMeasure) const
{
    const theme::Theme &look = theme::theme();
    const int x = look.px(8);
    const int y = withMeasure ? look.px(5) : look.px(3);
    const QRect inner = tile.adjusted(x, y, -x, -y);
    const int lead = std::min(look.px(20), inner.height() - look.px(16));
    const QRect top(inner.left(), inner.top(), inner.width(), std::max(look.px(14), lead));
    put(painter, top, withMeasure ? theme::FontRole::bodyStrong : theme::FontRole::badge,
        tileText(index, HeatRole::Rank));
    painter.setPen(ink);
    painter.setFont(look.font(theme::FontRole::small));
    const QString count = tileText(index, HeatRole::Count);
    const QRect foot(inner.left(), inner.bottom() + 1 - look.px(16), inner.width(), look.px(16));
    if (withMeasure) {
        // The late badge is what must not be lost on a small tile.
        const QString late = tileText(index, HeatRole::Late);
        const int wide = late.isEmpty() ? 0 : badgeSize(late).width();
        if (wide > 0 && wide < inner.width() / 2) {
            const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
            paintBadge(painter, QRect(mirrored ? top.left() : top.right() + 1 - wide, top.top(), wide, top.height()),
                       late, {look.tokens().dangerTint, look.tokens().danger});
        }
        paintTextLine(painter, foot, painter.layoutDirection(), Qt::AlignLeft, count);
        const QRect middle(inner.left(), top.bottom() + 1, inner.width(), foot.top() - top.bottom() - 1);
        const QRect after = put(painter, middle, theme::FontRole::entity, tileText(index, HeatRole::Measure));
        put(painter, after, theme::FontRole::small, tileText(index, HeatRole::Few));
        return;
    }
    // Impact and other small matrices: the rank above, the number at the trailing edge below.
    const QString brief = tileText(index, HeatRole::Brief);
    paintTextLine(painter, foot, painter.layoutDirection(), Qt::AlignRight, brief.isEmpty() ? count : brief);
}

} // namespace leadlight::kit
