// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/review_state.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "wording/numbers.h"
#include "workspace/queries/evidence.h"
#include "workspace/queries/matrix_summary.h"

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

std::optional<lifecycle::ReviewFigures> reviewFigures(Workspace &workspace)
{
    const auto snapshot = workspace.snapshot();
    base::Progress progress;
    const auto judged = judge(workspace, {}, progress);
    if (!judged)
        return std::nullopt;
    return figuresOf(*snapshot, summarise(*snapshot, std::nullopt), *judged);
}

lifecycle::ReviewFigures figuresOf(const Snapshot &snapshot, const MatrixSummary &summary, const Evidence &evidence)
{
    const auto whole = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
    lifecycle::ReviewFigures figures{snapshot.asOf, whole(summary.all.leads), whole(summary.wouldQualify), whole(summary.all.decided),
                                     whole(summary.all.accepted), whole(summary.all.closed), whole(summary.all.won), {}};
    if (const VerdictEvidence &won = evidence.of(Verdict::won); won.isEnough())
        figures.pairs = std::llround(won.auc->value * 1000);
    return figures;
}

std::string figuresSince(const lifecycle::ReviewFigures &before, const lifecycle::ReviewFigures &after)
{
    using lifecycle::ReviewFigures;
    const auto change = [](const std::string &from, const std::string &to) { return from == to ? from + " still" : from + " → " + to; };
    const auto rate = [](std::int64_t part, std::int64_t whole) { return wording::percent(static_cast<std::uint64_t>(part), static_cast<std::uint64_t>(whole)); };
    const auto pairs = [](const ReviewFigures &figures) {
        return figures.pairs ? base::numberText(static_cast<double>(*figures.pairs) / 10) : std::string("–");
    };
    return "MQLs " + change(wording::grouped(before.qualify), wording::grouped(after.qualify)) + "; accepted "
           + change(rate(before.accepted, before.decided), rate(after.accepted, after.decided)) + "; won "
           + change(rate(before.won, before.closed), rate(after.won, after.closed)) + "; pairs told right " + change(pairs(before), pairs(after)) + " of 100";
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
