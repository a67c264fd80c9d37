// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/pdf_pages.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainterPath>

#include "bridge/text.h"
#include "theme/metrics.h"
#include "theme/ramps.h"

namespace leadlight::adapters {

namespace {

constexpr double bodySize = 9;
constexpr double smallSize = 8;
constexpr double rowPadding = 3;
constexpr double cellGap = 8;
constexpr double barHeight = 13;
constexpr double barGap = 4;
constexpr double tileHeight = 52;
constexpr double tileGap = 4;
constexpr double wholeTall = 100000; ///< a height that no text reaches

double textHeight(const QString &text, const QFont &font, double width)
{
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, wholeTall), Qt::TextWordWrap, text).height();
}

/// Widths of a table's columns: what their texts want, scaled down together where that is more than the page has.
std::vector<double> columnWidths(const report::Table &table, const QFont &head, const QFont &body, double available)
{
    std::vector<double> widths(table.header.size(), 0);
    for (std::size_t column = 0; column < widths.size(); ++column) {
        widths[column] = QFontMetricsF(head).horizontalAdvance(bridge::toQt(table.header[column]));
        for (const auto &row : table.rows) {
            if (column < row.size()) {
                widths[column] = std::max(widths[column], QFontMetricsF(body).horizontalAdvance(bridge::toQt(row[column].text)));
            }
        }
        widths[column] += cellGap;
    }
    double sum = 0;
    for (const double width : widths) {
        sum += width;
    }
    // Short columns keep their width; the long ones share what is left.
    const double fair = available / static_cast<double>(std::max<std::size_t>(1, widths.size()));
    if (sum > available) {
        double kept = 0;
        double large = 0;
        for (const double width : widths) {
            (width <= fair ? kept : large) += width;
        }
        for (double &width : widths) {
            if (width > fair) {
                width = width / large * (available - kept);
            }
        }
    } else if (!widths.empty()) {
        widths.front() += std::min(available - sum, available * 0.25);
    }
    return widths;
}

struct CellStyle {
    QFont font;
    QColor colour;
};

void paintRow(QPainter &painter, double top, double height, const std::vector<QString> &texts,
              const std::vector<double> &widths, const std::vector<bool> &right, const CellStyle &style)
{
    painter.setFont(style.font);
    painter.setPen(style.colour);
    double left = 0;
    for (std::size_t column = 0; column < widths.size(); ++column) {
        const bool atRight = column < right.size() && right[column];
        const QRectF cell(left, top + rowPadding, widths[column] - cellGap, height - 2 * rowPadding);
        if (column < texts.size()) {
            painter.drawText(cell, (atRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop | Qt::TextWordWrap, texts[column]);
        }
        left += widths[column];
    }
}

double rowHeight(const std::vector<QString> &texts, const std::vector<double> &widths, const QFont &font)
{
    double height = QFontMetricsF(font).height();
    for (std::size_t column = 0; column < widths.size() && column < texts.size(); ++column) {
        height = std::max(height, textHeight(texts[column], font, widths[column] - cellGap));
    }
    return height + 2 * rowPadding;
}

void paintTile(QPainter &painter, const QRectF &tile, const report::MatrixFigure::Tile &content, const theme::Tokens &tokens)
{
    const theme::Shade shade = theme::heat(theme::Scheme::light, content.bin);
    painter.setPen(content.bin < 0 ? QPen(tokens.line, 0.75) : QPen(Qt::NoPen));
    painter.setBrush(shade.fill);
    painter.drawRoundedRect(tile, 3, 3);
    if (content.few) {
        painter.save();
        QPainterPath shape;
        shape.addRoundedRect(tile, 3, 3);
        painter.setClipPath(shape);
        QColor hatch = shade.ink;
        hatch.setAlphaF(0.25F);
        painter.setPen(QPen(hatch, 0.5));
        for (double at = -tile.height(); at < tile.width(); at += 6) {
            painter.drawLine(QPointF(tile.left() + at, tile.bottom()), QPointF(tile.left() + at + tile.height(), tile.top()));
        }
        painter.restore();
    }
    const QRectF inside = tile.adjusted(5, 4, -5, -4);
    painter.setPen(shade.ink);
    painter.setFont(pdfFont(bodySize, QFont::DemiBold));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop, bridge::toQt(content.rank));
    painter.setFont(pdfFont(smallSize));
    painter.drawText(inside, Qt::AlignRight | Qt::AlignTop, bridge::toQt(content.count));
    painter.setFont(pdfFont(12, QFont::DemiBold));
    const QString measure = bridge::toQt(content.measure);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, measure);
    if (content.few) {
        const double width = painter.fontMetrics().horizontalAdvance(measure);
        painter.setFont(pdfFont(smallSize));
        painter.drawText(inside.adjusted(width + 4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QCoreApplication::translate("PdfPages", "few"));
    }
    painter.setFont(pdfFont(smallSize));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignBottom, bridge::toQt(content.note));
}

