// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence_view/odds_delegate.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "evidence_view/odds_model.h"
#include "theme/theme.h"

namespace leadlight::evidence_view {

namespace {

constexpr double furthest = 6; ///< times the odds, and a sixth of them: the ends of the axis

} // namespace

void OddsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index); // ground and selection; there is no text
    const theme::Theme &look = theme::theme();
    const theme::Tokens &t = look.tokens();
    const QRectF room = QRectF(option.rect).adjusted(look.px(8), 0, -look.px(8), 0);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto at = [&](double odds) {
        const double part = (std::log(std::clamp(odds, 1 / furthest, furthest)) / std::log(furthest) + 1) / 2;
        return room.left() + (mirrored ? 1 - part : part) * room.width();
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPen dashed(t.muted, 1);
    dashed.setDashPattern({2, 3});
    painter->setPen(dashed);
    painter->drawLine(QPointF(at(1), room.top()), QPointF(at(1), room.bottom()));
    const QVariant value = index.data(OddsModel::ValueRole);
    const auto voice = static_cast<workspace::Voice>(index.data(OddsModel::VoiceRole).toInt());
    if (value.isValid()) {
        const bool speaks = voice == workspace::Voice::speaks;
        const QColor colour = !speaks ? t.muted : value.toDouble() > 1 ? t.good : t.danger;
        const double y = room.center().y();
        painter->setPen(QPen(colour, speaks ? 2 : 1));
        painter->drawLine(QPointF(at(index.data(OddsModel::LowRole).toDouble()), y), QPointF(at(index.data(OddsModel::HighRole).toDouble()), y));
        const double half = look.px(4);
        painter->setBrush(voice == workspace::Voice::tooFew ? t.panel : colour);
        painter->drawRect(QRectF(at(value.toDouble()) - half, y - half, 2 * half, 2 * half));
    }
    painter->restore();
}

} // namespace leadlight::evidence_view
