// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/facet_ranges.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>

#include "base/text.h"
#include "bridge/text.h"

namespace leadlight::leads {

namespace {

constexpr int mostBins = 8;
constexpr std::array<int, 12> binWidths{1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000};

QString rangeWord(const char *text)
{
    return QCoreApplication::translate("FacetRanges", text);
}

std::vector<RangeCount> numberCounts(const data::NumberColumn &numbers, std::span<const std::uint32_t> rows)
{
    double least = 0;
    double most = 0;
    bool any = false;
    for (const double value : numbers.values) {
        if (!std::isnan(value)) {
            least = any ? std::min(least, value) : value;
            most = any ? std::max(most, value) : value;
            any = true;
        }
    }
    if (!any) {
        return {};
    }
    int width = binWidths.back();
    for (const int candidate : binWidths) {
        if (std::floor(most / candidate) - std::floor(least / candidate) < mostBins) {
            width = candidate;
            break;
        }
    }
    const auto first = static_cast<int>(std::floor(least / width));
    const auto last = static_cast<int>(std::floor(most / width));
    std::vector<RangeCount> counts;
    for (int bin = last; bin >= first; --bin) {
        RangeCount count;
        count.range = {std::to_string(bin * width), std::to_string((bin + 1) * width)};
        count.label = bridge::toUtf8(rangeWord("%1 to under %2").arg(bridge::countText(bin * width), bridge::countText((bin + 1) * width)));
        counts.push_back(std::move(count));
    }
    for (const std::uint32_t row : rows) {
        const double value = numbers.values[row];
        if (!std::isnan(value)) {
            ++counts[static_cast<std::size_t>(last - static_cast<int>(std::floor(value / width)))].count;
        }
    }
    return counts;
}

std::vector<RangeCount> dayCounts(const data::InstantColumn &moments, base::Instant asOf,
                                  std::span<const std::uint32_t> rows)
{
    // A filter compares by whole days of UTC, so bars end at midnights.
    const base::Date today = base::utcDateOf(asOf);
    struct Age {
        int days;
        const char *text;
    };
    constexpr std::array<Age, 4> ages{{{7, QT_TRANSLATE_NOOP("FacetRanges", "Last 7 days")},
                                       {30, QT_TRANSLATE_NOOP("FacetRanges", "8 to 30 days")},
                                       {91, QT_TRANSLATE_NOOP("FacetRanges", "31 days to 3 months")},
                                       {365, QT_TRANSLATE_NOOP("FacetRanges", "3 months to a year")}}};
    std::vector<RangeCount> counts;
    std::vector<std::int64_t> from;
    for (const Age &age : ages) {
        RangeCount count;
        const base::Date start{today.days + 1 - age.days};
        from.push_back(base::utcMidnight(start).seconds);
        count.range.from = base::isoText(start);
        if (!counts.empty()) {
            count.range.before = counts.back().range.from;
        }
        count.label = bridge::toUtf8(rangeWord(age.text));
        counts.push_back(std::move(count));
    }
    RangeCount older;
    older.range.before = counts.back().range.from;
    older.label = bridge::toUtf8(rangeWord("Older than a year"));
    counts.push_back(std::move(older));
    for (const std::uint32_t row : rows) {
        const std::int64_t time = moments.seconds[row];
        if (time != data::InstantColumn::blank) {
            const auto bin = std::find_if(from.begin(), from.end(), [time](std::int64_t start) { return time >= start; });
            ++counts[static_cast<std::size_t>(bin - from.begin())].count;
        }
    }
    return counts;
}

bool isBound(const data::Filter::Term &term, const std::string &field, std::string_view comparison)
{
    return term.field == field && term.comparison == comparison && !term.negated && term.values.size() == 1;
}

} // namespace

std::vector<RangeCount> rangeCounts(const workspace::Snapshot &snapshot, const data::Column &column,
                                    std::span<const std::uint32_t> rows)
{
    if (const data::NumberColumn *numbers = column.asNumber()) {
        return numberCounts(*numbers, rows);
    }
    if (const data::InstantColumn *moments = column.asInstant()) {
        return dayCounts(*moments, snapshot.asOf, rows);
    }
    return {};
}

std::optional<FacetRange> rangeIn(const data::Filter &filter, const std::string &field)
{
    std::optional<FacetRange> range;
    for (const data::Filter::Term &term : filter.terms()) {
        if (isBound(term, field, ">=")) {
            range = range.value_or(FacetRange{});
            range->from = term.values.front();
        } else if (isBound(term, field, "<")) {
            range = range.value_or(FacetRange{});
            range->before = term.values.front();
        }
    }
    return range;
}

data::Filter withRange(const data::Filter &filter, const std::string &field, const std::optional<FacetRange> &range)
{
    std::vector<data::Filter::Term> terms = filter.terms();
    std::erase_if(terms, [&](const data::Filter::Term &term) {
        return isBound(term, field, ">=") || isBound(term, field, "<");
    });
    if (range && range->from) {
        terms.push_back({field, ">=", {*range->from}, false});
    }
    if (range && range->before) {
        terms.push_back({field, "<", {*range->before}, false});
    }
    return data::Filter(std::move(terms));
}

bool covers(const FacetRange &range, const FacetRange &bar)
{
    // Days compare as texts, too: they are written year first.
    const auto reaches = [](const std::string &low, const std::string &high) {
        const auto lowNumber = base::parseNumber(low);
        const auto highNumber = base::parseNumber(high);
        return lowNumber && highNumber ? *lowNumber <= *highNumber : low <= high;
    };
    const bool fromBelow = !range.from || (bar.from && reaches(*range.from, *bar.from));
    const bool toAbove = !range.before || (bar.before && reaches(*bar.before, *range.before));
    return fromBelow && toAbove;
}

std::optional<FacetRange> rangeAfterClick(const std::vector<FacetRange> &bars, const std::vector<bool> &chosen,
                                          std::size_t clicked)
{
    std::size_t first = clicked;
    std::size_t last = clicked;
    const auto count = static_cast<std::size_t>(std::count(chosen.begin(), chosen.end(), true));
    if (chosen[clicked]) {
        if (count == 1) {
            return std::nullopt;
        }
    } else {
        for (std::size_t bar = 0; bar < chosen.size(); ++bar) {
            if (chosen[bar]) {
                first = std::min(first, bar);
                last = std::max(last, bar);
            }
        }
    }
    // Scores stand from high to low, ages from new to old: the bound below is the last bar's.
    return FacetRange{bars[last].from, bars[first].before};
}

} // namespace leadlight::leads