/// The lead line: the edges between tiles inside and outside the region.
void paintRegion(QPainter &painter, const report::MatrixFigure &figure, const std::function<QRectF(std::size_t)> &tileAt,
                 const theme::Tokens &tokens)
{
    const std::size_t columns = figure.columnLabels.size();
    const auto inside = [&](std::ptrdiff_t row, std::ptrdiff_t column) {
        const auto rows = static_cast<std::ptrdiff_t>(figure.rowLabels.size());
        if (row < 0 || column < 0 || row >= rows || column >= static_cast<std::ptrdiff_t>(columns)) {
            return false;
        }
        return figure.tiles[static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column)].inRegion;
    };
    painter.setPen(QPen(tokens.leadLine, 2, Qt::SolidLine, Qt::SquareCap));
    for (std::size_t at = 0; at < figure.tiles.size(); ++at) {
        if (!figure.tiles[at].inRegion) {
            continue;
        }
        const auto row = static_cast<std::ptrdiff_t>(at / columns);
        const auto column = static_cast<std::ptrdiff_t>(at % columns);
        const double half = tileGap / 2;
        const QRectF edge = tileAt(at).adjusted(-half, -half, half, half);
        if (!inside(row - 1, column)) {
            painter.drawLine(edge.topLeft(), edge.topRight());
        }
        if (!inside(row + 1, column)) {
            painter.drawLine(edge.bottomLeft(), edge.bottomRight());
        }
        if (!inside(row, column - 1)) {
            painter.drawLine(edge.topLeft(), edge.bottomLeft());
        }
        if (!inside(row, column + 1)) {
            painter.drawLine(edge.topRight(), edge.bottomRight());
        }
    }
}

} // namespace

QFont pdfFont(double points, QFont::Weight weight)
{
    QFont font;
    font.setFamilies(theme::families());
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(points)))); // the painter's unit is a point
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting); // widths measured here hold at any resolution
    return font;
}

PdfPages::PdfPages(double width, double height)
    : m_width(width), m_height(height), m_pages(1), m_tokens(theme::tokens(theme::Scheme::light))
{
}

void PdfPages::place(double height, std::function<void(QPainter &, double)> paint)
{
    if (height > room() && m_at > 0) {
        newPage();
    }
    m_pages.back().push_back({m_at, std::move(paint)});
    m_at += height;
}

void PdfPages::newPage()
{
    m_pages.emplace_back();
    m_at = 0;
}

void PdfPages::paint(QPainter &painter, std::size_t page) const
{
    for (const Piece &piece : m_pages[page]) {
        painter.save();
        piece.paint(painter, piece.top);
        painter.restore();
    }
}

void PdfPages::add(const report::Document &document)
{
    addText(bridge::toQt(document.title), pdfFont(20, QFont::DemiBold), m_tokens.text, 2);
    if (!document.subtitle.empty()) {
        addText(bridge::toQt(document.subtitle), pdfFont(bodySize), m_tokens.muted, 12);
    }
    for (const report::Block &block : document.blocks) {
        std::visit([this](const auto &one) { addBlock(one); }, block);
    }
}

void PdfPages::addText(const QString &text, const QFont &font, const QColor &colour, double gapAfter, double keepWith)
{
    if (text.isEmpty()) {
        return;
    }
    const double height = textHeight(text, font, m_width);
    if (height + keepWith > room() && m_at > 0) {
        newPage();
    }
    place(height, [text, font, colour, width = m_width, height](QPainter &painter, double top) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRectF(0, top, width, height + 1), Qt::TextWordWrap, text);
    });
    leave(gapAfter);
}

void PdfPages::addTitle(const std::string &title, const std::string &note, double keepWith)
{
    addText(bridge::toQt(title), pdfFont(11, QFont::DemiBold), m_tokens.text, 1, keepWith + 14);
    addText(bridge::toQt(note), pdfFont(smallSize), m_tokens.muted, 5, keepWith);
}

void PdfPages::addBlock(const report::Heading &heading)
{
    constexpr double keepWithText = 60;
    const double size = heading.level <= 1 ? 16 : heading.level == 2 ? 13 : 11;
    if (m_at > 0) {
        leave(heading.level <= 2 ? 12 : 6);
    }
    addText(bridge::toQt(heading.text), pdfFont(size, QFont::DemiBold), m_tokens.text, 4, keepWithText);
}

void PdfPages::addBlock(const report::Paragraph &paragraph)
{
    addText(bridge::toQt(paragraph.text), pdfFont(bodySize), paragraph.muted ? m_tokens.muted : m_tokens.text, 6);
}

