// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "agreement/draft.h"
#include "workspace/session.h"

namespace leadlight::workspace {

/// What a command does to the draft, as a step of the undo stack.
struct DraftChange {
    std::string kind; ///< as agreement::DraftEdit
    std::string path;
    agreement::DraftAuthors authors; ///< none: an import
    std::function<base::Result<void>(agreement::DraftState &)> apply;
};

/// Runs the change on the open draft (one from the version in force where none is open), writes it with its step and
/// ledger entry, voids signatures, publishes. Returns the draft's number. A change that changes nothing writes nothing.
[[nodiscard]] base::Result<int> changeDraft(Workspace &workspace, const DraftChange &change);

/// The draft of the snapshot with its rows; where there is none, as it would be opened. Errors: draft.none.
[[nodiscard]] base::Result<agreement::DraftState> draftStateOf(const Snapshot &snapshot);
/// The model in force; null where none is.
[[nodiscard]] const model::ScoringModel *modelInForce(const Snapshot &snapshot);
/// The open version; a new one after the last where none is open.
[[nodiscard]] agreement::ModelVersion draftVersionOf(const Snapshot &snapshot);

/// Steps of the version that were taken back can no longer be made again.
[[nodiscard]] base::Result<void> dropUndoneSteps(store::Write &write, Snapshot &next, int version);
/// Writes `state` as the draft `version` within `write` and into `next`: state draft, no signatures, no proposal.
[[nodiscard]] base::Result<void> writeDraft(store::Write &write, Snapshot &next, agreement::ModelVersion version,
                                            const agreement::DraftState &state);
/// Stores a comment with its ledger entry. Errors: draft.empty_comment.
[[nodiscard]] base::Result<void> writeComment(store::Write &write, Snapshot &next, agreement::DraftComment comment);
/// Ranks anew where the draft is what ranks, and publishes.
[[nodiscard]] base::Result<void> publishDraft(Workspace::Session &session, const std::shared_ptr<Snapshot> &next);

} // namespace leadlight::workspace
