// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/held_events.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>

#include "base/parallel.h"
#include "scoring/decay_kernel.h"

namespace leadlight::scoring {

EventReader::EventReader(std::span<const CriterionPlan *const> criteria, const data::ActivityTable &activities,
                         std::int64_t origin, base::Instant asOf)
    : m_activities(activities), m_origin(origin), m_asOf(asOf)
{
    for (const CriterionPlan *criterion : criteria) {
        Taking taking;
        taking.criterion = criterion;
        taking.behaviour = &std::get<BehaviourPlan>(criterion->rule);
        if (taking.behaviour->perAsset != 0 && activities.assets)
            taking.assets.resize(activities.assets->size());
        m_takings.push_back(std::move(taking));
    }
    const std::uint32_t types = activities.types ? activities.types->size() : 0;
    m_first.push_back(0);
    for (std::uint32_t type = 0; type < types; ++type) {
        for (std::size_t i = 0; i < m_takings.size(); ++i) {
            if (m_takings[i].behaviour->filter.takesType(type))
                m_lists.push_back(static_cast<std::uint16_t>(i));
        }
        m_first.push_back(static_cast<std::uint32_t>(m_lists.size()));
    }
}

void EventReader::read(std::size_t begin, std::size_t end)
{
    for (Taking &taking : m_takings) {
        taking.slab.row.clear();
        taking.slab.first.clear();
        taking.slab.time.clear();
        taking.mask.clear();
        if (taking.criterion->onlyIf) {
            taking.mask.resize(end - begin);
            taking.criterion->onlyIf->fill(begin, m_asOf, taking.mask);
        }
    }
    for (std::size_t lead = begin; lead < end; ++lead)
        readLead(lead, static_cast<std::uint16_t>(lead - begin));
    for (Taking &taking : m_takings)
        taking.slab.first.push_back(static_cast<std::uint32_t>(taking.slab.time.size()));
}

void EventReader::readLead(std::size_t lead, std::uint16_t row)
{
    for (std::size_t event = m_activities.first[lead + 1]; event-- > m_activities.first[lead];) {
        if (m_activities.machine[event])
            continue;
        const std::uint32_t type = m_activities.type[event];
        for (std::uint32_t at = m_first[type]; at < m_first[type + 1]; ++at) {
            Taking &taking = m_takings[m_lists[at]];
            if ((taking.mask.empty() || taking.mask[row]) && taking.behaviour->filter.takesRest(m_activities, event)
                && staysOfItsAsset(taking, lead, event))
                put(taking.slab, row, static_cast<std::int32_t>(m_activities.time[event] - m_origin));
        }
    }
}

/// Counts the newest up to the moment, so that later events must not be counted at all.
bool EventReader::staysOfItsAsset(Taking &taking, std::size_t lead, std::size_t event) const
{
    if (taking.behaviour->perAsset == 0)
        return true;
    if (m_activities.time[event] > m_asOf.seconds)
        return false;
    if (m_activities.asset[event] == 0)
        return true;
    AssetCount &counted = taking.assets[m_activities.asset[event]];
    if (counted.lead != lead + 1)
        counted = {lead + 1, 0};
    return counted.count++ < taking.behaviour->perAsset;
}

void EventReader::put(EventSlab &slab, std::uint16_t row, std::int32_t time)
{
    if (slab.row.empty() || slab.row.back() != row) {
        slab.row.push_back(row);
        slab.first.push_back(static_cast<std::uint32_t>(slab.time.size()));
    }
    slab.time.push_back(time);
}

std::shared_ptr<SumList> SumPool::take(std::size_t slabs)
{
    for (const std::shared_ptr<SumList> &list : m_lists) {
        if (list.use_count() == 1 && list->size() == slabs)
            return list;
    }
    return m_lists.emplace_back(std::make_shared<SumList>(slabs));
}

std::optional<std::int64_t> originOf(const data::ActivityTable &activities)
{
    std::mutex merging;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = std::numeric_limits<std::int64_t>::min();
    base::parallelFor(activities.leads(), slabRows, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        std::int64_t first = std::numeric_limits<std::int64_t>::max();
        std::int64_t last = std::numeric_limits<std::int64_t>::min();
        for (std::size_t lead = begin; lead < end; ++lead) {
            if (activities.first[lead] == activities.first[lead + 1])
                continue;
            first = std::min(first, activities.time[activities.first[lead]]);
            last = std::max(last, activities.time[activities.first[lead + 1] - 1]);
        }
        const std::lock_guard lock(merging);
        least = std::min(least, first);
        most = std::max(most, last);
    });
    // Unsigned, since the span of two hostile times does not fit a signed number.
    const std::uint64_t span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    if (least > most || span > static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max()))
        return std::nullopt;
    return least;
}

std::vector<std::shared_ptr<const EventList>> holdEvents(std::span<const CriterionPlan *const> criteria,
                                                         const data::ActivityTable &activities, std::size_t leads,
                                                         std::int64_t origin, base::Instant asOf, unsigned threads,
                                                         const base::Progress *progress)
{
    std::vector<std::shared_ptr<EventList>> lists;
    for (std::size_t i = 0; i < criteria.size(); ++i)
        lists.push_back(std::make_shared<EventList>(slabsOf(leads)));
    base::parallelFor(slabsOf(leads), 1, threads, [&](std::size_t begin, std::size_t end) {
        EventReader reader(criteria, activities, origin, asOf);
        for (std::size_t slab = begin; slab < end && !(progress && progress->stopRequested()); ++slab) {
            reader.read(slab * slabRows, std::min(leads, (slab + 1) * slabRows));
            for (std::size_t i = 0; i < lists.size(); ++i)
                (*lists[i])[slab] = reader.slab(i);
        }
    });
    if (progress && progress->stopRequested())
        return {};
    return {lists.begin(), lists.end()};
}

void sumUp(const EventSlab &events, const BehaviourPlan &behaviour, std::int64_t asOf, std::vector<std::int32_t> &factors,
           SumSlab &sums)
{
    sums.most = 0;
    const std::size_t entries = events.row.size();
    factors.resize(events.time.size());
    decayFactors(behaviour.decay, events.time, asOf, behaviour.window, factors);
    sums.inCap.resize(entries);
    sums.beyondCap.resize(behaviour.beyond != 0 ? entries : 0);
    for (std::size_t entry = 0; entry < entries; ++entry) {
        std::size_t at = events.first[entry];
        const std::size_t end = events.first[entry + 1];
        while (at < end && events.time[at] > asOf)
            ++at; // not yet happened: has no number among the newest
        const std::size_t capEnd = at + static_cast<std::size_t>(std::min<std::uint64_t>(behaviour.cap, end - at));
        std::int64_t inCap = 0;
        for (; at < capEnd; ++at)
            inCap += factors[at];
        sums.inCap[entry] = inCap;
        sums.most = std::max(sums.most, inCap);
        if (behaviour.beyond == 0)
            continue;
        std::int64_t beyondCap = 0;
        for (; at < end; ++at)
            beyondCap += factors[at];
        sums.beyondCap[entry] = beyondCap;
        sums.most = std::max(sums.most, beyondCap);
    }
}

} // namespace leadlight::scoring
