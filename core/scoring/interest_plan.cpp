// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/interest_plan.h"

#include <algorithm>
#include <limits>

#include "base/parallel.h"
#include "base/text.h"
#include "scoring/plan.h"

namespace leadlight::scoring {

namespace {

constexpr std::size_t accountsAtOnce = 512;

/// Counts the areas of a few stretches of events; one a thread.
class AreaCounter {
public:
    explicit AreaCounter(const InterestPlan &plan) : m_plan(plan), m_counts(plan.areas + 1) {}

    void read(const EventStretch &stretch)
    {
        const std::vector<std::uint32_t> &areaByCode = m_plan.areaByCode[stretch.person == 0 ? 1 : 0];
        for (std::size_t event = stretch.begin; event < stretch.end; ++event) {
            const std::uint32_t area = areaByCode[stretch.activities->area[event]];
            if (area == 0 || stretch.activities->machine[event])
                continue;
            ++m_withArea;
            if (m_counts[area]++ == 0)
                m_touched.push_back(area);
            if (m_plan.area.empty() || area == m_plan.wanted)
                m_most = std::max(m_most, m_counts[area]);
        }
    }
    /// The answer for what was read; the next read begins anew.
    [[nodiscard]] bool take()
    {
        const bool holds = m_plan.holds(m_most, m_withArea);
        for (const std::uint32_t area : m_touched)
            m_counts[area] = 0;
        m_touched.clear();
        m_withArea = m_most = 0;
        return holds;
    }

private:
    const InterestPlan &m_plan;
    std::vector<std::uint64_t> m_counts;
    std::vector<std::uint32_t> m_touched;
    std::uint64_t m_withArea = 0;
    std::uint64_t m_most = 0;
};

} // namespace

InterestPlan::InterestPlan(const model::InterestRule &rule, int weight)
    : area(base::comparable(rule.area)), minEvents(static_cast<std::uint64_t>(std::max(1, rule.minEvents))),
      minShare(static_cast<std::uint64_t>(std::max(0, rule.minShare))),
      window(rule.windowDays ? *rule.windowDays * base::secondsPerDay : std::numeric_limits<std::int64_t>::max()),
      ofAccount(rule.ofAccount), points(weightedPoints(rule.points, weight))
{
}

void InterestPlan::prepare(const Input &input, const AccountMembers *members, base::Instant asOf, unsigned threads)
{
    std::map<std::string, std::uint32_t> numbers;
    const std::array<const data::ActivityTable *, 2> tables{input.activities, input.accountActivities};
    for (std::size_t table = 0; table < tables.size(); ++table) {
        if (!tables[table] || !tables[table]->areas)
            continue;
        const data::Dictionary &texts = *tables[table]->areas;
        areaByCode[table].assign(texts.size(), 0);
        for (std::uint32_t code = 0; code < texts.size(); ++code) {
            const std::string text = base::comparable(texts.text(code));
            if (!text.empty())
                areaByCode[table][code] =
                    numbers.try_emplace(text, static_cast<std::uint32_t>(numbers.size()) + 1).first->second;
        }
    }
    areas = static_cast<std::uint32_t>(numbers.size());
    const auto found = numbers.find(area);
    wanted = found == numbers.end() ? 0 : found->second;
    if (!ofAccount || !members)
        return;
    byAccount.assign(members->accounts(), 0);
    base::parallelFor(byAccount.size(), accountsAtOnce, threads, [&](std::size_t begin, std::size_t end) {
        AreaCounter counter(*this);
        for (std::size_t account = begin; account < end; ++account) {
            for (const EventStretch &stretch : stretchesOf(input, *members, static_cast<std::uint32_t>(account)))
                counter.read(within(stretch, asOf, window));
            byAccount[account] = counter.take() ? 1 : 0;
        }
    });
}

void InterestPlan::add(const Input &input, std::size_t begin, base::Instant asOf, std::span<const std::uint8_t> mask,
                       std::span<base::Exact> sums) const
{
    AreaCounter counter(*this);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (!mask.empty() && !mask[i])
            continue;
        bool held = false;
        if (ofAccount) {
            const std::uint32_t account = accountOf(input, begin + i);
            held = account < byAccount.size() && byAccount[account] != 0;
        } else {
            counter.read(within(ownStretch(input, begin + i), asOf, window));
            held = counter.take();
        }
        sums[i] += held ? points : 0;
    }
}

std::string InterestPlan::areaIn(const std::vector<LeadEvent> &events, base::Instant asOf) const
{
    if (!area.empty())
        return area;
    std::map<std::string_view, std::uint64_t> counts;
    for (const LeadEvent &event : events) {
        if (!event.areaText.empty() && asOf.seconds - event.time < window)
            ++counts[event.areaText];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto &left, const auto &right) { return left.second < right.second; });
    return most == counts.end() ? std::string() : std::string(most->first);
}

void InterestPlan::addFlips(const std::vector<LeadEvent> &events, std::vector<std::int64_t> &seconds) const
{
    if (window == std::numeric_limits<std::int64_t>::max())
        return;
    // As time goes by the oldest events leave, so what is left is a beginning of the list: its answer is that of all
    // events no older than one of them, which leave together with those of the same second.
    std::map<std::string_view, std::uint64_t> counts;
    std::uint64_t withArea = 0;
    std::uint64_t most = 0;
    bool before = false;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const LeadEvent &event = events[i];
        if (!event.areaText.empty()) {
            ++withArea;
            const std::uint64_t count = ++counts[event.areaText];
            if (area.empty() || event.areaText == area)
                most = std::max(most, count);
        }
        if (i + 1 < events.size() && events[i + 1].time == event.time)
            continue;
        const bool now = holds(most, withArea);
        if (now != before)
            seconds.push_back(event.time + window);
        before = now;
    }
}

} // namespace leadlight::scoring
