// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "scoring/plan.h"

namespace leadlight::scoring {

/// Which criteria want the events of which type, shared by all threads: the events of a lead are read once, newest
/// first, and each is handed to the criteria that its type's code lists.
class EventRoutes {
public:
    struct Consumer {
        std::uint8_t axis = 0;
        const CriterionPlan *criterion = nullptr;
        const BehaviourPlan *behaviour = nullptr; ///< exactly one of these two
        const HandRaisePlan *raise = nullptr;
        std::int64_t window = 0;
    };

    /// `allButSummed` leaves out what BehaviourSums adds.
    EventRoutes(const Plan &plan, const data::ActivityTable &activities, bool allButSummed = false);

    [[nodiscard]] const std::vector<Consumer> &consumers() const { return m_consumers; }
    [[nodiscard]] std::span<const std::uint16_t> of(std::uint32_t type) const
    {
        return {m_wanted.data() + m_first[type], m_wanted.data() + m_first[type + 1]};
    }
    /// From this age on no event counts for anything.
    [[nodiscard]] std::int64_t horizon() const { return m_horizon; }
    /// Whether events of the same second must be taken by their numbers.
    [[nodiscard]] bool needsNumberOrder() const { return m_needsNumberOrder; }

private:
    std::vector<Consumer> m_consumers;
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint16_t> m_wanted;
    std::int64_t m_horizon = 0;
    bool m_needsNumberOrder = false;
};

/// Reads the events of one lead after another and keeps what each consumer has taken. One a thread.
class EventWalk {
public:
    struct Tally {
        std::uint64_t taken = 0;
        Wide inCap = 0;
        Wide beyondCap = 0;
    };

    EventWalk(const EventRoutes &routes, const data::ActivityTable &activities, base::Instant asOf);

    /// By consumer; valid until the next call.
    const std::vector<Tally> &read(std::size_t row);

private:
    /// How many events of an asset a consumer has taken of the lead that was read last.
    struct AssetCount {
        std::uint64_t lead = 0; ///< row + 1
        std::uint32_t count = 0;
    };

    void readGroup(std::size_t begin, std::size_t end, std::int64_t age);
    void take(std::size_t event, std::int64_t age);
    [[nodiscard]] bool staysOfItsAsset(std::size_t consumer, std::uint32_t perAsset, std::uint32_t asset);

    const EventRoutes &m_routes;
    const data::ActivityTable &m_activities;
    std::int64_t m_asOf;
    std::uint64_t m_lead = 0;
    std::vector<Tally> m_tallies;
    std::vector<std::vector<AssetCount>> m_assets; ///< by consumer and asset code; empty where nothing limits it
    std::vector<std::size_t> m_group;
};

} // namespace leadlight::scoring
