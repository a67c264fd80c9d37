// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What happened to a lead between its last passback (or recall) and its present hand-over.
struct NewsSincePassback {
    base::Instant at;         ///< of the passback
    std::string reason;       ///< its label, or words
    std::vector<std::pair<std::string, std::uint64_t>> events; ///< activity types of the prospect and how often; newest first
    std::string field;        ///< what the reason asked for, where it is known now and was not
    std::string answer;
};
/// None: it was never passed back.
[[nodiscard]] std::optional<NewsSincePassback> newsSincePassback(const Snapshot &snapshot, std::uint32_t row);
/// "New since 28 Oct 2026 (No budget): Demo request; Page view, 3 times; Budget is 50k now"
[[nodiscard]] std::string newsText(const NewsSincePassback &news, const base::Zone &zone);

/// What became of the leads that were passed back for one reason.
struct PassbackOutcome {
    std::string reason;  ///< key
    std::string label;
    std::uint64_t count = 0;
    std::uint64_t cameBack = 0; ///< became an MQL again
    std::uint64_t won = 0;      ///< and are won
};
/// `person`: only theirs. The most frequent reason first; one row a reason that was given.
[[nodiscard]] std::vector<PassbackOutcome> passbackOutcomes(const Snapshot &snapshot, std::optional<base::Uuid> person = std::nullopt);

/// A lead whose rank falls soon if nothing more happens.
struct GoingCold {
    std::uint32_t row = 0;
    base::Instant fallsOn;
    std::string fallsTo; ///< "A2"
};
/// Leads with Sales (MQL, accepted, opportunity) whose rank falls within `days` by the model's own decay, the first first.
[[nodiscard]] std::vector<GoingCold> goingCold(const Snapshot &snapshot, int days = 7, const base::Progress *progress = nullptr);

/// How fast Sales answered what one version handed over.
struct ResponseTimes {
    int version = 0;          ///< 0: handed over without one in force
    std::uint64_t handed = 0; ///< MQLs
    std::uint64_t answered = 0;
    std::int64_t medianSeconds = 0; ///< from hand-over to the first decision or logged contact; of those answered
};
/// By version, the oldest first: the median before and after each.
[[nodiscard]] std::vector<ResponseTimes> responseTimes(const Snapshot &snapshot);

} // namespace leadlight::workspace
