// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/document.h"

#include <nlohmann/json.hpp>

namespace leadlight::report {

namespace {

using Json = nlohmann::ordered_json;

struct JsonBlocks {
    Json operator()(const Heading &heading) const { return {{"heading", heading.text}, {"level", heading.level}}; }
    Json operator()(const Paragraph &paragraph) const { return {{"paragraph", paragraph.text}}; }
    Json operator()(const PageBreak &) const { return {{"page_break", true}}; }
    Json operator()(const Table &table) const
    {
        Json rows = Json::array();
        for (const auto &row : table.rows) {
            Json cells = Json::array();
            for (const TableCell &cell : row)
                cells.push_back(cell.number ? Json(*cell.number) : Json(cell.text));
            rows.push_back(std::move(cells));
        }
        return {{"table", table.title}, {"note", table.note}, {"header", table.header}, {"rows", std::move(rows)}};
    }
    Json operator()(const BarChart &chart) const
    {
        Json bars = Json::array();
        for (const BarChart::Bar &bar : chart.bars)
            bars.push_back({{"label", bar.label}, {"value", bar.value}, {"text", bar.text}});
        return {{"bars", chart.title}, {"note", chart.note}, {"values", std::move(bars)}};
    }
    Json operator()(const MatrixFigure &matrix) const
    {
        Json tiles = Json::array();
        for (const MatrixFigure::Tile &tile : matrix.tiles)
            tiles.push_back({{"rank", tile.rank}, {"measure", tile.measure}, {"note", tile.note}, {"count", tile.count},
                             {"few", tile.few}, {"in_region", tile.inRegion}});
        return {{"matrix", matrix.title}, {"note", matrix.note}, {"tiles", std::move(tiles)}};
    }
};

} // namespace

std::string toJson(const Document &document)
{
    Json blocks = Json::array();
    for (const Block &block : document.blocks)
        blocks.push_back(std::visit(JsonBlocks{}, block));
    const Json json{{"title", document.title}, {"subtitle", document.subtitle}, {"blocks", std::move(blocks)}, {"foot", document.foot}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace leadlight::report
