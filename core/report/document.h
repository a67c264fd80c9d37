// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leadlight::report {

struct Heading {
    int level = 1; ///< 1 to 3
    std::string text;
};

struct Paragraph {
    std::string text;
    bool muted = false;
};

/// A table cell: what people read, and the number behind it where there is one.
struct TableCell {
    std::string text;
    std::optional<double> number;
};

struct Table {
    std::string title;
    std::string note; ///< population, period, model version
    std::vector<std::string> header;
    std::vector<bool> rightAligned; ///< one a column
    std::vector<std::vector<TableCell>> rows;
};

/// Horizontal bars with direct labels: a funnel, a list of reasons.
struct BarChart {
    std::string title; ///< the finding
    std::string note;
    struct Bar {
        std::string label;
        double value = 0;
        std::string text; ///< "214 accepted"
    };
    std::vector<Bar> bars;
};

/// The lead matrix: one tile a cell, coloured by `bin` of the heat ramp (−1: no colour).
struct MatrixFigure {
    struct Tile {
        std::string rank;
        std::string measure;
        std::string note;
        std::string count;
        int bin = -1;
        bool few = false;
        bool inRegion = false;
    };
    std::string title;
    std::string note;
    std::vector<std::string> rowLabels;
    std::vector<std::string> columnLabels;
    std::vector<Tile> tiles; ///< row by row
};

struct PageBreak {};

using Block = std::variant<Heading, Paragraph, Table, BarChart, MatrixFigure, PageBreak>;

/// A report as a neutral tree; HTML, CSV, JSON and (in the desktop program) PDF are renderings of it.
struct Document {
    std::string title;
    std::string subtitle;
    std::string foot; ///< workspace, model version, filter, data as of; every page's foot
    std::vector<Block> blocks;
};

/// One file, nothing loaded from elsewhere, accessible tables, everything escaped; prints well.
[[nodiscard]] std::string toHtml(const Document &document);
/// Tables and figures one after another, each with its title line; formula-looking cells are guarded.
[[nodiscard]] std::string toCsv(const Document &document);
[[nodiscard]] std::string toJson(const Document &document);

} // namespace leadlight::report
