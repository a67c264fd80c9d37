// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/hand_over.h"

#include <algorithm>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/lead_fields.h"
#include "domain/passback_reason.h"
#include "wording/labels.h"
#include "workspace/deciding_person.h"
#include "workspace/due_times.h"
#include "workspace/ledger_payload.h"
#include "workspace/merged_leads.h"
#include "workspace/snapshot_builder.h"
#include "workspace/verification.h"

namespace leadlight::workspace {

namespace {

/// The newest move that bars another hand-over, if one does.
std::optional<lifecycle::Passback> lastPassback(const Snapshot &snapshot, std::uint32_t row)
{
    std::optional<lifecycle::Passback> passback;
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        const MoveRecord &move = snapshot.moves[index];
        const bool undoneQualify = move.undone && move.move == domain::Move::qualify;
        if (undoneQualify || (!move.undone && (move.move == domain::Move::passBack || move.move == domain::Move::recall)))
            passback = lifecycle::Passback{move.time, move.move == domain::Move::passBack ? move.reason : std::string(), move.until,
                                           move.answerThen};
    }
    return passback;
}

bool raisedHandAfter(const Snapshot &snapshot, std::uint32_t row, base::Instant at)
{
    const data::ActivityTable &activities = *snapshot.activities;
    for (const model::Axis &axis : snapshot.model->axes) {
        for (const model::Criterion &criterion : axis.criteria) {
            const auto *rule = std::get_if<model::HandRaiseRule>(&criterion.rule);
            if (!rule)
                continue;
            for (std::size_t i = activities.first[row]; i < activities.first[row + 1]; ++i) {
                const std::string_view type = activities.types->text(activities.type[i]);
                if (activities.time[i] > at.seconds && activities.time[i] <= snapshot.asOf.seconds
                    && std::find(rule->types.begin(), rule->types.end(), type) != rule->types.end())
                    return true;
            }
        }
    }
    return false;
}

/// What the lead's activities after `at` add to its engagement now.
base::Exact pointsSince(const Snapshot &snapshot, const scoring::LeadScorer &scorer, std::uint32_t row, base::Instant at)
{
    return snapshot.scores->score[1][row] - scorer.at(1, row, snapshot.asOf, at);
}

/// Whether the newest value of `field` was entered by Sales or came with a merge: neither is new evidence.
base::Result<bool> isAnsweredBySales(const store::WorkspaceStore &store, std::uint32_t row, std::string_view field)
{
    const auto history = store.historyOf(row);
    if (!history)
        return base::fail(history.error());
    std::size_t undone = 0;
    for (auto value = history->rbegin(); value != history->rend(); ++value) {
        if (value->field != field)
            continue;
        if (value->source == unmergeSource)
            ++undone;
        else if (value->source == mergeSource && undone > 0)
            --undone; // merged and parted again: as if neither had been
        else
            return value->source == domain::keyOf(domain::Side::sales) || value->source == mergeSource;
    }
    return false;
}

/// Whether what happened since the lead's last passback, recall or undone qualify allows another hand-over; true for
/// a lead that was never passed back.
base::Result<bool> mayBeHandedOver(const Snapshot &snapshot, const store::WorkspaceStore &store, const scoring::LeadScorer &scorer,
                                   std::uint32_t row)
{
    const auto passback = lastPassback(snapshot, row);
    if (!passback)
        return true;
    // What a merge brought was known before, whatever its date: only what comes after it is new.
    const MergeRecord *merge = snapshot.newestMergeOf(row);
    const base::Instant from = merge ? std::max(passback->at, merge->time) : passback->at;
    lifecycle::SincePassback since;
    since.handRaisedAfter = raisedHandAfter(snapshot, row, from);
    if (const domain::PassbackReason *reason = snapshot.rules->reason(passback->reasonKey); reason && !reason->answeredBy.empty()) {
        since.answerNow = snapshot.text(row, reason->answeredBy);
        const auto bySales = isAnsweredBySales(store, row, reason->answeredBy);
        if (!bySales)
            return base::fail(bySales.error());
        since.answeredBySales = *bySales;
    }
    since.newPoints = pointsSince(snapshot, scorer, row, from);
    return lifecycle::hasNewEvidence(*passback, since, snapshot.asOf, snapshot.rules->reasons);
}

/// Whether a lead that was left to new evidence since then has none; a move since then has its own rules.
bool lacksNewsSince(const Snapshot &snapshot, const scoring::LeadScorer &scorer, std::uint32_t row, base::Instant since)
{
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        if (!snapshot.moves[index].undone && snapshot.moves[index].time > since)
            return false;
    }
    lifecycle::Passback hold;
    hold.at = since;
    hold.until = base::utcDateOf(since); // nothing but evidence has to be waited for
    lifecycle::SincePassback news;
    news.handRaisedAfter = raisedHandAfter(snapshot, row, since);
    news.newPoints = pointsSince(snapshot, scorer, row, since);
    return !lifecycle::hasNewEvidence(hold, news, snapshot.asOf);
}

