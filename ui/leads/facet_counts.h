// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "data/filter.h"
#include "data/row_order.h"
#include "leads/facet_ranges.h"
#include "workspace/snapshot.h"

namespace leadlight::leads {

/// A column whose values, or ranges of them, are few enough to choose from.
struct FacetField {
    std::string key;
    std::string label;
    bool openAtFirst = false;
    bool inRanges = false; ///< scores and ages: a histogram
    bool operator==(const FacetField &) const = default;
};
/// Rank, stage, late, owner, both scores, age, source, country, industry and campaign, as far as there are such columns,
/// then the file's own text columns of few values.
[[nodiscard]] std::vector<FacetField> facetFields(const workspace::Snapshot &snapshot);

struct FacetCount {
    std::string key;
    std::vector<data::FacetValue> values; ///< most frequent first; ranks in the agreed order; ranges as rangeCounts() has them
    std::vector<FacetRange> ranges;       ///< of the values of a facet in ranges
};
/// Counts over the leads that pass everything but the facet's own choice, so that the other values can be chosen too.
/// `ranks`: chosen tiles ("A1"); empty: all. Errors: filter.…, stopped.
[[nodiscard]] base::Result<std::vector<FacetCount>> countFacets(const workspace::Snapshot &snapshot,
                                                                const data::Filter &filter,
                                                                const std::vector<std::string> &ranks,
                                                                const std::vector<std::string> &keys,
                                                                const base::Progress *progress = nullptr);

} // namespace leadlight::leads
