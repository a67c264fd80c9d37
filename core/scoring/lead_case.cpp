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
    return std::tie(left.asset, left.type) < std::tie(right.asset, right.type);
}

std::string textOf(const std::shared_ptr<const data::Dictionary> &dictionary, std::uint32_t code)
{
    return dictionary && code < dictionary->size() ? dictionary->text(code) : std::string();
}

CriterionState behaviourState(const BehaviourPlan &behaviour, const LeadCase &lead, base::Instant asOf)
{
    CriterionState state;
    state.counted = countedEvents(behaviour, lead);
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
    : m_flags(flagsOf(input, row))
{
    readValues(plan, row);
    if (input.activities && row < input.activities->leads())
        readEvents(*input.activities, row, until);
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

void LeadCase::readEvents(const data::ActivityTable &activities, std::size_t row, base::Instant until)
{
    for (std::size_t i = activities.first[row]; i < activities.first[row + 1]; ++i) {
        if (activities.time[i] > until.seconds || activities.machine[i])
            continue;
        LeadEvent event;
        event.time = activities.time[i];
        event.number = activities.number[i];
        event.channel = activities.channel[i];
        event.phase = activities.phase[i];
        event.type = textOf(activities.types, activities.type[i]);
        event.asset = textOf(activities.assets, activities.asset[i]);
        event.typeText = base::comparable(event.type);
        event.assetText = base::comparable(event.asset);
        event.areaText = base::comparable(textOf(activities.areas, activities.area[i]));
        event.campaignText = base::comparable(textOf(activities.campaigns, activities.campaign[i]));
        m_events.push_back(std::move(event));
    }
    std::stable_sort(m_events.begin(), m_events.end(), newerFirst);
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

std::size_t LeadCase::addEvent(LeadEvent event)
{
    const auto place = std::lower_bound(m_events.begin(), m_events.end(), event, newerFirst) - m_events.begin();
    m_events.insert(m_events.begin() + place, std::move(event));
    return static_cast<std::size_t>(place);
}

void LeadCase::removeEvent(std::size_t place)
{
    m_events.erase(m_events.begin() + static_cast<std::ptrdiff_t>(place));
}

std::vector<CriterionState::Counted> countedEvents(const BehaviourPlan &behaviour, const LeadCase &lead)
{
    std::vector<CriterionState::Counted> counted;
    std::map<std::string_view, std::uint32_t> ofAsset;
    for (const LeadEvent &event : lead.events()) {
        if (!behaviour.filter.takes(event))
            continue;
        if (behaviour.perAsset != 0 && !event.asset.empty() && ++ofAsset[event.asset] > behaviour.perAsset)
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
        return behaviourState(*behaviour, lead, asOf);
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
