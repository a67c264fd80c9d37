// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/exact.h"
#include "base/time.h"

namespace leadlight::scoring {

/// Facts about a lead that are not attributes; one bit set a lead.
enum LeadFlag : std::uint16_t {
    isSuspect = 1 << 0,       ///< worst rank of both axes
    isJunk = 1 << 1,
    isDuplicate = 1 << 2,
    isPurchased = 1 << 3,     ///< from a bought or collected list
    hasActedItself = 1 << 4,  ///< an own action, which lifts the purchased gate
    isReachable = 1 << 5,     ///< valid e-mail or phone
    consentWithdrawn = 1 << 6,
    onTargetList = 1 << 7,    ///< the lead's account
    isMergedAway = 1 << 8,    ///< became part of another lead: scored like any other, but counted nowhere
};

/// What overrode the rank of a lead, strongest last. Overrides change ranks, never scores.
enum class Override : std::uint8_t { none, handRaise, suspect, showStopper };

/// The scores of all leads by one model at one moment. Immutable, shared between threads.
struct Scores {
    base::Instant asOf;
    std::array<std::vector<base::Exact>, 2> score;   ///< by axis and lead row
    std::array<std::vector<std::uint8_t>, 2> rank;   ///< position, 0 is best; overrides applied
    std::vector<std::uint8_t> overrides;             ///< Override by lead row
    std::vector<std::uint8_t> raisedAxes;            ///< bit by axis whose hand_raise holds
    std::vector<std::uint8_t> handRaised;            ///< 1: in a hand_raise window with qualify_directly
    std::vector<std::uint8_t> fitKnown;              ///< 0: no attribute that the first axis asks about is known
    std::vector<std::uint8_t> away;                  ///< 1: merged into another lead, in no count
    std::vector<std::uint64_t> cells;                ///< count by cell, row by row
    std::uint64_t showStopped = 0;

    [[nodiscard]] std::size_t leads() const { return score[0].size(); }
    [[nodiscard]] std::size_t cellOf(std::size_t row, std::size_t columns) const
    {
        return rank[0][row] * columns + rank[1][row];
    }
};

} // namespace leadlight::scoring
