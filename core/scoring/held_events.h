// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/progress.h"
#include "scoring/plan.h"

namespace leadlight::scoring {

/// Rows whose sums, events and factors stay in the cache of one core while criterion after criterion works on them.
inline constexpr std::size_t slabRows = 16384;

[[nodiscard]] constexpr std::size_t slabsOf(std::size_t rows)
{
    return (rows + slabRows - 1) / slabRows;
}

/// The events of one slab's leads that pass one behaviour criterion's filter, `per_asset` and `only_if`, whatever the
/// moment, the window and the cap. Leads without any are left out.
struct EventSlab {
    std::vector<std::uint16_t> row;   ///< within the slab, ascending
    std::vector<std::uint32_t> first; ///< row.size() + 1 places in `time`
    std::vector<std::int32_t> time;   ///< seconds after the table's first event; newest first for each lead
};

/// What those events come to at one moment in units of 1/2²⁴ event, entry by entry of the EventSlab.
struct SumSlab {
    std::vector<std::int64_t> inCap;
    std::vector<std::int64_t> beyondCap; ///< empty where nothing is given beyond the cap
    std::int64_t most = 0;               ///< no sum is greater
};

using EventList = std::vector<EventSlab>; ///< by slab
using SumList = std::vector<SumSlab>;     ///< by slab

/// The first event's second, where all events lie within 2³¹ seconds (68 years) of it; nothing where they do not, or
/// where there is no event.
[[nodiscard]] std::optional<std::int64_t> originOf(const data::ActivityTable &activities);

/// What of the events after `asOf` is left out is what `per_asset` and `only_if` need it for; any other list holds
/// later events too. One list a criterion, in their order; the events are read once. Nothing if it was stopped.
/// `criteria` are prepared behaviour criteria without `scale`.
[[nodiscard]] std::vector<std::shared_ptr<const EventList>>
holdEvents(std::span<const CriterionPlan *const> criteria, const data::ActivityTable &activities, std::size_t leads,
           std::int64_t origin, base::Instant asOf, unsigned threads, const base::Progress *progress);

/// S₁ and S₂ of domain.md §4 for the events of one slab. `asOf` counts from the events' origin.
[[nodiscard]] SumSlab sumsOf(const EventSlab &events, const BehaviourPlan &behaviour, std::int64_t asOf,
                             std::vector<std::int32_t> &factors);

} // namespace leadlight::scoring
