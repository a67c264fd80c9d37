// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/exact.h"
#include "base/time.h"
#include "model/scoring_model.h"
#include "scoring/engine.h"
#include "scoring/event_filter.h"

namespace leadlight::scoring {

/// A recency criterion made ready: an outcome is a band's index, then `otherwise`, then `never`. Whole days are elapsed
/// seconds ÷ 86,400, rounded down (domain.md §4).
struct RecencyPlan {
    RecencyPlan(const model::RecencyRule &rule, int weight);

    [[nodiscard]] std::size_t otherwise() const { return atMostDays.size(); }
    [[nodiscard]] std::size_t never() const { return atMostDays.size() + 1; }
    /// `last` is when the prospect last did something, at most `asOf`.
    [[nodiscard]] std::size_t outcomeOf(std::optional<std::int64_t> last, base::Instant asOf) const;
    /// Adds each row's points for rows [begin, begin + sums.size()); `mask` is empty or says whom it applies to.
    void add(const Input &input, std::size_t begin, base::Instant asOf, std::span<const std::uint8_t> mask,
             std::span<base::Exact> sums) const;
    /// Appends every second at which the outcome changes while nothing more happens.
    void addFlips(std::optional<std::int64_t> last, std::vector<std::int64_t> &seconds) const;

    std::vector<int> atMostDays;
    std::vector<base::Exact> points; ///< weighted, by outcome
};

/// Whether the prospect did it: not sales, and no machine (the caller leaves machine clicks out of a LeadCase).
[[nodiscard]] bool isOfProspect(std::uint8_t channel);
/// The newest event of the prospect in `events`, newest first; null: none.
[[nodiscard]] const LeadEvent *lastOfProspect(const std::vector<LeadEvent> &events);

} // namespace leadlight::scoring
