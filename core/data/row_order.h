// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "data/column.h"

namespace leadlight::data {

/// Collation port: gives the rank of every dictionary code in display order. The desktop supplies one by QCollator.
using Collation = std::function<std::vector<std::uint32_t>(const Dictionary &)>;

/// Ranks by folded text, then bytes; blank last.
[[nodiscard]] std::vector<std::uint32_t> foldedRanks(const Dictionary &dictionary);

struct SortKey {
    const Column *column = nullptr;
    bool descending = false;
};

/// Stable multi-key sort of `rows`; blanks last in both directions; equal rows keep ascending row number.
/// A stopped sort returns nullopt.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> sorted(std::span<const std::uint32_t> rows,
                                                               std::span<const SortKey> keys, const Collation &collation,
                                                               const base::Progress *progress = nullptr);

/// Values of one column with their counts over `rows`, most frequent first, then by text; blanks as "".
struct FacetValue {
    std::string value;
    std::uint64_t count = 0;
};
[[nodiscard]] std::vector<FacetValue> facetCounts(const Column &column, std::span<const std::uint32_t> rows);

} // namespace leadlight::data
