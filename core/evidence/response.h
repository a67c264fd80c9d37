// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "evidence/intervals.h"

namespace leadlight::evidence {

/// Cases by how often something happened.
using ByCount = std::map<std::uint32_t, Share>;

/// How outcomes answer to "how often": steps of counts with enough cases each (the last may have fewer), and the count
/// past which more of it is a sign against.
struct Response {
    struct Step {
        std::uint32_t from = 0;
        std::uint32_t to = 0; ///< included
        Share share;
    };
    std::vector<Step> steps;
    /// Past this count the odds fall: the top of the rising and falling curve that fits best (least squares), where
    /// those at the top do significantly better than those past it (Newcombe) and both are enough; never 0.
    std::optional<std::uint32_t> turnsAt;
    Share top;  ///< cases at the top of that curve
    Share past; ///< cases past it
};
[[nodiscard]] Response response(const ByCount &counts);

} // namespace leadlight::evidence
