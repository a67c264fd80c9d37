// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/sort_header.h"

#include <QPainter>

#include "theme/icons.h"
#include "theme/theme.h"

namespace leadlight::leads {

SortHeader::SortHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setStretchLastSection(true);
    setTextElideMode(Qt::ElideRight);
}

void SortHeader::setSorted(const std::vector<LeadTableModel::Sorted> &sorted)
{
    m_sorted = sorted;
    viewport()->update();
}

void SortHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, logicalIndex);
    painter->restore();
    for (std::size_t i = 0; i < m_sorted.size(); ++i) {
        if (m_sorted[i].column != logicalIndex || !model()) {
            continue;
        }
        const theme::Theme &look = theme::theme();
        const QColor &colour = look.tokens().accent;
        const int side = look.px(12);
        const int gap = look.px(3);
        painter->save();
        painter->setFont(look.font(theme::FontRole::smallStrong));
        const QString text = model()->headerData(logicalIndex, Qt::Horizontal, Qt::DisplayRole).toString();
        const int words = painter->fontMetrics().horizontalAdvance(text) + look.px(8);
        const QString ordinal = m_sorted.size() > 1 ? QString::number(i + 1) : QString();
        painter->setFont(look.font(theme::FontRole::badge));
        const int ordinalWidth = painter->fontMetrics().horizontalAdvance(ordinal);
        const bool right = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
        const int mark = side + ordinalWidth;
        const int left = right ? qMax(rect.left(), rect.right() + 1 - words - gap - mark)
                               : qMin(rect.left() + words + gap, rect.right() - mark);
        painter->drawPixmap(left, rect.center().y() + 1 - side / 2,
                            theme::iconPixmap(QLatin1String(m_sorted[i].descending ? "sort-desc" : "sort-asc"), colour,
                                              side, painter->device()->devicePixelRatioF()));
        painter->setPen(colour);
        painter->drawText(QRect(left + side, rect.top(), ordinalWidth, rect.height()), Qt::AlignVCenter, ordinal);
        painter->restore();
    }
}

} // namespace leadlight::leads
