// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QString>
#include <QStringList>

#include "base/progress.h"
#include "workspace/commands/import_file.h"

namespace leadlight::imports {

/// What was found out about a file before anything is imported.
struct FileReading {
    io::ImportPlan plan;
    QStringList columns;
    std::vector<QStringList> preview; ///< the first rows that can be read, one text a column
    std::vector<io::Reason> notes;    ///< on columns
};

inline constexpr std::size_t previewRows = 50;

/// Reads the whole file once. Errors: those of io::openTable and io::guessPlan; import.unknown_encoding.
[[nodiscard]] base::Result<FileReading> readFile(const workspace::ImportRequest &request, base::Progress &progress);

} // namespace leadlight::imports
