// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QString>

#include "base/progress.h"
#include "base/uuid.h"
#include "bridge/time_text.h"
#include "workspace/queries/inbox.h"

namespace leadlight::inbox {

/// One lead that waits for Sales or is worked on there, in words.
struct InboxRow {
    std::uint32_t row = 0;
    QString name;
    QString role;    ///< "COO · Kite Pharma"
    QString reasons; ///< the two strongest: "Seniority: C-level · Pricing page, twice"
    QString rank;
    int heatBin = 0;
    workspace::InboxLane lane = workspace::InboxLane::region;
    bool backSincePassback = false;
    bool leftRegion = false; ///< waits to be looked up, but no longer meets the definition
    bool late = false;
    domain::Stage stage = domain::Stage::qualified;
    QString stageLabel; ///< as the organisation calls it
    bool furtherOn = false; ///< accepted, an opportunity, or on hold until a date that has come
    QString snoozedUntil;   ///< "Mon 09:00"; empty: it is not
    QString news;           ///< what came since the passback; what is to be checked
    bridge::TimeText::Clock clock; ///< no text: no limit
    QString dueExactly;
    std::optional<base::Uuid> owner;
    bool operator==(const InboxRow &other) const;
};

/// What waits, what is to be looked up and what is worked on, the most urgent first. Reasons are given for the first `explained` rows. Runs on the query thread.
inline constexpr std::size_t explainedRows = 500;
[[nodiscard]] std::vector<InboxRow> inboxRows(const workspace::Snapshot &snapshot, const base::Progress &progress,
                                              std::size_t explained = explainedRows);

/// "Asked for a call", "Sent by hand", "Back since passback", the stage of a lead that is further on; empty for a lead that
/// simply reached the region.
[[nodiscard]] QString laneText(const InboxRow &row);

} // namespace leadlight::inbox
