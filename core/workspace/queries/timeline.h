// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/activity.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What happened to one lead: activities, moves, notes and enrolments, newest first.
struct TimelineEntry {
    base::Instant time;
    bool isMove = false;
    domain::Activity activity; ///< where it is no move
    bool machine = false;
    MoveRecord move;           ///< where it is one
    std::optional<store::LeadDeed> deed; ///< where it is neither
};
[[nodiscard]] std::vector<TimelineEntry> timeline(const Snapshot &snapshot, std::uint32_t row, std::size_t limit = 200);

/// Both axes' scores at the end of each of the last `days` days, oldest first.
struct CurvePoint {
    base::Instant time;
    std::array<base::Exact, 2> score{};
};
[[nodiscard]] std::vector<CurvePoint> scoreCurve(const Snapshot &snapshot, std::uint32_t row, int days = 90);

} // namespace leadlight::workspace
