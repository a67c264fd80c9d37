// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/heat_map_header.h"

#include "kit/heat_map_view.h"
#include "kit/text_line.h"
#include "theme/theme.h"

#include <QPainter>

namespace leadlight::kit {

HeatMapHeader::HeatMapHeader(Qt::Orientation orientation, QWidget *parent) : QHeaderView(orientation, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(8);
    setFocusPolicy(Qt::NoFocus);
}

QString HeatMapHeader::note(int section) const
{
    return model() ? model()->headerData(section, orientation(), HeatRole::Note).toString() : QString();
}

QSize HeatMapHeader::sizeHint() const
{
    const theme::Theme &look = theme::theme();
    const QFontMetrics name(look.font(theme::FontRole::smallStrong));
    const QFontMetrics small(look.font(theme::FontRole::small));
    int width = 0;
    bool notes = false;
    for (int section = 0; section < count(); ++section) {
        const QString text = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
        width = std::max({width, name.horizontalAdvance(text), small.horizontalAdvance(note(section))});
        notes = notes || !note(section).isEmpty();
    }
    if (orientation() == Qt::Vertical)
        return {width + look.px(16), 0};
    return {0, look.px(notes ? 40 : 24)};
}

void HeatMapHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &t = look.tokens();
    const QString text = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    const QString under = note(section);
    const int line = look.px(18);
    const int lines = under.isEmpty() ? 1 : 2;
    QRect box = rect;
    if (orientation() == Qt::Horizontal) {
        box.adjust(look.px(6), 0, -look.px(6), -look.px(2));
        box.setTop(box.bottom() + 1 - lines * line);
    } else {
        box.adjust(0, 0, -look.px(8), 0);
        box.setTop(rect.center().y() - lines * line / 2);
    }
    box.setHeight(line);
    painter->save();
    painter->fillRect(rect, t.panel);
    painter->setFont(look.font(theme::FontRole::smallStrong));
    painter->setPen(t.text);
    paintTextLine(*painter, box, layoutDirection(), Qt::AlignLeft, text);
    painter->setFont(look.font(theme::FontRole::small));
    painter->setPen(t.muted);
    paintTextLine(*painter, box.translated(0, line), layoutDirection(), Qt::AlignLeft, under);
    painter->restore();
}

} // namespace leadlight::kit
