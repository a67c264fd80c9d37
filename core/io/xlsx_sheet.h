// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/xlsx_archive.h"
#include "io/xlsx_strings.h"
#include "io/xml_stream.h"

namespace leadlight::io {

/// A cell as it stands in the sheet. Its text lies in the SheetRows that gave it.
struct SheetCell {
    enum class Kind : std::uint8_t { number, shared, text, boolean, error, isoDate };
    std::uint32_t column = 0;
    std::uint32_t style = 0;
    Kind kind = Kind::number;
    bool formula = false;
    bool hasValue = false;
    std::size_t begin = 0;
    std::size_t length = 0;
};

struct SheetRow {
    std::uint64_t line = 0;
    std::size_t firstCell = 0;
    std::size_t cells = 0;
    const char *problem = nullptr; ///< xlsx.too_many_columns, xlsx.cell_too_long, xlsx.row_too_long, xlsx.cell_twice
    std::uint32_t problemColumn = 0;
};

/// Collects the rows of a sheet's XML. What is finished is handed out and forgotten between two pieces of the XML, so
/// that memory is bounded by one piece and one row.
/// Fails with xlsx.too_many_rows {limit} and xlsx.rows_out_of_order.
class SheetRows final : public XmlElements {
public:
    explicit SheetRows(const XlsxLimits &limits) : m_limits(limits), m_rich(limits.cell) {}

    void begin(std::string_view name, const XmlAttributes &attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;
    [[nodiscard]] std::uint64_t line() const override { return m_line; }

    /// Finished rows since the last forget().
    [[nodiscard]] const std::vector<SheetRow> &rows() const { return m_rows; }
    [[nodiscard]] const SheetCell *cellsOf(const SheetRow &row) const { return m_cells.data() + row.firstCell; }
    [[nodiscard]] std::string_view textOf(const SheetCell &cell) const { return std::string_view(m_text).substr(cell.begin, cell.length); }
    void forget();
    /// True if a sheet stood there at all.
    [[nodiscard]] bool isWorksheet() const { return m_isWorksheet; }

private:
    void beginRow(const XmlAttributes &attributes);
    void endRow();
    void beginCell(const XmlAttributes &attributes);
    void endCell();
    void spoil(const char *problem);

    XlsxLimits m_limits;
    RichText m_rich;
    std::vector<SheetRow> m_rows;
    std::vector<SheetCell> m_cells;
    std::string m_text;
    SheetRow m_row;
    SheetCell m_cell;
    std::size_t m_rowText = 0; ///< where the texts of the current row begin
    std::uint64_t m_line = 0;
    std::int64_t m_column = -1;
    bool m_isWorksheet = false;
    bool m_inData = false;
    bool m_inRow = false;
    bool m_inCell = false;
    bool m_inValue = false;
    bool m_inRich = false;
};

} // namespace leadlight::io
