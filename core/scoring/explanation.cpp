// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/explanation.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "scoring/falls_on.h"
#include "scoring/gates.h"
#include "scoring/lift.h"

namespace leadlight::scoring {

namespace {

constexpr std::size_t mostFacts = 20;
constexpr std::size_t mostLifts = 6;

Fact eventFact(const LeadEvent &event, std::uint32_t person)
{
    Fact fact;
    if (event.person == 0)
        fact.ofAccount = true;
    else if (event.person != person)
        fact.lead = event.person - 1;
    fact.subject = event.type;
    fact.value = event.asset;
    fact.time = base::Instant{event.time};
    return fact;
}

void describeProfile(Part &part, const model::ProfileRule &rule, const ProfilePlan &profile,
                     const CriterionState &state, const FieldValue &value)
{
    part.unknown = value.blank;
    if (state.outcome < rule.bands.size() && state.applies)
        part.band = rule.bands[state.outcome].label;
    base::Exact best = profile.points[profile.otherwise()];
    for (std::size_t band = 0; band < profile.tests.size(); ++band) {
        if (!profile.tests[band].asksBlank())
            best = std::max(best, profile.points[band]);
    }
    part.bestPossible = static_cast<int>(base::wholePoints(best));
    if (!value.blank)
        part.facts.push_back({profile.field, value.raw, std::nullopt, part.points, part.points});
}

void describeBehaviour(Part &part, const BehaviourPlan &behaviour, const CriterionState &state, std::uint32_t person,
                       base::Instant asOf)
{
    for (const CriterionState::Counted &counted : state.counted) {
        const int points = counted.beyondCap ? behaviour.beyond : behaviour.points;
        if (counted.beyondCap && points == 0)
            break; // past the cap: every later one gives nothing either
        ++part.events;
        if (part.facts.size() == mostFacts)
            continue;
        const LeadEvent &event = *counted.event;
        const Wide full = behaviour.scale == 0 ? Wide{base::exactOne}
                                               : scaledFactor(base::exactOne, event.number, behaviour.scale);
        Fact fact = eventFact(event, person);
        fact.points = behaviour.unlimited(points * behaviour.contribution(asOf.seconds - event.time, event.number));
        fact.fullPoints = behaviour.unlimited(points * full);
        part.facts.push_back(std::move(fact));
    }
}

/// Events without points of their own.
void describeEvents(Part &part, const CriterionState &state, std::uint32_t person)
{
    part.events = state.counted.size();
    for (std::size_t i = 0; i < std::min(mostFacts, state.counted.size()); ++i)
        part.facts.push_back(eventFact(*state.counted[i].event, person));
}

void describeRecency(Part &part, const model::RecencyRule &rule, const CriterionState &state, std::uint32_t person)
{
    describeEvents(part, state, person);
    if (!part.facts.empty())
        part.facts.front().points = part.facts.front().fullPoints = part.points;
    if (state.outcome < rule.bands.size())
        part.band = rule.bands[state.outcome].label;
}

Part partOf(const CriterionPlan &plan, const CriterionState &state, const LeadCase &lead, base::Instant asOf)
{
    const model::Criterion &criterion = *plan.criterion;
    Part part;
    part.key = criterion.key;
    part.label = criterion.label;
    part.group = criterion.group;
    part.points = state.points;
    part.beforeLimit = state.beforeLimit;
    part.applies = state.applies;
    if (const auto *profile = std::get_if<ProfilePlan>(&plan.rule)) {
        const auto &rule = std::get<model::ProfileRule>(criterion.rule);
        describeProfile(part, rule, *profile, state, lead.value(profile->field));
    } else if (const BehaviourPlan *behaviour = plan.countsEvents()) {
        describeBehaviour(part, *behaviour, state, lead.person(), asOf);
    } else if (std::holds_alternative<InterestPlan>(plan.rule)) {
        describeEvents(part, state, lead.person());
        if (!state.counted.empty())
            part.band = state.counted.front().event->area;
    } else if (std::holds_alternative<RecencyPlan>(plan.rule)) {
        describeRecency(part, std::get<model::RecencyRule>(criterion.rule), state, lead.person());
    } else if (std::holds_alternative<HandRaisePlan>(plan.rule)) {
        describeEvents(part, state, lead.person());
    } else if (const auto *stopper = std::get_if<StopperPlan>(&plan.rule)) {
        const FieldValue &value = lead.value(stopper->test.field);
        part.unknown = value.blank;
        if (!value.blank)
            part.facts.push_back({stopper->test.field, value.raw, std::nullopt, 0, 0});
    }
    return part;
}

AxisExplanation explainAxis(const Plan &plan, std::size_t index, const AxisState &state, const OverrideFacts &facts,
                            const LeadCase &lead, base::Instant asOf)
{
    const model::Axis &source = plan.model().axes[index];
    const AxisPlan &axis = plan.axis(index);
    AxisExplanation explained;
    explained.key = source.key;
    explained.label = source.label;
    explained.score = state.score;
    explained.scoreRank = state.scoreRank;
    explained.rank = rankUnder(facts, index, state.scoreRank, axis.ranks);
    if (state.scoreRank > 0)
        explained.toNext = axis.thresholds[state.scoreRank - 1] - state.score;
    if (state.scoreRank < axis.thresholds.size())
        explained.toFall = state.score - axis.thresholds[state.scoreRank];
    for (std::size_t i = 0; i < axis.criteria.size(); ++i)
        explained.parts.push_back(partOf(axis.criteria[i], state.criteria[i], lead, asOf));
    if (state.score != state.sum) {
        Part limit;
        limit.key = "limit";
        limit.points = limit.beforeLimit = state.score - state.sum;
        explained.parts.push_back(std::move(limit));
    }
    explained.fallsOn = fallsOn(plan, index, lead, asOf, explained.rank);
    return explained;
}

/// Key of the first criterion of the kind that overrode.
std::string overridingCriterion(const Plan &plan, const std::array<AxisState, 2> &states, Override overridden)
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const auto &criteria = plan.axis(axis).criteria;
        for (std::size_t i = 0; i < criteria.size(); ++i) {
            const bool asked = overridden == Override::showStopper
                                   ? std::holds_alternative<StopperPlan>(criteria[i].rule)
                                   : overridden == Override::handRaise
                                         && std::holds_alternative<HandRaisePlan>(criteria[i].rule);
            if (asked && states[axis].criteria[i].holds)
                return criteria[i].criterion->key;
        }
    }
    return {};
}

} // namespace

