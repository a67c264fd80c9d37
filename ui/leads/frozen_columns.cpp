// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/frozen_columns.h"

#include <algorithm>

#include <QPainter>
#include <QScrollBar>

#include "leads/sort_header.h"
#include "theme/theme.h"

namespace leadlight::leads {

FrozenColumns::FrozenColumns(QTableView &table, LeadTableModel &source, SortHeader &header)
    : QTableView(&table), m_table(table), m_leads(source), m_source(header), m_header(new SortHeader(this))
{
    setAccessibleName(tr("First columns of the lead table"));
    setObjectName(QStringLiteral("frozenColumns"));
    setItemDelegate(table.itemDelegate());
    setHorizontalHeader(m_header);
    m_header->setSectionsMovable(false);
    m_header->setAccessibleName(tr("Header of the first columns"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(table.selectionBehavior());
    setSelectionMode(table.selectionMode());
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(m_header, &QHeaderView::sectionClicked, this, &FrozenColumns::headerClicked);
    connect(table.verticalScrollBar(), &QAbstractSlider::valueChanged, verticalScrollBar(), &QAbstractSlider::setValue);
    connect(verticalScrollBar(), &QAbstractSlider::valueChanged, table.verticalScrollBar(), &QAbstractSlider::setValue);
    connect(table.horizontalScrollBar(), &QAbstractSlider::valueChanged, this, &FrozenColumns::follow);
    for (const auto moved : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved}) {
        connect(&m_source, moved, this, &FrozenColumns::follow);
    }
    hide();
}

std::vector<int> FrozenColumns::leading() const
{
    std::vector<int> shown;
    for (int place = 0; place < m_source.count() && shown.size() < 2; ++place) {
        if (const int column = m_source.logicalIndex(place); !m_source.isSectionHidden(column)) {
            shown.push_back(column);
        }
    }
    if (shown.size() == 2 && shown[1] != m_leads.columnOf(QStringLiteral("name"))) {
        shown.pop_back();
    }
    return shown;
}

void FrozenColumns::follow()
{
    const std::vector<int> columns = leading();
    int wide = 0;
    for (const int column : columns) {
        wide += m_source.sectionSize(column);
    }
    // Where they would take most of the room, they hide more than they tell.
    if (wide == 0 || m_table.horizontalScrollBar()->value() == 0 || wide > m_table.viewport()->width() / 2) {
        hide();
        return;
    }
    takeModel();
    for (int column = 0; column < m_source.count(); ++column) {
        setColumnHidden(column, std::find(columns.begin(), columns.end(), column) == columns.end());
    }
    int place = 0;
    for (const int column : columns) {
        m_header->moveSection(m_header->visualIndex(column), place++);
        setColumnWidth(column, m_source.sectionSize(column));
    }
    m_header->setSorted(m_source.sorted());
    m_header->setFixedHeight(m_source.height());
    verticalHeader()->setMinimumSectionSize(m_table.verticalHeader()->minimumSectionSize());
    verticalHeader()->setDefaultSectionSize(m_table.verticalHeader()->defaultSectionSize());
    setGeometry(0, 0, wide, m_source.height() + m_table.viewport()->height());
    show();
    raise();
    verticalScrollBar()->setValue(m_table.verticalScrollBar()->value());
}

// A second view of a million rows costs time at each change; it is made when somebody scrolls sideways for the first time.
void FrozenColumns::takeModel()
{
    if (model()) {
        return;
    }
    setModel(&m_leads);
    QItemSelectionModel *own = selectionModel();
    setSelectionModel(m_table.selectionModel());
    delete own;
}

void FrozenColumns::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    painter.setPen(theme::theme().tokens().line);
    painter.drawLine(viewport()->rect().topRight(), viewport()->rect().bottomRight());
}

} // namespace leadlight::leads
