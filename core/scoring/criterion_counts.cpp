// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/criterion_counts.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "base/parallel.h"
#include "scoring/event_walk.h"
#include "scoring/gates.h"

namespace leadlight::scoring {

namespace {

constexpr std::size_t countedRows = 4096;

/// Counts consecutive rows. One a thread.
class MatchCounter {
public:
    MatchCounter(const Plan &plan, const EventRoutes &routes, const Input &input, const data::ActivityTable *activities,
                 base::Instant asOf, std::vector<CriterionCount> empty)
        : m_plan(plan), m_routes(routes), m_input(input), m_asOf(asOf), m_counts(std::move(empty))
    {
        if (activities)
            m_walk.emplace(routes, *activities, asOf);
        std::size_t place = 0;
        for (std::size_t axis = 0; axis < 2; ++axis) {
            for (const CriterionPlan &criterion : plan.axis(axis).criteria)
                m_place[&criterion] = place++;
        }
    }

    void count(std::size_t begin, std::size_t end)
    {
        m_begin = begin;
        m_rows = end - begin;
        m_away.assign(m_rows, 0);
        for (std::size_t i = 0; i < m_rows; ++i)
            m_away[i] = (flagsOf(m_input, begin + i) & isMergedAway) != 0;
        std::size_t place = 0;
        for (std::size_t axis = 0; axis < 2; ++axis) {
            for (const CriterionPlan &criterion : m_plan.axis(axis).criteria)
                countFacts(criterion, m_counts[place++]);
        }
        countEvents();
    }

    [[nodiscard]] const std::vector<CriterionCount> &counts() const { return m_counts; }

private:
    void readMask(const CriterionPlan &criterion)
    {
        m_mask.assign(m_rows, 1);
        if (criterion.onlyIf)
            criterion.onlyIf->fill(m_begin, m_asOf, m_mask);
    }

    void countFacts(const CriterionPlan &criterion, CriterionCount &count)
    {
        readMask(criterion);
        for (std::size_t i = 0; i < m_rows; ++i)
            count.notAsked += !m_away[i] && !m_mask[i];
        if (const auto *profile = std::get_if<ProfilePlan>(&criterion.rule)) {
            countOutcomes(*profile, count);
        } else if (const auto *pool = std::get_if<AccountBehaviourPlan>(&criterion.rule)) {
            countGivers(count, [&] { pool->add(m_input, m_begin, m_mask, m_points); });
        } else if (const auto *interest = std::get_if<InterestPlan>(&criterion.rule)) {
            countGivers(count, [&] { interest->add(m_input, m_begin, m_asOf, m_mask, m_points); });
        } else if (const auto *recency = std::get_if<RecencyPlan>(&criterion.rule)) {
            countGivers(count, [&] { recency->add(m_input, m_begin, m_asOf, m_mask, m_points); });
        } else if (std::holds_alternative<TargetPlan>(criterion.rule)) {
            for (std::size_t i = 0; i < m_rows; ++i)
                count.matches += !m_away[i] && m_mask[i] && (flagsOf(m_input, m_begin + i) & onTargetList) != 0;
        } else if (const auto *stopper = std::get_if<StopperPlan>(&criterion.rule)) {
            m_holds.assign(m_rows, 0);
            stopper->test.fill(m_begin, m_asOf, m_holds);
            for (std::size_t i = 0; i < m_rows; ++i)
                count.matches += !m_away[i] && m_mask[i] && m_holds[i];
        }
    }

    template <class Add> void countGivers(CriterionCount &count, const Add &addPoints)
    {
        m_points.assign(m_rows, 0);
        addPoints();
        for (std::size_t i = 0; i < m_rows; ++i)
            count.matches += !m_away[i] && m_points[i] != 0;
    }

    void countOutcomes(const ProfilePlan &profile, CriterionCount &count)
    {
        m_outcomes.resize(m_rows);
        profile.fill(m_begin, m_asOf, m_outcomes);
        for (std::size_t i = 0; i < m_rows; ++i) {
            if (m_away[i] || !m_mask[i])
                continue;
            ++count.outcomes[m_outcomes[i]];
            count.matches += m_outcomes[i] < profile.otherwise();
        }
    }

