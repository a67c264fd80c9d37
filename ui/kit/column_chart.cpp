// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/column_chart.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

#include "kit/column_delegate.h"
#include "kit/follow_theme.h"
#include "kit/text_line.h"

namespace leadlight::kit {

ColumnChart::ColumnChart(QWidget *parent) : QListView(parent)
{
    setItemDelegate(new ColumnDelegate(this));
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(this, &QAbstractItemView::clicked, this, &QAbstractItemView::activated);
    followTheme(this, [this](const theme::Theme &) { scheduleDelayedItemsLayout(); });
}

void ColumnChart::setModel(QAbstractItemModel *model)
{
    for (const QMetaObject::Connection &connection : m_listening)
        disconnect(connection);
    m_listening.clear();
    QListView::setModel(model);
    if (model) {
        m_listening = {connect(model, &QAbstractItemModel::modelReset, this, &ColumnChart::measure),
                       connect(model, &QAbstractItemModel::dataChanged, this, &ColumnChart::measure)};
    }
    measure();
}

void ColumnChart::setAverage(double rate)
{
    m_average = rate;
    measure();
}

void ColumnChart::setMark(int afterColumn, const QString &text)
{
    m_mark = afterColumn;
    m_markText = text;
    viewport()->update();
}

void ColumnChart::measure()
{
    m_top = std::max(m_average, 0.0);
    for (int row = 0; model() && row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(ColumnRole::Rate).isValid())
            m_top = std::max(m_top, index.data(ColumnRole::High).toDouble());
    }
    if (m_top <= 0)
        m_top = 1;
    keepCurrent();
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void ColumnChart::keepCurrent()
{
    if (model() && model()->rowCount() > 0 && !currentIndex().isValid())
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
}

QSize ColumnChart::sizeHint() const
{
    return {theme::theme().px(360), theme::theme().px(220)};
}

QSize ColumnChart::minimumSizeHint() const
{
    return {theme::theme().px(200), theme::theme().px(150)};
}

void ColumnChart::paintEvent(QPaintEvent *event)
{
    if (model() && model()->rowCount() > 0)
        paintLines();
    QListView::paintEvent(event); // columns and their texts lie over the lines
}

void ColumnChart::paintLines()
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &t = look.tokens();
    QPainter painter(viewport());
    painter.setFont(look.font(theme::FontRole::small));
    const QRectF room = ColumnDelegate::room(QRectF(viewport()->rect()));
    const int line = look.metrics().lineHeight(theme::FontRole::small);
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(room.left(), room.bottom()), QPointF(room.right(), room.bottom()));
    QPen dashed(t.muted, 1.5);
    dashed.setDashPattern({3, 3});
    if (m_average >= 0) {
        const double y = room.bottom() - m_average / m_top * room.height();
        painter.setPen(dashed);
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y));
    }
    if (m_mark < 0 || m_mark >= model()->rowCount())
        return;
    const QRect after = visualRect(model()->index(m_mark, 0));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double x = mirrored ? after.left() : after.right();
    dashed.setColor(t.danger);
    painter.setPen(dashed);
    painter.drawLine(QPointF(x, 0), QPointF(x, room.bottom()));
    painter.setPen(t.danger);
    // On the side where there is room for it.
    const bool isRight = painter.fontMetrics().horizontalAdvance(m_markText) < room.right() - x - look.px(6);
    const QRectF where = isRight ? QRectF(x + look.px(4), 0, room.right() - x - look.px(4), line) : QRectF(room.left(), 0, x - room.left() - look.px(4), line);
    paintTextLine(painter, where.toRect(), Qt::LeftToRight, isRight ? Qt::AlignLeft : Qt::AlignRight, m_markText);
}

void ColumnChart::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void ColumnChart::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (opens && currentIndex().isValid()) {
        Q_EMIT activated(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

void ColumnChart::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    keepCurrent();
}

} // namespace leadlight::kit
