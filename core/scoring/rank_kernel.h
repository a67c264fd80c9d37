// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "base/exact.h"

namespace leadlight::scoring {

/// How many of the falling `thresholds` each score misses, which is its rank.
void rankScores(std::span<const base::Exact> scores, std::span<const base::Exact> thresholds,
                std::span<std::uint8_t> ranks);
/// Adds to `cells` how many rows have which pair of ranks.
void countCells(std::span<const std::uint8_t> first, std::span<const std::uint8_t> second, std::size_t columns,
                std::span<std::uint64_t> cells);

} // namespace leadlight::scoring
