// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/padded_delegate.h"

#include <algorithm>

#include <QPainter>

#include "theme/theme.h"

namespace leadlight::kit {

namespace {

constexpr int cellGap = 5; ///< at either side
constexpr int rowGap = 8;  ///< above and below together

QStyleOptionViewItem paddedOption(const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem inner(option);
    const int gap = theme::theme().px(cellGap);
    inner.rect.adjust(gap, 0, -gap, 0);
    return inner;
}

} // namespace

void PaddedDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme::theme().tokens().accentTint);
    }
    QStyledItemDelegate::paint(painter, paddedOption(option), index);
}

QSize PaddedDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + look.px(2 * cellGap), std::max(size.height() + look.px(rowGap), look.px(theme::size::row))};
}

bool PaddedDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    return QStyledItemDelegate::editorEvent(event, model, paddedOption(option), index); // a mark is clicked where it is drawn
}

} // namespace leadlight::kit
