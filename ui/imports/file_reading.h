// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "base/progress.h"
#include "workspace/queries/file_preview.h"

namespace leadlight::imports {

/// What was found out about a file before anything is imported.
struct FileReading {
    io::ImportPlan plan;
    QStringList columns;
    std::vector<QStringList> preview; ///< the first rows that can be read, one text a column
    std::vector<io::Reason> notes;    ///< on columns
    QStringList sheets;               ///< of a workbook, those that are not hidden
    /// The distinct words of each column, most frequent first; empty: there are too many.
    std::vector<std::vector<std::pair<std::string, std::uint64_t>>> words;
    /// How many cells of each column read as day, month, year and as month, day, year, in the whole file.
    std::vector<std::pair<std::uint64_t, std::uint64_t>> dateOrders;
    std::uint64_t rowCount = 0;
    std::optional<base::Instant> mappingFrom; ///< when these columns came in the last time; none: they are guessed
};

inline constexpr std::size_t previewRows = 200;

/// Reads the whole file once, twice where the columns are to be guessed `anew` although they are known.
/// Errors: those of workspace::previewFile.
[[nodiscard]] base::Result<FileReading> readFile(workspace::Workspace &workspace, const workspace::ImportRequest &request,
                                                 bool anew, base::Progress &progress);

} // namespace leadlight::imports
