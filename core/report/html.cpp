// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/document.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace leadlight::report {

namespace {

/// The light theme's heat ramp with the ink that reads on each step (ux.md §9): a page cannot ask the theme.
struct HeatStep {
    const char *fill;
    const char *ink;
};
constexpr std::array<HeatStep, 8> heatSteps{{{"#F3EFE4", "#16191D"},
                                             {"#FBE6B8", "#16191D"},
                                             {"#FDD28A", "#16191D"},
                                             {"#FBB35E", "#16191D"},
                                             {"#F58D3E", "#16191D"},
                                             {"#E4632A", "#16191D"},
                                             {"#C53D20", "#FFFFFF"},
                                             {"#99211D", "#FFFFFF"}}};

constexpr const char *styleSheet = R"(
body{font:14px/1.45 "Leadlight Sans",Inter,"Noto Sans","Segoe UI","DejaVu Sans",sans-serif;color:#1D2126;background:#F6F5F2;margin:0}
main{max-width:960px;margin:0 auto;padding:32px 24px;background:#fff}
h1{font-size:22px;margin:0 0 4px}h2{font-size:18px;margin:32px 0 8px}h3{font-size:14px;margin:24px 0 8px}
p{margin:0 0 8px}.muted,caption span,figcaption span{color:#646B73;font-weight:400}
table{border-collapse:collapse;width:100%;margin:8px 0 16px;font-variant-numeric:tabular-nums}
caption,figcaption{text-align:left;font-weight:600;padding:4px 0 8px}
th,td{border-bottom:1px solid #E2DFD8;padding:6px 8px;text-align:left;vertical-align:top}
th{font-weight:500;color:#646B73}.r{text-align:right}
figure{margin:8px 0 16px}table.m{border-collapse:separate;border-spacing:6px;table-layout:fixed}
table.m td{border:0;border-radius:6px;height:72px}table.m th{border:0}
table.m td.q{outline:3px solid #2B3036}.big{font-size:22px;font-weight:600}.rank{font-weight:600}
.bar{display:inline-block;height:12px;background:#0F6B6F;border-radius:2px;vertical-align:middle;margin-right:8px}
td.w{width:50%}footer{margin-top:32px;border-top:1px solid #E2DFD8;padding-top:8px;color:#646B73;font-size:12px}
@media print{body{background:#fff}main{max-width:none;padding:0}.pb{break-after:page}table,figure{break-inside:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)";

std::string escaped(const std::string &text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default:
            // Control characters are not allowed in HTML; a visible stand-in keeps the length honest.
            if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
                out += "\xEF\xBF\xBD";
            else
                out += c;
        }
    }
    return out;
}

std::string captionOf(const std::string &title, const std::string &note)
{
    return escaped(title) + (note.empty() ? std::string() : " <span>" + escaped(note) + "</span>");
}

struct HtmlBlocks {
    std::string &out;

    void operator()(const Heading &heading) const
    {
        const std::string tag = "h" + std::to_string(std::clamp(heading.level, 1, 2) + 1);
        out += "<" + tag + ">" + escaped(heading.text) + "</" + tag + ">\n";
    }
    void operator()(const Paragraph &paragraph) const
    {
        out += (paragraph.muted ? "<p class=\"muted\">" : "<p>") + escaped(paragraph.text) + "</p>\n";
    }
    void operator()(const PageBreak &) const { out += "<div class=\"pb\"></div>\n"; }
    void operator()(const Table &table) const
    {
        out += "<table><caption>" + captionOf(table.title, table.note) + "</caption><thead><tr>";
        for (std::size_t i = 0; i < table.header.size(); ++i)
            out += std::string("<th scope=\"col\"") + rightClass(table, i) + ">" + escaped(table.header[i]) + "</th>";
        out += "</tr></thead><tbody>\n";
        for (const auto &row : table.rows) {
            out += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i)
                out += std::string("<td") + rightClass(table, i) + ">" + escaped(row[i].text) + "</td>";
            out += "</tr>\n";
        }
        out += "</tbody></table>\n";
    }
    void operator()(const BarChart &chart) const
    {
        double most = 0;
        for (const BarChart::Bar &bar : chart.bars)
            most = std::max(most, bar.value);
        out += "<table><caption>" + captionOf(chart.title, chart.note) + "</caption><tbody>\n";
        for (const BarChart::Bar &bar : chart.bars) {
            const long width = most > 0 ? std::lround(std::max(0.0, bar.value) / most * 300) : 0;
            out += "<tr><th scope=\"row\">" + escaped(bar.label) + "</th><td class=\"w\"><span class=\"bar\" style=\"width:"
                   + std::to_string(width) + "px\"></span>" + escaped(bar.text) + "</td></tr>\n";
        }
        out += "</tbody></table>\n";
    }
    void operator()(const MatrixFigure &matrix) const
    {
        out += "<table class=\"m\"><caption>" + captionOf(matrix.title, matrix.note) + "</caption><thead><tr><td></td>";
        for (const std::string &label : matrix.columnLabels)
            out += "<th scope=\"col\">" + escaped(label) + "</th>";
        out += "</tr></thead><tbody>\n";
        const std::size_t columns = matrix.columnLabels.size();
        for (std::size_t row = 0; row < matrix.rowLabels.size(); ++row) {
            out += "<tr><th scope=\"row\">" + escaped(matrix.rowLabels[row]) + "</th>";
            for (std::size_t column = 0; column < columns; ++column)
                tile(matrix.tiles[row * columns + column]);
            out += "</tr>\n";
        }
        out += "</tbody></table>\n";
    }

private:
    static const char *rightClass(const Table &table, std::size_t column)
    {
        return column < table.rightAligned.size() && table.rightAligned[column] ? " class=\"r\"" : "";
    }
    void tile(const MatrixFigure::Tile &tile) const
    {
        const HeatStep step = tile.bin < 0 ? HeatStep{"#FFFFFF", "#1D2126"}
                                           : heatSteps[static_cast<std::size_t>(std::min(tile.bin, 7))];
        out += std::string("<td") + (tile.inRegion ? " class=\"q\"" : "") + " style=\"background:" + step.fill + ";color:"
               + step.ink + "\"><span class=\"rank\">" + escaped(tile.rank) + "</span> " + escaped(tile.count)
               + "<br><span class=\"big\">" + escaped(tile.measure) + "</span>" + (tile.few ? " few" : "") + "<br>"
               + escaped(tile.note) + "</td>";
    }
};

} // namespace

std::string toHtml(const Document &document)
{
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>";
    out += escaped(document.title) + "</title><style>" + styleSheet + "</style></head><body><main>\n<h1>"
           + escaped(document.title) + "</h1>\n<p class=\"muted\">" + escaped(document.subtitle) + "</p>\n";
    for (const Block &block : document.blocks)
        std::visit(HtmlBlocks{out}, block);
    out += "<footer>" + escaped(document.foot) + "</footer>\n</main></body></html>\n";
    return out;
}

} // namespace leadlight::report
