// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/heat_map_view.h"

#include "kit/follow_theme.h"
#include "kit/heat_map_delegate.h"
#include "kit/heat_map_header.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace leadlight::kit {

HeatMapView::HeatMapView(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new HeatMapDelegate(this));
    setHorizontalHeader(new HeatMapHeader(Qt::Horizontal, this));
    setVerticalHeader(new HeatMapHeader(Qt::Vertical, this));
    setCornerButtonEnabled(false);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    followTheme(this, [this](const theme::Theme &) { restyle(); });
}

void HeatMapView::setModel(QAbstractItemModel *next)
{
    for (const QMetaObject::Connection &connection : m_listening)
        disconnect(connection);
    m_listening.clear();
    QTableView::setModel(next);
    if (next) {
        // QTableView made its own connections before; these run after them.
        m_listening = {connect(next, &QAbstractItemModel::modelReset, this, &HeatMapView::restyle),
                       connect(next, &QAbstractItemModel::rowsInserted, this, &HeatMapView::restyle),
                       connect(next, &QAbstractItemModel::rowsRemoved, this, &HeatMapView::restyle),
                       connect(next, &QAbstractItemModel::headerDataChanged, this, &HeatMapView::restyle),
                       // The lead line lies across tiles, so painting one changed tile is not enough.
                       connect(next, &QAbstractItemModel::dataChanged, viewport(), qOverload<>(&QWidget::update))};
    }
    restyle();
}

QSize HeatMapView::minimumSizeHint() const
{
    const theme::Theme &look = theme::theme();
    const int columns = model() ? model()->columnCount() : 4;
    const int rows = model() ? model()->rowCount() : 4;
    const QSize heads(!verticalHeader()->isHidden() ? verticalHeader()->sizeHint().width() : 0,
                      !horizontalHeader()->isHidden() ? horizontalHeader()->sizeHint().height() : 0);
    return QSize(columns * look.px(56), rows * look.px(44)) + heads;
}

QSize HeatMapView::sizeHint() const
{
    const theme::Theme &look = theme::theme();
    const int columns = model() ? model()->columnCount() : 4;
    const int rows = model() ? model()->rowCount() : 4;
    return {columns * look.px(180) + verticalHeader()->sizeHint().width(),
            rows * look.px(130) + horizontalHeader()->sizeHint().height()};
}

void HeatMapView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    spreadTiles();
}

void HeatMapView::restyle()
{
    verticalHeader()->setFixedWidth(verticalHeader()->sizeHint().width());
    horizontalHeader()->setFixedHeight(horizontalHeader()->sizeHint().height());
    updateGeometries();
    spreadTiles();
    keepCurrent();
    updateGeometry();
    viewport()->update();
}

void HeatMapView::spreadTiles()
{
    // Outer cells carry the wider margin; they are that much larger, so that all tiles are equal.
    const int extra = HeatMapDelegate::outerMargin() - HeatMapDelegate::innerMargin();
    const auto spread = [extra](QHeaderView *header, int room) {
        const int sections = header->count();
        if (sections == 0)
            return;
        const int each = std::max(1, (room - 2 * extra) / sections);
        int left = room - 2 * extra - each * sections;
        for (int section = 0; section < sections; ++section) {
            const int edge = (section == 0 ? extra : 0) + (section == sections - 1 ? extra : 0);
            header->resizeSection(section, each + edge + (left-- > 0 ? 1 : 0));
        }
    };
    spread(horizontalHeader(), viewport()->width());
    spread(verticalHeader(), viewport()->height());
}

void HeatMapView::keepCurrent()
{
    if (!model() || !selectionModel() || currentIndex().isValid())
        return;
    if (model()->rowCount() > 0 && model()->columnCount() > 0)
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
}

void HeatMapView::focusInEvent(QFocusEvent *event)
{
    keepCurrent();
    QTableView::focusInEvent(event);
}

QPainterPath HeatMapView::regionOutline() const
{
    QPainterPath outline;
    if (!model())
        return outline;
    QRegion region;
    for (int row = 0; row < model()->rowCount(); ++row) {
        for (int column = 0; column < model()->columnCount(); ++column) {
            const QModelIndex index = model()->index(row, column);
            if (index.data(HeatRole::InRegion).toBool())
                region += visualRect(index);
        }
    }
    // At the table's edge the line moves in by half its width, into the wider margin.
    const int half = HeatMapDelegate::lineWidth() / 2;
    region &= viewport()->rect().adjusted(half, half, -half, -half);
    outline.addRegion(region);
    return outline.simplified();
}

void HeatMapView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QPainterPath outline = regionOutline();
    if (outline.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(theme::theme().tokens().leadLine, HeatMapDelegate::lineWidth(), Qt::SolidLine, Qt::SquareCap,
                        Qt::MiterJoin));
    painter.drawPath(outline);
}

void HeatMapView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current.isValid())
            Q_EMIT activated(current);
        return;
    case Qt::Key_Space:
        if (current.isValid() && m_regionEditable)
            Q_EMIT tileToggled(current);
        else if (current.isValid())
            Q_EMIT detailsRequested(current);
        return;
    default:
        break;
    }
    // Letters belong to the view around the matrix (M, T), not to a keyboard search in sixteen tiles.
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (plain && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void HeatMapView::mousePressEvent(QMouseEvent *event)
{
    if (!m_regionEditable || event->button() != Qt::LeftButton) {
        QTableView::mousePressEvent(event);
        return;
    }
    m_pressed = indexAt(event->position().toPoint());
    if (m_pressed.isValid())
        selectionModel()->setCurrentIndex(m_pressed, QItemSelectionModel::NoUpdate);
}

void HeatMapView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_regionEditable)
        QTableView::mouseMoveEvent(event);
}

void HeatMapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_regionEditable) {
        QTableView::mouseReleaseEvent(event);
        return;
    }
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && index == m_pressed)
        Q_EMIT tileToggled(index);
    m_pressed = QModelIndex();
}

} // namespace leadlight::kit
