// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/engine.h"
#include "support/random_model.h"

namespace leadlight::test {

inline constexpr base::Instant moment{RandomWorld::asOfSeconds};

/// A random model with leads, activities, flags and accounts, ready to be scored.
struct Drawn {
    model::ScoringModel model;
    data::Table leads;
    data::ActivityTable activities;
    std::vector<std::uint16_t> flags;
    std::vector<std::uint32_t> accounts;
    data::ActivityTable accountActivities;

    Drawn(std::uint64_t seed, std::size_t rows, int mostActivities = 12)
    {
        RandomWorld world(seed);
        model = world.model();
        leads = world.leads(rows);
        activities = world.activities(rows, mostActivities);
        flags = world.flags(rows);
        accounts = world.accounts(rows);
        accountActivities = world.accountActivities(accounts.empty() ? 0 : *std::max_element(accounts.begin(), accounts.end()));
    }
    [[nodiscard]] scoring::Input input() const { return {&leads, &activities, flags, accounts, &accountActivities}; }
    [[nodiscard]] std::shared_ptr<const scoring::Scores> scores(unsigned threads = 1) const
    {
        return *scoring::score(model, input(), moment, nullptr, threads);
    }
};

inline bool same(const scoring::Scores &left, const scoring::Scores &right)
{
    return left.score == right.score && left.rank == right.rank && left.overrides == right.overrides
           && left.handRaised == right.handRaised && left.raisedAxes == right.raisedAxes
           && left.fitKnown == right.fitKnown && left.away == right.away && left.cells == right.cells
           && left.showStopped == right.showStopped && left.asOf == right.asOf;
}

} // namespace leadlight::test
