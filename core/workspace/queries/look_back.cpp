// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/look_back.h"

#include <algorithm>
#include <atomic>

#include "base/parallel.h"
#include "domain/passback_reason.h"
#include "scoring/lead_scorer.h"
#include "scoring/rescorer.h"

namespace leadlight::workspace {

namespace {

constexpr std::int64_t lookBackSeconds = 365 * base::secondsPerDay;
constexpr int replayedDays = 28;
constexpr std::size_t handedGrain = 64;

bool isWithinPeriod(const Snapshot &snapshot, base::Instant time)
{
    return time <= snapshot.asOf && snapshot.asOf.seconds - time.seconds < lookBackSeconds;
}

std::optional<base::Instant> firstHandOver(const Snapshot &snapshot, std::size_t row)
{
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        const MoveRecord &move = snapshot.moves[index];
        if (move.move == domain::Move::qualify && !move.undone)
            return move.time;
    }
    return snapshot.instant(row, "handed_over_at");
}

/// Whether Sales passed the lead back in the period for what the model is about, and did not take it again since.
bool wasPassedBack(const Snapshot &snapshot, std::size_t row)
{
    bool passedBack = false;
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        const MoveRecord &move = snapshot.moves[index];
        if (move.undone || !isWithinPeriod(snapshot, move.time))
            continue;
        if (move.move == domain::Move::accept)
            passedBack = false;
        if (move.move == domain::Move::passBack) {
            const domain::PassbackReason *reason = snapshot.rules->reason(move.reason);
            passedBack = reason && reason->kind == domain::ReasonKind::definitional;
        }
    }
    return passedBack;
}

std::optional<ClosedLead> closedLead(const Snapshot &snapshot, std::uint32_t row)
{
    ClosedLead lead;
    lead.row = row;
    const auto handedOver = firstHandOver(snapshot, row);
    const domain::Stage stage = snapshot.stages[row];
    const bool inPeriod =
        isWithinPeriod(snapshot, snapshot.instant(row, "outcome_date").value_or(snapshot.stageSince[row]));
    lead.won = stage == domain::Stage::won && inPeriod;
    const bool lost = stage == domain::Stage::lost && inPeriod;
    const bool disqualified = stage == domain::Stage::disqualified && inPeriod && handedOver;
    lead.closed = lead.won || lost;
    lead.negative = !lead.won && (lost || disqualified || wasPassedBack(snapshot, row));
    if (!lead.won && !lead.negative)
        return std::nullopt;
    lead.handedOver = handedOver ? *handedOver : snapshot.instant(row, "created_at").value_or(snapshot.stageSince[row]);
    return lead;
}

/// By closed lead: 1 where the model would have handed it over then.
base::Result<std::vector<std::uint8_t>> handedOverBy(const Snapshot &snapshot, const model::ScoringModel &model,
                                                     const std::vector<ClosedLead> &closed,
                                                     const base::Progress *progress)
{
    const scoring::Input input = snapshot.input();
    const scoring::LeadScorer scorer(model, input);
    std::vector<std::uint8_t> handed(closed.size(), 0);
    base::parallelFor(closed.size(), handedGrain, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end && !(progress && progress->stopRequested()); ++i) {
            const scoring::Standing then = scorer.standing(closed[i].row, closed[i].handedOver);
            const bool inside = model.inRegion({then.rank[0], then.rank[1]}) || then.handRaised;
            handed[i] = then.override != scoring::Override::showStopper && inside
                        && scoring::passesGates(model, input, closed[i].row);
        }
    });
    if (progress && progress->stopRequested())
        return base::fail(base::ErrorKind::stopped, "stopped");
    return handed;
}

/// 1 where the lead was there and in the region.
std::vector<std::uint8_t> insideAt(const Snapshot &snapshot, const model::ScoringModel &model,
                                   const scoring::Scores &scores)
{
    std::vector<std::uint8_t> inRegion(model.cells(), 0);
    for (const model::Cell cell : model.region)
        inRegion[model.indexOf(cell)] = 1;
    const data::Column *created = snapshot.leads.find("created_at");
    const data::InstantColumn *times = created ? created->asInstant() : nullptr;
    std::vector<std::uint8_t> inside(snapshot.size(), 0);
    for (std::size_t row = 0; row < snapshot.size(); ++row) {
        const bool isThere =
            !times || times->seconds[row] == data::InstantColumn::blank || times->seconds[row] <= scores.asOf.seconds;
        inside[row] = isThere && !snapshot.isMerged(row) && inRegion[scores.cellOf(row, model.columns())];
    }
    return inside;
}

