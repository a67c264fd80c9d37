// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "data/filter.h"
#include "workspace/snapshot.h"

namespace leadlight::leads {

/// One bar of a facet over numbers or days: from `from` (included) to before `before`, as a filter writes them.
struct FacetRange {
    std::optional<std::string> from;
    std::optional<std::string> before;
    bool operator==(const FacetRange &) const = default;
};

struct RangeCount {
    FacetRange range;
    std::string label;
    std::uint64_t count = 0;
};

/// The histogram of a column over `rows`: scores in eight bins at most, whole points wide, the highest first; moments
/// by how long before as-of they lie (a week, a month, three, a year). Blanks are in no bin.
[[nodiscard]] std::vector<RangeCount> rangeCounts(const workspace::Snapshot &snapshot, const data::Column &column,
                                                  std::span<const std::uint32_t> rows);

/// What the filter says of `field` by >= and <; none where it says nothing of that kind.
[[nodiscard]] std::optional<FacetRange> rangeIn(const data::Filter &filter, const std::string &field);
/// The filter with this range of the field in the place of any other; none: without one.
[[nodiscard]] data::Filter withRange(const data::Filter &filter, const std::string &field,
                                     const std::optional<FacetRange> &range);

/// Whether everything in `bar` is in `range`.
[[nodiscard]] bool covers(const FacetRange &range, const FacetRange &bar);

/// What a click on bar `clicked` makes of `bars`, some of which (`chosen`) are in the range already: that bar alone
/// where none is, all up to it where it lies outside, the bar alone where it is one of several, nothing where it is the
/// only one. Bars are in their order.
[[nodiscard]] std::optional<FacetRange> rangeAfterClick(const std::vector<FacetRange> &bars,
                                                        const std::vector<bool> &chosen, std::size_t clicked);

} // namespace leadlight::leads
