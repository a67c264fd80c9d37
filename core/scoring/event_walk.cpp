// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/event_walk.h"

#include <algorithm>
#include <cmath>

#include "scoring/held_criterion.h"

namespace leadlight::scoring {

EventRoutes::EventRoutes(const Plan &plan, const data::ActivityTable &activities, bool allButSummed)
{
    for (std::uint8_t axis = 0; axis < 2; ++axis) {
        for (const CriterionPlan &criterion : plan.axis(axis).criteria) {
            const auto *behaviour = std::get_if<BehaviourPlan>(&criterion.rule);
            const auto *raise = std::get_if<HandRaisePlan>(&criterion.rule);
            if (behaviour && allButSummed && countsBySums(*criterion.criterion))
                continue;
            if (behaviour) {
                m_consumers.push_back({axis, &criterion, behaviour, nullptr, behaviour->window});
                m_horizon = std::max(m_horizon, std::min(behaviour->window, behaviour->decay.horizon()));
                m_needsNumberOrder = m_needsNumberOrder || behaviour->scale != 0;
            } else if (raise && raise->anyType) {
                m_consumers.push_back({axis, &criterion, nullptr, raise, raise->window});
                m_horizon = std::max(m_horizon, raise->window);
            }
        }
    }
    const std::uint32_t types = activities.types ? activities.types->size() : 0;
    m_first.assign(types + 1, 0);
    for (std::uint32_t type = 0; type < types; ++type) {
        for (std::size_t i = 0; i < m_consumers.size(); ++i) {
            const Consumer &consumer = m_consumers[i];
            if (consumer.behaviour ? consumer.behaviour->filter.takesType(type) : consumer.raise->types.takesCode(type))
                m_wanted.push_back(static_cast<std::uint16_t>(i));
        }
        m_first[type + 1] = static_cast<std::uint32_t>(m_wanted.size());
    }
}

EventWalk::EventWalk(const EventRoutes &routes, const data::ActivityTable &activities, base::Instant asOf)
    : m_routes(routes), m_activities(activities), m_asOf(asOf.seconds), m_tallies(routes.consumers().size()),
      m_assets(routes.consumers().size())
{
    for (std::size_t i = 0; i < m_assets.size(); ++i) {
        const BehaviourPlan *behaviour = routes.consumers()[i].behaviour;
        if (behaviour && behaviour->perAsset != 0 && activities.assets)
            m_assets[i].resize(activities.assets->size());
    }
}

const std::vector<EventWalk::Tally> &EventWalk::read(std::size_t row)
{
    m_lead = row + 1;
    std::fill(m_tallies.begin(), m_tallies.end(), Tally{});
    const std::size_t begin = m_activities.first[row];
    std::size_t end = m_activities.first[row + 1];
    while (end > begin && m_activities.time[end - 1] > m_asOf)
        --end;
    while (end > begin) {
        const std::int64_t time = m_activities.time[end - 1];
        const std::int64_t age = m_asOf - time;
        if (age >= m_routes.horizon())
            break;
        std::size_t group = end - 1;
        if (m_routes.needsNumberOrder()) {
            while (group > begin && m_activities.time[group - 1] == time)
                --group;
        }
        readGroup(group, end, age);
        end = group;
    }
    return m_tallies;
}

void EventWalk::readGroup(std::size_t begin, std::size_t end, std::int64_t age)
{
    if (end - begin == 1) {
        take(begin, age);
        return;
    }
    m_group.clear();
    for (std::size_t event = begin; event < end; ++event)
        m_group.push_back(event);
    // Events that are equal here give the same points, so their order among themselves does not matter.
    std::sort(m_group.begin(), m_group.end(), [this](std::size_t left, std::size_t right) {
        const double a = m_activities.number[left];
        const double b = m_activities.number[right];
        return std::isnan(b) ? !std::isnan(a) : a > b;
    });
    for (const std::size_t event : m_group)
        take(event, age);
}

void EventWalk::take(std::size_t event, std::int64_t age)
{
    if (m_activities.machine[event])
        return;
    for (const std::uint16_t index : m_routes.of(m_activities.type[event])) {
        const EventRoutes::Consumer &consumer = m_routes.consumers()[index];
        if (age >= consumer.window)
            continue;
        Tally &tally = m_tallies[index];
        if (!consumer.behaviour) {
            tally.taken = 1;
            continue;
        }
        const BehaviourPlan &behaviour = *consumer.behaviour;
        if (!behaviour.filter.takesRest(m_activities, event))
            continue;
        if (behaviour.perAsset != 0 && !staysOfItsAsset(index, behaviour.perAsset, m_activities.asset[event]))
            continue;
        if (tally.taken++ < behaviour.cap)
            tally.inCap += behaviour.contribution(age, m_activities.number[event]);
        else if (behaviour.beyond != 0)
            tally.beyondCap += behaviour.contribution(age, m_activities.number[event]);
    }
}

bool EventWalk::staysOfItsAsset(std::size_t consumer, std::uint32_t perAsset, std::uint32_t asset)
{
    if (asset == 0)
        return true;
    AssetCount &counted = m_assets[consumer][asset];
    if (counted.lead != m_lead)
        counted = {m_lead, 0};
    return counted.count++ < perAsset;
}

} // namespace leadlight::scoring
