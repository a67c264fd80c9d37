// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "lifecycle/decision.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Why leads were lost, by where they had come from.
struct Losses {
    std::vector<std::string> sources; ///< the most frequent first; at most 5, what is left stands under "Others" as the last
    struct Reason {
        std::string reason; ///< as it was given; empty: none
        std::uint64_t count = 0;
        std::vector<std::uint64_t> bySource; ///< as `sources`
    };
    std::vector<Reason> reasons; ///< the most frequent first
    std::uint64_t count = 0;
};
[[nodiscard]] Losses lossesBySource(const Snapshot &snapshot);

/// Of those that went on, how many there were.
struct WentOn {
    std::uint64_t decided = 0;
    std::uint64_t wentOn = 0;
};

/// What asking for budget, authority, need and timeframe before a step would tell: of those that took the step and were
/// decided on, how many went on to the next, with all four known and without, by what is known today.
struct FactsEffect {
    lifecycle::FactsPolicy policy = lifecycle::FactsPolicy::off;
    domain::Stage stage = domain::Stage::qualified; ///< that the step leads to
    WentOn known;
    WentOn unknown;
};
/// Of the hand-over, the acceptance and the opportunity.
[[nodiscard]] std::array<FactsEffect, 3> factsEffects(const Snapshot &snapshot);

/// What became of those who asked for a call, which skip that question for the first call (domain.md §9).
struct CallersPath {
    std::uint64_t askedForCall = 0; ///< handed over by the model outside of the region, or because of it
    std::uint64_t accepted = 0;
    std::uint64_t factsKnown = 0; ///< all four known by now
    std::uint64_t opportunities = 0;
    std::uint64_t won = 0;
};
[[nodiscard]] CallersPath callersPath(const Snapshot &snapshot);

/// Leads, MQLs and wins of those that Sales brought itself and of all others.
struct Sourcing {
    std::uint64_t leads = 0;
    std::uint64_t handedOver = 0;
    std::uint64_t won = 0;
    std::int64_t revenueMinor = 0;
};
struct SourcedBy {
    Sourcing marketing;
    Sourcing sales;
};
[[nodiscard]] SourcedBy sourcedBy(const Snapshot &snapshot);

} // namespace leadlight::workspace
