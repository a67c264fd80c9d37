// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/table_reader.h"
#include "io/xlsx_archive.h"
#include "io/xlsx_book.h"
#include "io/xlsx_sheet.h"

namespace leadlight::io {

/// Reads one sheet of a workbook row by row: the sheet that the options name, else the first one that is not hidden.
/// Memory is bounded by one row and a few mebibytes (see SharedStrings). Values come as text: dates as ISO text (without
/// a zone, so UTC), numbers as plainNumber() writes them, truth as TRUE and FALSE, of a formula the value that the
/// workbook keeps. Rows of one or two cells above the header are passed over as titles. Links are never followed.
///
/// The file is refused with the codes of XlsxArchive, XmlStream, SheetRows and SharedStrings, and with
/// xlsx.no_sheet {name, those that are there}, xlsx.no_visible_sheet, xlsx.empty_sheet {sheet}.
/// Codes of refused rows: xlsx.too_many_columns {limit}, xlsx.cell_too_long {limit}, xlsx.row_too_long {limit},
/// xlsx.cell_twice, xlsx.missing_string {number}, csv.too_many_fields {fields, columns}; their fields are what was read.
/// Reasons: xlsx.sheet_first {sheet}; xlsx.sheet_only {sheet}; csv.chosen {sheet}; xlsx.title_rows {rows};
/// xlsx.since_1904; csv.header_….
/// Notes: those on columns of CsvReader; xlsx.other_sheets {names}; xlsx.sheet_full {rows} once its last row was read.
class XlsxReader final : public TableReader {
public:
    [[nodiscard]] static base::Result<XlsxReader> open(const std::filesystem::path &path, const DialectOptions &options = {},
                                                       const XlsxLimits &limits = {});
    [[nodiscard]] static base::Result<XlsxReader> ofBytes(std::string bytes, const DialectOptions &options = {},
                                                          const XlsxLimits &limits = {});

    [[nodiscard]] const Dialect &dialect() const override { return m_dialect; }
    [[nodiscard]] const std::vector<std::string> &columns() const override { return m_columns; }
    [[nodiscard]] const std::vector<Reason> &notes() const override { return m_notes; }
    [[nodiscard]] const std::string &name() const override { return m_archive.name(); }
    /// Sheets that hold cells and are not hidden.
    [[nodiscard]] std::vector<std::string> visibleSheets() const;

    [[nodiscard]] base::Result<Step> next() override;
    [[nodiscard]] const TableRow &row() const override { return m_row; }
    [[nodiscard]] const base::Error &problem() const override { return m_problem; }
    [[nodiscard]] std::uint64_t blankRows() const override { return m_blankRows; }
    base::Result<void> rewind() override;

    [[nodiscard]] std::uint64_t bytesDone() const override { return m_part ? m_part->done() : 0; }
    [[nodiscard]] std::uint64_t bytesTotal() const override { return m_part ? m_part->size() : 0; }

private:
    struct Sample;
    explicit XlsxReader(XlsxArchive archive);
    [[nodiscard]] static base::Result<XlsxReader> begin(XlsxArchive archive, const DialectOptions &options);

    base::Result<void> chooseSheet(const DialectOptions &options);
    base::Result<void> readStrings();
    base::Result<void> readHeader(const DialectOptions &options);
    [[nodiscard]] base::Result<Sample> takeSample();
    [[nodiscard]] base::Result<const SheetRow *> nextRaw();
    base::Result<void> feed();
    void convert(const SheetRow &row);
    [[nodiscard]] std::string_view valueOf(const SheetCell &cell, std::string &room);
    [[nodiscard]] std::string_view sharedText(std::string_view number, std::uint32_t column, std::string &room);
    [[nodiscard]] std::string_view numberText(const SheetCell &cell, std::string_view text, std::string &room) const;
    void spoil(std::string code, std::string_view text, std::uint32_t column);
    void refuse(std::string code, std::vector<std::string> arguments, std::uint32_t column);
    [[nodiscard]] Step shapeRow();

    XlsxArchive m_archive;
    XlsxBook m_book;
    const XlsxSheet *m_sheet = nullptr;
    std::unique_ptr<SharedStrings> m_strings;
    std::unique_ptr<SheetRows> m_rows;
    std::optional<XlsxPart> m_part;
    std::optional<XmlStream> m_xml;
    std::vector<char> m_piece;
    std::size_t m_at = 0; ///< the next finished row
    bool m_ended = false;

    Dialect m_dialect;
    std::vector<std::string> m_columns;
    std::vector<Reason> m_notes;
    std::uint32_t m_firstColumn = 0;
    std::uint64_t m_firstLine = 1;
    std::uint64_t m_blankRows = 0;

    std::vector<std::string_view> m_fields; ///< from m_firstColumn on, up to the last cell of the row
    std::vector<std::string> m_texts;       ///< behind m_fields where a value was made
    std::size_t m_outside = 0;              ///< fields in the row, if a value stands outside the table
    bool m_anything = false;
    bool m_refused = false;
    std::string m_refusedText;
    SpoiltCell m_spoilt;
    TableRow m_row;
    base::Error m_problem;
};

} // namespace leadlight::io
