// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes and fonts, all multiplied by one run-time factor: text size and presentation change it while the program runs.
#pragma once

#include <QFont>
#include <QStringList>

namespace leadlight::theme {

// Weight and pixel size at factor 1: badge 11/600, small 12/400, smallStrong 12/500, body 13/400, bodyStrong 13/600,
// section 14/600, entity 18/600, viewTitle 22/600, tileNumber 24/600, keyFigure 32/600.
enum class FontRole {
    badge,
    small,
    smallStrong,
    body,
    bodyStrong,
    section,
    entity,
    viewTitle,
    tileNumber,
    keyFigure
};

// Lengths in pixels at factor 1. Pass them through Metrics::px.
namespace size {
inline constexpr int railWidth = 196;
inline constexpr int railNarrow = 56;
inline constexpr int header = 52;
inline constexpr int statusLine = 28;
inline constexpr int gutter = 16;
inline constexpr int inspectorMin = 360;
inline constexpr int inspectorMax = 420;
inline constexpr int facets = 240;
inline constexpr int control = 32;
inline constexpr int controlCompact = 28;
inline constexpr int row = 32;
inline constexpr int rowCompact = 26;
inline constexpr int rowPresent = 40;
inline constexpr int queueRow = 56;
inline constexpr int waterfallRow = 38;
inline constexpr int radius = 6;
inline constexpr int cardRadius = 8;
inline constexpr int cardPaddingX = 16;
inline constexpr int cardPaddingY = 12;
inline constexpr int tileGap = 6;
inline constexpr int icon = 16;
inline constexpr int railIcon = 18;
inline constexpr int hitTarget = 24;
} // namespace size

class Metrics {
public:
    // systemFont: system font size / 13 px; text: the user's text size, 0.8 to 2; presentation: 1, 1.5 or 2.
    explicit Metrics(double systemFont = 1.0, double text = 1.0, double presentation = 1.0);

    double factor() const { return m_factor; }
    int px(double atFactorOne) const; // rounded, at least 1 for a positive length
    int pixelSize(FontRole role) const;
    int lineHeight(FontRole role) const;
    QFont font(FontRole role) const;

private:
    double m_factor;
};

// The families in order of preference; the first is the bundled font with tabular digits.
QStringList families();

} // namespace leadlight::theme
