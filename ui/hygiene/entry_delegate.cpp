// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/entry_delegate.h"

#include <QPainter>

#include "hygiene/entry_model.h"
#include "kit/text_line.h"
#include "theme/theme.h"

namespace leadlight::hygiene {

namespace {

constexpr int entryHeight = 46; // at factor 1
constexpr int entryEdge = 12;

} // namespace

void EntryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    const bool group = index.data(EntryModel::IsGroup).toBool();
    const QRect rect = option.rect;
    const auto placed = [&](const QRect &at) { return QStyle::visualRect(option.direction, rect, at); };
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(rect, tokens.accentTint);
        if (option.state & QStyle::State_HasFocus) {
            painter->fillRect(placed(QRect(rect.left(), rect.top(), look.px(3), rect.height())), tokens.accent);
        }
    } else if (group || (option.state & QStyle::State_MouseOver)) {
        painter->fillRect(rect, tokens.chip);
    }
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line);
    const auto line = [&](const QRect &at, theme::FontRole font, const QColor &colour, Qt::Alignment side, const QString &text) {
        painter->setFont(look.font(font));
        painter->setPen(colour);
        kit::paintTextLine(*painter, placed(at), option.direction, side, text);
    };
    const int left = rect.left() + look.px(group ? entryEdge : 2 * entryEdge);
    const int right = rect.right() - look.px(entryEdge);
    const int first = rect.top() + look.px(5);
    const QString value = index.data(EntryModel::Value).toString();
    const auto valueFont = group ? theme::FontRole::bodyStrong : theme::FontRole::body;
    const int width = value.isEmpty() ? 0 : QFontMetrics(look.font(valueFont)).horizontalAdvance(value) + look.px(2);
    line(QRect(right - width, first, width, look.px(18)), valueFont, tokens.text, Qt::AlignTrailing, value);
    line(QRect(left, first, right - left - width - look.px(8), look.px(18)),
         group ? theme::FontRole::bodyStrong : theme::FontRole::body, tokens.text, Qt::AlignLeading, index.data(Qt::DisplayRole).toString());
    line(QRect(left, first + look.px(19), right - left, look.px(16)), theme::FontRole::small, tokens.muted, Qt::AlignLeading,
         index.data(EntryModel::Detail).toString());
    painter->restore();
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const
{
    return {theme::theme().px(240), theme::theme().px(entryHeight)};
}

} // namespace leadlight::hygiene
