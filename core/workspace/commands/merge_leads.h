// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "workspace/queries/merge_proposal.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Whose value of a field the merged lead gets, instead of the proposed one.
struct MergeChoice {
    std::string field;
    std::uint32_t lead = 0; ///< row, one of those merged
};

struct MergeReceipt {
    std::uint64_t ledgerSeq = 0;
    std::uint32_t survivor = 0;
    std::vector<std::uint32_t> merged;
    std::size_t changed = 0; ///< values that the survivor took (undo: got back)
};

/// Makes one lead of several: the first survives, with the values proposed (proposeMerge) or chosen. The others keep
/// their rows, but leave every list and count; their activities and moves stand with the survivor, doubles once. An
/// import or a command that names one of them finds the survivor. One ledger entry. Not new evidence for a hand-over.
/// Errors: merge.one_lead, merge.same_lead (name), merge.needs_person (kind refused) where several people work here and
/// none is named, merge.not_part (name), merge.unknown_field (key), person.unknown, workspace.read_only, storage.…
[[nodiscard]] base::Result<MergeReceipt> mergeLeads(Workspace &workspace, const std::vector<std::uint32_t> &leads,
                                                    const std::vector<MergeChoice> &choices = {},
                                                    std::optional<base::Uuid> person = std::nullopt);

/// Undoes the newest merge of `row`, which may be the survivor or a lead that was merged away. What was changed or moved
/// since the merge stays as it is; everything else is as it was before. Errors (kind refused): merge.nothing_to_undo,
/// merge.newer_first (name of the lead that was merged later), merge.needs_person.
[[nodiscard]] base::Result<MergeReceipt> undoMerge(Workspace &workspace, std::uint32_t row,
                                                   std::optional<base::Uuid> person = std::nullopt);

struct MergeRequest {
    std::vector<std::uint32_t> leads; ///< the first survives
    std::vector<MergeChoice> choices;
};
/// Many merges, or none of them; no lead may be part of two. A ledger entry each. Errors: as above; stopped.
[[nodiscard]] base::Result<std::vector<MergeReceipt>> mergeAll(Workspace &workspace, const std::vector<MergeRequest> &requests,
                                                               std::optional<base::Uuid> person = std::nullopt,
                                                               base::Progress *progress = nullptr);
/// Undoes the newest merge of each of `rows`, or none. `rows` are of different survivors. Errors: as of undoMerge; stopped.
[[nodiscard]] base::Result<std::vector<MergeReceipt>> undoMerges(Workspace &workspace, const std::vector<std::uint32_t> &rows,
                                                                 std::optional<base::Uuid> person = std::nullopt,
                                                                 base::Progress *progress = nullptr);

} // namespace leadlight::workspace
