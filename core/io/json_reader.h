// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "io/csv_tokenizer.h"
#include "io/json_records.h"
#include "io/table_reader.h"

namespace leadlight::io {

/// Reads the records of a JSON file (see JsonRecords) row by row in bounded memory. A column for each key, in the order
/// in which the file first has it; what stands in an object of a record goes to "key.inner", the values of a list stand
/// in one cell with "; " between them. Numbers keep their digits, null is blank, true and false are these words.
///
/// The file is refused with the codes of ByteSource, json.no_records and csv.empty. Codes of refused rows:
/// json.not_readable; json.not_an_object; json.unfinished; json.too_many_columns {limit}; csv.row_too_long {limit},
/// csv.field_too_long {limit}; csv.nul_byte. Reasons: json.list; json.member {key}; json.lines. Notes: those on columns.
class JsonReader final : public TableReader {
public:
    [[nodiscard]] static base::Result<JsonReader> open(const std::filesystem::path &path, const CsvLimits &limits = {});
    [[nodiscard]] static base::Result<JsonReader> ofText(std::string bytes, const CsvLimits &limits = {});
    /// Whether a file that begins like this holds records, and not, say, a table with a bracket in its first name.
    [[nodiscard]] static bool looksLikeRecords(std::string_view prefix);

    [[nodiscard]] const Dialect &dialect() const override { return m_dialect; }
    [[nodiscard]] const std::vector<std::string> &columns() const override { return m_columns; }
    [[nodiscard]] const std::vector<Reason> &notes() const override { return m_notes; }
    [[nodiscard]] const std::string &name() const override { return m_records.source().name(); }

    [[nodiscard]] base::Result<Step> next() override;
    [[nodiscard]] const TableRow &row() const override { return m_row; }
    [[nodiscard]] const base::Error &problem() const override { return m_problem; }
    [[nodiscard]] std::uint64_t blankRows() const override { return m_blankRows; }
    base::Result<void> rewind() override;

    [[nodiscard]] std::uint64_t bytesDone() const override { return m_records.source().position(); }
    [[nodiscard]] std::uint64_t bytesTotal() const override { return m_records.source().size(); }

private:
    class Cells;
    JsonReader(ByteSource source, const CsvLimits &limits);
    [[nodiscard]] static base::Result<JsonReader> begin(ByteSource source, const CsvLimits &limits);
    base::Result<void> readColumns();
    [[nodiscard]] Step refuse(std::string code, std::vector<std::string> arguments = {});

    JsonRecords m_records;
    CsvLimits m_limits;
    Dialect m_dialect;
    std::vector<std::string> m_columns;
    std::unordered_map<std::string, std::size_t> m_places; ///< of the keys as they stand in the file
    std::vector<Reason> m_notes;
    std::uint64_t m_blankRows = 0;
    std::vector<std::string> m_cells;
    std::vector<std::string_view> m_fields;
    TableRow m_row;
    base::Error m_problem;
};

} // namespace leadlight::io
