// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix/measure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <QCoreApplication>
#include <QLocale>

#include "bridge/text.h"
#include "theme/ramps.h"

namespace leadlight::matrix {

namespace {

constexpr QChar measureDash(0x2013);

QString measureWord(const char *text)
{
    return QCoreApplication::translate("Measure", text);
}

bool isRate(Measure measure)
{
    return measure == Measure::won || measure == Measure::accepted;
}

double ratio(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(part) / static_cast<double>(whole);
}

/// What the colour is taken from.
double valueOf(const workspace::CellSummary &cell, const workspace::CellSummary &all, Measure measure)
{
    switch (measure) {
    case Measure::won: return ratio(cell.won, cell.closed);
    case Measure::count: return static_cast<double>(cell.leads);
    case Measure::share: return all.leads == 0 ? 0 : ratio(cell.leads, all.leads);
    case Measure::revenue: return static_cast<double>(cell.revenueMinor);
    case Measure::accepted: return ratio(cell.accepted, cell.decided);
    case Measure::late: return static_cast<double>(cell.late);
    case Measure::change: return static_cast<double>(cell.change);
    }
    return 0;
}

QString numberText(std::uint64_t value)
{
    return bridge::countText(static_cast<std::int64_t>(value));
}

QString valueText(double value, Measure measure, const QString &currency)
{
    const std::int64_t whole = std::isfinite(value) ? std::llround(value) : 0;
    switch (measure) {
    case Measure::won:
    case Measure::accepted:
    case Measure::share: return bridge::percentText(value);
    case Measure::revenue: return bridge::moneyText(whole, currency);
    case Measure::change: return bridge::signedText(whole);
    case Measure::count:
    case Measure::late: break;
    }
    return bridge::countText(whole);
}

/// Tiles have no room for every digit of a sum: "1.2 m EUR", "84 k EUR".
QString shortMoney(std::int64_t minor, const QString &currency)
{
    const double units = static_cast<double>(minor) / 100;
    const auto scaled = [&](double by, const QString &letter) {
        const double value = units / by;
        const QString digits = QLocale().toString(value, 'f', std::abs(value) < 10 ? 1 : 0);
        return QStringLiteral("%1 %2 %3").arg(digits, letter, currency).trimmed();
    };
    if (std::abs(units) >= 1e6) {
        return scaled(1e6, measureWord("m"));
    }
    return std::abs(units) >= 1e4 ? scaled(1e3, measureWord("k")) : bridge::moneyText(minor, currency);
}

QString noteText(const workspace::CellSummary &cell, Measure measure)
{
    switch (measure) {
    case Measure::won:
        return cell.closed == 0 ? measureWord("none closed")
                                : measureWord("%1 of %2 closed").arg(numberText(cell.won), numberText(cell.closed));
    case Measure::accepted:
        return cell.decided == 0 ? measureWord("none decided")
                                 : measureWord("%1 of %2 decided").arg(numberText(cell.accepted), numberText(cell.decided));
    case Measure::revenue: return measureWord("%1 won").arg(numberText(cell.won));
    case Measure::late: return measureWord("answers overdue");
    case Measure::count:
    case Measure::share:
    case Measure::change: break;
    }
    return {};
}

std::vector<int> binsOf(const std::vector<double> &values, Measure measure)
{
    std::vector<int> bins;
    if (isRate(measure)) {
        for (const double value : values) {
            bins.push_back(std::isfinite(value) ? theme::rateBin(value) : -1);
        }
        return bins;
    }
    if (measure != Measure::change) {
        return theme::quantileBins(values);
    }
    double largest = 0;
    for (const double value : values) {
        largest = std::max(largest, std::abs(value));
    }
    for (const double value : values) {
        bins.push_back(theme::divergingStep(value, largest));
    }
    return bins;
}

std::vector<double> valuesOf(const workspace::MatrixSummary &summary, Measure measure)
{
    std::vector<double> values;
    for (const workspace::CellSummary &cell : summary.cells) {
        values.push_back(valueOf(cell, summary.all, measure));
    }
    return values;
}

QString rateRange(int bin)
{
    const auto &bounds = theme::rateBounds();
    const auto at = static_cast<std::size_t>(bin);
    if (bin == 0) {
        return measureWord("under %1 %").arg(bounds[1]);
    }
    if (bin + 1 == theme::heatBins) {
        return measureWord("%1 % and more").arg(bounds[at]);
    }
    return QStringLiteral("%1%2%3 %").arg(bounds[at]).arg(measureDash).arg(bounds[at + 1]);
}

} // namespace

QString measureName(Measure measure)
{
    switch (measure) {
    case Measure::won: return measureWord("Won");
    case Measure::count: return measureWord("Count");
    case Measure::share: return measureWord("Share");
    case Measure::revenue: return measureWord("Revenue");
    case Measure::accepted: return measureWord("Accepted");
    case Measure::late: return measureWord("Late");
    case Measure::change: return measureWord("Change");
    }
    return {};
}

QString measureSentence(Measure measure)
{
    switch (measure) {
    case Measure::won: return measureWord("Share of closed leads that were won, last 12 months");
    case Measure::count: return measureWord("Leads in the tile today");
    case Measure::share: return measureWord("Leads in the tile, of all shown");
    case Measure::revenue: return measureWord("Revenue of the wins, last 12 months");
    case Measure::accepted: return measureWord("Share of handed-over leads that Sales accepted, last 12 months");
    case Measure::late: return measureWord("Leads whose answer is overdue");
    case Measure::change: return measureWord("More or fewer leads in the tile than by another version");
    }
    return {};
}

std::vector<TileFigure> figuresOf(const workspace::MatrixSummary &summary, Measure measure, const QString &currency)
{
    const std::vector<double> values = valuesOf(summary, measure);
    const std::vector<int> bins = binsOf(values, measure);
    std::vector<TileFigure> figures;
    for (std::size_t i = 0; i < summary.cells.size(); ++i) {
        const workspace::CellSummary &cell = summary.cells[i];
        TileFigure figure;
        figure.measure = measure == Measure::revenue ? shortMoney(cell.revenueMinor, currency)
                                                     : valueText(values[i], measure, currency);
        figure.note = noteText(cell, measure);
        figure.bin = bins[i];
        const std::uint64_t basis = measure == Measure::won ? cell.closed : cell.decided;
        if (isRate(measure) && basis > 0 && basis < fewLeads) {
            figure.few = measureWord("few");
        }
        figures.push_back(std::move(figure));
    }
    return figures;
}

QList<LegendEntry> legendOf(const workspace::MatrixSummary &summary, Measure measure, const QString &currency)
{
    const std::vector<double> values = valuesOf(summary, measure);
    const std::vector<int> bins = binsOf(values, measure);
    QList<LegendEntry> entries;
    if (isRate(measure)) {
        for (int bin = 0; bin < theme::heatBins; ++bin) {
            entries.append({rateRange(bin), bin, false, std::find(bins.begin(), bins.end(), bin) != bins.end()});
        }
        return entries;
    }
    std::map<int, std::pair<double, double>> ranges;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto [at, added] = ranges.try_emplace(bins[i], values[i], values[i]);
        at->second = {std::min(at->second.first, values[i]), std::max(at->second.second, values[i])};
    }
    for (const auto &[bin, range] : ranges) {
        const auto text = [&, m = measure](double value) {
            return m == Measure::revenue ? shortMoney(std::llround(value), currency) : valueText(value, m, currency);
        };
        const QString low = text(range.first);
        const QString high = text(range.second);
        const QString words = low == high ? low
                                          : measure == Measure::change ? measureWord("%1 to %2").arg(low, high)
                                                                       : low + measureDash + high;
        entries.append({words, bin, measure == Measure::change, true});
    }
    return entries;
}

} // namespace leadlight::matrix
