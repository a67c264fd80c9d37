// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/lead_cell_delegate.h"

#include <QPainter>

#include "bridge/time_text.h"
#include "kit/badge.h"
#include "leads/lead_columns.h"
#include "leads/lead_table_model.h"
#include "theme/icons.h"
#include "theme/ramps.h"
#include "theme/theme.h"

namespace leadlight::leads {

namespace {

constexpr int cellPadding = 8; // at factor 1, as in the header
constexpr int barWidth = 40;
constexpr int barThickness = 4;

void drawCellText(QPainter &painter, const QRect &rect, const QString &text, Qt::Alignment side)
{
    painter.drawText(rect, static_cast<int>(side | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

void drawScore(QPainter &painter, const QRect &room, const QModelIndex &index)
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    const int bar = look.px(barWidth);
    const QRect number(room.left(), room.top(), room.width() - bar - look.px(cellPadding), room.height());
    painter.setPen(tokens.text);
    drawCellText(painter, number, index.data().toString(), Qt::AlignRight);
    const int thick = look.px(barThickness);
    const QRect track(room.right() + 1 - bar, room.center().y() + 1 - thick / 2, bar, thick);
    painter.fillRect(track, tokens.line);
    const double share = index.data(LeadTableModel::ShareRole).toDouble();
    if (share > 0) {
        painter.fillRect(QRect(track.left(), track.top(), qMax(2, qRound(share * bar)), thick), tokens.accent);
    }
}

void drawDue(QPainter &painter, const QRect &room, const QModelIndex &index)
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    const QVariant urgency = index.data(LeadTableModel::UrgencyRole);
    if (!urgency.isValid()) {
        painter.setPen(tokens.muted);
        drawCellText(painter, room, index.data().toString(), Qt::AlignLeft);
        return;
    }
    const auto kind = static_cast<bridge::TimeText::Urgency>(urgency.toInt());
    const bool late = kind == bridge::TimeText::Urgency::late;
    const QColor colour = late ? tokens.danger : kind == bridge::TimeText::Urgency::soon ? tokens.warning : tokens.muted;
    const int side = look.px(14);
    painter.drawPixmap(room.left(), room.center().y() + 1 - side / 2,
                       theme::iconPixmap(QLatin1String(late ? "warning" : "clock"), colour, side,
                                         painter.device()->devicePixelRatioF()));
    painter.setPen(colour);
    drawCellText(painter, room.adjusted(side + look.px(6), 0, 0, 0), index.data().toString(), Qt::AlignLeft);
}

} // namespace

void LeadCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) {
        painter->fillRect(option.rect, tokens.accentTint);
    }
    painter->setPen(tokens.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const int padding = look.px(cellPadding);
    const QRect room = option.rect.adjusted(padding, 0, -padding, -1);
    const auto kind = static_cast<CellKind>(index.data(LeadTableModel::KindRole).toInt());
    painter->setFont(look.font(kind == CellKind::name ? theme::FontRole::bodyStrong : theme::FontRole::body));
    switch (kind) {
    case CellKind::rank:
        kit::paintBadge(*painter, room, index.data().toString(),
                        theme::heat(look.scheme(), index.data(LeadTableModel::HeatRole).toInt()));
        break;
    case CellKind::score:
        drawScore(*painter, room, index);
        break;
    case CellKind::due:
        drawDue(*painter, room, index);
        break;
    default: {
        const QVariant colour = index.data(Qt::ForegroundRole);
        painter->setPen(colour.isValid() ? colour.value<QColor>() : tokens.text);
        drawCellText(*painter, room, index.data().toString(),
                     Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask);
        break;
    }
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(tokens.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -3), 4, 4);
    }
    painter->restore();
}

} // namespace leadlight::leads
