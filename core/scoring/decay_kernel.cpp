// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/decay_kernel.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numbers>

#include "base/time.h"
#include "base/wide_registers.h"

namespace leadlight::scoring {

namespace {

constexpr std::size_t stretch = 256;

/// Adding it rounds a double below 2⁵¹ to the nearest whole number, which then stands in the lowest bits.
constexpr double rounder = 0x1.8p52;
/// The bits of 2⁵²: with a whole number below 2⁵² in the lowest bits they are those of the sum.
constexpr std::int64_t bitsOfTwoTo52 = std::int64_t{0x433} << 52;

/// 2^(−age/period) by doubles. With x ≤ 26 the quotient is wrong by less than 2⁻⁴⁷, the series by less than 2⁻⁵¹, so
/// 2²⁴ times the power by less than 2⁻²²: wherever it lies farther than 2⁻²⁰ from a rounding edge the nearest integer
/// is certain. Elsewhere (one event in 500,000) the answer is "in doubt". True if any event is.
///
/// Written without branches and without conversions that narrower registers lack, so that the compiler makes one
/// instruction of several events; ages count below `limit`.
LEADLIGHT_WIDE bool halfLifeStretch(const std::int32_t *times, std::size_t count, std::int64_t asOf, double perSecond,
                                    std::int64_t limit, std::int32_t *factors)
{
    constexpr double ln2 = std::numbers::ln2;
    constexpr auto clear = std::bit_cast<std::int64_t>(0.5 - 0x1p-20);
    constexpr std::int64_t withoutSign = std::numeric_limits<std::int64_t>::max();
    std::int64_t doubts = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t seconds = asOf - times[i];
        const std::int64_t counts = -static_cast<std::int64_t>((seconds >= 0) & (seconds < limit)); // all bits, or none
        const double age = std::bit_cast<double>((seconds & counts) | bitsOfTwoTo52) - 0x1p52;
        const double halvings = age * perSecond;
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
        const auto off = std::bit_cast<std::int64_t>(scaled - (rounded - rounder)) & withoutSign;
        doubts |= -static_cast<std::int64_t>(off > clear) & counts; // doubles without a sign are ordered as their bits
        factors[i] = static_cast<std::int32_t>(std::bit_cast<std::int64_t>(rounded) & counts);
    }
    return doubts != 0;
}

} // namespace

void decayFactorsPlainly(const Decay &decay, std::span<const std::int32_t> times, std::int64_t asOf,
                         std::int64_t window, std::span<std::int32_t> factors)
{
    for (std::size_t i = 0; i < times.size(); ++i) {
        const std::int64_t age = asOf - times[i];
        factors[i] = age >= 0 && age < window ? static_cast<std::int32_t>(decay.factor(age)) : 0;
    }
}

void decayFactors(const Decay &decay, std::span<const std::int32_t> times, std::int64_t asOf, std::int64_t window,
                  std::span<std::int32_t> factors)
{
    // Seen: 3.3 ns an event against 8.0 by the tables; without wide registers the tables are ten times faster.
    if (!decay.halfLifeDays() || !base::hasWideRegisters()) {
        decayFactorsPlainly(decay, times, asOf, window, factors);
        return;
    }
    const double perSecond = 1.0 / (static_cast<double>(*decay.halfLifeDays()) * base::secondsPerDay);
    const std::int64_t limit = std::min(window, decay.horizon());
    for (std::size_t begin = 0; begin < times.size(); begin += stretch) {
        const std::size_t count = std::min(stretch, times.size() - begin);
        if (halfLifeStretch(times.data() + begin, count, asOf, perSecond, limit, factors.data() + begin))
            decayFactorsPlainly(decay, times.subspan(begin, count), asOf, window, factors.subspan(begin, count));
    }
}

} // namespace leadlight::scoring
