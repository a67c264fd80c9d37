// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/exact.h"
#include "base/time.h"
#include "model/scoring_model.h"
#include "scoring/account_pool.h"
#include "scoring/event_filter.h"

namespace leadlight::scoring {

/// An interest criterion made ready (domain.md §4). Areas compare trimmed and folded; events without an area count
/// neither for the area nor for the share.
struct InterestPlan {
    InterestPlan(const model::InterestRule &rule, int weight);

    /// Reads the areas of the tables and, where it asks the account, answers each account.
    void prepare(const Input &input, const AccountMembers *members, base::Instant asOf, unsigned threads);
    /// Adds each row's points for rows [begin, begin + sums.size()); `mask` is empty or says whom it applies to.
    void add(const Input &input, std::size_t begin, base::Instant asOf, std::span<const std::uint8_t> mask,
             std::span<base::Exact> sums) const;

    /// The area that the criterion looks at among `events` (newest first) in the window, as compared: its own, else the
    /// one with most events, the first by name among equals; empty: none has an area.
    [[nodiscard]] std::string areaIn(const std::vector<LeadEvent> &events, base::Instant asOf) const;
    /// Whether the points are given for `inArea` of `withArea` events.
    [[nodiscard]] bool holds(std::uint64_t inArea, std::uint64_t withArea) const
    {
        return inArea >= minEvents && inArea * 100 >= minShare * withArea;
    }
    /// Appends every second at which the answer changes while nothing more happens.
    void addFlips(const std::vector<LeadEvent> &events, std::vector<std::int64_t> &seconds) const;

    std::string area; ///< as compared; empty: any one
    std::uint64_t minEvents = 1;
    std::uint64_t minShare = 0; ///< per cent
    std::int64_t window = 0;    ///< seconds; the largest number where there is none
    bool ofAccount = false;
    base::Exact points = 0;     ///< weighted
    /// Number of the compared area by its code in the leads' table and in the accounts'; 0: none.
    std::array<std::vector<std::uint32_t>, 2> areaByCode;
    std::uint32_t areas = 0;               ///< highest of these numbers
    std::uint32_t wanted = 0;              ///< number of `area`
    std::vector<std::uint8_t> byAccount;   ///< whether it holds, by 1 + account
};

} // namespace leadlight::scoring
