// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/flow_layout.h"

#include "theme/theme.h"

#include <QWidget>

namespace leadlight::kit {

FlowLayout::FlowLayout(QWidget *parent, int gap) : QLayout(parent), m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const QLayoutItem *item : m_items)
        least = least.expandedTo(item->minimumSize());
    return least.grownBy(contentsMargins());
}

int FlowLayout::arrange(const QRect &rect, bool move) const
{
    const QRect room = rect.marginsRemoved(contentsMargins());
    const bool mirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
    const int gap = theme::theme().px(m_gap);
    int x = 0;
    int y = 0;
    int line = 0;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo({std::max(room.width(), item->minimumSize().width()), 10'000});
        if (x > 0 && x + size.width() > room.width()) {
            x = 0;
            y += line + gap;
            line = 0;
        }
        if (move) {
            const int left = mirrored ? room.right() + 1 - x - size.width() : room.left() + x;
            item->setGeometry({QPoint(left, room.top() + y), size});
        }
        x += size.width() + gap;
        line = std::max(line, size.height());
    }
    return y + line + rect.height() - room.height();
}

} // namespace leadlight::kit
