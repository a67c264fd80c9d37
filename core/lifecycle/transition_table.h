// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>

#include "domain/side.h"
#include "domain/stage.h"

namespace leadlight::lifecycle {

/// A set of stages as bits.
struct StageSet {
    std::uint16_t bits = 0;

    constexpr StageSet(std::initializer_list<domain::Stage> stages)
    {
        for (const domain::Stage stage : stages)
            bits = static_cast<std::uint16_t>(bits | (1u << static_cast<unsigned>(stage)));
    }
    [[nodiscard]] constexpr bool has(domain::Stage stage) const
    {
        return (bits >> static_cast<unsigned>(stage) & 1u) != 0;
    }
};

/// What a move needs beside the right stage and the right side; bits of Transition::needs.
enum Need : std::uint16_t {
    needsReachable = 1 << 0,
    needsReason = 1 << 1,        ///< of a person, in own words
    needsListedReason = 1 << 2,  ///< one of the organisation's passback reasons
    needsOwner = 1 << 3,
    needsLimitReached = 1 << 4,
    needsFacts = 1 << 5,         ///< budget, authority, need, timeframe, by the policy
    needsValue = 1 << 6,
    needsDate = 1 << 7,
    needsUntil = 1 << 8,
    needsProgram = 1 << 9,
};

/// Actors other than persons that may make a move; bits of Transition::machines.
enum Machine : std::uint8_t { byModel = 1 << 0, byImport = 1 << 1, byHygiene = 1 << 2 };

/// One row of the table of domain.md §3.
struct Transition {
    domain::Move move;
    StageSet from;
    domain::Stage to;
    domain::Side side;         ///< persons of this side; `both`: of either
    std::uint8_t machines = 0;
    std::uint16_t needs = 0;
    bool clearsOwner = false;
};

/// Every move but undo, in the order in which moves are offered.
[[nodiscard]] std::span<const Transition> transitions();
/// Null for undo, which is no row: it leads back to where the lead was.
[[nodiscard]] const Transition *findTransition(domain::Move move);

} // namespace leadlight::lifecycle
