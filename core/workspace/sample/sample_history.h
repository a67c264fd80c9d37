// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "workspace/sample/sample_world.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What Marketing and Sales did with the sample's leads: moves in the order of time, and the outcome values that go
/// with them. Hand-overs follow the model's own rules at the time of each activity; decisions follow the facts, with
/// noise.
struct SampleHistory {
    std::vector<MoveRecord> moves; ///< persons, versions, ranks and scores filled in; `seq` and ledger not
    struct Closed {
        std::uint32_t lead = 0;
        domain::OutcomeKind kind = domain::OutcomeKind::won;
        std::int64_t valueMinor = 0;
        std::string reason;
        base::Instant time;
    };
    std::vector<Closed> closed;
    std::vector<std::uint32_t> owner; ///< 1 + index into people at the end, by lead
    std::vector<std::uint32_t> contacted; ///< leads of which a contact attempt is logged
};

/// `snapshot` holds the world, the people (Marketing first, then Sales), the model and its scores; nothing is written.
[[nodiscard]] SampleHistory makeSampleHistory(const Snapshot &snapshot, const SampleWorld &world, std::uint64_t seed,
                                              base::Instant secondVersionSince);

} // namespace leadlight::workspace