Explanation explain(const model::ScoringModel &model, const Input &input, base::Instant asOf, std::size_t row)
{
    const Plan plan(model, input);
    LeadCase lead(plan, input, row, asOf);
    const std::array<AxisState, 2> states{stateOf(plan.axis(0), lead, asOf), stateOf(plan.axis(1), lead, asOf)};
    const OverrideFacts facts = overrideFacts(lead, states[0], states[1]);

    Explanation explanation;
    explanation.overridden = overrideOf(facts);
    explanation.overrideCriterion = overridingCriterion(plan, states, explanation.overridden);
    for (std::size_t axis = 0; axis < 2; ++axis)
        explanation.axes[axis] = explainAxis(plan, axis, states[axis], facts, lead, asOf);

    explanation.inRegion = model.inRegion({static_cast<std::uint8_t>(explanation.axes[0].rank),
                                           static_cast<std::uint8_t>(explanation.axes[1].rank)});
    explanation.failedGates = failedGates(model, input, row);
    const bool direct = states[0].raisedDirectly || states[1].raisedDirectly;
    explanation.wouldQualify =
        (explanation.inRegion || direct) && !facts.stopped && explanation.failedGates.empty();

    // The states point at the lead's events, so what exchanges events comes last.
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const bool overridden = facts.suspect || facts.stopped || ((facts.raisedAxes >> axis) & 1) != 0;
        if (overridden)
            continue;
        const std::vector<Lift> lifts = liftsOf(plan, axis, lead, asOf);
        explanation.lifts.insert(explanation.lifts.end(), lifts.begin(), lifts.end());
    }
    std::sort(explanation.lifts.begin(), explanation.lifts.end(), [](const Lift &left, const Lift &right) {
        return std::tie(left.gain, left.axis, left.criterion, left.field, left.value)
               < std::tie(right.gain, right.axis, right.criterion, right.field, right.value);
    });
    if (explanation.lifts.size() > mostLifts)
        explanation.lifts.resize(mostLifts);
    explanation.worthAsking = attributesWorthAsking(plan, lead, asOf);
    return explanation;
}

base::Exact scoreAt(const model::ScoringModel &model, const Input &input, std::size_t axis, std::size_t row,
                    base::Instant asOf)
{
    const Plan plan(model, input);
    return stateOf(plan.axis(axis), LeadCase(plan, input, row, asOf), asOf).score;
}

} // namespace leadlight::scoring
