// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "data/activity_table.h"
#include "data/column.h"
#include "domain/outcome.h"
#include "domain/side.h"

namespace leadlight::workspace {

/// The facts of the sample before anything was decided: leads as columns, activities, campaigns.
struct SampleWorld {
    data::Table leads;
    std::vector<double> worth;      ///< log-odds of winning that follow from the facts, by lead
    std::vector<std::uint8_t> junk; ///< 1: made up to be junk
    std::vector<std::uint8_t> purchased;
    data::ActivityTable activities;
    std::vector<domain::Campaign> campaigns;
};

/// The same world for the same seed and as-of; `count` leads created over the two years before `asOf`.
[[nodiscard]] SampleWorld makeSampleWorld(std::uint64_t seed, base::Instant asOf, std::size_t count);

} // namespace leadlight::workspace
