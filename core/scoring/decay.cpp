// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/decay.h"

#include <algorithm>
#include <cmath>

#include "base/time.h"
#include "scoring/engine.h"

namespace leadlight::scoring {

namespace {

__extension__ using U128 = unsigned __int128;

constexpr int fineBits = 9;
constexpr std::size_t fineSize = std::size_t{1} << fineBits;
constexpr std::size_t longestCoarse = 32768; ///< 272 years; older events take the slow way
constexpr int lastHalfLife = 25;             ///< after 25 half-lives exactly half a unit is left, which rounds up

constexpr U128 wideOf(std::uint64_t high, std::uint64_t low)
{
    return (static_cast<U128>(high) << 64) | low;
}

/// ln 2 in units of 1/2¹²⁸.
constexpr U128 naturalLogOfTwo = wideOf(0xB17217F7D1CF79ABULL, 0xC9E3B39803F2F6AFULL);

/// The upper half of a product of two 128-bit numbers.
U128 upperProduct(U128 left, U128 right)
{
    const U128 mask = ~std::uint64_t{0};
    const U128 leftHigh = left >> 64;
    const U128 leftLow = left & mask;
    const U128 rightHigh = right >> 64;
    const U128 rightLow = right & mask;
    const U128 low = leftLow * rightLow;
    const U128 first = leftHigh * rightLow;
    const U128 second = leftLow * rightHigh;
    const U128 carry = ((low >> 64) + (first & mask) + (second & mask)) >> 64;
    return leftHigh * rightHigh + (first >> 64) + (second >> 64) + carry;
}

/// 2^(−numerator/denominator) in units of 1/2¹²⁸ for 0 < numerator < denominator, wrong by less than 2⁻¹²⁰: the
/// exponential series of −x·ln 2. Powers of two with a broken exponent are irrational, so they never fall on a rounding
/// edge; none of the ages and half-lives in use comes nearer to one than 2⁻⁸⁰.
U128 powerOfHalf(std::uint64_t numerator, std::uint64_t denominator)
{
    const U128 shifted = static_cast<U128>(numerator) << 64;
    const auto high = static_cast<std::uint64_t>(shifted / denominator);
    const U128 rest = (shifted % denominator) << 64;
    const U128 exponent = upperProduct(wideOf(high, static_cast<std::uint64_t>(rest / denominator)), naturalLogOfTwo);
    U128 term = exponent;
    U128 sum = 0 - term; // 1 is 2¹²⁸ and wraps to 0; the sum itself lies between 1/2 and 1
    for (unsigned k = 2; term != 0; ++k) {
        term = upperProduct(term, exponent) / k;
        sum = k % 2 == 0 ? sum + term : sum - term;
    }
    return sum;
}

/// Powers 0 to `size` − 1 of 2^(−step/period) in units of 1/2⁶³, carried in 1/2¹²⁷.
std::vector<std::uint64_t> powersTable(std::uint64_t step, std::uint64_t period, std::size_t size)
{
    const U128 one = static_cast<U128>(1) << 127;
    const std::uint64_t halvings = step / period;
    U128 factor = step % period == 0 ? one : powerOfHalf(step % period, period) >> 1;
    factor = halvings < 127 ? factor >> halvings : 0;
    std::vector<std::uint64_t> table(size);
    U128 power = one;
    for (std::uint64_t &entry : table) {
        entry = static_cast<std::uint64_t>(power >> 64);
        power = upperProduct(power, factor) << 1;
    }
    return table;
}

std::uint64_t productOf63(std::uint64_t left, std::uint64_t right)
{
    return static_cast<std::uint64_t>((static_cast<U128>(left) * right) >> 63);
}

std::int64_t secondsOf(int days)
{
    return std::max(1, days) * base::secondsPerDay;
}

} // namespace

std::int64_t halfLifeFactor(std::int64_t ageSeconds, int halfLifeDays)
{
    if (ageSeconds <= 0)
        return base::exactOne;
    const std::int64_t period = secondsOf(halfLifeDays);
    const std::int64_t halvings = ageSeconds / period;
    const std::int64_t rest = ageSeconds % period;
    if (halvings > lastHalfLife || (halvings == lastHalfLife && rest > 0))
        return 0;
    if (rest == 0)
        return halvings == lastHalfLife ? 1 : base::exactOne >> halvings;
    const int shift = 128 - base::exactBits + static_cast<int>(halvings);
    if (shift == 128)
        return 1; // between a half and one unit
    const U128 power = powerOfHalf(static_cast<std::uint64_t>(rest), static_cast<std::uint64_t>(period));
    const U128 whole = power >> shift;
    return static_cast<std::int64_t>(whole + ((power >> (shift - 1)) & 1));
}

std::int64_t lifespanFactor(std::int64_t ageSeconds, int lifespanDays)
{
    const std::int64_t span = secondsOf(lifespanDays);
    if (ageSeconds <= 0)
        return base::exactOne;
    if (ageSeconds >= span)
        return 0;
    return static_cast<std::int64_t>(roundedQuotient(static_cast<Wide>(span - ageSeconds) * base::exactOne, span));
}

Wide scaledFactor(std::int64_t factor, double number, int scale)
{
    if (std::isnan(number) || factor == 0)
        return 0;
    constexpr Wide limit = static_cast<Wide>(1) << 80;
    int exponent = 0;
    const double fraction = std::frexp(number, &exponent);
    const Wide mantissa = static_cast<Wide>(static_cast<std::int64_t>(std::ldexp(fraction, 53))) * factor;
    exponent -= 53;
    const Wide divisor = std::max(1, scale);
    if (exponent > 40)
        return mantissa == 0 ? 0 : (mantissa > 0 ? limit : -limit);
    if (exponent >= 0)
        return std::clamp(roundedQuotient(mantissa * (static_cast<Wide>(1) << exponent), divisor), -limit, limit);
    if (exponent < -90)
        return 0; // less than half a unit: the mantissa times the factor has at most 78 bits
    return roundedQuotient(mantissa, divisor * (static_cast<Wide>(1) << -exponent));
}

Decay Decay::byHalfLife(int days, std::int64_t longestAge)
{
    Decay decay;
    decay.m_kind = Kind::halfLife;
    decay.m_days = days;
    const std::int64_t period = secondsOf(days);
    decay.m_horizon = lastHalfLife * period + 1;
    const std::int64_t longest = std::clamp<std::int64_t>(longestAge, 1, decay.m_horizon);
    const auto coarse = static_cast<std::size_t>((longest - 1) >> (2 * fineBits)) + 1;
    const auto unsignedPeriod = static_cast<std::uint64_t>(period);
    decay.m_coarse = powersTable(std::uint64_t{1} << (2 * fineBits), unsignedPeriod, std::min(coarse, longestCoarse));
    decay.m_middle = powersTable(fineSize, unsignedPeriod, fineSize);
    decay.m_fine = powersTable(1, unsignedPeriod, fineSize);
    return decay;
}

Decay Decay::byLifespan(int days)
{
    Decay decay;
    decay.m_kind = Kind::lifespan;
    decay.m_days = days;
    decay.m_horizon = secondsOf(days);
    return decay;
}

std::int64_t Decay::halfLife(std::int64_t age) const
{
    const auto bits = static_cast<std::uint64_t>(age);
    const std::uint64_t coarse = bits >> (2 * fineBits);
    if (coarse >= m_coarse.size())
        return halfLifeFactor(age, m_days);
    const std::uint64_t product = productOf63(
        productOf63(m_coarse[coarse], m_middle[(bits >> fineBits) % fineSize]), m_fine[bits % fineSize]);
    constexpr int shift = 63 - base::exactBits;
    constexpr std::uint64_t half = std::uint64_t{1} << (shift - 1);
    constexpr std::uint64_t doubt = 64; // the product is wrong by less than 8 units of 1/2⁶³
    const std::uint64_t rest = product & ((std::uint64_t{1} << shift) - 1);
    if (rest - half + doubt <= 2 * doubt)
        return halfLifeFactor(age, m_days);
    return static_cast<std::int64_t>((product >> shift) + (rest > half ? 1 : 0));
}

std::int64_t Decay::lifespan(std::int64_t age) const
{
    // Below 2³⁸ seconds (8,700 years) the product fits 64 bits, whose division is several times faster.
    if (m_horizon < (std::int64_t{1} << 38))
        return ((m_horizon - age) * base::exactOne + m_horizon / 2) / m_horizon;
    return lifespanFactor(age, m_days);
}

} // namespace leadlight::scoring
