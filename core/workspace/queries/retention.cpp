// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/retention.h"

#include <algorithm>

#include "base/calendar.h"
#include "workspace/session.h"

namespace leadlight::workspace {

base::Result<std::vector<UntouchedLead>> untouchedLeads(Workspace &workspace, int months)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    const auto snapshot = session.snapshot();
    std::vector<base::Instant> last(snapshot->size());
    const auto touch = [&](std::uint32_t row, std::int64_t seconds) {
        base::Instant &of = last[snapshot->survivorOf(row)];
        of.seconds = std::max(of.seconds, seconds);
    };
    for (std::uint32_t row = 0; row < snapshot->size(); ++row) {
        touch(row, snapshot->stageSince[row].seconds);
        const data::ActivityTable &all = *snapshot->activities;
        for (std::size_t i = all.first[row]; i < all.first[row + 1]; ++i)
            touch(row, all.time[i]);
    }
    const auto visited = session.store().visitHistory([&](const store::HistoryValue &value) { touch(value.lead, value.recorded.seconds); });
    if (!visited)
        return base::fail(visited.error());
    const auto zone = base::Zone::named(snapshot->timeZone).value_or(base::Zone::utc());
    const base::Span span{months, base::Span::Unit::months};
    std::vector<UntouchedLead> untouched;
    for (std::uint32_t row = 0; row < snapshot->size(); ++row) {
        const bool isOne = !snapshot->isMerged(row) && !snapshot->isErased(row) && snapshot->stages[row] != domain::Stage::won;
        if (isOne && base::dueAfter(last[row], span, {}, zone) <= snapshot->asOf)
            untouched.push_back({row, last[row]});
    }
    std::stable_sort(untouched.begin(), untouched.end(), [](const UntouchedLead &a, const UntouchedLead &b) { return a.last < b.last; });
    return untouched;
}

} // namespace leadlight::workspace
