// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/row_order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "base/text.h"

namespace leadlight::data {

namespace {

constexpr std::uint64_t blankKey = std::numeric_limits<std::uint64_t>::max();
constexpr int digitBits = 11;
constexpr std::size_t digitValues = std::size_t{1} << digitBits;

/// A number whose unsigned order is the order of the doubles (−0 counts as 0).
std::uint64_t orderedBits(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    return bits & sign ? ~bits : bits | sign;
}

std::uint64_t orderedBits(std::int64_t value)
{
    return static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63);
}

/// One key a row, in the order of `rows`; smaller sorts first, blanks get the greatest.
std::vector<std::uint64_t> keysOf(std::span<const std::uint32_t> rows, const SortKey &key, const Collation &collation)
{
    std::vector<std::uint32_t> ranks;
    if (const TextColumn *text = key.column->asText())
        ranks = collation ? collation(*text->dictionary) : foldedRanks(*text->dictionary);
    std::vector<std::uint64_t> keys(rows.size(), blankKey);
    std::uint64_t least = blankKey;
    std::uint64_t greatest = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (key.column->isBlank(rows[i]))
            continue;
        if (const TextColumn *text = key.column->asText())
            keys[i] = ranks[text->codes[rows[i]]];
        else if (const NumberColumn *number = key.column->asNumber())
            keys[i] = orderedBits(number->values[rows[i]]);
        else
            keys[i] = std::min(orderedBits(key.column->asInstant()->seconds[rows[i]]), blankKey - 1);
        least = std::min(least, keys[i]);
        greatest = std::max(greatest, keys[i]);
    }
    if (least == blankKey)
        return std::vector<std::uint64_t>(rows.size(), 0);
    // Small keys need few radix passes, hence the shift to 0 and the blank just above the greatest.
    for (std::uint64_t &value : keys) {
        if (value == blankKey)
            value = greatest - least + 1;
        else
            value = key.descending ? greatest - value : value - least;
    }
    return keys;
}

struct KeyedPosition {
    std::uint64_t key;
    std::uint32_t position;
};

/// Stable least-significant-digit radix sort; false if it was stopped.
bool radixSort(std::vector<KeyedPosition> &items, const base::Progress *progress)
{
    std::uint64_t used = 0;
    for (const KeyedPosition &item : items)
        used |= item.key;
    std::vector<KeyedPosition> other(items.size());
    for (int shift = 0; shift < 64 && (used >> shift) != 0; shift += digitBits) {
        if (progress && progress->stopRequested())
            return false;
        const auto digitOf = [shift](std::uint64_t key) { return (key >> shift) & (digitValues - 1); };
        std::array<std::uint32_t, digitValues> next{};
        for (const KeyedPosition &item : items)
            ++next[digitOf(item.key)];
        std::exclusive_scan(next.begin(), next.end(), next.begin(), std::uint32_t{0});
        for (const KeyedPosition &item : items)
            other[next[digitOf(item.key)]++] = item;
        items.swap(other);
    }
    return true;
}

std::uint64_t distinctKey(const Column &column, std::size_t row)
{
    if (column.isBlank(row))
        return blankKey;
    if (const NumberColumn *number = column.asNumber())
        return orderedBits(number->values[row]);
    return orderedBits(column.asInstant()->seconds[row]);
}

} // namespace

std::vector<std::uint32_t> foldedRanks(const Dictionary &dictionary)
{
    std::vector<std::string> folded;
    folded.reserve(dictionary.size());
    for (std::uint32_t code = 0; code < dictionary.size(); ++code)
        folded.push_back(base::folded(dictionary.text(code)));
    std::vector<std::uint32_t> codes(dictionary.size());
    std::iota(codes.begin(), codes.end(), 0U);
    std::sort(codes.begin(), codes.end(), [&](std::uint32_t a, std::uint32_t b) {
        if ((a == 0) != (b == 0))
            return b == 0;
        if (folded[a] != folded[b])
            return folded[a] < folded[b];
        return dictionary.text(a) < dictionary.text(b);
    });
    std::vector<std::uint32_t> ranks(codes.size());
    for (std::uint32_t rank = 0; rank < codes.size(); ++rank)
        ranks[codes[rank]] = rank;
    return ranks;
}

std::optional<std::vector<std::uint32_t>> sorted(std::span<const std::uint32_t> rows, std::span<const SortKey> keys,
                                                 const Collation &collation, const base::Progress *progress)
{
    std::vector<std::uint32_t> order(rows.begin(), rows.end());
    if (!std::is_sorted(order.begin(), order.end()))
        std::sort(order.begin(), order.end());
    // From the last key to the first: each stable pass keeps what the later keys have decided.
    for (std::size_t k = keys.size(); k-- > 0;) {
        if (progress && progress->stopRequested())
            return std::nullopt;
        const std::vector<std::uint64_t> values = keysOf(order, keys[k], collation);
        std::vector<KeyedPosition> items(order.size());
        for (std::uint32_t i = 0; i < items.size(); ++i)
            items[i] = {values[i], order[i]};
        if (!radixSort(items, progress))
            return std::nullopt;
        for (std::size_t i = 0; i < items.size(); ++i)
            order[i] = items[i].position;
    }
    if (progress && progress->stopRequested())
        return std::nullopt;
    return order;
}

std::vector<FacetValue> facetCounts(const Column &column, std::span<const std::uint32_t> rows)
{
    std::vector<FacetValue> facets;
    if (const TextColumn *text = column.asText()) {
        std::vector<std::uint64_t> counts(text->dictionary->size(), 0);
        for (const std::uint32_t row : rows)
            ++counts[text->codes[row]];
        for (std::uint32_t code = 0; code < counts.size(); ++code) {
            if (counts[code] > 0)
                facets.push_back({std::string(text->dictionary->text(code)), counts[code]});
        }
    } else {
        // A text is made once a distinct value, not once a row.
        struct Counted {
            std::uint32_t row = 0;
            std::uint64_t count = 0;
        };
        std::unordered_map<std::uint64_t, Counted> counts;
        for (const std::uint32_t row : rows) {
            Counted &counted = counts[distinctKey(column, row)];
            counted.row = row;
            ++counted.count;
        }
        for (const auto &[key, counted] : counts)
            facets.push_back({column.cellText(counted.row), counted.count});
    }
    std::sort(facets.begin(), facets.end(), [](const FacetValue &a, const FacetValue &b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    return facets;
}

} // namespace leadlight::data
