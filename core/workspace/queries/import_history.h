// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/outcome.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// One import, for the history of imports.
struct ImportEntry {
    std::int64_t number = 0;
    std::string kind;
    std::string file;
    std::string source;
    std::string sourceType;
    base::Instant time;
    std::string person; ///< name; empty: nobody in particular
    std::uint64_t rows = 0, added = 0, updated = 0, unchanged = 0, skipped = 0, refused = 0;
    std::optional<domain::Money> cost; ///< of the campaign that has the source's name
    std::optional<base::Instant> undone;
    std::string undoneBy;
    bool canBeUndone = false; ///< as far as what is kept goes; see undoImport
};

/// Newest first. Errors: storage.…
[[nodiscard]] base::Result<std::vector<ImportEntry>> importHistory(Workspace &workspace);

} // namespace leadlight::workspace
