// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "workspace/queries/starter_proposal.h"

namespace leadlight::workspace {

/// How each lead ended, and how many leads it takes before outcomes say something.
struct StarterOutcomes {
    static constexpr std::uint64_t enough = 30;    ///< closed leads with a value
    static constexpr std::uint64_t leastEach = 10; ///< wins and losses altogether

    std::vector<std::int8_t> of; ///< by lead: 1 won, 0 lost, −1 open
    std::uint64_t closed = 0;
    std::uint64_t won = 0;
    std::uint64_t open = 0;

    [[nodiscard]] bool speak() const { return won >= leastEach && closed - won >= leastEach; }
    [[nodiscard]] double mean() const { return closed == 0 ? 0 : static_cast<double>(won) / static_cast<double>(closed); }
};
[[nodiscard]] StarterOutcomes outcomesOf(const Snapshot &snapshot);

/// Counts of the leads with one value or band.
struct StarterTally {
    model::StarterValue value;
    std::uint64_t leads = 0;
    std::uint64_t closed = 0;
    std::uint64_t won = 0;

    void add(std::int8_t outcome)
    {
        ++leads;
        closed += outcome >= 0;
        won += outcome > 0;
    }
};

/// All values of a column.
struct ColumnTally {
    StarterTally blank;
    std::vector<StarterTally> groups; ///< text: all values, most frequent first; number: bands, greatest first
    std::uint64_t distinct = 0;
    std::uint64_t mostFrequent = 0; ///< leads with the most frequent value
    std::uint64_t openFilled = 0;   ///< open leads that have a value
    double meanLength = 0;          ///< of texts, in code points
};
[[nodiscard]] ColumnTally tallyOf(const data::Column &column, const StarterOutcomes &outcomes);

/// Wilson's interval, 95 %.
[[nodiscard]] StarterEvidence evidenceOf(std::uint64_t closed, std::uint64_t won);
/// Marks by outcomes where enough leads are closed: good or bad where the interval leaves the mean out, with points of ten
/// times the log odds ratio (ten leads of the mean added, so that few leads say little). False: too few.
[[nodiscard]] bool markByOutcomes(const StarterEvidence &evidence, const StarterOutcomes &outcomes, model::Mark &mark, int &strength);
/// Area under the curve of the values' win shares against the outcomes; values with too few closed leads count as the mean.
[[nodiscard]] double separationOf(const ColumnTally &tally, const StarterOutcomes &outcomes);
/// Share of the closed leads whose value all but decides: odds of winning twenty times the mean's, or a twentieth.
[[nodiscard]] double decidedShare(const ColumnTally &tally, const StarterOutcomes &outcomes);

} // namespace leadlight::workspace
