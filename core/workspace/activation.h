// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "agreement/proposal.h"
#include "workspace/session.h"

namespace leadlight::workspace {

struct Activated {
    std::uint64_t released = 0; ///< leads handed over at once
    std::uint64_t held = 0;     ///< leads left to new evidence
};

/// Brings a version that both sides signed into force within `write`: the one before retires, the draft's rows are done
/// with, leads are ranked anew and released as was chosen (domain.md §3). `next` is brought up to date.
/// Errors: as agreement::proveSignatures; storage.…
[[nodiscard]] base::Result<Activated> activate(Workspace::Session &session, store::Write &write, Snapshot &next,
                                               int number, const agreement::Release &release, const std::string &actor);
/// The same for a version that waited for its date, in a transaction of its own. True where there was one.
[[nodiscard]] base::Result<bool> activateIfDue(Workspace::Session &session, Snapshot &next);

/// Rows that the snapshot's model could hand over now, by the agreed order, whatever a former release held back.
[[nodiscard]] base::Result<std::vector<std::uint32_t>> releasable(const Snapshot &snapshot,
                                                                  const store::WorkspaceStore &store);
/// Puts rows into the agreed order of a model: by its order of cells, then by the sum of both scores, then by row.
void sortByAgreedOrder(std::vector<std::uint32_t> &rows, const model::ScoringModel &model,
                       const scoring::Scores &scores);
/// What was chosen at the proposal; all where the version was never proposed here.
[[nodiscard]] agreement::Release releaseOf(const Snapshot &snapshot, int version);

} // namespace leadlight::workspace
