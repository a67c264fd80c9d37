// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/engine.h"

namespace leadlight::scoring {

/// How many leads each part of a criterion takes; leads merged away are in no count.
struct CriterionCount {
    std::size_t axis = 0;
    std::string key;
    /// Profile: a band holds; behaviour: an event counts; account behaviour, interest, recency: it gives points or takes
    /// some; target, hand-raise, show-stopper: it holds.
    std::uint64_t matches = 0;
    std::vector<std::uint64_t> outcomes; ///< of a profile: one a band, then `otherwise`, then `unknown`; they and
                                         ///< `notAsked` sum up to all leads
    std::uint64_t notAsked = 0;          ///< `only_if` does not hold
    bool operator==(const CriterionCount &) const = default;
};

struct CriterionCounts {
    base::Instant asOf;
    std::uint64_t leads = 0;
    std::vector<CriterionCount> criteria; ///< axis by axis, in the model's order

    [[nodiscard]] const CriterionCount *find(std::size_t axis, std::string_view key) const;
};

/// One pass over all leads and events. Errors: stopped.
[[nodiscard]] base::Result<CriterionCounts> countMatches(const model::ScoringModel &model, const Input &input,
                                                         base::Instant asOf, const base::Progress *progress = nullptr,
                                                         unsigned threads = 0);

} // namespace leadlight::scoring
