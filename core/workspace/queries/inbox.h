// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

enum class InboxLane : std::uint8_t { region, askedForCall, sentByHand, verification };
[[nodiscard]] std::string_view keyOf(InboxLane lane); ///< "region", "asked_for_call", "sent_by_hand", "verification"

struct InboxEntry {
    std::uint32_t row = 0;
    InboxLane lane = InboxLane::region;
    base::Instant waitingSince;
    std::optional<base::Instant> dueAt;
    double limitLeft = 1; ///< share of the business time that is left, 0 once late
    bool backSincePassback = false;
    bool leftRegion = false; ///< waits for its verification, but no longer meets the definition
    std::optional<base::Instant> snoozedUntil; ///< not to be shown before then; its clock runs on
};

/// The MQLs that wait for Sales: late first, then by time left, then by the agreed order. `owner`: only these.
[[nodiscard]] std::vector<InboxEntry> inbox(const Snapshot &snapshot, std::optional<base::Uuid> owner = std::nullopt);

/// Leads that were snoozed and still are, until when, by row. A move since then has ended a snooze.
[[nodiscard]] std::map<std::uint32_t, base::Instant> snoozed(const Snapshot &snapshot);

/// What Sales works on after the inbox, most urgent first: accepted leads and opportunities, and those on hold whose date
/// has come.
[[nodiscard]] std::vector<InboxEntry> furtherOn(const Snapshot &snapshot);

/// What waits for a person to look it up before Sales sees it, the time boxes that end first before the others; empty where
/// the organisation does not verify. `waitingSince` and `dueAt` are those of the verification.
[[nodiscard]] std::vector<InboxEntry> verification(const Snapshot &snapshot);

/// Marketing's recovery queue: leads with Sales past their stage's limit, the longest overdue first.
[[nodiscard]] std::vector<InboxEntry> recovery(const Snapshot &snapshot);

} // namespace leadlight::workspace
