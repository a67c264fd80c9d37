// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palette_delegate.h"

#include <QPainter>

#include "shell/palette_model.h"
#include "theme/theme.h"

namespace leadlight::shell {

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.accentTint);
        painter->drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), look.px(theme::size::radius), look.px(theme::size::radius));
    }
    const QRect inside = option.rect.adjusted(look.px(12), 0, -look.px(12), 0);
    const auto placed = [&](const QRect &part) { return QStyle::visualRect(option.direction, option.rect, part); };
    const auto side = [&](Qt::Alignment edge) { return QStyle::visualAlignment(option.direction, edge) | Qt::AlignVCenter; };

    const QString key = index.data(PaletteModel::keyRole).toString();
    painter->setFont(look.font(theme::FontRole::small));
    painter->setPen(tokens.muted);
    const int keyWidth = key.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(key) + look.px(12);
    painter->drawText(placed(inside), side(Qt::AlignRight), key);

    const QString detail = index.data(PaletteModel::detailRole).toString();
    const QFontMetrics small = painter->fontMetrics();
    painter->setFont(look.font(theme::FontRole::body));
    painter->setPen(tokens.text);
    const int room = inside.width() - keyWidth;
    const QString title = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room);
    const int titleWidth = painter->fontMetrics().horizontalAdvance(title);
    painter->drawText(placed(QRect(inside.left(), inside.top(), titleWidth + 1, inside.height())), side(Qt::AlignLeft), title);

    const int start = titleWidth + look.px(10);
    if (room - start > look.px(24)) {
        painter->setFont(look.font(theme::FontRole::small));
        painter->setPen(tokens.muted);
        painter->drawText(placed(QRect(inside.left() + start, inside.top(), room - start, inside.height())),
                          side(Qt::AlignLeft), small.elidedText(detail, Qt::ElideRight, room - start));
    }
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int height = theme::theme().px(theme::size::row);
    return {height, height};
}

} // namespace leadlight::shell
