// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/ramps.h"

#include <algorithm>
#include <cmath>

namespace leadlight::theme {

namespace {

HeatRamp s_heatRamp = HeatRamp::glow;

// Seven published steps of Cividis, interpolated to our eight.
QColor cividis(Scheme scheme, int bin)
{
    static const std::array<QColor, 7> steps = {QColor(0x00, 0x20, 0x4D), QColor(0x21, 0x3D, 0x6B),
                                                QColor(0x55, 0x5B, 0x6C), QColor(0x86, 0x84, 0x7B),
                                                QColor(0xA5, 0x9C, 0x74), QColor(0xD3, 0xC0, 0x64),
                                                QColor(0xFF, 0xE9, 0x45)};
    // Hot is dark on a light page and bright on a dark one, as in our own ramp.
    const int step = scheme == Scheme::light ? heatBins - 1 - bin : bin;
    const double at = step * 6.0 / (heatBins - 1);
    const auto low = static_cast<std::size_t>(std::min(5.0, std::floor(at)));
    const double part = at - static_cast<double>(low);
    const auto mix = [part](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * part)); };
    const QColor &a = steps[low];
    const QColor &b = steps[low + 1];
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

} // namespace

HeatRamp heatRamp()
{
    return s_heatRamp;
}

void setHeatRamp(HeatRamp ramp)
{
    s_heatRamp = ramp;
}

QColor inkOn(const QColor &fill)
{
    static const QColor black(0x16, 0x19, 0x1D);
    static const QColor white(0xFF, 0xFF, 0xFF);
    return contrast(black, fill) >= contrast(white, fill) ? black : white;
}

Shade heat(Scheme scheme, int bin)
{
    return heat(scheme, bin, s_heatRamp);
}

Shade heat(Scheme scheme, int bin, HeatRamp ramp)
{
    const Tokens &t = tokens(scheme);
    if (bin < 0)
        return {t.panel, t.text};
    const int held = std::min(bin, heatBins - 1);
    const QColor fill = ramp == HeatRamp::glow ? t.heat[static_cast<std::size_t>(held)] : cividis(scheme, held);
    return {fill, inkOn(fill)};
}

Shade diverging(Scheme scheme, int step)
{
    const int held = std::clamp(step, -divergingSteps, divergingSteps);
    const QColor &fill = tokens(scheme).diverging[static_cast<std::size_t>(held + divergingSteps)];
    return {fill, inkOn(fill)};
}

const std::array<int, heatBins> &rateBounds()
{
    static const std::array<int, heatBins> bounds = {0, 1, 3, 6, 12, 20, 40, 70};
    return bounds;
}

int rateBin(double fraction)
{
    const auto &bounds = rateBounds();
    // A hair of slack: 0.07 * 100 is 7.000000000000001, 0.29 * 100 is 28.999999999999996.
    const double percent = fraction * 100.0 + 1e-9;
    int bin = 0;
    while (bin + 1 < heatBins && percent >= bounds[static_cast<std::size_t>(bin + 1)])
        ++bin;
    return bin;
}

std::vector<int> quantileBins(std::span<const double> values)
{
    std::vector<double> sorted;
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted), [](double v) { return v > 0; });
    std::sort(sorted.begin(), sorted.end());
    std::vector<int> bins;
    bins.reserve(values.size());
    for (double value : values) {
        if (!(value > 0)) {
            bins.push_back(-1);
            continue;
        }
        // Counted by the values not above it, so that the largest is always hot and equal values agree.
        const auto notAbove = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
        const double share = static_cast<double>(notAbove) / static_cast<double>(sorted.size());
        bins.push_back(std::clamp(static_cast<int>(std::ceil(share * heatBins)) - 1, 0, heatBins - 1));
    }
    return bins;
}

int divergingStep(double change, double largest)
{
    if (change == 0.0 || !(largest > 0))
        return 0;
    const int step = std::clamp(static_cast<int>(std::ceil(std::abs(change) / largest * divergingSteps)), 1,
                                divergingSteps);
    return change < 0 ? -step : step;
}

} // namespace leadlight::theme
