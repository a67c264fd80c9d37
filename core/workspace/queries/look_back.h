// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workspace/queries/impact.h"

namespace leadlight::workspace {

/// A lead whose end is known, at the moment it was first handed to Sales (domain.md §6: first qualify, else the given
/// hand-over date, else the creation date).
struct ClosedLead {
    std::uint32_t row = 0;
    base::Instant handedOver;
    bool won = false;
    bool negative =
        false;           ///< lost or disqualified after hand-over, or passed back for a definitional reason and not won
    bool closed = false; ///< won or lost
};

/// What a look back needs of the snapshot whatever the draft is; kept from one draft to the next.
struct LookBackFacts {
    std::optional<std::vector<ClosedLead>> closed;
    std::vector<std::uint8_t> handedBefore; ///< by closed lead, under the version in force
    std::optional<std::vector<std::uint32_t>> entriesBefore;
};

/// Leads that closed or were passed back in the 365 days before as-of, by row.
[[nodiscard]] std::vector<ClosedLead> closedLeads(const Snapshot &snapshot);
/// Rows that enter the region of `model` in the 28 days before as-of, replayed day by day; each once.
[[nodiscard]] base::Result<std::vector<std::uint32_t>>
regionEntries(const Snapshot &snapshot, const model::ScoringModel &model, const base::Progress *progress);
/// Errors: stopped.
[[nodiscard]] base::Result<LookBack> lookBackOf(const Snapshot &snapshot, const model::ScoringModel &draft,
                                                LookBackFacts &facts, const base::Progress *progress);

} // namespace leadlight::workspace
