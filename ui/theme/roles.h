// SPDX-License-Identifier: GPL-3.0-or-later
// What a standard widget is for, so that the one application style sheet can draw it. Set once, at creation: the
// sheet is not re-evaluated when a role changes. Text whose tone changes belongs in kit/elided_label.h.
#pragma once

class QWidget;

namespace leadlight::theme {

enum class Role {
    // QFrame or QWidget
    page,       // window colour, behind cards
    card,       // panel, hairline, radius 8
    rail,       // navigation column
    header,     // top bar, hairline below
    statusLine, // bottom bar, hairline above
    well,       // chip colour, radius 8: a quiet inset
    notice,     // notice bar: panel with an accent edge
    banner,     // trial banner: accent tint
    popover,    // frame of a popup
    segmented,  // frame of a kit::SegmentedControl
    rule,       // one-pixel hairline
    // QPushButton or QToolButton; without a role a push button is neutral
    primary,
    danger,
    quiet,      // no frame until hovered; also icon-only buttons
    link,       // accent text, no frame
    railItem,   // checkable entry of the rail
    chipButton, // pill
    // QLabel
    viewTitle,
    entity,
    section,
    strong,
    muted,
    small,      // 12 px, muted
    badge,      // 11 px pill, chip colour
    keycap,     // "Ctrl K"
    keyFigure,
    pill,       // 12 px pill, chip colour
    accentPill, // 12 px pill, accent tint
    railHeading,
    good,
    warning,
    dangerText
};

void setRole(QWidget &widget, Role role);

} // namespace leadlight::theme
