// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour of the program, once for light and once for dark. No colour literal lives outside ui/theme.
#pragma once

#include <QColor>

#include <array>

namespace leadlight::theme {

enum class Scheme { light, dark };

// The design tokens. Every text colour reaches 4.5 : 1 on window, panel, chip and accentTint; a test recomputes it.
struct Tokens {
    QColor window;     // behind cards
    QColor panel;      // cards, tables, header
    QColor chip;       // chips, wells, hover
    QColor line;       // hairlines
    QColor outline;    // edge of a control: 3 : 1 on panel and window
    QColor text;
    QColor muted;      // secondary text
    QColor rail;       // navigation
    QColor railText;
    QColor railActive; // the chosen entry of the rail
    QColor onRail;     // its text, and the program's name
    QColor railMark;   // the warm bar at the left of the chosen entry
    QColor accent;     // primary button, focus, handles, links
    QColor onAccent;
    QColor accentTint; // selection
    QColor good;
    QColor warning;
    QColor danger;
    QColor dangerTint; // behind danger text in a badge
    QColor marketing;  // always with the letter M or the word
    QColor sales;      // always with the letter S or the word
    QColor evidence;
    QColor leadLine;   // outline around the MQL region
    QColor histogram;  // bars of a distribution
    std::array<QColor, 8> heat;      // cold to hot
    std::array<QColor, 7> diverging; // most fewer (orange) to most more (violet); [3] is "no change"
    std::array<QColor, 5> series;
};

const Tokens &tokens(Scheme scheme);

// The tokens by name, for icons and labels that follow the theme by themselves.
enum class Tone { text, muted, accent, onAccent, good, warning, danger, marketing, sales, evidence, railText, onRail };

const QColor &colour(const Tokens &of, Tone tone);

// Contrast of two opaque colours after WCAG 2.1, 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace leadlight::theme
