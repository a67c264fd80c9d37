// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <QString>

#include "base/exact.h"

namespace leadlight::inspector {

/// Exact points as they are shown, in tenths of a point.
struct ShownPoints {
    std::vector<std::int64_t> parts;
    std::int64_t total = 0;
};

/// Rounds parts to tenths by the largest remainder, so that the shown parts add up to the shown total. The total is
/// rounded down: it reaches a whole threshold where the exact sum does and nowhere else. A part is less than a tenth
/// off, and one that is whole tenths is shown as it is.
[[nodiscard]] ShownPoints shownPoints(std::span<const base::Exact> parts);

/// "44", "12.3", "−0.4" with the true minus sign; a tenth only where there is one.
[[nodiscard]] QString tenthsText(std::int64_t tenths);
/// "+12.3", "−8", "0"
[[nodiscard]] QString signedTenthsText(std::int64_t tenths);

} // namespace leadlight::inspector
