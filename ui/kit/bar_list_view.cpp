// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/bar_list_view.h"

#include "kit/bar_list_model.h"
#include "kit/text_line.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace leadlight::kit {

namespace {

constexpr int barRowHeight = 28;

class BarRowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {theme::theme().px(120), theme::theme().px(barRowHeight)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const theme::Theme &look = theme::theme();
        const theme::Tokens &t = look.tokens();
        const auto state = static_cast<BarRow::State>(index.data(BarListModel::StateRole).toInt());
        const bool mirrored = option.direction == Qt::RightToLeft;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setLayoutDirection(option.direction);
        if (state == BarRow::State::included)
            painter->fillRect(option.rect, t.accentTint);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, t.chip);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(t.accent, 2));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
        }

        const QRect row = option.rect.adjusted(look.px(4), 0, -look.px(4), -look.px(6));
        const QString count = index.data(BarListModel::CountRole).toString();
        painter->setFont(look.font(theme::FontRole::body));
        const int countWidth = painter->fontMetrics().horizontalAdvance(count) + look.px(8);
        painter->setPen(t.muted);
        paintTextLine(*painter, row, option.direction, Qt::AlignRight, count);

        QRect words = mirrored ? row.adjusted(countWidth, 0, 0, 0) : row.adjusted(0, 0, -countWidth, 0);
        QFont font = look.font(state == BarRow::State::included ? theme::FontRole::bodyStrong : theme::FontRole::body);
        if (state != BarRow::State::neutral) {
            const bool in = state == BarRow::State::included;
            const int side = look.px(14);
            const int x = mirrored ? words.right() + 1 - side : words.left();
            painter->drawPixmap(x, words.center().y() - side / 2,
                                theme::iconPixmap(QLatin1String(in ? "accept" : "close"), in ? t.accent : t.danger,
                                                  side, painter->device()->devicePixelRatioF()));
            words.adjust(mirrored ? 0 : side + look.px(4), 0, mirrored ? -side - look.px(4) : 0, 0);
            font.setStrikeOut(!in);
        }
        painter->setFont(font);
        painter->setPen(state == BarRow::State::excluded ? t.muted : t.text);
        paintTextLine(*painter, words, option.direction, Qt::AlignLeft, index.data().toString());

        const double thick = look.px(3);
        const QRectF track(row.left(), option.rect.bottom() - thick - 1, row.width(), thick);
        painter->fillRect(track, t.line);
        const double share = index.data(BarListModel::ShareRole).toDouble();
        QRectF bar = track;
        bar.setWidth(share > 0 ? std::max(2.0, share * track.width()) : 0.0);
        if (mirrored)
            bar.moveRight(track.right());
        painter->fillRect(bar, state == BarRow::State::excluded ? t.outline : t.accent);
        painter->restore();
    }
};

} // namespace

BarListView::BarListView(QWidget *parent) : QListView(parent)
{
    setItemDelegate(new BarRowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setWordWrap(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize BarListView::sizeHint() const
{
    const int rows = model() ? model()->rowCount() : 0;
    return {theme::theme().px(180), rows * theme::theme().px(barRowHeight)};
}

void BarListView::fit()
{
    if (model() && model()->rowCount() > 0 && !currentIndex().isValid())
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
    scheduleDelayedItemsLayout();
    updateGeometry();
}

void BarListView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (currentIndex().isValid())
            Q_EMIT chosen(currentIndex(), event->modifiers() & Qt::AltModifier);
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void BarListView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        Q_EMIT chosen(index, event->modifiers() & Qt::AltModifier);
}

void BarListView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace leadlight::kit
