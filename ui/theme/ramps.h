// SPDX-License-Identifier: GPL-3.0-or-later
// Colour from number: the heat ramp, the diverging ramp, and the bins numbers fall into.
#pragma once

#include "theme/tokens.h"

#include <array>
#include <span>
#include <vector>

namespace leadlight::theme {

inline constexpr int heatBins = 8;
inline constexpr int divergingSteps = 3; // to each side of "no change"

// A fill and the text colour that reads best on it: the better of near-black and white, at least 4.5 : 1.
struct Shade {
    QColor fill;
    QColor ink;
};

enum class HeatRamp { glow, cividis };

// The ramp the program uses; process-wide, GUI thread. Cividis suits every kind of colour vision.
HeatRamp heatRamp();
void setHeatRamp(HeatRamp ramp);

// bin 0 (cold) to 7 (hot), clamped; a negative bin is the surface: panel colour with text colour.
Shade heat(Scheme scheme, int bin);
Shade heat(Scheme scheme, int bin, HeatRamp ramp);

// step −3 (far fewer, orange) to +3 (far more, violet), clamped.
Shade diverging(Scheme scheme, int step);

QColor inkOn(const QColor &fill);

// Fixed bins of a rate given as a fraction 0…1: under 1 %, from 1, 3, 6, 12, 20, 40, 70 %.
int rateBin(double fraction);
// Lower bounds of those bins in per cent, for the legend.
const std::array<int, heatBins> &rateBounds();

// Bins by rank among the values above zero, so that every bin holds about as many tiles; equal values share a bin;
// zero and below are the surface (−1). The result has one entry per value.
std::vector<int> quantileBins(std::span<const double> values);

// Step of a change against the largest absolute change on screen; 0 only for no change.
int divergingStep(double change, double largest);

} // namespace leadlight::theme