    void countEvents()
    {
        const auto &consumers = m_routes.consumers();
        if (!m_walk || consumers.empty())
            return;
        std::vector<std::vector<std::uint8_t>> masks;
        for (const EventRoutes::Consumer &consumer : consumers) {
            readMask(*consumer.criterion);
            masks.push_back(m_mask);
        }
        for (std::size_t i = 0; i < m_rows; ++i) {
            if (m_away[i])
                continue;
            const auto &tallies = m_walk->read(m_begin + i);
            for (std::size_t c = 0; c < consumers.size(); ++c)
                m_counts[m_place[consumers[c].criterion]].matches += masks[c][i] && tallies[c].taken != 0;
        }
    }

    const Plan &m_plan;
    const EventRoutes &m_routes;
    const Input &m_input;
    base::Instant m_asOf;
    std::vector<CriterionCount> m_counts;
    std::map<const CriterionPlan *, std::size_t> m_place;
    std::optional<EventWalk> m_walk;
    std::size_t m_begin = 0;
    std::size_t m_rows = 0;
    std::vector<std::uint8_t> m_away;
    std::vector<std::uint8_t> m_mask;
    std::vector<std::uint8_t> m_holds;
    std::vector<std::uint16_t> m_outcomes;
    std::vector<base::Exact> m_points;
};

std::vector<CriterionCount> emptyCounts(const model::ScoringModel &model)
{
    std::vector<CriterionCount> counts;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        for (const model::Criterion &criterion : model.axes[axis].criteria) {
            CriterionCount count;
            count.axis = axis;
            count.key = criterion.key;
            if (const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule))
                count.outcomes.assign(profile->bands.size() + 2, 0);
            counts.push_back(std::move(count));
        }
    }
    return counts;
}

void addCounts(CriterionCount &sum, const CriterionCount &more)
{
    sum.matches += more.matches;
    sum.notAsked += more.notAsked;
    for (std::size_t i = 0; i < sum.outcomes.size(); ++i)
        sum.outcomes[i] += more.outcomes[i];
}

} // namespace

const CriterionCount *CriterionCounts::find(std::size_t axis, std::string_view key) const
{
    const auto found = std::find_if(criteria.begin(), criteria.end(), [&](const CriterionCount &count) {
        return count.axis == axis && count.key == key;
    });
    return found == criteria.end() ? nullptr : &*found;
}

base::Result<CriterionCounts> countMatches(const model::ScoringModel &model, const Input &input, base::Instant asOf,
                                           const base::Progress *progress, unsigned threads)
{
    const unsigned used = threads == 0 ? base::defaultThreads() : threads;
    const std::size_t leads = input.leads->rows();
    const data::ActivityTable *activities =
        input.activities && input.activities->leads() >= leads && leads > 0 ? input.activities : nullptr;
    static const data::ActivityTable noActivities;
    Plan plan(model, input);
    plan.prepare(asOf, used);
    const EventRoutes routes(plan, activities ? *activities : noActivities);
    CriterionCounts counts;
    counts.asOf = asOf;
    counts.criteria = emptyCounts(model);
    for (std::size_t row = 0; row < leads; ++row)
        counts.leads += (flagsOf(input, row) & isMergedAway) == 0;
    const auto stopRequested = [&] { return progress && progress->stopRequested(); };
    std::mutex merging;
    base::parallelFor(leads, countedRows, used, [&](std::size_t begin, std::size_t end) {
        MatchCounter counter(plan, routes, input, activities, asOf, emptyCounts(model));
        for (std::size_t row = begin; row < end && !stopRequested(); row += countedRows)
            counter.count(row, std::min(end, row + countedRows));
        const std::lock_guard lock(merging);
        for (std::size_t i = 0; i < counts.criteria.size(); ++i)
            addCounts(counts.criteria[i], counter.counts()[i]);
    });
    if (stopRequested())
        return base::fail(base::ErrorKind::stopped, "stopped");
    return counts;
}

} // namespace leadlight::scoring
