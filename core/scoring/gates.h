// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scoring/engine.h"

namespace leadlight::scoring {

/// The gates that are on and that the lead does not pass, as Explanation::failedGates names them.
[[nodiscard]] std::vector<std::string> failedGates(const model::ScoringModel &model, const Input &input,
                                                   std::size_t row);
/// LeadFlag bits of a lead.
[[nodiscard]] std::uint16_t flagsOf(const Input &input, std::size_t row);

} // namespace leadlight::scoring
