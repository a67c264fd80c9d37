// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/lead_case.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/text.h"
#include "scoring/gates.h"

namespace leadlight::scoring {

namespace {

bool newerFirst(const LeadEvent &left, const LeadEvent &right)
{
    if (left.time != right.time)
        return left.time > right.time;
    const bool leftBlank = std::isnan(left.number);
    const bool rightBlank = std::isnan(right.number);
    if (leftBlank != rightBlank)
        return rightBlank;
    if (!leftBlank && left.number != right.number)
        return left.number > right.number;
    return std::tie(left.asset, left.person, left.type) < std::tie(right.asset, right.person, right.type);
}

std::string textOf(const std::shared_ptr<const data::Dictionary> &dictionary, std::uint32_t code)
{
    return dictionary && code < dictionary->size() ? std::string(dictionary->text(code)) : std::string();
}

CriterionState behaviourState(const BehaviourPlan &behaviour, const std::vector<LeadEvent> &events, base::Instant asOf)
{
    CriterionState state;
    state.counted = countedEvents(behaviour, events);
    Wide inCap = 0;
    Wide beyondCap = 0;
    std::size_t kept = 0;
    for (; kept < state.counted.size(); ++kept) {
        const CriterionState::Counted &counted = state.counted[kept];
        const std::int64_t age = asOf.seconds - counted.event->time;
        if (age >= behaviour.window)
            break;
        (counted.beyondCap ? beyondCap : inCap) += behaviour.contribution(age, counted.event->number);
    }
    state.counted.resize(kept);
    state.points = behaviour.pointsOf(inCap, beyondCap);
    state.beforeLimit = behaviour.unlimited(behaviour.weigh(inCap, beyondCap));
    return state;
}

CriterionState interestState(const InterestPlan &interest, const std::vector<LeadEvent> &events, base::Instant asOf)
{
    CriterionState state;
    state.area = interest.areaIn(events, asOf);
    std::uint64_t withArea = 0;
    for (const LeadEvent &event : events) {
        if (event.areaText.empty() || asOf.seconds - event.time >= interest.window)
            continue;
        ++withArea;
        if (event.areaText == state.area)
            state.counted.push_back({&event, false});
    }
    state.holds = interest.holds(state.counted.size(), withArea);
    state.points = state.beforeLimit = state.holds ? interest.points : 0;
    return state;
}

CriterionState recencyState(const RecencyPlan &recency, const std::vector<LeadEvent> &events, base::Instant asOf)
{
    CriterionState state;
    const LeadEvent *last = lastOfProspect(events);
    if (last)
        state.counted.push_back({last, false});
    state.outcome = recency.outcomeOf(last ? std::optional(last->time) : std::nullopt, asOf);
    state.points = state.beforeLimit = recency.points[state.outcome];
    return state;
}

/// Appends what happened up to `until`.
void readEvents(const EventStretch &stretch, base::Instant until, std::vector<LeadEvent> &events)
{
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        const data::ActivityTable &activities = *stretch.activities;
        if (activities.time[i] > until.seconds || activities.machine[i])
            continue;
        LeadEvent event;
        event.time = activities.time[i];
        event.number = activities.number[i];
        event.channel = activities.channel[i];
        event.phase = activities.phase[i];
        event.person = stretch.person;
        event.type = textOf(activities.types, activities.type[i]);
        event.asset = textOf(activities.assets, activities.asset[i]);
        event.area = base::trimmed(textOf(activities.areas, activities.area[i]));
        event.typeText = base::comparable(event.type);
        event.assetText = base::comparable(event.asset);
        event.areaText = base::comparable(event.area);
        event.campaignText = base::comparable(textOf(activities.campaigns, activities.campaign[i]));
        events.push_back(std::move(event));
    }
}

std::size_t insertInOrder(std::vector<LeadEvent> &events, LeadEvent event)
{
    const auto place = std::lower_bound(events.begin(), events.end(), event, newerFirst) - events.begin();
    events.insert(events.begin() + place, std::move(event));
    return static_cast<std::size_t>(place);
}

CriterionState raiseState(const HandRaisePlan &raise, const LeadCase &lead, base::Instant asOf)
{
    CriterionState state;
    for (const LeadEvent &event : lead.events()) {
        if (raise.anyType && raise.types.takes(event.typeText) && asOf.seconds - event.time < raise.window)
            state.counted.push_back({&event, false});
    }
    state.holds = !state.counted.empty();
    return state;
}

} // namespace

LeadCase::LeadCase(const Plan &plan, const Input &input, std::size_t row, base::Instant until)
    : m_person(static_cast<std::uint32_t>(row) + 1), m_hasAccount(accountOf(input, row) != 0),
      m_flags(flagsOf(input, row))
{
    readValues(plan, row);
    readEvents(ownStretch(input, row), until, m_events);
    std::stable_sort(m_events.begin(), m_events.end(), newerFirst);
    if (plan.members())
        readPool(*plan.members(), input, row, until);
}

void LeadCase::readPool(const AccountMembers &members, const Input &input, std::size_t row, base::Instant until)
{
    m_isInPool = countsForItsAccount(input, row);
    for (const EventStretch &stretch : stretchesOf(input, members, accountOf(input, row)))
        readEvents(stretch, until, m_pool);
    std::stable_sort(m_pool.begin(), m_pool.end(), newerFirst);
}

