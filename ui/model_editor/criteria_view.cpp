// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/criteria_view.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSpinBox>

#include "bridge/text.h"
#include "model_editor/criteria_delegate.h"
#include "theme/icons.h"
#include "theme/theme.h"

namespace leadlight::model_editor {

namespace {

constexpr int smallStep = 1;
constexpr int largeStep = 5;
constexpr int sparseWidth = 640; ///< under it the columns of force and evidence go

} // namespace

CriteriaView::CriteriaView(CriteriaModel &rows, QWidget *parent) : QTreeView(parent), m_rows(rows)
{
    setAccessibleName(tr("Criteria of the draft"));
    setModel(&m_rows);
    setItemDelegate(new CriteriaDelegate(this));
    setFrameShape(NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(SelectRows);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setExpandsOnDoubleClick(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(1);
    header()->setAccessibleName(tr("Columns of the criteria"));
    connect(&m_rows, &CriteriaModel::textWanted, this, &CriteriaView::textWanted);
    connect(&m_rows, &QAbstractItemModel::modelReset, this, &CriteriaView::expandAll);
    connect(&theme::theme(), &theme::Theme::changed, this, [this] {
        layOutColumns();
        doItemsLayout();
    });
}

void CriteriaView::refill(workspace::DraftTable table, const agreement::DraftAuthors &authors)
{
    const auto *current = currentRow();
    const std::string path = current ? current->value.path : std::string();
    const int top = verticalScrollBar()->value();
    m_rows.setTable(std::move(table), authors);
    if (!goTo(path)) {
        chooseFirst();
    }
    verticalScrollBar()->setValue(top);
}

bool CriteriaView::goTo(const std::string &path)
{
    const QModelIndex at = m_rows.indexOf(path);
    if (!at.isValid()) {
        return false;
    }
    setCurrentIndex(at);
    scrollTo(at);
    return true;
}

QModelIndex CriteriaView::firstValue() const
{
    const QModelIndex first = m_rows.index(0, 0);
    return first.isValid() && m_rows.rowCount(first) > 0 ? m_rows.index(0, 0, first) : first;
}

void CriteriaView::layOutColumns()
{
    const theme::Theme &look = theme::theme();
    const int room = viewport()->width();
    const bool sparse = room < look.px(sparseWidth);
    setColumnHidden(CriteriaModel::evidenceColumn, sparse);
    setColumnHidden(CriteriaModel::inForceColumn, room < look.px(sparseWidth - 90));
    const std::array<int, CriteriaModel::columns> wide{0, 66, 78, 62, 72, sparse ? 104 : 150, 72, 126};
    int used = 0;
    for (int column = 1; column < CriteriaModel::columns; ++column) {
        if (!isColumnHidden(column)) {
            setColumnWidth(column, look.px(wide[static_cast<std::size_t>(column)]));
            used += columnWidth(column);
        }
    }
    setColumnWidth(CriteriaModel::nameColumn, std::max(look.px(120), room - used));
    setIndentation(look.px(18));
}

void CriteriaView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    layOutColumns();
}

void CriteriaView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const theme::Tokens &tokens = theme::theme().tokens();
    if (selectionModel()->isRowSelected(index.row(), index.parent())) {
        painter->fillRect(rect, tokens.accentTint);
    } else if (index.data(CriteriaModel::Heading).toBool()) {
        painter->fillRect(rect, tokens.window);
    }
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line);
    if (m_rows.rowCount(index) == 0) {
        return;
    }
    const int icon = theme::theme().px(14);
    const QLatin1String name(isExpanded(index)                      ? "chevron-down"
                             : layoutDirection() == Qt::RightToLeft ? "chevron-left"
                                                                    : "chevron-right");
    const QRect at(rect.center().x() - icon / 2, rect.center().y() - icon / 2, icon, icon);
    painter->drawPixmap(at, theme::iconPixmap(name, tokens.muted, icon, painter->device()->devicePixelRatioF()));
}

