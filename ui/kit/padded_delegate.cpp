// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/padded_delegate.h"

#include <algorithm>

#include <QPainter>
#include <QTableView>

#include "theme/theme.h"

namespace leadlight::kit {

namespace {

constexpr int listGap = 5; ///< at either side of a list's rows
constexpr int rowGap = 8;  ///< above and below together

/// The style gives the cells of a table the room that their headings have.
int gapOf(const QStyleOptionViewItem &option)
{
    return qobject_cast<const QTableView *>(option.widget) ? 0 : theme::theme().px(listGap);
}

QStyleOptionViewItem paddedOption(const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem inner(option);
    const int gap = gapOf(option);
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
    return {size.width() + 2 * gapOf(option), std::max(size.height() + look.px(rowGap), look.px(theme::size::row))};
}

bool PaddedDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    return QStyledItemDelegate::editorEvent(event, model, paddedOption(option), index); // a mark is clicked where it is drawn
}

} // namespace leadlight::kit
