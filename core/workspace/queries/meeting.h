// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "agreement/version.h"
#include "base/progress.h"
#include "lifecycle/review.h"
#include "workspace/queries/draft_table.h"
#include "workspace/queries/evidence.h"
#include "workspace/queries/follow_up.h"
#include "workspace/queries/impact.h"
#include "workspace/queries/matrix_summary.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// What both sides look at in a meeting (ux.md §12), frozen as it begins: nothing in it changes while they talk. Shared
/// between threads.
struct Meeting {
    std::shared_ptr<const Snapshot> snapshot;
    MatrixSummary summary;
    lifecycle::ReviewFigures figures;
    std::shared_ptr<const Evidence> evidence;

    struct Inbox {
        std::vector<std::uint32_t> waiting; ///< rows of the MQLs that wait for Sales
        std::vector<std::uint32_t> late;
        std::optional<ResponseTimes> times; ///< of what the newest version handed over; none: nothing was answered
    } inbox;
    std::vector<PassbackOutcome> passbacks; ///< the most frequent reason first

    /// The version that is not in force yet, where it says something else than the one that is or the sides differ on it;
    /// null: none.
    std::shared_ptr<const agreement::ModelVersion> proposal;
    std::size_t openRows = 0;         ///< of it, not agreed
    std::vector<DraftTableRow> apart; ///< of those the most disputed, at most six
    std::shared_ptr<const Impact> impact; ///< of it
    std::shared_ptr<const LookBack> lookBack;

    /// The last closed review; none yet.
    std::optional<lifecycle::Review> last;
};

/// Gathers them; a few passes over all leads. Errors: stopped, those of the store.
[[nodiscard]] base::Result<std::shared_ptr<const Meeting>> startMeeting(Workspace &workspace, base::Progress &progress);

/// Rows of the leads that were passed back for this reason (key) in any hand-over, ascending.
[[nodiscard]] std::vector<std::uint32_t> rowsPassedBack(const Snapshot &snapshot, const std::string &reason);
/// "Lead 4711, Logistics, DE": who is meant, without saying who it is.
[[nodiscard]] std::string coverName(const Snapshot &snapshot, std::uint32_t row);

} // namespace leadlight::workspace
