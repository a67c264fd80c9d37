// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/document.h"

#include "base/text.h"

namespace leadlight::report {

namespace {

/// A cell that a spreadsheet would run as a formula gets a leading apostrophe.
std::string csvCell(const std::string &text)
{
    std::string cell = text;
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos && !base::parseNumber(cell))
        cell.insert(cell.begin(), '\'');
    if (cell.find_first_of(",\"\r\n") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

void csvRow(std::string &out, const std::vector<std::string> &cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out += ',';
        out += csvCell(cells[i]);
    }
    out += "\r\n";
}

struct CsvBlocks {
    std::string &out;

    void operator()(const Heading &heading) const { csvRow(out, {heading.text}); }
    void operator()(const Paragraph &paragraph) const { csvRow(out, {paragraph.text}); }
    void operator()(const PageBreak &) const { out += "\r\n"; }
    void operator()(const Table &table) const
    {
        csvRow(out, {table.title});
        csvRow(out, table.header);
        for (const auto &row : table.rows) {
            std::vector<std::string> cells;
            for (const TableCell &cell : row)
                cells.push_back(cell.number ? base::numberText(*cell.number) : cell.text);
            csvRow(out, cells);
        }
        csvRow(out, {table.note});
        out += "\r\n";
    }
    void operator()(const BarChart &chart) const
    {
        csvRow(out, {chart.title});
        for (const BarChart::Bar &bar : chart.bars)
            csvRow(out, {bar.label, base::numberText(bar.value), bar.text});
        csvRow(out, {chart.note});
        out += "\r\n";
    }
    void operator()(const MatrixFigure &matrix) const
    {
        csvRow(out, {matrix.title});
        csvRow(out, {"Rank", "Count", "Measure", "Note", "In the MQL region"});
        for (const MatrixFigure::Tile &tile : matrix.tiles)
            csvRow(out, {tile.rank, tile.count, tile.measure, tile.note, tile.inRegion ? "yes" : "no"});
        csvRow(out, {matrix.note});
        out += "\r\n";
    }
};

} // namespace

std::string toCsv(const Document &document)
{
    std::string out;
    csvRow(out, {document.title});
    csvRow(out, {document.subtitle});
    out += "\r\n";
    for (const Block &block : document.blocks)
        std::visit(CsvBlocks{out}, block);
    csvRow(out, {document.foot});
    return out;
}

} // namespace leadlight::report
