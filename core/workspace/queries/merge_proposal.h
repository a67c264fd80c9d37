// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/snapshot.h"
#include "workspace/workspace.h"

namespace leadlight::store {
class WorkspaceStore;
}

namespace leadlight::workspace {

/// One field of leads that shall become one, side by side.
struct ProposedField {
    std::string key;                 ///< an attribute's, or "stage", "owner", "account"
    std::string label;
    std::vector<std::string> values; ///< by lead, in the order of MergeProposal::leads; empty: blank
    std::size_t taken = 0;           ///< whose value the merged lead gets unless somebody chooses otherwise
    [[nodiscard]] bool differs() const;
};

/// What a merge would do. Fields that are blank in all leads are left out.
///
/// The newest known value wins, never a blank over a value. But the survivor keeps its external id; the earliest
/// creation date stays, and with it source and campaign (first touch); who has withdrawn consent anywhere has withdrawn
/// it; the stage is the one furthest with Sales, else the newest, and its outcome comes with it. But for the external
/// id the order of the leads decides nothing.
struct MergeProposal {
    std::vector<std::uint32_t> leads; ///< rows; the first survives
    std::vector<ProposedField> fields;
    [[nodiscard]] const ProposedField *find(std::string_view key) const;
};

/// Takes the lock. Errors: merge.one_lead, merge.same_lead (name), storage.…
[[nodiscard]] base::Result<MergeProposal> proposeMerge(Workspace &workspace, std::vector<std::uint32_t> leads);
/// For a command that holds the lock.
[[nodiscard]] base::Result<MergeProposal> mergeProposal(const Snapshot &snapshot, const store::WorkspaceStore &store,
                                                        std::vector<std::uint32_t> leads);

} // namespace leadlight::workspace
