// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/shown_points.h"

#include <algorithm>
#include <numeric>

#include <QLocale>

#include "bridge/text.h"

namespace leadlight::inspector {

namespace {

/// Whole tenths below or at `value`, and what is left, in units of a tenth of 1/2²⁴.
struct Tenths {
    std::int64_t whole = 0;
    std::int64_t rest = 0;
};

Tenths tenthsOf(base::Exact value)
{
    const std::int64_t scaled = value * 10;
    std::int64_t whole = scaled / base::exactOne;
    if (scaled % base::exactOne < 0) {
        --whole;
    }
    return {whole, scaled - whole * base::exactOne};
}

} // namespace

ShownPoints shownPoints(std::span<const base::Exact> parts)
{
    ShownPoints shown;
    std::vector<std::int64_t> rests;
    for (const base::Exact part : parts) {
        const Tenths tenths = tenthsOf(part);
        shown.parts.push_back(tenths.whole);
        rests.push_back(tenths.rest);
    }
    shown.total = tenthsOf(std::accumulate(parts.begin(), parts.end(), base::Exact{0})).whole;
    std::int64_t missing = shown.total - std::accumulate(shown.parts.begin(), shown.parts.end(), std::int64_t{0});
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rests[a] > rests[b]; });
    for (std::size_t i = 0; i < order.size() && missing > 0; ++i, --missing) {
        ++shown.parts[order[i]];
    }
    return shown;
}

QString tenthsText(std::int64_t tenths)
{
    const std::int64_t size = tenths < 0 ? -tenths : tenths;
    QString text = bridge::countText(size / 10);
    if (size % 10 != 0) {
        text += QLocale().decimalPoint() + QString::number(size % 10);
    }
    return tenths < 0 ? QChar(0x2212) + text : text;
}

QString signedTenthsText(std::int64_t tenths)
{
    return tenths > 0 ? QLatin1Char('+') + tenthsText(tenths) : tenthsText(tenths);
}

} // namespace leadlight::inspector
