// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "workspace/workspace.h"

namespace leadlight::workspace {

/// What was done last by somebody and was taken back.
struct LastDeed {
    enum class Kind : std::uint8_t { import, merge, move, hygiene, accounts, deed };
    Kind kind = Kind::import;
    std::int64_t import = 0;  ///< its number
    std::uint32_t lead = 0;   ///< row of the survivor (accounts: an account's), or of the lead that was moved or judged
    std::string what;         ///< the import's file, names of the leads or accounts that were merged, key of the move or the deed
};

/// Takes back whatever import, merge, move, note, snooze or enrolment of a person came last and still stands; a disqualification that came with a
/// decision on junk goes with that decision. What the model did by itself is no deed. Errors: undo.nothing (refused), and
/// those of undoImport, undoMerge, undoAccountMerge, moveLead and undoQuarantineDecision: what rests on it is named, and nothing changes.
[[nodiscard]] base::Result<LastDeed> undoLast(Workspace &workspace, std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