void PdfPages::addBlock(const report::Table &table)
{
    const QFont head = pdfFont(smallSize, QFont::DemiBold);
    const QFont body = pdfFont(bodySize);
    const std::vector<double> widths = columnWidths(table, head, body, m_width);
    std::vector<QString> headings;
    for (const std::string &text : table.header) {
        headings.push_back(bridge::toQt(text));
    }
    const double headHeight = rowHeight(headings, widths, head);
    addTitle(table.title, table.note, headHeight + 2 * (bodySize + 2 * rowPadding));
    const auto addHead = [&] {
        place(headHeight, [=, this](QPainter &painter, double top) {
            paintRow(painter, top, headHeight, headings, widths, table.rightAligned, {head, m_tokens.muted});
            painter.setPen(QPen(m_tokens.outline, 0.75));
            painter.drawLine(QPointF(0, top + headHeight), QPointF(m_width, top + headHeight));
        });
    };
    addHead();
    for (const auto &row : table.rows) {
        std::vector<QString> texts;
        for (const report::TableCell &cell : row) {
            texts.push_back(bridge::toQt(cell.text));
        }
        const double height = rowHeight(texts, widths, body);
        if (height > room()) {
            newPage();
            addHead(); // each page's part of the table can be read by itself
        }
        place(height, [=, this](QPainter &painter, double top) {
            paintRow(painter, top, height, texts, widths, table.rightAligned, {body, m_tokens.text});
            painter.setPen(QPen(m_tokens.line, 0.5));
            painter.drawLine(QPointF(0, top + height), QPointF(m_width, top + height));
        });
    }
    leave(12);
}

void PdfPages::addBlock(const report::BarChart &chart)
{
    const QFont body = pdfFont(bodySize);
    const QFontMetricsF metrics(body);
    double labelWidth = 0;
    double largest = 0;
    double textWidth = 0;
    for (const report::BarChart::Bar &bar : chart.bars) {
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(bridge::toQt(bar.label)));
        textWidth = std::max(textWidth, metrics.horizontalAdvance(bridge::toQt(bar.text)));
        largest = std::max(largest, bar.value);
    }
    labelWidth = std::min(labelWidth, m_width * 0.35) + cellGap;
    const double scale = largest > 0 ? std::max(0.0, m_width - labelWidth - textWidth - 2 * cellGap) / largest : 0;
    // A chart stays on one page unless it is a long one.
    const double whole = static_cast<double>(chart.bars.size()) * (barHeight + barGap);
    addTitle(chart.title, chart.note, whole < m_height / 2 ? whole : 2 * (barHeight + barGap));
    for (const report::BarChart::Bar &bar : chart.bars) {
        place(barHeight + barGap, [=, this](QPainter &painter, double top) {
            painter.setFont(body);
            painter.setPen(m_tokens.text);
            const QString label = QFontMetricsF(body).elidedText(bridge::toQt(bar.label), Qt::ElideRight, labelWidth - cellGap);
            painter.drawText(QRectF(0, top, labelWidth, barHeight), Qt::AlignLeft | Qt::AlignVCenter, label);
            const double length = std::max(0.0, bar.value) * scale;
            painter.fillRect(QRectF(labelWidth, top + 2, length, barHeight - 4), m_tokens.series[0]);
            painter.setPen(m_tokens.text);
            painter.drawText(QRectF(labelWidth + length + cellGap, top, m_width, barHeight), Qt::AlignLeft | Qt::AlignVCenter,
                             bridge::toQt(bar.text));
        });
    }
    leave(12);
}

void PdfPages::addBlock(const report::MatrixFigure &figure)
{
    const std::size_t rows = figure.rowLabels.size();
    const std::size_t columns = figure.columnLabels.size();
    if (rows == 0 || columns == 0 || figure.tiles.size() < rows * columns) {
        return;
    }
    constexpr double labelHeight = 16;
    const double labelWidth = m_width * 0.14;
    const double tileWidth = (m_width - labelWidth) / static_cast<double>(columns) - tileGap;
    const double height = labelHeight + static_cast<double>(rows) * (tileHeight + tileGap) + 2;
    addTitle(figure.title, figure.note, height);
    place(height, [=, this](QPainter &painter, double top) {
        const auto tileAt = [&](std::size_t at) {
            return QRectF(labelWidth + static_cast<double>(at % columns) * (tileWidth + tileGap),
                          top + labelHeight + static_cast<double>(at / columns) * (tileHeight + tileGap), tileWidth, tileHeight);
        };
        painter.setFont(pdfFont(smallSize));
        painter.setPen(m_tokens.muted);
        for (std::size_t column = 0; column < columns; ++column) {
            painter.drawText(QRectF(tileAt(column).left(), top, tileWidth, labelHeight - 3), Qt::AlignLeft | Qt::AlignBottom,
                             bridge::toQt(figure.columnLabels[column]));
        }
        for (std::size_t row = 0; row < rows; ++row) {
            painter.drawText(QRectF(0, tileAt(row * columns).top(), labelWidth - cellGap, tileHeight),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, bridge::toQt(figure.rowLabels[row]));
        }
        painter.setRenderHint(QPainter::Antialiasing);
        for (std::size_t at = 0; at < rows * columns; ++at) {
            paintTile(painter, tileAt(at), figure.tiles[at], m_tokens);
        }
        paintRegion(painter, figure, tileAt, m_tokens);
    });
    leave(12);
}

void PdfPages::addBlock(const report::PageBreak &)
{
    if (m_at > 0) {
        newPage();
    }
}

} // namespace leadlight::adapters
