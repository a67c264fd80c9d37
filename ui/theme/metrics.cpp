// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/metrics.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace leadlight::theme {

namespace {

struct FontSpec {
    int pixels;
    QFont::Weight weight;
    int line;
};

FontSpec specOf(FontRole role)
{
    switch (role) {
    case FontRole::badge:
        return {11, QFont::DemiBold, 16};
    case FontRole::small:
        return {12, QFont::Normal, 16};
    case FontRole::smallStrong:
        return {12, QFont::Medium, 16};
    case FontRole::body:
        return {13, QFont::Normal, 20};
    case FontRole::bodyStrong:
        return {13, QFont::DemiBold, 20};
    case FontRole::section:
        return {14, QFont::DemiBold, 20};
    case FontRole::entity:
        return {18, QFont::DemiBold, 24};
    case FontRole::viewTitle:
        return {22, QFont::DemiBold, 28};
    case FontRole::tileNumber:
        return {24, QFont::DemiBold, 28};
    case FontRole::keyFigure:
        return {32, QFont::DemiBold, 40};
    }
    return {13, QFont::Normal, 20};
}

} // namespace

Metrics::Metrics(double systemFont, double text, double presentation) : m_factor(systemFont * text * presentation) {}

int Metrics::px(double atFactorOne) const
{
    const int scaled = static_cast<int>(std::lround(atFactorOne * m_factor));
    return atFactorOne > 0 ? std::max(1, scaled) : scaled;
}

int Metrics::pixelSize(FontRole role) const
{
    return px(specOf(role).pixels);
}

int Metrics::lineHeight(FontRole role) const
{
    return px(specOf(role).line);
}

QFont Metrics::font(FontRole role) const
{
    QFont font;
    font.setFamilies(families());
    font.setPixelSize(pixelSize(role));
    font.setWeight(specOf(role).weight);
    // Horizontal hinting would give equal digits unequal widths.
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

QStringList families()
{
    return {QStringLiteral("Leadlight Sans"), QStringLiteral("Noto Sans"), QStringLiteral("Segoe UI"),
            QStringLiteral("DejaVu Sans")};
}

} // namespace leadlight::theme
