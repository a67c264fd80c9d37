// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "domain/passback_reason.h"
#include "lifecycle/decision.h"

namespace leadlight::lifecycle {

namespace {

// A recall and an undone qualify name no reason; they wait as a reason without particulars does (domain.md §3).
constexpr domain::PassbackReason withoutReason{};

const domain::PassbackReason &reasonOf(const Passback &passback)
{
    const domain::PassbackReason *reason = domain::findPassbackReason(passback.reasonKey);
    return reason ? *reason : withoutReason;
}

base::Instant waitEnds(const Passback &passback, const domain::PassbackReason &reason)
{
    if (passback.until)
        return base::utcMidnight(*passback.until);
    return {passback.at.seconds + reason.waitDays * base::secondsPerDay};
}

bool isAnswered(const Passback &passback, const SincePassback &since, const domain::PassbackReason &reason)
{
    return !reason.answeredBy.empty() && !since.answeredBySales && !isMissingAnswer(since.answerNow)
           && base::comparable(since.answerNow) != base::comparable(passback.answerThen);
}

} // namespace

bool hasNewEvidence(const Passback &passback, const SincePassback &since, base::Instant now)
{
    if (since.handRaisedAfter)
        return true;
    const domain::PassbackReason &reason = reasonOf(passback);
    if (isAnswered(passback, since, reason))
        return true;
    return now >= waitEnds(passback, reason) && since.newPoints >= base::exactOf(reason.newPoints);
}

} // namespace leadlight::lifecycle
