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
/// What ranks leads: a model and the scores it gave, in force or on trial.
struct Ranking {
    const model::ScoringModel &model;
    const scoring::Scores &scores;
};
/// The first `most` leads of the agreed order that pass the filter, and how many pass, without ordering the rest: for
/// what is in sight while a threshold moves. A filter by rank goes by `ranking`. Errors: filter.…, stopped.
struct FirstLeads {
    std::uint64_t total = 0;
    std::vector<std::uint32_t> rows;
};
[[nodiscard]] base::Result<FirstLeads> firstLeads(const Snapshot &snapshot, const Ranking &ranking, const data::Filter &filter,
                                                  std::size_t most, const base::Progress *progress = nullptr);

/// Rows that pass the filter, ascending.
[[nodiscard]] base::Result<std::vector<std::uint32_t>> matchingRows(const Snapshot &snapshot, const data::Filter &filter,
                                                                    const base::Progress *progress = nullptr);

} // namespace leadlight::workspace
