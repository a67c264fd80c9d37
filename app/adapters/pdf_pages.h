// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QPainter>
#include <QString>

#include "report/document.h"
#include "theme/tokens.h"

namespace leadlight::adapters {

/// Lays a document out on pages of `width` × `height` points. Pages are recorded first, since the foot names their
/// number. Units are points (1/72 inch).
class PdfPages {
public:
    PdfPages(double width, double height);

    void add(const report::Document &document);
    [[nodiscard]] std::size_t count() const { return m_pages.size(); }
    void paint(QPainter &painter, std::size_t page) const;

private:
    struct Piece {
        double top = 0;
        std::function<void(QPainter &, double top)> paint;
    };
    using Page = std::vector<Piece>;

    void place(double height, std::function<void(QPainter &, double top)> paint);
    void newPage();
    void leave(double gap) { m_at += gap; }
    [[nodiscard]] double room() const { return m_height - m_at; }
    void addText(const QString &text, const QFont &font, const QColor &colour, double gapAfter, double keepWith = 0);

    void addBlock(const report::Heading &heading);
    void addBlock(const report::Paragraph &paragraph);
    void addBlock(const report::Table &table);
    void addBlock(const report::BarChart &chart);
    void addBlock(const report::MatrixFigure &figure);
    void addBlock(const report::PageBreak &);
    void addTitle(const std::string &title, const std::string &note, double keepWith);

    double m_width;
    double m_height;
    double m_at = 0;
    std::vector<Page> m_pages;
    const theme::Tokens &m_tokens;
};

/// A font of the program in points; the picture is the same on every screen.
[[nodiscard]] QFont pdfFont(double points, QFont::Weight weight = QFont::Normal);

} // namespace leadlight::adapters
