// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/byte_source.h"
#include "io/csv_dialect.h"
#include "io/table_reader.h"

namespace leadlight::io {

struct CsvOptions {
    DialectOptions dialect;
    CsvLimits limits;
    /// Rows quoted as a whole are read once more instead of refused.
    bool repairWholeRowQuoted = false;
};

using CsvRow = TableRow;

/// Reads a CSV file row by row in bounded memory. Whatever is wrong with a row refuses that row alone, but for quotes inside a
/// quoted text that are not doubled: where the row has all its fields with them, they are taken as they stand and the
/// row is spoilt (csv.inner_quote). The file is
/// refused (ErrorKind::unreadable) if it is no CSV file (see sniffDialect, ByteSource) or its header is broken.
///
/// Codes of refused rows, all with the line: csv.unclosed_quote, csv.text_after_quote, csv.nul_byte, csv.not_text
/// {encoding}, csv.too_many_fields {fields, columns}, csv.whole_row_quoted {fields}, csv.field_too_long {limit in
/// bytes}, csv.row_too_long {limit in bytes}, csv.too_many_columns {limit}; where one field is at fault its column is
/// in the place. After an unclosed quote reading goes on behind the line in which it opened. Rows without any value
/// are passed over and counted.
///
/// Notes on the columns: csv.duplicate_column {name, new name}, csv.unnamed_column {new name}.
class CsvReader final : public TableReader {
public:
    [[nodiscard]] static base::Result<CsvReader> open(const std::filesystem::path &path, const CsvOptions &options = {});
    [[nodiscard]] static base::Result<CsvReader> ofText(std::string bytes, const CsvOptions &options = {});

    [[nodiscard]] const Dialect &dialect() const override { return m_dialect; }
    [[nodiscard]] const std::vector<std::string> &columns() const override { return m_columns; }
    [[nodiscard]] const std::vector<Reason> &notes() const override { return m_notes; }
    [[nodiscard]] const std::string &name() const override { return m_source.name(); }

    [[nodiscard]] base::Result<Step> next() override;
    [[nodiscard]] const TableRow &row() const override { return m_row; }
    [[nodiscard]] const base::Error &problem() const override { return m_problem; }
    [[nodiscard]] std::uint64_t blankRows() const override { return m_blankRows; }
    base::Result<void> rewind() override;

    [[nodiscard]] std::uint64_t bytesDone() const override { return m_source.position(); }
    [[nodiscard]] std::uint64_t bytesTotal() const override { return m_source.size(); }

private:
    explicit CsvReader(ByteSource source) : m_source(std::move(source)) {}
    [[nodiscard]] static base::Result<CsvReader> begin(ByteSource source, const CsvOptions &options);

    base::Result<void> readHeader();
    base::Result<void> skipLeadingLines();
    base::Result<void> fill();
    base::Result<void> jumpTo(std::uint64_t offset);
    [[nodiscard]] base::Result<Step> nextRaw();
    [[nodiscard]] Step shapeRow();
    [[nodiscard]] bool readLoosely(std::size_t column);
    [[nodiscard]] bool refuseStrangeBytes();
    [[nodiscard]] base::Result<Step> refuseGiant(const RowScan &scan);
    Step refuse(std::string code, std::vector<std::string> arguments, std::size_t column);

    ByteSource m_source;
    CsvOptions m_options;
    Dialect m_dialect;
    CsvTokenizer m_tokenizer;
    CsvTokenizer m_second; ///< for rows quoted as a whole
    CsvTokenizer m_loose;  ///< for rows with bare quotes inside quoted fields
    SpoiltCell m_spoilt;
    std::vector<std::string> m_columns;
    std::vector<Reason> m_notes;

    std::vector<char> m_buffer;
    std::size_t m_at = 0;            ///< first byte not yet cut into rows
    std::size_t m_end = 0;           ///< end of what has been read
    std::uint64_t m_bufferOffset = 0; ///< of m_buffer[0], in bytes of UTF-8
    bool m_sourceEnded = false;
    std::uint64_t m_line = 1;
    std::uint64_t m_firstLine = 1;   ///< of the first row of data
    std::uint64_t m_firstOffset = 0;
    std::uint64_t m_blankRows = 0;
    std::string m_giantText; ///< the beginning of a refused giant
    CsvRow m_row;
    base::Error m_problem;
};

} // namespace leadlight::io
