// SPDX-License-Identifier: GPL-3.0-or-later
#include "document_text.h"

#include "output.h"

namespace leadlight::cli {

namespace {

struct TextBlocks {
    std::string &out;

    void operator()(const report::Heading &heading) const { out += "\n" + heading.text + "\n" + std::string(heading.text.size(), '=') + "\n"; }
    void operator()(const report::Paragraph &paragraph) const { out += paragraph.text + "\n"; }
    void operator()(const report::PageBreak &) const { out += "\n"; }
    void operator()(const report::Table &table) const
    {
        std::vector<std::vector<std::string>> rows{table.header};
        for (const auto &row : table.rows) {
            rows.emplace_back();
            for (const report::TableCell &cell : row)
                rows.back().push_back(cell.text);
        }
        addTable(table.title, table.note, rows, table.rightAligned);
    }
    void operator()(const report::BarChart &chart) const
    {
        std::vector<std::vector<std::string>> rows;
        for (const report::BarChart::Bar &bar : chart.bars)
            rows.push_back({bar.label, bar.text});
        addTable(chart.title, chart.note, rows, {false, true});
    }
    void operator()(const report::MatrixFigure &figure) const
    {
        std::vector<std::vector<std::string>> rows;
        for (const report::MatrixFigure::Tile &tile : figure.tiles)
            rows.push_back({tile.rank, tile.measure, tile.note, tile.count});
        addTable(figure.title, figure.note, rows, {false, true, true, true});
    }

private:
    void addTable(const std::string &title, const std::string &note, const std::vector<std::vector<std::string>> &rows, const std::vector<bool> &right) const
    {
        out += "\n" + title + "\n(" + note + ")\n" + aligned(rows, right) + "\n";
    }
};

} // namespace

std::string documentText(const report::Document &document)
{
    std::string out = document.title + "\n" + document.subtitle + ".\n";
    for (const report::Block &block : document.blocks)
        std::visit(TextBlocks{out}, block);
    return out + "\n" + document.foot;
}

} // namespace leadlight::cli