/// Left to new evidence by a release, and without any.
bool isStillHeld(const Snapshot &snapshot, const scoring::LeadScorer &scorer, std::uint32_t row)
{
    const auto held = std::lower_bound(snapshot.heldBack.begin(), snapshot.heldBack.end(), row,
                                       [](const auto &entry, std::uint32_t wanted) { return entry.first < wanted; });
    return held != snapshot.heldBack.end() && held->first == row && lacksNewsSince(snapshot, scorer, row, held->second);
}

lifecycle::Decision decisionOf(domain::Stage from, domain::Stage to, std::string reason)
{
    lifecycle::Decision decision;
    decision.from = from;
    decision.to = to;
    decision.reasonKey = std::move(reason);
    return decision;
}

/// Where the organisation wants the facts known before the hand-over; who asked for a call is exempt (domain.md §9).
bool lacksFacts(const Snapshot &snapshot, std::uint32_t row)
{
    const lifecycle::FactsPolicy policy = snapshot.rules->handOverFacts;
    const bool isStrict = policy == lifecycle::FactsPolicy::require || policy == lifecycle::FactsPolicy::requireMan;
    return isStrict && snapshot.scores->handRaised[row] == 0 && !lifecycle::barringFacts(factsOf(snapshot, row), policy).empty();
}

/// What the lead did last, which made it known to us: "Content download: RFID guide"; empty: nothing that is recorded.
std::string exchangeOf(const Snapshot &snapshot, std::uint32_t row)
{
    const data::ActivityTable &activities = *snapshot.activities;
    for (std::size_t i = activities.first[row + 1]; i-- > activities.first[row];) {
        if (activities.machine[i] || activities.channel[i] == static_cast<std::uint8_t>(domain::Channel::sales)
            || activities.time[i] > snapshot.asOf.seconds)
            continue;
        const std::string_view asset = activities.assets->text(activities.asset[i]);
        return wording::activityName(activities.types->text(activities.type[i])) + (asset.empty() ? "" : ": " + std::string(asset));
    }
    return {};
}

/// What the record of a hand-over says of the gates: those that the model asks for, all of which held.
std::string gatesPassed(const model::Gates &gates)
{
    std::vector<std::string> names;
    for (const auto &[asked, name] : {std::pair{gates.reachable, "reachable"}, std::pair{gates.consent, "consent"},
                                      std::pair{gates.notJunk, "not junk"}, std::pair{gates.notDuplicate, "not a duplicate"},
                                      std::pair{gates.notPurchased, "not from a bought list"}}) {
        if (asked)
            names.emplace_back(name);
    }
    for (const std::string &field : gates.knownFields)
        names.push_back("knows " + domain::fieldLabel(field));
    return names.empty() ? "No gates" : "Gates passed: " + base::joined(names, ", ");
}

} // namespace

bool meetsHandOver(const Snapshot &snapshot, std::uint32_t row)
{
    return !snapshot.isMerged(row) && snapshot.stages[row] == domain::Stage::identified && snapshot.stepOf(row).isScored
           && scoring::wouldQualify(*snapshot.model, snapshot.input(), *snapshot.scores, row) && !lacksFacts(snapshot, row);
}

base::Result<bool> isReadyToHandOver(const Snapshot &snapshot, const store::WorkspaceStore &store, const scoring::LeadScorer &scorer,
                                     std::uint32_t row, bool heedHolds)
{
    if (!meetsHandOver(snapshot, row) || (heedHolds && isStillHeld(snapshot, scorer, row)))
        return false;
    return mayBeHandedOver(snapshot, store, scorer, row);
}

lifecycle::LeadState factsOf(const Snapshot &snapshot, std::uint32_t row)
{
    lifecycle::LeadState state;
    state.budget = snapshot.text(row, "budget");
    state.authority = snapshot.text(row, "authority");
    state.need = snapshot.text(row, "need");
    state.timeframe = snapshot.text(row, "timeframe");
    if (state.timeframe.empty())
        state.timeframe = snapshot.text(row, "timeframe_months");
    return state;
}

base::Result<void> writeQualify(store::Write &write, Snapshot &next, std::uint32_t row, base::Instant time, Assigner &assigner,
                                const domain::Person &confirmer)
{
    const bool asked = next.scores->handRaised[row] != 0;
    const auto decision = decisionOf(domain::Stage::identified, domain::Stage::qualified, asked ? askedForCallReason : "region");
    store::StoredMove move = moveAt(next, row, decision, domain::Move::qualify, time);
    move.note = gatesPassed(next.model->gates);
    if (!confirmer.id.isNull()) {
        move.person = confirmer.id;
        move.side = confirmer.side;
    }
    if (auto done = writeMove(write, next, std::move(move), decision); !done)
        return base::fail(done.error());
    return assigner.assign(write, next, row, time);
}

