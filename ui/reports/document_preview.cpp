// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/document_preview.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "bridge/text.h"
#include "theme/ramps.h"

namespace leadlight::reports {

namespace {

QString safe(const std::string &text)
{
    return bridge::toQt(text).toHtmlEscaped();
}

/// Appends block after block.
class PreviewBlocks {
public:
    PreviewBlocks(QString &out, const theme::Theme &look) : m_out(out), m_look(look), m_t(look.tokens()) {}

    void operator()(const report::Heading &heading) const
    {
        const int level = std::clamp(heading.level, 1, 3) + 1;
        m_out += QStringLiteral("<h%1>%2</h%1>").arg(QString::number(level), safe(heading.text));
    }
    void operator()(const report::Paragraph &paragraph) const
    {
        m_out += QStringLiteral("<p%1>%2</p>").arg(paragraph.muted ? QStringLiteral(" class=\"muted\"") : QString(), safe(paragraph.text));
    }
    void operator()(const report::PageBreak &) const { m_out += QStringLiteral("<hr>"); }
    void operator()(const report::Table &table) const;
    void operator()(const report::BarChart &chart) const;
    void operator()(const report::MatrixFigure &figure) const;

private:
    void caption(const std::string &title, const std::string &note) const
    {
        m_out += QStringLiteral("<p class=\"caption\"><b>%1</b> &nbsp;<span class=\"muted\">%2</span></p>").arg(safe(title), safe(note));
    }
    void tile(const report::MatrixFigure::Tile &tile) const;

    QString &m_out;
    const theme::Theme &m_look;
    const theme::Tokens &m_t;
};

void PreviewBlocks::operator()(const report::Table &table) const
{
    caption(table.title, table.note);
    const auto side = [&](std::size_t column) {
        const bool right = column < table.rightAligned.size() && table.rightAligned[column];
        return right ? QStringLiteral(" align=\"right\"") : QString();
    };
    m_out += QStringLiteral("<table width=\"97%\" cellspacing=\"0\" cellpadding=\"%1\"><tr>").arg(m_look.px(6));
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        m_out += QStringLiteral("<td class=\"line muted\"%1>%2</td>").arg(side(i), safe(table.header[i]));
    }
    m_out += QStringLiteral("</tr>");
    for (const auto &row : table.rows) {
        m_out += QStringLiteral("<tr>");
        for (std::size_t i = 0; i < row.size(); ++i) {
            m_out += QStringLiteral("<td class=\"line\"%1>%2</td>").arg(side(i), safe(row[i].text));
        }
        m_out += QStringLiteral("</tr>");
    }
    m_out += QStringLiteral("</table>");
}

void PreviewBlocks::operator()(const report::BarChart &chart) const
{
    caption(chart.title, chart.note);
    double most = 0;
    for (const report::BarChart::Bar &bar : chart.bars) {
        most = std::max(most, bar.value);
    }
    m_out += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"%1\">").arg(m_look.px(4));
    for (const report::BarChart::Bar &bar : chart.bars) {
        const double share = most > 0 ? std::max(0.0, bar.value) / most : 0;
        const int width = std::max(1, static_cast<int>(std::lround(share * m_look.px(360))));
        m_out += QStringLiteral("<tr><td>%1</td><td><table cellspacing=\"0\" cellpadding=\"0\"><tr>"
                                "<td width=\"%2\" bgcolor=\"%3\">&nbsp;</td><td>&nbsp; %4</td></tr></table></td></tr>")
                     .arg(safe(bar.label), QString::number(width), m_t.accent.name(), safe(bar.text));
    }
    m_out += QStringLiteral("</table>");
}

void PreviewBlocks::tile(const report::MatrixFigure::Tile &tile) const
{
    const theme::Shade shade = theme::heat(m_look.scheme(), tile.bin);
    // A border of the surface's own colour keeps tiles outside the region equally large.
    const QString edge = (tile.inRegion ? m_t.leadLine : m_t.panel).name();
    m_out += QStringLiteral("<td width=\"23%\" bgcolor=\"%1\" style=\"color:%2; border:%3px solid %4;\">"
                            "<b>%5</b> &nbsp;%6<br><span style=\"font-size:%7px; font-weight:600\">%8</span>%9<br>")
                 .arg(shade.fill.name(), shade.ink.name(), QString::number(m_look.px(2)), edge, safe(tile.rank), safe(tile.count),
                      QString::number(m_look.metrics().pixelSize(theme::FontRole::entity)), safe(tile.measure),
                      tile.few ? QStringLiteral(" few") : QString())
             + safe(tile.note) + QStringLiteral("</td>");
}

void PreviewBlocks::operator()(const report::MatrixFigure &figure) const
{
    caption(figure.title, figure.note);
    m_out += QStringLiteral("<table width=\"97%\" cellspacing=\"%1\" cellpadding=\"%2\"><tr><td></td>").arg(m_look.px(2)).arg(m_look.px(6));
    for (const std::string &label : figure.columnLabels) {
        m_out += QStringLiteral("<td class=\"muted\">%1</td>").arg(safe(label));
    }
    m_out += QStringLiteral("</tr>");
    const std::size_t columns = figure.columnLabels.size();
    for (std::size_t row = 0; row < figure.rowLabels.size(); ++row) {
        m_out += QStringLiteral("<tr><td class=\"muted\">%1</td>").arg(safe(figure.rowLabels[row]));
        for (std::size_t column = 0; column < columns && row * columns + column < figure.tiles.size(); ++column) {
            tile(figure.tiles[row * columns + column]);
        }
        m_out += QStringLiteral("</tr>");
    }
    m_out += QStringLiteral("</table><p class=\"muted\">%1</p>").arg(QCoreApplication::translate("Preview", "Outlined tiles are the MQL region."));
}

} // namespace

QString previewHtml(const report::Document &document, const theme::Theme &look)
{
    const theme::Tokens &t = look.tokens();
    QString out = QStringLiteral("<html><head><style>body{color:%1;} .muted{color:%2;} .caption{margin-top:%3px; margin-bottom:%4px;}"
                                 "td.line{border-bottom:1px solid %5;} h1{font-size:%6px;} h2{font-size:%7px; margin-top:%8px;}"
                                 "h3{font-size:%9px;}</style></head><body>")
                      .arg(t.text.name(), t.muted.name()).arg(look.px(12)).arg(look.px(4)).arg(t.line.name())
                      .arg(look.metrics().pixelSize(theme::FontRole::viewTitle))
                      .arg(look.metrics().pixelSize(theme::FontRole::entity)).arg(look.px(20))
                      .arg(look.metrics().pixelSize(theme::FontRole::section));
    out += QStringLiteral("<h1>%1</h1><p class=\"muted\">%2</p>").arg(safe(document.title), safe(document.subtitle));
    const PreviewBlocks append(out, look);
    for (const report::Block &block : document.blocks) {
        std::visit(append, block);
    }
    out += QStringLiteral("<hr><p class=\"muted\">%1</p></body></html>").arg(safe(document.foot));
    return out;
}

} // namespace leadlight::reports
