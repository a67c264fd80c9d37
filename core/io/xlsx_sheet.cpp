// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/xlsx_sheet.h"

#include <algorithm>
#include <charconv>

#include "io/xlsx_cells.h"

namespace leadlight::io {

namespace {

std::uint64_t countOf(const char *text)
{
    std::uint64_t number = 0;
    const std::string_view digits(text);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

SheetCell::Kind kindOf(std::string_view type)
{
    if (type == "s")
        return SheetCell::Kind::shared;
    if (type == "str" || type == "inlineStr")
        return SheetCell::Kind::text;
    if (type == "b")
        return SheetCell::Kind::boolean;
    if (type == "e")
        return SheetCell::Kind::error;
    return type == "d" ? SheetCell::Kind::isoDate : SheetCell::Kind::number;
}

} // namespace

void SheetRows::forget()
{
    // The row that is still being read moves to the front.
    m_rows.clear();
    if (!m_inRow) {
        m_cells.clear();
        m_text.clear();
        return;
    }
    m_cells.erase(m_cells.begin(), m_cells.begin() + static_cast<std::ptrdiff_t>(m_row.firstCell));
    m_text.erase(0, m_rowText);
    for (SheetCell &cell : m_cells)
        cell.begin -= m_rowText;
    m_cell.begin -= std::min(m_cell.begin, m_rowText);
    m_row.firstCell = 0;
    m_rowText = 0;
}

void SheetRows::spoil(const char *problem)
{
    if (m_row.problem == nullptr) {
        m_row.problem = problem;
        m_row.problemColumn = m_cell.column;
    }
}

void SheetRows::beginRow(const XmlAttributes &attributes)
{
    const char *number = attributes.find("r");
    const std::uint64_t line = number == nullptr ? m_line + 1 : countOf(number);
    if (line <= m_line)
        return failWith("xlsx.rows_out_of_order");
    m_line = line;
    if (line > m_limits.rows)
        return failWith("xlsx.too_many_rows", {std::to_string(m_limits.rows)});
    m_inRow = true;
    m_column = -1;
    m_rowText = m_text.size();
    m_row = SheetRow{line, m_cells.size(), 0, nullptr, 0};
    m_cell = SheetCell{};
}

void SheetRows::endRow()
{
    m_inRow = false;
    const auto first = m_cells.begin() + static_cast<std::ptrdiff_t>(m_row.firstCell);
    const auto before = [](const SheetCell &one, const SheetCell &other) { return one.column < other.column; };
    if (!std::is_sorted(first, m_cells.end(), before))
        std::stable_sort(first, m_cells.end(), before);
    const auto twice = std::adjacent_find(first, m_cells.end(),
                                          [](const SheetCell &one, const SheetCell &other) { return one.column == other.column; });
    if (twice != m_cells.end() && m_row.problem == nullptr) {
        m_row.problem = "xlsx.cell_twice";
        m_row.problemColumn = twice->column;
    }
    m_row.cells = m_cells.size() - m_row.firstCell;
    m_rows.push_back(m_row);
}

void SheetRows::beginCell(const XmlAttributes &attributes)
{
    m_inCell = true;
    m_cell = SheetCell{};
    m_cell.begin = m_text.size();
    const char *reference = attributes.find("r");
    const auto named = reference == nullptr ? std::nullopt : columnOfReference(reference);
    m_column = named ? static_cast<std::int64_t>(*named) : m_column + 1;
    m_cell.column = static_cast<std::uint32_t>(m_column);
    m_cell.kind = kindOf(attributes.text("t"));
    if (const char *style = attributes.find("s"))
        m_cell.style = static_cast<std::uint32_t>(countOf(style));
}

void SheetRows::endCell()
{
    m_inCell = false;
    if (m_cell.column >= m_limits.columns || m_cells.size() - m_row.firstCell >= m_limits.columns)
        spoil("xlsx.too_many_columns");
    m_cell.length = m_text.size() - m_cell.begin;
    if (m_row.problem == nullptr && (m_cell.hasValue || m_cell.formula))
        m_cells.push_back(m_cell);
}

void SheetRows::begin(std::string_view name, const XmlAttributes &attributes)
{
    if (m_inCell) {
        if (name == "v") {
            m_inValue = true;
            m_cell.hasValue = true;
        } else if (name == "is") {
            m_inRich = true;
            m_cell.hasValue = true;
            m_rich.reset();
        } else if (name == "f") {
            m_cell.formula = true;
        } else if (m_inRich) {
            m_rich.begin(name, attributes);
        }
    } else if (m_inRow) {
        if (name == "c")
            beginCell(attributes);
    } else if (m_inData) {
        if (name == "row")
            beginRow(attributes);
    } else if (name == "sheetData") {
        m_inData = true;
    } else if (name == "worksheet") {
        m_isWorksheet = true;
    }
}

void SheetRows::end(std::string_view name)
{
    if (m_inCell) {
        if (name == "v") {
            m_inValue = false;
        } else if (name == "is") {
            m_inRich = false;
            if (m_rich.isTooLong())
                spoil("xlsx.cell_too_long");
            else if (m_row.problem == nullptr)
                m_text += m_rich.value();
        } else if (name == "c") {
            endCell();
        } else if (m_inRich) {
            m_rich.end(name);
        }
    } else if (name == "row" && m_inRow) {
        endRow();
    } else if (name == "sheetData") {
        m_inData = false;
    }
    if (m_inRow && m_text.size() - m_rowText > m_limits.row) {
        spoil("xlsx.row_too_long");
        m_text.resize(m_rowText);
        m_cells.resize(m_row.firstCell);
        m_cell.begin = m_rowText;
    }
}

void SheetRows::text(std::string_view piece)
{
    if (m_inRich)
        return m_rich.text(piece);
    if (!m_inValue || m_row.problem != nullptr)
        return;
    if (m_text.size() - m_cell.begin + piece.size() > m_limits.cell)
        spoil("xlsx.cell_too_long");
    else
        m_text += piece;
}

} // namespace leadlight::io
