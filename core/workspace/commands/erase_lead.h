// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

struct Erasure {
    std::uint64_t ledgerSeq = 0;
    std::size_t payloads = 0;               ///< ledger entries that lost what they said
    std::size_t cleanedBackups = 0;
    std::vector<std::string> removedBackups; ///< of an older schema, which cannot be cleaned
    std::vector<std::string> outOfReach;     ///< copies that still hold the person, and what keeps them
};

/// Erases a person from every table, page, index and ledger payload, from the file's free pages and its log, and from
/// the backups that the program keeps; with a merged lead, all of its parts. Imports from before can no longer be
/// undone. One ledger entry says that somebody was erased, by whom, and which entries lost their payload, but not whom.
/// What names the person in a later import is known by a keyed hash and left out.
/// Errors: erase.needs_person (kind refused), person.unknown, workspace.read_only, storage.…
[[nodiscard]] base::Result<Erasure> eraseLead(Workspace &workspace, std::uint32_t row,
                                              std::optional<base::Uuid> person = std::nullopt,
                                              const base::Progress *progress = nullptr);

} // namespace leadlight::workspace