void sortOut(LookBack &look, const ClosedLead &lead, bool before, bool after)
{
    auto &figures = look.figures;
    figures.wins += lead.won;
    figures.winsMissedBefore += lead.won && !before;
    figures.winsMissedAfter += lead.won && !after;
    figures.rejections += lead.negative;
    figures.rejectionsBefore += lead.negative && before;
    figures.rejectionsAfter += lead.negative && after;
    if (lead.won && !after)
        look.winsMissedAll.push_back(lead.row);
    if (lead.negative && after)
        look.stillHandedOver.push_back(lead.row);
    if (before == after)
        return;
    if (lead.won)
        (after ? look.winsFound : look.winsMissed).push_back(lead.row);
    if (lead.negative)
        (after ? look.burdened : look.spared).push_back(lead.row);
    if (lead.closed) {
        ++(after ? look.enterClosed : look.leaveClosed);
        (after ? look.enterWon : look.leaveWon) += lead.won;
    }
}

bool asksAttributes(const model::ScoringModel &model)
{
    const auto asks = [](const model::Criterion &criterion) {
        return criterion.onlyIf || std::holds_alternative<model::ProfileRule>(criterion.rule)
               || std::holds_alternative<model::ShowStopperRule>(criterion.rule);
    };
    return std::any_of(model.axes.begin(), model.axes.end(), [&](const model::Axis &axis) {
        return std::any_of(axis.criteria.begin(), axis.criteria.end(), asks);
    });
}

base::Result<void> readFacts(const Snapshot &snapshot, LookBackFacts &facts, const base::Progress *progress)
{
    if (!facts.closed) {
        auto closed = closedLeads(snapshot);
        if (snapshot.inForce) {
            auto handed = handedOverBy(snapshot, *snapshot.model, closed, progress);
            if (!handed)
                return base::fail(handed.error());
            facts.handedBefore = std::move(*handed);
        } else {
            facts.handedBefore.assign(closed.size(), 0);
        }
        facts.closed = std::move(closed);
    }
    if (!facts.entriesBefore) {
        auto entries =
            snapshot.inForce ? regionEntries(snapshot, *snapshot.model, progress) : std::vector<std::uint32_t>();
        if (!entries)
            return base::fail(entries.error());
        facts.entriesBefore = std::move(*entries);
    }
    return {};
}

} // namespace

std::vector<ClosedLead> closedLeads(const Snapshot &snapshot)
{
    std::vector<ClosedLead> closed;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row))
            continue;
        if (auto lead = closedLead(snapshot, row))
            closed.push_back(*lead);
    }
    return closed;
}

base::Result<std::vector<std::uint32_t>> regionEntries(const Snapshot &snapshot, const model::ScoringModel &model,
                                                       const base::Progress *progress)
{
    std::vector<std::uint8_t> before;
    std::vector<std::uint8_t> entered(snapshot.size(), 0);
    scoring::Rescorer rescorer(snapshot.input());
    for (int day = replayedDays; day >= 0; --day) {
        const auto scores = rescorer.score(model, {snapshot.asOf.seconds - day * base::secondsPerDay}, progress);
        if (!scores)
            return base::fail(scores.error());
        std::vector<std::uint8_t> inside = insideAt(snapshot, model, **scores);
        for (std::size_t row = 0; !before.empty() && row < inside.size(); ++row)
            entered[row] |= static_cast<std::uint8_t>(inside[row] & ~before[row] & 1);
        before = std::move(inside);
    }
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < entered.size(); ++row) {
        if (entered[row])
            rows.push_back(row);
    }
    return rows;
}

base::Result<LookBack> lookBackOf(const Snapshot &snapshot, const model::ScoringModel &draft, LookBackFacts &facts,
                                  const base::Progress *progress)
{
    if (auto read = readFacts(snapshot, facts, progress); !read)
        return base::fail(read.error());
    const auto handed = handedOverBy(snapshot, draft, *facts.closed, progress);
    if (!handed)
        return base::fail(handed.error());
    auto entries = regionEntries(snapshot, draft, progress);
    if (!entries)
        return base::fail(entries.error());
    LookBack look;
    for (std::size_t i = 0; i < facts.closed->size(); ++i)
        sortOut(look, (*facts.closed)[i], facts.handedBefore[i] != 0, (*handed)[i] != 0);
    look.figures.weeklyBeforeTimes4 = facts.entriesBefore->size();
    look.figures.weeklyAfterTimes4 = entries->size();
    look.weekEntries = std::move(*entries);
    look.minutesACall = snapshot.minutesACall;
    look.capacityAWeek = snapshot.salesCapacity;
    look.sparedMinutes =
        (static_cast<std::int64_t>(look.spared.size()) - static_cast<std::int64_t>(look.burdened.size()))
        * snapshot.minutesACall;
    look.onTodaysData = asksAttributes(draft);
    return look;
}

} // namespace leadlight::workspace