base::Result<void> writeHandOver(store::Write &write, Snapshot &next, std::uint32_t row, base::Instant time, Assigner &assigner)
{
    return wantsVerification(next, row) ? askForVerification(write, next, row, time) : writeQualify(write, next, row, time, assigner);
}

store::StoredMove moveAt(const Snapshot &snapshot, std::uint32_t row, const lifecycle::Decision &decision, domain::Move move,
                         base::Instant time)
{
    store::StoredMove record;
    record.lead = row;
    record.move = move;
    record.from = decision.from;
    record.to = decision.to;
    record.time = time;
    record.reason = decision.reasonKey;
    record.program = decision.program;
    record.modelVersion = snapshot.inForce ? snapshot.modelVersion : 0;
    record.rank = snapshot.rankOf(row);
    record.fit = snapshot.scores->score[0][row];
    record.engagement = snapshot.scores->score[1][row];
    if (move == domain::Move::identify)
        record.note = exchangeOf(snapshot, row);
    record.until = decision.askAgain ? decision.askAgain : decision.outcome.until;
    if (const domain::PassbackReason *reason = snapshot.rules->reason(decision.reasonKey);
        move == domain::Move::passBack && reason && !reason->answeredBy.empty())
        record.answerThen = snapshot.text(row, reason->answeredBy);
    return record;
}

base::Result<std::uint64_t> writeMove(store::Write &write, Snapshot &next, store::StoredMove move,
                                      const lifecycle::Decision &decision, const std::array<std::uint8_t, 16> *salt)
{
    const std::uint32_t row = move.lead;
    auto entry = write.appendLedger(move.time, "move", actorOf(move.person), movePayload(move, next.ids[row]), salt);
    if (!entry)
        return entry;
    move.ledgerSeq = *entry;
    auto seq = write.recordMove(move);
    if (!seq)
        return seq;
    move.seq = *seq;
    next.stages[row] = decision.to;
    next.stageSince[row] = move.time;
    next.sentByHand[row] = decision.sentByHand;
    if (decision.clearsOwner)
        next.owner[row] = 0;
    if (decision.owner)
        next.owner[row] = ownerNumber(next, *decision.owner);
    setDue(next, row);
    if (auto set = write.setLead(row, leadRowOf(next, row)); !set)
        return base::fail(set.error());
    next.moves.push_back(recordOf(move));
    return entry;
}

base::Result<std::uint64_t> handOver(Workspace::Session &session, Snapshot &next)
{
    const scoring::LeadScorer scorer(*next.model, next.input());
    std::vector<std::uint32_t> risen;
    std::vector<std::uint32_t> ready;
    const auto lookUps = lookUpsOf(next);
    const auto waitsForNews = [&](std::uint32_t row) {
        const auto found = lookUps.find(row);
        return found != lookUps.end() && found->second.verdict == lifecycle::Verdict::refused
               && lacksNewsSince(next, scorer, row, found->second.since);
    };
    for (std::uint32_t row = 0; row < next.size(); ++row) {
        if (next.isMerged(row))
            continue;
        const bool risesNow = next.stages[row] == domain::Stage::suspect && (next.flags[row] & scoring::hasActedItself)
                              && (next.flags[row] & scoring::isReachable);
        if (risesNow) {
            risen.push_back(row);
            continue;
        }
        if (!next.inForce || next.routingPaused)
            continue;
        const auto isDue = isReadyToHandOver(next, session.store(), scorer, row, true);
        if (!isDue)
            return base::fail(isDue.error());
        if (*isDue && !isBeingLookedUp(next, lookUps, row) && !waitsForNews(row))
            ready.push_back(row);
    }
    if (risen.empty() && ready.empty())
        return 0;
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    for (const std::uint32_t row : risen) {
        const auto decision = decisionOf(domain::Stage::suspect, domain::Stage::identified, "own_action");
        if (auto done = writeMove(*write, next, moveAt(next, row, decision, domain::Move::identify, session.now()), decision); !done)
            return done;
    }
    Assigner assigner(next);
    for (const std::uint32_t row : ready) {
        if (auto done = writeHandOver(*write, next, row, session.now(), assigner); !done)
            return base::fail(done.error());
    }
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    if (!risen.empty()) {
        deriveFlags(next);
        if (auto scored = rescore(next); !scored)
            return base::fail(scored.error());
    } else {
        deriveStageColumns(next);
    }
    return risen.size() + ready.size();
}

} // namespace leadlight::workspace
