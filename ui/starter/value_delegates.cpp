// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/value_delegates.h"

#include <algorithm>
#include <array>

#include <QMouseEvent>
#include <QPainter>

#include "kit/text_line.h"
#include "starter/starter_words.h"
#include "starter/value_model.h"
#include "theme/theme.h"

namespace leadlight::starter {

namespace {

constexpr std::array allMarks{model::Mark::good, model::Mark::neutral, model::Mark::bad};
constexpr int choiceWidth = 52;
constexpr int percentWidth = 52;
constexpr int barWidth = 56;
constexpr int cellPadding = 6;

const QColor &inkOf(model::Mark mark, const theme::Tokens &tokens)
{
    return mark == model::Mark::good ? tokens.good : mark == model::Mark::bad ? tokens.danger : tokens.text;
}

void fillSelected(QPainter &painter, const QStyleOptionViewItem &option)
{
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(option.rect, theme::theme().tokens().accentTint);
    }
}

} // namespace

QRect MarkDelegate::placeOf(model::Mark mark, const QRect &cell, Qt::LayoutDirection direction)
{
    const theme::Theme &look = theme::theme();
    const auto at = static_cast<int>(std::find(allMarks.begin(), allMarks.end(), mark) - allMarks.begin());
    const int width = look.px(choiceWidth);
    const QRect place(cell.left() + look.px(cellPadding) + at * width, cell.top() + look.px(4), width,
                      cell.height() - look.px(8));
    return QStyle::visualRect(direction, cell, place);
}

void MarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant mark = index.data(MarkRole);
    if (!mark.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    fillSelected(*painter, option);
    for (const model::Mark one : allMarks) {
        const QRect place = placeOf(one, option.rect, option.direction);
        const bool chosen = mark.toInt() == static_cast<int>(one);
        if (chosen) {
            painter->setPen(QPen(inkOf(one, tokens), 1));
            painter->setBrush(tokens.chip);
            painter->drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4));
        }
        painter->setPen(chosen ? inkOf(one, tokens) : tokens.muted);
        painter->setFont(look.font(chosen ? theme::FontRole::smallStrong : theme::FontRole::small));
        painter->drawText(place, Qt::AlignCenter, markName(one));
    }
    painter->restore();
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const auto wide = static_cast<int>(allMarks.size()) * look.px(choiceWidth) + 2 * look.px(cellPadding);
    return QStyledItemDelegate::sizeHint(option, index).expandedTo({wide, look.px(theme::size::row)});
}

bool MarkDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease || !index.data(MarkRole).isValid()) {
        return false;
    }
    const auto *mouse = static_cast<QMouseEvent *>(event);
    for (const model::Mark one : allMarks) {
        if (mouse->button() == Qt::LeftButton
            && placeOf(one, option.rect, option.direction).contains(mouse->position().toPoint())) {
            return model->setData(index, static_cast<int>(one), Qt::EditRole);
        }
    }
    return false;
}

void ShareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    painter->save();
    fillSelected(*painter, option);
    const QVariant share = index.data(ShareRole);
    const int padding = look.px(cellPadding);
    const QRect number(option.rect.left() + padding, option.rect.top(), look.px(percentWidth), option.rect.height());
    painter->setFont(look.font(theme::FontRole::body));
    painter->setPen(share.isValid() ? tokens.text : tokens.muted);
    kit::paintTextLine(*painter, QStyle::visualRect(option.direction, option.rect, number), option.direction,
                       Qt::AlignRight, index.data(Qt::DisplayRole).toString());
    if (share.isValid()) {
        const int height = look.px(8);
        const QRect bar(number.right() + look.px(8), option.rect.center().y() - height / 2, look.px(barWidth), height);
        const auto upTo = [&](double part) { return static_cast<int>(std::clamp(part, 0.0, 1.0) * bar.width()); };
        const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
        painter->fillRect(placed(bar), tokens.chip);
        const QBrush fill(tokens.evidence, index.data(FewRole).toBool() ? Qt::BDiagPattern : Qt::SolidPattern);
        painter->fillRect(placed(QRect(bar.left(), bar.top(), upTo(share.toDouble()), height)), fill);
        const int mean = bar.left() + std::min(upTo(index.data(MeanRole).toDouble()), bar.width() - 2);
        painter->fillRect(placed(QRect(mean, bar.top() - look.px(3), 2, height + look.px(6))), tokens.text);
    }
    painter->restore();
}

QSize ShareDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Theme &look = theme::theme();
    return QStyledItemDelegate::sizeHint(option, index)
        .expandedTo({look.px(percentWidth + barWidth + 8) + 2 * look.px(cellPadding), look.px(theme::size::row)});
}

} // namespace leadlight::starter
