// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QStyle>

namespace leadlight::kit {

// Paints one elided line at the leading or trailing end of rect as the layout direction has it, while the text itself
// keeps the direction of its own letters: in a mirrored window "+45" must not become "45+".
inline void paintTextLine(QPainter &painter, const QRect &rect, Qt::LayoutDirection direction, Qt::Alignment side,
                          const QString &text, Qt::TextElideMode mode = Qt::ElideRight)
{
    const Qt::LayoutDirection before = painter.layoutDirection();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    // Eliding measures by fractions of a pixel and would cut a text that was given exactly the width it asked for.
    const QFontMetrics metrics = painter.fontMetrics();
    const bool fits = metrics.horizontalAdvance(text) <= rect.width();
    painter.drawText(rect, int(QStyle::visualAlignment(direction, side) | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextDontClip),
                     fits ? text : metrics.elidedText(text, mode, rect.width()));
    painter.setLayoutDirection(before);
}

} // namespace leadlight::kit
