// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "data/row_order.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

struct SortBy {
    std::string column; ///< key; "agreed" is the agreed order (domain.md §4)
    bool descending = false;
    bool operator==(const SortBy &) const = default;
};

/// Rows that pass the filter, in order. The default order is the agreed order, then row.
/// Errors: filter.…, sort.unknown_column (key), stopped.
[[nodiscard]] base::Result<std::vector<std::uint32_t>> listLeads(const Snapshot &snapshot, const data::Filter &filter,
                                                                 const std::vector<SortBy> &order,
                                                                 const data::Collation &collation = data::foldedRanks,
                                                                 const base::Progress *progress = nullptr);
/// Rows that pass the filter, ascending.
[[nodiscard]] base::Result<std::vector<std::uint32_t>> matchingRows(const Snapshot &snapshot, const data::Filter &filter,
                                                                    const base::Progress *progress = nullptr);

} // namespace leadlight::workspace
