// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// The two questions of the evidence, never mixed (domain.md §6).
enum class Verdict : std::uint8_t { won, accepted };
inline constexpr std::array<Verdict, 2> bothVerdicts{Verdict::won, Verdict::accepted};

/// Why a lead that was handed over is no case.
enum class LeftOut : std::uint8_t {
    none,
    open,       ///< not closed yet; for `accepted`: not decided yet
    onHold,
    procedural, ///< passed back for a reason that says nothing of the score
    notRecorded ///< the history before the import does not say whether Sales accepted
};
inline constexpr std::size_t leftOutReasons = 5;

/// One lead at its first hand-over.
struct EvidenceCase {
    std::uint32_t row = 0;
    base::Instant at;        ///< it is judged as it stood then
    bool isDated = true;     ///< false: neither hand-over nor creation is known, `at` is the snapshot's as-of
    bool isRecorded = false; ///< handed over by a move recorded here
    int version = 0;         ///< that handed it over; 0: none
    std::array<std::int8_t, 2> verdict{-1, -1}; ///< by Verdict: 1 yes, 0 no, −1 left out
    std::array<LeftOut, 2> leftOut{};
};

/// Handed over between two dates of the workspace's zone, bounds included. Leads without a date are in no period.
struct EvidencePeriod {
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    [[nodiscard]] bool isOpen() const { return !from && !to; }
};

/// Every lead that was handed over, and those that an import brought with an end, one each. Merged leads are none.
[[nodiscard]] std::vector<EvidenceCase> evidenceCases(const Snapshot &snapshot, const EvidencePeriod &period = {});

} // namespace leadlight::workspace
