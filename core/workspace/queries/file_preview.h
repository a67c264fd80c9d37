// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.h"
#include "workspace/commands/import_file.h"

namespace leadlight::workspace {

/// What was found out about a file before anything is imported.
struct FilePreview {
    io::ImportPlan plan; ///< guessed, or as these columns were imported the last time
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows; ///< the first rows that can be read, one text a column
    /// The distinct values of each column with their counts, most frequent first; empty if there are more than 64.
    std::vector<std::vector<std::pair<std::string, std::uint64_t>>> words;
    /// How many cells of each column read as day, month, year and as month, day, year.
    std::vector<std::pair<std::uint64_t, std::uint64_t>> dateOrders;
    std::uint64_t rowCount = 0;               ///< rows in the file, as far as they can be read
    std::optional<base::Instant> mappingFrom; ///< when the plan was used before; none: it is guessed
};

/// Reads the whole file once. Takes the request's file, kind, encoding, sheet, delimiter, header and repair; not its plan.
/// Errors: those of opening and guessing, see importFile; stopped.
[[nodiscard]] base::Result<FilePreview> previewFile(Workspace &workspace, const ImportRequest &request, std::size_t rows,
                                                    base::Progress *progress = nullptr);

/// The key that a stage's or outcome's word of a CRM probably means ("Closed Won" → "won"); nothing if it says nothing.
[[nodiscard]] std::optional<std::string> meaningOfWord(const std::string &target, const std::string &word);

} // namespace leadlight::workspace
