// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scoring/explanation.h"

namespace leadlight::wording {

/// "Industry: Food", "Pricing page, twice": what a part stands for, in a few words.
[[nodiscard]] std::string partName(const scoring::Part &part);
/// The strongest `count` parts that speak for the lead, from both axes, strongest first.
[[nodiscard]] std::vector<std::string> reasons(const scoring::Explanation &explanation, std::size_t count);

} // namespace leadlight::wording
