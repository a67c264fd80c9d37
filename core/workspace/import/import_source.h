// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/open_table.h"
#include "store/workspace_store.h"
#include "workspace/commands/import_file.h"

namespace leadlight::workspace {

/// Opens the request's file as the request, else its plan, else its content says. Errors: io.…,
/// import.unknown_encoding (usage).
[[nodiscard]] base::Result<std::unique_ptr<io::TableReader>> openImport(const ImportRequest &request);

/// How a file would be imported when nobody says more.
struct FoundPlan {
    io::ImportPlan plan;
    std::vector<io::ColumnGuess> guesses;  ///< of all columns
    std::optional<base::Instant> savedAt;  ///< columns of these names were imported like this then; none: it is guessed
};
/// Reads the file through and rewinds it. A mapping used before learns the words of stages that are new. Errors:
/// those of io::guessPlan; storage.…
[[nodiscard]] base::Result<FoundPlan> findPlan(const store::WorkspaceStore &store, io::ImportKind kind, io::TableReader &reader,
                                               base::Progress *progress);
[[nodiscard]] base::Result<void> saveMapping(store::Write &write, const io::ImportPlan &plan, const std::vector<std::string> &columns,
                                             base::Instant time);

} // namespace leadlight::workspace
