// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/filter.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/text.h"
#include "data/picked_rows.h"

namespace leadlight::data {

namespace {

using RowMask = std::vector<std::uint8_t>;

tl::unexpected<base::Error> notAValue(const Filter::Term &term, const std::string &value)
{
    return base::fail(base::ErrorKind::usage, "filter.not_a_value", {term.field, value});
}

template <class Value> bool compares(const Value &left, std::string_view comparison, const Value &right)
{
    if (comparison == ">")
        return left > right;
    if (comparison == ">=")
        return left >= right;
    if (comparison == "<")
        return left < right;
    if (comparison == "<=")
        return left <= right;
    return left == right;
}

bool asksEquality(const Filter::Term &term)
{
    return term.comparison == ":" || term.comparison == "=";
}

template <class Passes> void markRows(RowMask &mask, const Passes &passes)
{
    for (std::size_t row = 0; row < mask.size(); ++row) {
        if (passes(row))
            mask[row] = 1;
    }
}

/// Whether a folded text fits a folded value, whose final `*` stands for any ending.
bool textFits(std::string_view text, std::string_view comparison, std::string_view value, bool equality)
{
    if (!equality)
        return !text.empty() && compares(text, comparison, value);
    if (!value.empty() && value.back() == '*')
        return !text.empty() && text.starts_with(value.substr(0, value.size() - 1));
    return text == value;
}

void markText(RowMask &mask, const Column &column, const Filter::Term &term, std::span<const FieldAlias> aliases)
{
    const TextColumn &cells = *column.asText();
    const Dictionary &dictionary = *cells.dictionary;
    std::vector<std::string> wanted;
    for (const std::string &value : term.values) {
        const std::string folded = base::comparable(value);
        wanted.push_back(folded);
        for (const FieldAlias &alias : aliases) {
            if (alias.column == column.key && textFits(base::comparable(alias.alias), ":", folded, true))
                wanted.push_back(base::comparable(alias.value));
        }
    }
    std::vector<std::uint8_t> fits(dictionary.size(), 0);
    for (std::uint32_t code = 0; code < dictionary.size(); ++code) {
        const std::string text = base::comparable(dictionary.text(code));
        fits[code] = std::any_of(wanted.begin(), wanted.end(), [&](const std::string &value) {
            return textFits(text, term.comparison, value, asksEquality(term));
        });
    }
    markRows(mask, [&](std::size_t row) { return fits[cells.codes[row]] != 0; });
}

base::Result<void> markNumbers(RowMask &mask, const Column &column, const Filter::Term &term)
{
    const std::vector<double> &cells = column.asNumber()->values;
    for (const std::string &value : term.values) {
        if (value.empty() && asksEquality(term)) {
            markRows(mask, [&](std::size_t row) { return std::isnan(cells[row]); });
            continue;
        }
        const std::optional<double> number = base::parseNumber(value);
        if (!number)
            return notAValue(term, value);
        markRows(mask, [&](std::size_t row) {
            return !std::isnan(cells[row]) && compares(cells[row], term.comparison, *number);
        });
    }
    return {};
}

/// The instants that a value names: a whole UTC day for a date, else one second.
struct NamedTime {
    std::int64_t from = 0;
    std::int64_t last = 0;
};

std::optional<NamedTime> namedTime(std::string_view value)
{
    if (const std::optional<base::Date> date = base::parseIsoDate(value)) {
        const std::int64_t midnight = base::utcMidnight(*date).seconds;
        return NamedTime{midnight, midnight + base::secondsPerDay - 1};
    }
    if (const std::optional<base::Instant> instant = base::parseIsoInstant(value))
        return NamedTime{instant->seconds, instant->seconds};
    return std::nullopt;
}

bool timeFits(std::int64_t time, std::string_view comparison, NamedTime named)
{
    if (comparison == ">")
        return time > named.last;
    if (comparison == ">=")
        return time >= named.from;
    if (comparison == "<")
        return time < named.from;
    if (comparison == "<=")
        return time <= named.last;
    return time >= named.from && time <= named.last;
}

base::Result<void> markInstants(RowMask &mask, const Column &column, const Filter::Term &term)
{
    const std::vector<std::int64_t> &cells = column.asInstant()->seconds;
    for (const std::string &value : term.values) {
        if (value.empty() && asksEquality(term)) {
            markRows(mask, [&](std::size_t row) { return cells[row] == InstantColumn::blank; });
            continue;
        }
        const std::optional<NamedTime> named = namedTime(value);
        if (!named)
            return notAValue(term, value);
        markRows(mask, [&](std::size_t row) {
            return cells[row] != InstantColumn::blank && timeFits(cells[row], term.comparison, *named);
        });
    }
    return {};
}

/// "14d", "2w" or "14" as days.
std::optional<double> daysIn(std::string_view value)
{
    double unit = 1;
    if (!value.empty() && (value.back() == 'd' || value.back() == 'w')) {
        unit = value.back() == 'w' ? 7 : 1;
        value.remove_suffix(1);
    }
    const std::optional<double> number = base::parseNumber(value);
    return number ? std::optional<double>(*number * unit) : std::nullopt;
}

/// Whole days since the last activity; a lead without any has no such number and fits only a blank.
base::Result<void> markQuiet(RowMask &mask, const Column &lastActivity, const Filter::Term &term, base::Instant asOf)
{
    const std::vector<std::int64_t> &cells = lastActivity.asInstant()->seconds;
    for (const std::string &value : term.values) {
        if (value.empty() && asksEquality(term)) {
            markRows(mask, [&](std::size_t row) { return cells[row] == InstantColumn::blank; });
            continue;
        }
        const std::optional<double> days = daysIn(value);
        if (!days)
            return notAValue(term, value);
        markRows(mask, [&](std::size_t row) {
            if (cells[row] == InstantColumn::blank)
                return false;
            const std::int64_t quiet = std::max<std::int64_t>(0, asOf.seconds - cells[row]) / base::secondsPerDay;
            return compares(static_cast<double>(quiet), term.comparison, *days);
        });
    }
    return {};
}

/// A cell, a row or a column of the matrix by its name: "B2", "A", "1".
struct NamedRank {
    std::optional<std::uint8_t> first;
    std::optional<std::uint8_t> second;
};

std::optional<NamedRank> namedRank(const RankColumns &ranks, std::string_view value)
{
    const std::string wanted = base::comparable(value);
    for (std::size_t i = 0; i < ranks.firstNames.size(); ++i) {
        const std::string first = base::comparable(ranks.firstNames[i]);
        if (wanted == first)
            return NamedRank{static_cast<std::uint8_t>(i), std::nullopt};
        for (std::size_t j = 0; j < ranks.secondNames.size(); ++j) {
            if (wanted == first + base::comparable(ranks.secondNames[j]))
                return NamedRank{static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(j)};
        }
    }
    for (std::size_t j = 0; j < ranks.secondNames.size(); ++j) {
        if (wanted == base::comparable(ranks.secondNames[j]))
            return NamedRank{std::nullopt, static_cast<std::uint8_t>(j)};
    }
    return std::nullopt;
}

/// Position 0 is best, so "no worse" is "not after". A strict comparison leaves out the named cell itself.
bool rankFits(std::uint8_t first, std::uint8_t second, std::string_view comparison, const NamedRank &named)
{
    const int a = named.first ? static_cast<int>(*named.first) - first : 0;
    const int b = named.second ? static_cast<int>(*named.second) - second : 0;
    if (comparison == ">=")
        return a >= 0 && b >= 0;
    if (comparison == ">")
        return a >= 0 && b >= 0 && a + b > 0;
    if (comparison == "<=")
        return a <= 0 && b <= 0;
    if (comparison == "<")
        return a <= 0 && b <= 0 && a + b < 0;
    return a == 0 && b == 0;
}

base::Result<void> markRanks(RowMask &mask, const RankColumns &ranks, const Filter::Term &term)
{
    for (const std::string &value : term.values) {
        const std::optional<NamedRank> named = namedRank(ranks, value);
        if (!named)
            return notAValue(term, value);
        markRows(mask, [&](std::size_t row) {
            return rankFits(ranks.first[row], ranks.second[row], term.comparison, *named);
        });
    }
    return {};
}

void markIds(RowMask &mask, std::span<const base::Uuid> ids, const Filter::Term &term)
{
    for (const std::string &value : term.values) {
        const std::string wanted = base::comparable(value);
        markRows(mask, [&](std::size_t row) {
            return textFits(ids[row].text(), term.comparison, wanted, asksEquality(term));
        });
    }
}

void markFound(RowMask &mask, const SearchText *search, const Filter::Term &term, const base::Progress *progress)
{
    for (const std::string &value : term.values) {
        if (!search)
            return;
        for (const std::uint32_t row : search->rowsContaining(value, progress))
            mask[row] = 1;
    }
}

const Column *columnNamed(const FilterSource &source, std::string_view folded)
{
    for (const std::shared_ptr<const Column> &column : source.columns) {
        if (base::comparable(column->key) == folded || base::comparable(column->label) == folded)
            return column.get();
    }
    return nullptr;
}

base::Result<void> markColumn(RowMask &mask, const FilterSource &source, const Column &column, const Filter::Term &term)
{
    if (column.asNumber())
        return markNumbers(mask, column, term);
    if (column.asInstant())
        return markInstants(mask, column, term);
    markText(mask, column, term, source.aliases);
    return {};
}

base::Result<void> markTerm(RowMask &mask, const FilterSource &source, const Filter::Term &term,
                            const base::Progress *progress)
{
    if (term.field.empty()) {
        markFound(mask, source.search, term, progress);
        return {};
    }
    const std::string field = base::comparable(term.field);
    if (field == "rank" && !source.ranks.firstNames.empty())
        return markRanks(mask, source.ranks, term);
    if (field == "id" && !source.ids.empty()) {
        markIds(mask, source.ids, term);
        return {};
    }
    if (isPicked(term)) {
        for (const std::uint32_t row : rowsOfPicked(term)) {
            if (row < mask.size())
                mask[row] = 1;
        }
        return {};
    }
    if (const Column *column = columnNamed(source, field))
        return markColumn(mask, source, *column, term);
    if (field == "quiet") {
        const Column *lastActivity = columnNamed(source, "last_activity");
        if (lastActivity && lastActivity->asInstant())
            return markQuiet(mask, *lastActivity, term, source.asOf);
    }
    if (field == "id" && source.rows == 0)
        return {};
    return base::fail(base::ErrorKind::usage, "filter.unknown_field", {term.field});
}

} // namespace

base::Result<std::vector<std::uint32_t>> Filter::rows(const FilterSource &source, const base::Progress *progress) const
{
    RowMask passing(source.rows, 1);
    for (std::size_t row = 0; row < std::min(source.rows, source.mergedInto.size()); ++row)
        passing[row] = source.mergedInto[row] == 0 ? 1 : 0;
    for (const Term &term : m_terms) {
        RowMask mask(source.rows, 0);
        base::Result<void> marked = markTerm(mask, source, term, progress);
        if (!marked)
            return base::fail(std::move(marked.error()));
        if (progress && progress->stopRequested())
            return base::fail(base::ErrorKind::stopped, "stopped");
        const std::uint8_t unwanted = term.negated ? 1 : 0;
        for (std::size_t row = 0; row < mask.size(); ++row) {
            if (mask[row] == unwanted)
                passing[row] = 0;
        }
    }
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < passing.size(); ++row) {
        if (passing[row])
            rows.push_back(static_cast<std::uint32_t>(row));
    }
    return rows;
}

} // namespace leadlight::data
