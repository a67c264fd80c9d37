// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Lets a lead go that was held back, with a note why: it counts like any other from now on, and a later import of the
/// same person does not hold it back for this reason again. Returns the ledger entry.
/// Errors (kind refused): hygiene.not_held (name), hygiene.needs_note; person.unknown, workspace.read_only, storage.…
[[nodiscard]] base::Result<std::uint64_t> clearQuarantine(Workspace &workspace, std::uint32_t row, const std::string &note,
                                                          std::optional<base::Uuid> person = std::nullopt);
/// Says that the lead is junk: it is disqualified by hygiene with the reason it was held back for.
/// Errors: as above, without the note; move.… where its stage does not allow it; hygiene.is_duplicate (name): merge it.
[[nodiscard]] base::Result<std::uint64_t> confirmQuarantine(Workspace &workspace, std::uint32_t row, const std::string &note,
                                                            std::optional<base::Uuid> person = std::nullopt);
/// Takes the newest of these decisions on the lead back, and the disqualification with it unless another move followed.
/// Errors: hygiene.nothing_to_undo (name), hygiene.moved_since (name).
[[nodiscard]] base::Result<std::uint64_t> undoQuarantineDecision(Workspace &workspace, std::uint32_t row,
                                                                 std::optional<base::Uuid> person = std::nullopt);

struct QuarantineReceipt {
    std::uint64_t ledgerSeq = 0; ///< of the last decision
    std::vector<std::uint32_t> rows; ///< decided on
    std::vector<std::pair<std::uint32_t, base::Error>> refused; ///< left as they were, with the reason
};
/// The same for many leads in one transaction, each with its ledger entry. A lead that is refused leaves the others
/// alone; where all are, the first reason is the error.
[[nodiscard]] base::Result<QuarantineReceipt> decideQuarantine(Workspace &workspace, const std::vector<std::uint32_t> &rows,
                                                               store::JunkVerdict verdict, const std::string &note,
                                                               std::optional<base::Uuid> person = std::nullopt);
[[nodiscard]] base::Result<QuarantineReceipt> undoQuarantineDecisions(Workspace &workspace, const std::vector<std::uint32_t> &rows,
                                                                      std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
