// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/review_state.h"

#include <algorithm>

namespace leadlight::workspace {

namespace {

std::optional<base::Instant> inForceSince(const Snapshot &snapshot)
{
    const auto found = std::find_if(snapshot.versions.begin(), snapshot.versions.end(), [&](const agreement::ModelVersion &version) {
        return version.number == snapshot.modelVersion;
    });
    return found == snapshot.versions.end() ? std::nullopt : found->inForceSince;
}

} // namespace

const lifecycle::Review *openReviewOf(const Snapshot &snapshot)
{
    const auto &reviews = snapshot.rules->reviews;
    return reviews.empty() || reviews.back().closed ? nullptr : &reviews.back();
}

const lifecycle::Review *lastReviewOf(const Snapshot &snapshot)
{
    const auto &reviews = snapshot.rules->reviews;
    const auto last = std::find_if(reviews.rbegin(), reviews.rend(), [](const lifecycle::Review &review) { return review.closed.has_value(); });
    return last == reviews.rend() ? nullptr : &*last;
}

std::optional<base::Date> reviewDue(const Snapshot &snapshot)
{
    const lifecycle::Review *last = lastReviewOf(snapshot);
    const auto from = last ? last->closed : inForceSince(snapshot);
    if (!snapshot.inForce || !from)
        return std::nullopt;
    const base::Zone zone = snapshot.zone();
    return zone.localDate(base::dueAfter(*from, snapshot.rules->reviewEvery, {}, zone));
}

std::optional<int> daysToReview(const Snapshot &snapshot, base::Instant now)
{
    const auto due = reviewDue(snapshot);
    return due ? std::optional(due->days - snapshot.zone().localDate(now).days) : std::nullopt;
}

std::optional<base::Uuid> seatedPerson(const Snapshot &snapshot)
{
    const domain::Person *marketing = snapshot.atTable(domain::Side::marketing);
    const domain::Person *seated = marketing ? marketing : snapshot.atTable(domain::Side::sales);
    return seated ? std::optional(seated->id) : std::nullopt;
}

std::string missingInReview(const lifecycle::Review &review)
{
    if (!review.evidenceSeen)
        return review.verdict.empty() ? "the evidence page has not been seen, and there is no verdict" : "the evidence page has not been seen";
    return review.verdict.empty() ? "there is no verdict" : std::string();
}

} // namespace leadlight::workspace