void CriteriaView::step(int by)
{
    const workspace::DraftTableRow *row = currentRow();
    if (!row) {
        return;
    }
    const QString path = bridge::toQt(row->value.path);
    if (row->value.kind == model::ValueKind::toggle) {
        Q_EMIT textWanted(path, by > 0 ? QStringLiteral("yes") : QStringLiteral("no"));
    } else if (const auto number = wholeNumber(m_rows.shownText(*row))) {
        Q_EMIT textWanted(path, QString::number(std::clamp<std::int64_t>(*number + by, row->lowest, row->highest)));
    }
}

void CriteriaView::tick()
{
    const workspace::DraftTableRow *row = currentRow();
    if (row) {
        Q_EMIT tickWanted(bridge::toQt(row->value.path),
                          !(row->tickedByMarketing && row->tickedBySales) && row->isOpen);
    }
}

void CriteriaView::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const workspace::DraftTableRow *row = currentRow();
    const bool isPlain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (!isPlain) {
        QTreeView::keyPressEvent(event);
        return;
    }
    const bool types =
        event->text().size() == 1 && (event->text().at(0).isDigit() || event->text().at(0) == QLatin1Char('-'));
    switch (event->key()) {
    case Qt::Key_Left:
        step(mirrored ? smallStep : -smallStep);
        return;
    case Qt::Key_Right:
        step(mirrored ? -smallStep : smallStep);
        return;
    case Qt::Key_PageUp:
        step(largeStep);
        return;
    case Qt::Key_PageDown:
        step(-largeStep);
        return;
    case Qt::Key_Space:
        tick();
        return;
    case Qt::Key_Delete:
        if (row) {
            Q_EMIT signedValueWanted(bridge::toQt(row->value.path));
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (row && !row->value.criterion.empty()) {
            Q_EMIT formWanted(bridge::toQt(row->value.path));
        } else if (currentIndex().isValid()) {
            setExpanded(currentIndex(), !isExpanded(currentIndex()));
        }
        return;
    default:
        break;
    }
    if (types && row && row->number) {
        const QModelIndex at = currentIndex().siblingAtColumn(CriteriaModel::valueColumn);
        if (edit(at, AllEditTriggers, event)) {
            // The digit that opened the box is its first.
            if (auto *box = findChild<QSpinBox *>()) {
                QCoreApplication::sendEvent(box, event);
            }
            return;
        }
    }
    QTreeView::keyPressEvent(event);
}

void CriteriaView::drag(const QPoint &place)
{
    const QModelIndex at = m_dragged;
    const auto slider = CriteriaDelegate::sliderOf(at);
    const workspace::DraftTableRow *row = m_rows.rowAt(at);
    if (!slider || !row || !slider->enabled) {
        return;
    }
    const std::int64_t wanted = slider->valueAt(place.x(), visualRect(at), layoutDirection());
    if (wanted != slider->value) {
        Q_EMIT textWanted(bridge::toQt(row->value.path),
                          QString::number(std::clamp(wanted, row->lowest, row->highest)));
    }
}

void CriteriaView::mousePressEvent(QMouseEvent *event)
{
    QTreeView::mousePressEvent(event);
    const QModelIndex at = indexAt(event->pos());
    const workspace::DraftTableRow *row = m_rows.rowAt(at);
    if (!row || event->button() != Qt::LeftButton) {
        return;
    }
    if (at.column() == CriteriaModel::sliderColumn) {
        m_dragged = at;
        drag(event->pos());
    } else if (at.column() == CriteriaModel::statusColumn
               && (row->isOpen || row->tickedByMarketing || row->tickedBySales)) {
        tick();
    } else if (at.column() == CriteriaModel::valueColumn && row->value.kind == model::ValueKind::toggle) {
        step(m_rows.shownText(*row) == "yes" ? -smallStep : smallStep);
    }
}

void CriteriaView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged.isValid()) {
        drag(event->pos());
        return;
    }
    QTreeView::mouseMoveEvent(event);
}

void CriteriaView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragged = QPersistentModelIndex();
    QTreeView::mouseReleaseEvent(event);
}

} // namespace leadlight::model_editor
