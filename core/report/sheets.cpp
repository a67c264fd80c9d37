// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sheets.h"

#include <algorithm>
#include <charconv>

namespace leadlight::report {

namespace {

/// The number behind a text such as "214", "1,204 leads", "12.5 %" or "12%", if the text begins with one.
SheetValue sheetValue(const std::string &text)
{
    std::string digits;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const bool isGroup = c == ',' && at + 3 < text.size();
        if ((c >= '0' && c <= '9') || c == '.' || (c == '-' && at == 0))
            digits.push_back(c);
        else if (!isGroup)
            break;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    std::string rest = text.substr(at);
    for (const std::string_view blank : {" ", "\u00a0", "\u202f"}) {
        if (rest.starts_with(blank))
            rest.erase(0, blank.size());
    }
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
        return {text, std::nullopt, false};
    if (rest == "%")
        return {text, number / 100, true};
    if (rest.empty() || rest == "lead" || rest == "leads")
        return {text, number, false};
    return {text, std::nullopt, false};
}

SheetValue sheetText(const std::string &text)
{
    return {text, std::nullopt, false};
}

struct SheetBlocks {
    std::vector<Sheet> &sheets;

    void operator()(const Heading &heading) const { about(heading.text); }
    void operator()(const Paragraph &paragraph) const { about(paragraph.text); }
    void operator()(const PageBreak &) const {}
    void operator()(const Table &table) const
    {
        Sheet &sheet = begin(table.title, table.header, table.note);
        for (const auto &row : table.rows) {
            std::vector<SheetValue> &cells = sheet.rows.emplace_back();
            for (const TableCell &cell : row)
                cells.push_back(cell.number ? SheetValue{cell.text, cell.number, false} : sheetValue(cell.text));
        }
    }
    void operator()(const BarChart &chart) const
    {
        Sheet &sheet = begin(chart.title, {"Name", "Value", "Text"}, chart.note);
        for (const BarChart::Bar &bar : chart.bars)
            sheet.rows.push_back({sheetText(bar.label), {{}, bar.value, false}, sheetText(bar.text)});
    }
    void operator()(const MatrixFigure &matrix) const
    {
        Sheet &sheet = begin(matrix.title, {"Rank", "Leads", "Measure", "Note", "In the MQL region"}, matrix.note);
        for (const MatrixFigure::Tile &tile : matrix.tiles)
            sheet.rows.push_back({sheetText(tile.rank), sheetValue(tile.count), sheetValue(tile.measure), sheetText(tile.note),
                                  sheetText(tile.inRegion ? "yes" : "no")});
    }

    void about(const std::string &text) const { sheets.front().rows.push_back({sheetText(text)}); }
    /// A panel's title and note stand on the first sheet, so that its own sheet is a table and nothing else.
    [[nodiscard]] Sheet &begin(const std::string &title, std::vector<std::string> header, const std::string &note) const
    {
        sheets.front().rows.push_back({sheetText(title), sheetText(note)});
        return sheets.emplace_back(Sheet{title, std::move(header), {}});
    }
};

} // namespace

std::vector<Sheet> toSheets(const Document &document)
{
    std::vector<Sheet> sheets{{"Report", {}, {}}};
    sheets.front().rows = {{sheetText(document.title)}, {sheetText(document.subtitle)}, {}};
    for (const Block &block : document.blocks)
        std::visit(SheetBlocks{sheets}, block);
    sheets.front().rows.push_back({});
    sheets.front().rows.push_back({sheetText(document.foot)});
    return sheets;
}

} // namespace leadlight::report
