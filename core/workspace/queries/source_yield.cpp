// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/source_yield.h"

#include <set>
#include <string>

#include "base/text.h"

namespace leadlight::workspace {

SourceYield sourceYield(const Snapshot &snapshot, std::string_view type)
{
    SourceYield yield;
    std::set<std::string> sources;
    for (std::size_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row))
            continue;
        const domain::Stage stage = snapshot.stages[row];
        const bool won = stage == domain::Stage::won;
        const bool closed = won || stage == domain::Stage::lost;
        if (snapshot.text(row, "source_type") != type) {
            yield.othersClosed += closed;
            yield.othersWon += won;
            continue;
        }
        ++yield.leads;
        yield.closed += closed;
        yield.won += won;
        sources.insert(base::comparable(snapshot.text(row, "source")));
    }
    for (const domain::Campaign &campaign : snapshot.campaigns) {
        if (!sources.contains(base::comparable(campaign.name)))
            continue;
        if (!yield.cost)
            yield.cost = domain::Money{0, campaign.cost.currency};
        if (yield.cost->currency == campaign.cost.currency)
            yield.cost->minor += campaign.cost.minor;
    }
    return yield;
}

} // namespace leadlight::workspace
