// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix/lead_line_view.h"

#include <algorithm>

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "kit/badge.h"
#include "kit/follow_theme.h"
#include "kit/text_line.h"
#include "matrix/lead_line_model.h"

namespace leadlight::matrix {

namespace {

constexpr int lineHeight = 48;

/// Badge, name over title, and at the trailing edge how long the lead waits or when it was active.
class LeadLineDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {theme::theme().px(200), theme::theme().px(lineHeight)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const theme::Theme &look = theme::theme();
        const theme::Tokens &t = look.tokens();
        painter->save();
        painter->setLayoutDirection(option.direction);
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, t.accentTint);
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(option.rect, t.chip);
        }
        painter->setPen(t.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        const bool mirrored = option.direction == Qt::RightToLeft;
        const QRect inner = option.rect.adjusted(look.px(16), 0, -look.px(16), 0);
        const QString rank = index.data(LeadLineModel::RankRole).toString();
        const int badge = kit::badgeSize(rank).width();
        const theme::Shade shade = theme::heat(look.scheme(), index.data(LeadLineModel::BinRole).toInt());
        kit::paintBadge(*painter, QRect(mirrored ? inner.right() + 1 - badge : inner.left(), inner.top(), badge, inner.height()),
                        rank, shade.fill == t.panel ? theme::Shade{t.chip, t.text} : shade);

        painter->setFont(look.font(theme::FontRole::small));
        const QString when = index.data(LeadLineModel::WhenRole).toString();
        const int whenWidth = when.isEmpty() ? 0 : std::min(painter->fontMetrics().horizontalAdvance(when) + look.px(2), inner.width() / 2);
        painter->setPen(index.data(LeadLineModel::WaitsRole).toBool() ? t.text : t.muted);
        const QRect place(mirrored ? inner.left() : inner.right() + 1 - whenWidth, inner.top(), whenWidth, inner.height());
        kit::paintTextLine(*painter, place, option.direction, Qt::AlignRight, when);

        const int from = badge + look.px(10);
        const int to = whenWidth + (when.isEmpty() ? 0 : look.px(8));
        const QRect words = inner.adjusted(mirrored ? to : from, 0, mirrored ? -from : -to, 0);
        const QString title = index.data(LeadLineModel::TitleRole).toString();
        const int line = look.px(18);
        const int top = words.center().y() + 1 - (title.isEmpty() ? line / 2 : line);
        painter->setFont(look.font(theme::FontRole::bodyStrong));
        painter->setPen(t.text);
        kit::paintTextLine(*painter, QRect(words.left(), top, words.width(), line), option.direction, Qt::AlignLeft,
                           index.data().toString());
        painter->setFont(look.font(theme::FontRole::small));
        painter->setPen(t.muted);
        kit::paintTextLine(*painter, QRect(words.left(), top + line, words.width(), line), option.direction, Qt::AlignLeft,
                           title);
        if (option.state & QStyle::State_HasFocus) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(t.accent, 2));
            painter->drawRect(option.rect.adjusted(2, 2, -2, -2));
        }
        painter->restore();
    }
};

} // namespace

LeadLineView::LeadLineView(QWidget *parent) : QListView(parent)
{
    setItemDelegate(new LeadLineDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT leadOpened(index.data(LeadLineModel::RowRole).toUInt()); });
    kit::followTheme(this, [this](const theme::Theme &) { scheduleDelayedItemsLayout(); });
}

void LeadLineView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection &selected) {
        if (!selected.isEmpty()) {
            Q_EMIT leadChosen(selected.indexes().constFirst().data(LeadLineModel::RowRole).toUInt());
        }
    });
}

void LeadLineView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT leadOpened(currentIndex().data(LeadLineModel::RowRole).toUInt());
        return;
    }
    QListView::keyPressEvent(event);
}

void LeadLineView::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0) {
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
    }
    QListView::focusInEvent(event);
}

} // namespace leadlight::matrix
