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

/// Sums that nobody holds any more are written again: fresh memory costs more than the sums. One thread.
class SumPool {
public:
    [[nodiscard]] std::shared_ptr<SumList> take(std::size_t slabs);

private:
    std::vector<std::shared_ptr<SumList>> m_lists;
};

/// The first event's second, where all events lie within 2³¹ seconds (68 years) of it; nothing where they do not, or
/// where there is no event.
[[nodiscard]] std::optional<std::int64_t> originOf(const data::ActivityTable &activities);

/// Reads the events of consecutive leads once and hands each to the criteria that count it, as EventSlabs. An event
/// after `asOf` is left out only where `per_asset` needs it. `criteria` are prepared behaviour criteria without `scale`;
/// all borrowed. One a thread.
class EventReader {
public:
    EventReader(std::span<const CriterionPlan *const> criteria, const data::ActivityTable &activities,
                std::int64_t origin, base::Instant asOf);

    /// At most slabRows leads.
    void read(std::size_t begin, std::size_t end);
    /// By criterion; valid until the next read().
    [[nodiscard]] const EventSlab &slab(std::size_t criterion) const { return m_takings[criterion].slab; }

private:
    struct AssetCount {
        std::size_t lead = 0; ///< row + 1
        std::uint32_t count = 0;
    };
    struct Taking {
        const CriterionPlan *criterion = nullptr;
        const BehaviourPlan *behaviour = nullptr;
        std::vector<std::uint8_t> mask;
        std::vector<AssetCount> assets; ///< by code; empty where nothing limits it
        EventSlab slab;
    };
    void readLead(std::size_t lead, std::uint16_t row);
    [[nodiscard]] bool staysOfItsAsset(Taking &taking, std::size_t lead, std::size_t event) const;
    static void put(EventSlab &slab, std::uint16_t row, std::int32_t time);

    const data::ActivityTable &m_activities;
    std::int64_t m_origin;
    base::Instant m_asOf;
    std::vector<Taking> m_takings;
    std::vector<std::uint32_t> m_first; ///< by type, a place in `m_lists`
    std::vector<std::uint16_t> m_lists; ///< which criteria take its events
};

/// All slabs of each criterion, in their order. Nothing if it was stopped.
[[nodiscard]] std::vector<std::shared_ptr<const EventList>>
holdEvents(std::span<const CriterionPlan *const> criteria, const data::ActivityTable &activities, std::size_t leads,
           std::int64_t origin, base::Instant asOf, unsigned threads, const base::Progress *progress);

/// S₁ and S₂ of domain.md §4 for the events of one slab. `asOf` counts from the events' origin; `factors` is room to
/// work in.
void sumUp(const EventSlab &events, const BehaviourPlan &behaviour, std::int64_t asOf, std::vector<std::int32_t> &factors,
           SumSlab &sums);

} // namespace leadlight::scoring
