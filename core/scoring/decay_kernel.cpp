// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/decay_kernel.h"

#include <algorithm>
#include <bit>
#include <numbers>

#include "base/time.h"
#include "scoring/wide_registers.h"

namespace leadlight::scoring {

namespace {

constexpr std::size_t stretch = 256;

/// Adding it rounds a double below 2⁵¹ to the nearest whole number, which then stands in the lowest bits.
constexpr double rounder = 0x1.8p52;

/// 2^(−age/period) by doubles. With x ≤ 26 the quotient is wrong by less than 2⁻⁴⁷, the series by less than 2⁻⁵¹, so
/// 2²⁴ times the power by less than 2⁻²²: wherever it lies farther than 2⁻²⁰ from a rounding edge the nearest integer
/// is certain. Elsewhere (one event in 500,000) the answer is "in doubt". True if any event is.
LEADLIGHT_INLINE bool halfLifeStretch(const std::int32_t *times, std::size_t count, double asOf, double perSecond,
                                      double limit, std::int32_t *factors)
{
    constexpr double ln2 = std::numbers::ln2;
    constexpr double clear = 0.5 - 0x1p-20;
    std::int64_t doubts = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double age = asOf - static_cast<double>(times[i]);
        const bool counts = age >= 0.0 && age < limit;
        const double halvings = counts ? age * perSecond : 0.0;
        const double shifted = halvings + rounder;
        const double u = (shifted - rounder - halvings) * ln2; // in ±0.35
        double power = 1.0 / 479001600;
        power = power * u + 1.0 / 39916800;
        power = power * u + 1.0 / 3628800;
        power = power * u + 1.0 / 362880;
        power = power * u + 1.0 / 40320;
        power = power * u + 1.0 / 5040;
        power = power * u + 1.0 / 720;
        power = power * u + 1.0 / 120;
        power = power * u + 1.0 / 24;
        power = power * u + 1.0 / 6;
        power = power * u + 0.5;
        power = power * u + 1.0;
        power = power * u + 1.0;
        const std::uint64_t exponent =
            (std::uint64_t{1023 + base::exactBits} << 52) - (std::bit_cast<std::uint64_t>(shifted) << 52);
        const double scaled = power * std::bit_cast<double>(exponent);
        const double rounded = scaled + rounder;
        const double off = scaled - (rounded - rounder);
        doubts |= counts && (off > clear || off < -clear) ? 1 : 0;
        const auto whole = static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(rounded) & 0x7FFFFFFF);
        factors[i] = counts ? whole : 0;
    }
    return doubts != 0;
}

LEADLIGHT_WIDE bool halfLifeStretchWide(const std::int32_t *times, std::size_t count, double asOf, double perSecond,
                                        double limit, std::int32_t *factors)
{
    return halfLifeStretch(times, count, asOf, perSecond, limit, factors);
}

bool halfLifeStretchPlain(const std::int32_t *times, std::size_t count, double asOf, double perSecond, double limit,
                          std::int32_t *factors)
{
    return halfLifeStretch(times, count, asOf, perSecond, limit, factors);
}

void oneByOne(const Decay &decay, std::span<const std::int32_t> times, std::int64_t asOf, std::int64_t window,
              std::span<std::int32_t> factors)
{
    for (std::size_t i = 0; i < times.size(); ++i) {
        const std::int64_t age = asOf - times[i];
        factors[i] = age >= 0 && age < window ? static_cast<std::int32_t>(decay.factor(age)) : 0;
    }
}

template <class Stretch>
void byStretches(const Decay &decay, std::span<const std::int32_t> times, std::int64_t asOf, std::int64_t window,
                 std::span<std::int32_t> factors, const Stretch &halfLives)
{
    if (!decay.halfLifeDays()) {
        oneByOne(decay, times, asOf, window, factors);
        return;
    }
    const double perSecond = 1.0 / (static_cast<double>(*decay.halfLifeDays()) * base::secondsPerDay);
    const auto limit = static_cast<double>(std::min(window, decay.horizon()));
    for (std::size_t begin = 0; begin < times.size(); begin += stretch) {
        const std::size_t count = std::min(stretch, times.size() - begin);
        if (halfLives(times.data() + begin, count, static_cast<double>(asOf), perSecond, limit, factors.data() + begin))
            oneByOne(decay, times.subspan(begin, count), asOf, window, factors.subspan(begin, count));
    }
}

} // namespace

void decayFactors(const Decay &decay, std::span<const std::int32_t> times, std::int64_t asOf, std::int64_t window,
                  std::span<std::int32_t> factors)
{
    byStretches(decay, times, asOf, window, factors, hasWideRegisters() ? halfLifeStretchWide : halfLifeStretchPlain);
}

void decayFactorsPlainly(const Decay &decay, std::span<const std::int32_t> times, std::int64_t asOf,
                         std::int64_t window, std::span<std::int32_t> factors)
{
    byStretches(decay, times, asOf, window, factors, halfLifeStretchPlain);
}

} // namespace leadlight::scoring
