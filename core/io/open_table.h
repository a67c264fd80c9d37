// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "io/csv_reader.h"
#include "io/table_reader.h"

namespace leadlight::io {

/// Opens a file by what it holds, never by its name: a ZIP archive is read as a workbook, a list of objects
/// as JSON, everything else as CSV.
/// Errors: those of XlsxReader, JsonReader and CsvReader; xlsx.encrypted for a workbook behind a password, io.xls_not_supported
/// for the old format.
[[nodiscard]] base::Result<std::unique_ptr<TableReader>> openTable(const std::filesystem::path &path, const CsvOptions &options = {});

} // namespace leadlight::io
