// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/filter.h"

namespace leadlight::data {

/// A term for rows that somebody picked by a figure: `picked:"Decile 1"|5|19`. The first value says what they are called
/// and must not be empty, the others are row numbers.
[[nodiscard]] Filter::Term pickedRows(const std::string &label, std::span<const std::uint32_t> rows);
[[nodiscard]] bool isPicked(const Filter::Term &term);
/// Row numbers of such a term; what is none is left out.
[[nodiscard]] std::vector<std::uint32_t> rowsOfPicked(const Filter::Term &term);

} // namespace leadlight::data
