// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace leadlight::workspace {

/// Where exported rows go: text for CSV, cells with types for a workbook and JSON.
class ExportSink {
public:
    virtual ~ExportSink() = default;

    virtual void table(std::string_view name, std::span<const std::string> header) = 0;
    virtual void row() = 0; ///< begins a row
    virtual void text(std::string_view text) = 0;
    /// `exact`: how CSV and JSON write the number.
    virtual void number(double value, std::string_view exact) = 0;
    virtual void instant(base::Instant instant, std::string_view exact) = 0;
    /// Writes the file whole or not at all. Errors: storage.… (path); those of io::XlsxWriter.
    [[nodiscard]] virtual base::Result<void> finish() = 0;
};

/// By the ending of the path: .csv, .xlsx or .json. Errors: export.unknown_format (path; kind unreadable).
[[nodiscard]] base::Result<std::unique_ptr<ExportSink>> sinkFor(const std::string &path);

} // namespace leadlight::workspace
