// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace leadlight::theme {

namespace {

constexpr QColor hex(QRgb rgb)
{
    return QColor(qRed(rgb), qGreen(rgb), qBlue(rgb));
}

Tokens lightTokens()
{
    Tokens t;
    t.window = hex(0xF6F5F2);
    t.panel = hex(0xFFFFFF);
    t.chip = hex(0xEFEDE7);
    t.line = hex(0xE2DFD8);
    t.outline = hex(0x85837E);
    t.text = hex(0x1D2126);
    t.muted = hex(0x646B73);
    t.rail = hex(0x23282E);
    t.railText = hex(0xC9CED4);
    t.railActive = hex(0x3B4045);
    t.onRail = hex(0xFFFFFF);
    t.railMark = hex(0xF58D3E);
    t.accent = hex(0x0F6B6F);
    t.onAccent = hex(0xFFFFFF);
    t.accentTint = hex(0xE3F1F0);
    t.good = hex(0x22733F);
    t.warning = hex(0x9A5B00);
    t.danger = hex(0xB3261E);
    t.dangerTint = hex(0xFBE9E7);
    t.marketing = hex(0x7A3E9D);
    t.sales = hex(0x1F5FA8);
    t.evidence = hex(0x5D6B1F);
    t.leadLine = hex(0x2B3036);
    t.histogram = hex(0xC9CACD);
    t.heat = {hex(0xF3EFE4), hex(0xFBE6B8), hex(0xFDD28A), hex(0xFBB35E),
              hex(0xF58D3E), hex(0xE4632A), hex(0xC53D20), hex(0x99211D)};
    t.diverging = {hex(0xB35806), hex(0xE08214), hex(0xFEE0B6), hex(0xF4F5F7),
                   hex(0xD8DAEB), hex(0x7A6CA8), hex(0x542788)};
    t.series = {hex(0x0F6B6F), hex(0xC37208), hex(0x7A3E9D), hex(0x1F5FA8), hex(0x894A6D)};
    return t;
}

Tokens darkTokens()
{
    Tokens t;
    t.window = hex(0x15181C);
    t.panel = hex(0x1D2126);
    t.chip = hex(0x262C32);
    t.line = hex(0x31373E);
    t.outline = hex(0x7A838C);
    t.text = hex(0xECEEF0);
    t.muted = hex(0x9AA3AC);
    t.rail = hex(0x0F1215);
    t.railText = hex(0xAEB6BE);
    t.railActive = hex(0x262C32);
    t.onRail = hex(0xECEEF0);
    t.railMark = hex(0xF58D3E);
    t.accent = hex(0x4FC3C0);
    t.onAccent = hex(0x06201F);
    t.accentTint = hex(0x17383A);
    t.good = hex(0x6FCE8F);
    t.warning = hex(0xF0B357);
    t.danger = hex(0xFF8A80);
    t.dangerTint = hex(0x442422);
    t.marketing = hex(0xCF9CF0);
    t.sales = hex(0x8EBCF5);
    t.evidence = hex(0xC3D06C);
    t.leadLine = hex(0xFFFFFF);
    t.histogram = hex(0x4A4F56);
    t.heat = {hex(0x20262C), hex(0x2E2A3A), hex(0x4A2C54), hex(0x722C62),
              hex(0xA2335E), hex(0xCA4549), hex(0xF0753A), hex(0xFBB13C)};
    t.diverging = {hex(0xFFB366), hex(0xC8802F), hex(0x6B4A26), hex(0x2A3240),
                   hex(0x47417A), hex(0x8478C4), hex(0xC3B8F5)};
    t.series = {hex(0x4FC3C0), hex(0xE4A677), hex(0xCF9CF0), hex(0x8EBCF5), hex(0xE8E984)};
    return t;
}

double linear(int channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * linear(c.red()) + 0.7152 * linear(c.green()) + 0.0722 * linear(c.blue());
}

} // namespace

const Tokens &tokens(Scheme scheme)
{
    static const Tokens light = lightTokens();
    static const Tokens dark = darkTokens();
    return scheme == Scheme::light ? light : dark;
}

const QColor &colour(const Tokens &of, Tone tone)
{
    switch (tone) {
    case Tone::text:
        return of.text;
    case Tone::muted:
        return of.muted;
    case Tone::accent:
        return of.accent;
    case Tone::onAccent:
        return of.onAccent;
    case Tone::good:
        return of.good;
    case Tone::warning:
        return of.warning;
    case Tone::danger:
        return of.danger;
    case Tone::marketing:
        return of.marketing;
    case Tone::sales:
        return of.sales;
    case Tone::evidence:
        return of.evidence;
    case Tone::railText:
        return of.railText;
    case Tone::onRail:
        return of.onRail;
    }
    return of.text;
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace leadlight::theme
