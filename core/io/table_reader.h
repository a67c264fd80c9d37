// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/csv_dialect.h"

namespace leadlight::io {

/// A cell whose value could not be had and which was taken as blank (as it stands, for a quote inside a text): the row
/// goes in and is reported.
struct SpoiltCell {
    std::string code; ///< xlsx.error_cell {text}, xlsx.formula_without_value, csv.inner_quote
    std::string text;
    std::size_t column = 0;
};

/// One row of data. Valid until the next call of TableReader::next().
struct TableRow {
    std::span<const std::string_view> fields; ///< as many as the reader has columns
    std::uint64_t line = 0;                   ///< where the row begins, from 1
    std::string_view text;                    ///< the row as it stands (UTF-8), without its line end; the beginning of refused giants
    std::size_t filled = 0;                   ///< blanks added to a short row: a repaired row is a reported row
    bool unquoted = false;                    ///< it was quoted as a whole and has been read once more
    const SpoiltCell *spoilt = nullptr;       ///< the first of them
};

/// Reads a table out of a file row by row in bounded memory. One thread at a time.
class TableReader {
public:
    virtual ~TableReader() = default;

    /// How the file is written and why it was read so.
    [[nodiscard]] virtual const Dialect &dialect() const = 0;
    [[nodiscard]] virtual const std::vector<std::string> &columns() const = 0;
    /// On columns and on the file; reading can add to them.
    [[nodiscard]] virtual const std::vector<Reason> &notes() const = 0;
    [[nodiscard]] virtual const std::string &name() const = 0;

    enum class Step : std::uint8_t { row, refused, end };
    /// Fails only if the file can no longer be read.
    [[nodiscard]] virtual base::Result<Step> next() = 0;
    /// The row; of a refused one the line and the text.
    [[nodiscard]] virtual const TableRow &row() const = 0;
    [[nodiscard]] virtual const base::Error &problem() const = 0;
    [[nodiscard]] virtual std::uint64_t blankRows() const = 0;
    /// Back to the first row of data.
    virtual base::Result<void> rewind() = 0;

    /// For progress: of the file's own bytes, of a workbook those of the unpacked sheet.
    [[nodiscard]] virtual std::uint64_t bytesDone() const = 0;
    [[nodiscard]] virtual std::uint64_t bytesTotal() const = 0;

protected:
    TableReader() = default;
    TableReader(const TableReader &) = default;
    TableReader(TableReader &&) = default;
    TableReader &operator=(const TableReader &) = default;
    TableReader &operator=(TableReader &&) = default;
};

/// A name of its own for each column: what is called like one before it or not at all gets a number. With a header
/// each such name is noted: csv.duplicate_column {name, new name}, csv.unnamed_column {new name}.
[[nodiscard]] std::vector<std::string> distinctNames(const std::vector<std::string> &header, bool hasHeader, std::vector<Reason> &notes);

} // namespace leadlight::io
