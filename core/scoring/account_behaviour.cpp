// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/parallel.h"
#include "scoring/plan.h"

namespace leadlight::scoring {

namespace {

constexpr std::size_t poolsAtOnce = 256;

/// Adds up the events of one account's pool after another. One a thread.
class PoolTally {
public:
    PoolTally(const AccountBehaviourPlan &pool, base::Instant asOf)
        : m_plan(pool.behaviour), m_accountFilter(pool.accountFilter), m_asOf(asOf),
          m_needsOrder(m_plan.perAsset != 0 || m_plan.cap != std::numeric_limits<std::uint64_t>::max())
    {
    }

    [[nodiscard]] base::Exact pointsOf(const std::vector<EventStretch> &stretches)
    {
        m_events.clear();
        for (const EventStretch &stretch : stretches)
            gather(within(stretch, m_asOf, m_plan.window));
        if (m_needsOrder) {
            // Events that are equal here give the same points, so their order among themselves does not matter.
            std::sort(m_events.begin(), m_events.end(), [](const PoolEvent &left, const PoolEvent &right) {
                return left.age != right.age ? left.age < right.age : larger(left.number, right.number);
            });
        }
        return addUp();
    }

private:
    struct PoolEvent {
        std::int64_t age = 0;
        double number = 0;
        std::uint32_t asset = 0;
        std::uint32_t person = 0;
    };

    static bool larger(double left, double right)
    {
        return std::isnan(right) ? !std::isnan(left) : left > right;
    }

    void gather(const EventStretch &stretch)
    {
        const EventFilterPlan &filter = stretch.person == 0 ? m_accountFilter : m_plan.filter;
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            const data::ActivityTable &all = *stretch.activities;
            if (!all.machine[i] && filter.takesType(all.type[i]) && filter.takesRest(all, i))
                m_events.push_back({m_asOf.seconds - all.time[i], all.number[i], all.asset[i], stretch.person});
        }
    }

    [[nodiscard]] base::Exact addUp()
    {
        m_ofAsset.clear();
        std::uint64_t taken = 0;
        Wide inCap = 0;
        Wide beyondCap = 0;
        for (const PoolEvent &event : m_events) {
            const std::uint64_t ofPerson = std::uint64_t{event.person} << 32 | event.asset;
            if (m_plan.perAsset != 0 && event.asset != 0 && ++m_ofAsset[ofPerson] > m_plan.perAsset)
                continue;
            (taken++ < m_plan.cap ? inCap : beyondCap) += m_plan.contribution(event.age, event.number);
        }
        return m_plan.pointsOf(inCap, beyondCap);
    }

    const BehaviourPlan &m_plan;
    const EventFilterPlan &m_accountFilter;
    base::Instant m_asOf;
    bool m_needsOrder;
    std::vector<PoolEvent> m_events;
    std::unordered_map<std::uint64_t, std::uint32_t> m_ofAsset;
};

} // namespace

void AccountBehaviourPlan::prepare(const Input &input, const AccountMembers &members, base::Instant asOf,
                                   unsigned threads)
{
    if (input.activities)
        behaviour.filter.prepare(*input.activities);
    if (input.accountActivities)
        accountFilter.prepare(*input.accountActivities);
    byAccount.assign(members.accounts(), 0);
    base::parallelFor(byAccount.size(), poolsAtOnce, threads, [&](std::size_t begin, std::size_t end) {
        PoolTally tally(*this, asOf);
        for (std::size_t account = std::max<std::size_t>(begin, 1); account < end; ++account)
            byAccount[account] = tally.pointsOf(stretchesOf(input, members, static_cast<std::uint32_t>(account)));
    });
}

void AccountBehaviourPlan::add(const Input &input, std::size_t begin, std::span<const std::uint8_t> mask,
                               std::span<base::Exact> sums) const
{
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (mask.empty() || mask[i])
            sums[i] += byAccount[accountOf(input, begin + i)];
    }
}

} // namespace leadlight::scoring
