// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/calendar.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// The hours in which the lead's limit runs: its owner's, else those of who answers for its stage: the person's, the
/// side's, the workspace's (domain.md §3).
[[nodiscard]] base::BusinessHours hoursOf(const Snapshot &snapshot, std::uint32_t row);
/// When the lead is past the limit of its stage, which it entered at stageSince; nothing: its stage has no limit.
[[nodiscard]] std::optional<base::Instant> dueOf(const Snapshot &snapshot, std::uint32_t row);
/// When a hand-over of `at` was past the limit of its stage, by today's hours and process.
[[nodiscard]] std::optional<base::Instant> handOverDueOf(const Snapshot &snapshot, std::uint32_t row, base::Instant at, const base::Zone &zone);
/// From when the lead is to be brought before somebody, because it is late for longer than the process allows.
[[nodiscard]] std::optional<base::Instant> escalationOf(const Snapshot &snapshot, std::uint32_t row);
void setDue(Snapshot &next, std::uint32_t row);
/// Anew for every lead whose clock runs, after the rules of `before`, of the same leads, gave way to others; returns the leads whose due time is
/// another now. No clock starts in the past: a lead that came in at its stage, or was put back there, has none.
[[nodiscard]] std::vector<std::uint32_t> setDues(Snapshot &next, const Snapshot &before);

} // namespace leadlight::workspace
