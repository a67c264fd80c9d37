// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/process_effects.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "workspace/hand_over.h"
#include "workspace/sales_sourced.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t sourcesShown = 5;
constexpr const char *otherSources = "Others";

/// A step of the process and the one that follows it when all goes well.
struct Step {
    domain::Move move;
    domain::Move next;
};

/// Whether a lead went on after a step; nothing: that is not decided yet.
std::optional<bool> wentOn(const Snapshot &snapshot, const MoveRecord &taken, domain::Move next)
{
    for (const std::uint32_t index : snapshot.movesOf[taken.lead]) {
        const MoveRecord &move = snapshot.moves[index];
        if (move.seq > taken.seq && !move.undone && move.move != domain::Move::undo)
            return move.move == next;
    }
    return std::nullopt;
}

bool knowsAllFacts(const Snapshot &snapshot, std::uint32_t row)
{
    return lifecycle::missingFacts(factsOf(snapshot, row)).empty();
}

bool everMoved(const Snapshot &snapshot, std::uint32_t row, domain::Move wanted)
{
    const auto &moves = snapshot.movesOf[row];
    return std::any_of(moves.begin(), moves.end(), [&](std::uint32_t index) {
        return snapshot.moves[index].move == wanted && !snapshot.moves[index].undone;
    });
}

/// Keys by how often they occur, the most frequent first.
std::vector<std::string> byFrequency(const std::map<std::string, std::uint64_t> &counts)
{
    std::vector<std::string> keys;
    for (const auto &[key, count] : counts)
        keys.push_back(key);
    std::stable_sort(keys.begin(), keys.end(), [&](const std::string &a, const std::string &b) { return counts.at(a) > counts.at(b); });
    return keys;
}

} // namespace

Losses lossesBySource(const Snapshot &snapshot)
{
    std::map<std::string, std::uint64_t> bySource, byReason;
    std::map<std::pair<std::string, std::string>, std::uint64_t> both;
    Losses losses;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.stages[row] != domain::Stage::lost || snapshot.isMerged(row))
            continue;
        const std::string reason(snapshot.text(row, "outcome_reason"));
        const std::string source(snapshot.text(row, "source"));
        ++losses.count;
        ++byReason[reason];
        ++bySource[source];
        ++both[{reason, source}];
    }
    const std::vector<std::string> sources = byFrequency(bySource);
    losses.sources.assign(sources.begin(), sources.begin() + static_cast<std::ptrdiff_t>(std::min(sources.size(), sourcesShown)));
    const bool areMore = sources.size() > sourcesShown;
    for (const std::string &reason : byFrequency(byReason)) {
        Losses::Reason line{reason, byReason[reason], {}};
        std::uint64_t named = 0;
        for (const std::string &source : losses.sources) {
            const auto found = both.find({reason, source});
            line.bySource.push_back(found == both.end() ? 0 : found->second);
            named += line.bySource.back();
        }
        if (areMore)
            line.bySource.push_back(line.count - named);
        losses.reasons.push_back(std::move(line));
    }
    if (areMore)
        losses.sources.emplace_back(otherSources);
    return losses;
}

std::array<FactsEffect, 3> factsEffects(const Snapshot &snapshot)
{
    constexpr std::array<Step, 3> steps{{{domain::Move::qualify, domain::Move::accept},
                                         {domain::Move::accept, domain::Move::opportunity},
                                         {domain::Move::opportunity, domain::Move::win}}};
    const lifecycle::WorkingRules &rules = *snapshot.rules;
    std::array<FactsEffect, 3> effects{{{rules.handOverFacts, domain::Stage::qualified, {}, {}},
                                        {rules.acceptFacts, domain::Stage::accepted, {}, {}},
                                        {rules.opportunityFacts, domain::Stage::opportunity, {}, {}}}};
    for (const MoveRecord &move : snapshot.moves) {
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step &one) { return one.move == move.move; });
        if (step == steps.end() || move.undone || snapshot.isMerged(move.lead))
            continue;
        const auto on = wentOn(snapshot, move, step->next);
        if (!on)
            continue;
        FactsEffect &effect = effects[static_cast<std::size_t>(step - steps.begin())];
        WentOn &group = knowsAllFacts(snapshot, move.lead) ? effect.known : effect.unknown;
        ++group.decided;
        group.wentOn += *on ? 1 : 0;
    }
    return effects;
}

CallersPath callersPath(const Snapshot &snapshot)
{
    CallersPath path;
    for (std::uint32_t row = 0; row < snapshot.movesOf.size(); ++row) {
        const auto &moves = snapshot.movesOf[row];
        const bool asked = !snapshot.isMerged(row) && std::any_of(moves.begin(), moves.end(), [&](std::uint32_t index) {
            const MoveRecord &move = snapshot.moves[index];
            return move.move == domain::Move::qualify && !move.undone && move.reason == askedForCallReason;
        });
        if (!asked)
            continue;
        ++path.askedForCall;
        path.accepted += everMoved(snapshot, row, domain::Move::accept);
        path.factsKnown += knowsAllFacts(snapshot, row);
        path.opportunities += everMoved(snapshot, row, domain::Move::opportunity);
        path.won += snapshot.stages[row] == domain::Stage::won;
    }
    return path;
}

SourcedBy sourcedBy(const Snapshot &snapshot)
{
    SourcedBy both;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.isMerged(row))
            continue;
        Sourcing &group = snapshot.text(row, "source") == salesSourced ? both.sales : both.marketing;
        ++group.leads;
        group.handedOver += everMoved(snapshot, row, domain::Move::qualify);
        if (snapshot.stages[row] != domain::Stage::won)
            continue;
        ++group.won;
        group.revenueMinor += std::llround(snapshot.number(row, "outcome_value").value_or(0) * 100);
    }
    return both;
}

} // namespace leadlight::workspace