void LeadCase::readValues(const Plan &plan, std::size_t row)
{
    const auto read = [&](const std::string &field, const data::Column *column) {
        if (m_values.find(field) == m_values.end())
            m_values.emplace(field, valueOf(column, row));
    };
    for (std::size_t axis = 0; axis < 2; ++axis) {
        for (const CriterionPlan &criterion : plan.axis(axis).criteria) {
            if (criterion.onlyIf)
                read(criterion.onlyIf->field, criterion.onlyIf->column);
            if (const auto *profile = std::get_if<ProfilePlan>(&criterion.rule))
                read(profile->field, profile->column);
            else if (const auto *stopper = std::get_if<StopperPlan>(&criterion.rule))
                read(stopper->test.field, stopper->test.column);
        }
    }
}

const FieldValue &LeadCase::value(const std::string &field) const
{
    static const FieldValue blank;
    const auto found = m_values.find(field);
    return found == m_values.end() ? blank : found->second;
}

FieldValue LeadCase::exchangeValue(const std::string &field, FieldValue value)
{
    std::swap(m_values[field], value);
    return value;
}

LeadCase::Places LeadCase::addEvent(LeadEvent event)
{
    Places places;
    event.person = m_person;
    if (m_isInPool)
        places.pool = insertInOrder(m_pool, event);
    places.own = insertInOrder(m_events, std::move(event));
    return places;
}

void LeadCase::removeEvent(const Places &places)
{
    m_events.erase(m_events.begin() + static_cast<std::ptrdiff_t>(places.own));
    if (places.pool)
        m_pool.erase(m_pool.begin() + static_cast<std::ptrdiff_t>(*places.pool));
}

std::vector<CriterionState::Counted> countedEvents(const BehaviourPlan &behaviour, const std::vector<LeadEvent> &events)
{
    std::vector<CriterionState::Counted> counted;
    std::map<std::pair<std::uint32_t, std::string_view>, std::uint32_t> ofAsset;
    for (const LeadEvent &event : events) {
        if (!behaviour.filter.takes(event))
            continue;
        if (behaviour.perAsset != 0 && !event.asset.empty()
            && ++ofAsset[{event.person, event.asset}] > behaviour.perAsset)
            continue;
        counted.push_back({&event, counted.size() >= behaviour.cap});
    }
    return counted;
}

CriterionState stateOf(const CriterionPlan &criterion, const LeadCase &lead, base::Instant asOf)
{
    CriterionState state;
    if (criterion.onlyIf && !criterion.onlyIf->test.holds(lead.value(criterion.onlyIf->field), asOf)) {
        state.applies = false;
        return state;
    }
    if (const auto *profile = std::get_if<ProfilePlan>(&criterion.rule)) {
        state.outcome = profile->outcomeOf(lead.value(profile->field), asOf);
        state.points = state.beforeLimit = profile->points[state.outcome];
    } else if (const auto *behaviour = std::get_if<BehaviourPlan>(&criterion.rule)) {
        return behaviourState(*behaviour, lead.events(), asOf);
    } else if (const auto *pool = std::get_if<AccountBehaviourPlan>(&criterion.rule)) {
        // Without an account not even a floor counts.
        return lead.hasAccount() ? behaviourState(pool->behaviour, lead.poolEvents(), asOf) : state;
    } else if (const auto *interest = std::get_if<InterestPlan>(&criterion.rule)) {
        return interestState(*interest, lead.eventsFor(criterion), asOf);
    } else if (const auto *recency = std::get_if<RecencyPlan>(&criterion.rule)) {
        return recencyState(*recency, lead.events(), asOf);
    } else if (const auto *target = std::get_if<TargetPlan>(&criterion.rule)) {
        state.points = state.beforeLimit = lead.has(onTargetList) ? target->points : 0;
    } else if (const auto *raise = std::get_if<HandRaisePlan>(&criterion.rule)) {
        return raiseState(*raise, lead, asOf);
    } else {
        const auto &stopper = std::get<StopperPlan>(criterion.rule);
        state.holds = stopper.test.test.holds(lead.value(stopper.test.field), asOf);
    }
    return state;
}

AxisState stateOf(const AxisPlan &axis, const LeadCase &lead, base::Instant asOf)
{
    AxisState state;
    state.criteria.reserve(axis.criteria.size());
    for (const CriterionPlan &criterion : axis.criteria) {
        CriterionState one = stateOf(criterion, lead, asOf);
        state.sum += one.points;
        if (const auto *raise = std::get_if<HandRaisePlan>(&criterion.rule); raise && one.holds) {
            state.raised = true;
            state.raisedDirectly = state.raisedDirectly || raise->qualifyDirectly;
        }
        state.stopped = state.stopped || (one.holds && std::holds_alternative<StopperPlan>(criterion.rule));
        state.criteria.push_back(std::move(one));
    }
    state.score = axis.limited(state.sum);
    state.scoreRank = axis.rankOf(state.score);
    return state;
}

OverrideFacts overrideFacts(const LeadCase &lead, const AxisState &first, const AxisState &second)
{
    return {lead.has(isSuspect), first.stopped || second.stopped,
            static_cast<std::uint8_t>((first.raised ? 1 : 0) | (second.raised ? 2 : 0))};
}

} // namespace leadlight::scoring
