// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/intervals.h"

#include <algorithm>
#include <cmath>

namespace leadlight::evidence {

Interval wilson(Share share)
{
    if (share.n == 0)
        return {0, 1};
    const double n = static_cast<double>(share.n);
    const double rate = share.rate();
    const double squared = zAt95 * zAt95;
    const double middle = (rate + squared / (2 * n)) / (1 + squared / n);
    const double half = zAt95 * std::sqrt(rate * (1 - rate) / n + squared / (4 * n * n)) / (1 + squared / n);
    // At the ends the bound is the end itself; rounding must not leave it short of that.
    return {share.yes == 0 ? 0 : std::max(0.0, middle - half), share.yes == share.n ? 1 : std::min(1.0, middle + half)};
}

Interval newcombe(Share first, Share second)
{
    if (first.n == 0 || second.n == 0)
        return {-1, 1};
    const Interval one = wilson(first);
    const Interval two = wilson(second);
    const double difference = first.rate() - second.rate();
    return {difference - std::hypot(first.rate() - one.low, two.high - second.rate()),
            difference + std::hypot(one.high - first.rate(), second.rate() - two.low)};
}

OddsRatio oddsRatio(Share with, Share without)
{
    OddsRatio ratio;
    if (with.n == 0 || without.n == 0)
        return ratio;
    ratio.isKnown = true;
    ratio.isCorrected = with.yes == 0 || with.no() == 0 || without.yes == 0 || without.no() == 0;
    const double added = ratio.isCorrected ? 0.5 : 0;
    const double a = static_cast<double>(with.yes) + added;
    const double b = static_cast<double>(with.no()) + added;
    const double c = static_cast<double>(without.yes) + added;
    const double d = static_cast<double>(without.no()) + added;
    ratio.value = (a / b) / (c / d);
    const double half = zAt95 * std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    ratio.interval = {ratio.value * std::exp(-half), ratio.value * std::exp(half)};
    return ratio;
}

std::optional<double> informationValue(std::span<const Share> groups)
{
    double yes = 0;
    double no = 0;
    for (const Share &group : groups) {
        yes += static_cast<double>(group.yes);
        no += static_cast<double>(group.no());
    }
    if (yes == 0 || no == 0)
        return std::nullopt;
    double sum = 0;
    for (const Share &group : groups) {
        if (group.n == 0)
            continue;
        const double added = group.yes == 0 || group.no() == 0 ? 0.5 : 0;
        const double ofYes = (static_cast<double>(group.yes) + added) / yes;
        const double ofNo = (static_cast<double>(group.no()) + added) / no;
        sum += (ofYes - ofNo) * std::log(ofYes / ofNo);
    }
    return sum;
}

} // namespace leadlight::evidence
