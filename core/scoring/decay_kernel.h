// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "scoring/decay.h"

namespace leadlight::scoring {

/// Decay::factor of many events at once: `factors[i]` for age `asOf` − `times[i]`, 0 for negative ages and for those
/// of `window` and more. Any thread; the same integers on every machine.
void decayFactors(const Decay &decay, std::span<const std::int32_t> times, std::int64_t asOf, std::int64_t window,
                  std::span<std::int32_t> factors);

/// The same one by one, without the machine's wide registers.
void decayFactorsPlainly(const Decay &decay, std::span<const std::int32_t> times, std::int64_t asOf,
                         std::int64_t window, std::span<std::int32_t> factors);

} // namespace leadlight::scoring
