// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QList>
#include <QString>

#include "workspace/queries/matrix_summary.h"

namespace leadlight::matrix {

/// What the tiles show large and by colour.
enum class Measure : std::uint8_t { won, count, share, revenue, accepted, late, change };
inline constexpr int measureCount = 7;

/// Rates over fewer closed or decided leads than this are hatched and called "few".
inline constexpr std::uint64_t fewLeads = 30;

/// One tile under one measure, in words and as a colour.
struct TileFigure {
    QString measure; ///< "38.1 %", "1,120", "–"
    QString note;    ///< "214 of 562 closed"
    QString few;     ///< "few" or empty
    int bin = -1;    ///< heat bin, or step −3 … 3 of a change; −1 is the surface of the heat ramp
};

/// A colour of the legend with what it stands for.
struct LegendEntry {
    QString text;
    int bin = 0;
    bool diverging = false;
    bool hasTiles = false;
};

[[nodiscard]] QString measureName(Measure measure); ///< "Won"
/// "share of closed leads that were won": for subtitles and descriptions.
[[nodiscard]] QString measureSentence(Measure measure);
/// One figure a cell. Count, share, revenue and late use quantile bins, rates the fixed ones, change the steps around 0.
[[nodiscard]] std::vector<TileFigure> figuresOf(const workspace::MatrixSummary &summary, Measure measure,
                                                const QString &currency);
/// Rates: all eight bins; otherwise those that occur, named by the values in them.
[[nodiscard]] QList<LegendEntry> legendOf(const workspace::MatrixSummary &summary, Measure measure, const QString &currency);

} // namespace leadlight::matrix
