// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/decision.h"

#include "base/text.h"
#include "domain/passback_reason.h"

namespace leadlight::lifecycle {

namespace {

/// A recall and an undone qualify have no reason: the defaults of domain.md §3 hold.
constexpr int defaultWaitDays = 14;
constexpr int defaultNewPoints = 15;

bool isAnswered(const domain::PassbackReason &reason, const Passback &passback, const SincePassback &since)
{
    if (reason.answeredBy.empty() || since.answeredBySales)
        return false;
    const std::string now = base::comparable(since.answerNow);
    return !now.empty() && now != "none" && now != "unknown" && now != base::comparable(passback.answerThen);
}

} // namespace

bool hasNewEvidence(const Passback &passback, const SincePassback &since, base::Instant now,
                    std::span<const domain::PassbackReason> reasons)
{
    if (since.handRaisedAfter)
        return true;
    const domain::PassbackReason *reason = domain::findPassbackReason(reasons, passback.reasonKey);
    if (reason && isAnswered(*reason, passback, since))
        return true;
    const int wait = reason ? reason->waitDays : defaultWaitDays;
    const base::Instant waited = passback.until ? base::utcMidnight(*passback.until)
                                                : base::Instant{passback.at.seconds + wait * base::secondsPerDay};
    return now >= waited && since.newPoints >= base::exactOf(reason ? reason->newPoints : defaultNewPoints);
}

} // namespace leadlight::lifecycle
