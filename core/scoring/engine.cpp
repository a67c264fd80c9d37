// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/engine.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>

#include "base/parallel.h"
#include "scoring/behaviour_sums.h"
#include "scoring/event_walk.h"
#include "scoring/gates.h"
#include "scoring/ranking.h"

namespace leadlight::scoring {

namespace {

/// Rows whose sums stay in the cache while one criterion after another adds to them.
constexpr std::size_t blockRows = 4096;

/// Scores consecutive rows into shared vectors that no other thread writes at these rows. One a thread.
class BlockScorer {
public:
    /// With an `origin` the criteria that `routes` leaves out are added from sums.
    BlockScorer(const Plan &plan, const EventRoutes &routes, const Input &input, const data::ActivityTable *activities,
                std::optional<std::int64_t> origin, Scores &scores)
        : m_plan(plan), m_routes(routes), m_input(input), m_scores(scores), m_noEvents(routes.consumers().size()),
          m_cells(scores.cells.size())
    {
        if (activities)
            m_walk.emplace(routes, *activities, scores.asOf);
        if (activities && origin)
            m_summed.emplace(plan, *activities, *origin, scores.asOf);
        // A floor above nothing gives points even then.
        for (const EventRoutes::Consumer &consumer : routes.consumers())
            m_withoutEvents.push_back(consumer.behaviour ? consumer.behaviour->pointsOf(0, 0) : 0);
    }

    void score(std::size_t begin, std::size_t end)
    {
        m_begin = begin;
        m_rows = end - begin;
        m_stopped.assign(m_rows, 0);
        m_raised.assign(m_rows, 0);
        m_direct.assign(m_rows, 0);
        for (std::size_t axis = 0; axis < 2; ++axis) {
            m_sums[axis].assign(m_rows, 0);
            for (const CriterionPlan &criterion : m_plan.axis(axis).criteria)
                addFacts(axis, criterion);
        }
        if (m_summed)
            m_summed->add(begin, m_sums);
        addEvents();
        finish();
        markKnown();
    }

    [[nodiscard]] const std::vector<std::uint64_t> &cells() const { return m_cells; }
    [[nodiscard]] std::uint64_t showStopped() const { return m_showStopped; }

private:
    /// Everything but behaviours and raised hands, whose events are read once for all of them.
    void addFacts(std::size_t axis, const CriterionPlan &criterion)
    {
        if (std::holds_alternative<BehaviourPlan>(criterion.rule)
            || std::holds_alternative<HandRaisePlan>(criterion.rule))
            return;
        const std::span<const std::uint8_t> mask = maskOf(criterion, m_mask);
        if (const auto *profile = std::get_if<ProfilePlan>(&criterion.rule)) {
            profile->add(m_begin, m_scores.asOf, mask, m_sums[axis]);
        } else if (const auto *pool = std::get_if<AccountBehaviourPlan>(&criterion.rule)) {
            pool->add(m_input, m_begin, mask, m_sums[axis]);
        } else if (const auto *interest = std::get_if<InterestPlan>(&criterion.rule)) {
            interest->add(m_input, m_begin, m_scores.asOf, mask, m_sums[axis]);
        } else if (const auto *recency = std::get_if<RecencyPlan>(&criterion.rule)) {
            recency->add(m_input, m_begin, m_scores.asOf, mask, m_sums[axis]);
        } else if (const auto *target = std::get_if<TargetPlan>(&criterion.rule)) {
            for (std::size_t i = 0; i < m_rows; ++i) {
                const bool listed = (flagsOf(m_input, m_begin + i) & onTargetList) != 0;
                m_sums[axis][i] += listed && (mask.empty() || mask[i]) ? target->points : 0;
            }
        } else if (const auto *stopper = std::get_if<StopperPlan>(&criterion.rule)) {
            m_holds.resize(m_rows);
            stopper->test.fill(m_begin, m_scores.asOf, m_holds);
            for (std::size_t i = 0; i < m_rows; ++i)
                m_stopped[i] |= static_cast<std::uint8_t>(m_holds[i] & (mask.empty() ? 1 : mask[i]));
        }
    }

    std::span<const std::uint8_t> maskOf(const CriterionPlan &criterion, std::vector<std::uint8_t> &mask) const
    {
        if (!criterion.onlyIf)
            return {};
        mask.resize(m_rows);
        criterion.onlyIf->fill(m_begin, m_scores.asOf, mask);
        return mask;
    }

    void addEvents()
    {
        if (m_routes.consumers().empty())
            return;
        const auto &consumers = m_routes.consumers();
        std::vector<std::span<const std::uint8_t>> masks;
        m_masks.resize(consumers.size());
        for (std::size_t c = 0; c < consumers.size(); ++c)
            masks.push_back(maskOf(*consumers[c].criterion, m_masks[c]));
        for (std::size_t i = 0; i < m_rows; ++i) {
            const auto &tallies = m_walk ? m_walk->read(m_begin + i) : m_noEvents;
            for (std::size_t c = 0; c < consumers.size(); ++c) {
                const EventRoutes::Consumer &consumer = consumers[c];
                if (!masks[c].empty() && !masks[c][i])
                    continue;
                if (consumer.behaviour) {
                    m_sums[consumer.axis][i] +=
                        tallies[c].taken == 0 ? m_withoutEvents[c]
                                              : consumer.behaviour->pointsOf(tallies[c].inCap, tallies[c].beyondCap);
                } else if (tallies[c].taken != 0) {
                    m_raised[i] |= static_cast<std::uint8_t>(1u << consumer.axis);
                    m_direct[i] |= consumer.raise->qualifyDirectly ? 1 : 0;
                }
            }
        }
    }

    void finish()
    {
        for (std::size_t i = 0; i < m_rows; ++i) {
            const std::size_t row = m_begin + i;
            const OverrideFacts facts{(flagsOf(m_input, row) & isSuspect) != 0, m_stopped[i] != 0, m_raised[i]};
            for (std::size_t axis = 0; axis < 2; ++axis) {
                const AxisPlan &plan = m_plan.axis(axis);
                const base::Exact score = plan.limited(m_sums[axis][i]);
                m_scores.score[axis][row] = score;
                m_scores.rank[axis][row] =
                    static_cast<std::uint8_t>(rankUnder(facts, axis, plan.rankOf(score), plan.ranks));
            }
            m_scores.overrides[row] = static_cast<std::uint8_t>(overrideOf(facts));
            m_scores.raisedAxes[row] = facts.raisedAxes;
            m_scores.handRaised[row] = m_direct[i];
            if ((flagsOf(m_input, row) & isMergedAway) != 0) {
                m_scores.away[row] = 1;
                continue;
            }
            m_showStopped += facts.stopped ? 1 : 0;
            ++m_cells[m_scores.cellOf(row, m_plan.axis(1).ranks)];
        }
    }

    /// fitKnown: an axis that asks for no attribute at all leaves nothing unknown.
    void markKnown()
    {
        bool asks = false;
        m_holds.assign(m_rows, 0);
        for (const CriterionPlan &criterion : m_plan.axis(0).criteria) {
            const auto *profile = std::get_if<ProfilePlan>(&criterion.rule);
            if (!profile)
                continue;
            asks = true;
            if (!profile->column)
                continue;
            for (std::size_t i = 0; i < m_rows; ++i)
                m_holds[i] |= profile->column->isBlank(m_begin + i) ? std::uint8_t{0} : std::uint8_t{1};
        }
        for (std::size_t i = 0; i < m_rows; ++i)
            m_scores.fitKnown[m_begin + i] = asks ? m_holds[i] : std::uint8_t{1};
    }

    const Plan &m_plan;
    const EventRoutes &m_routes;
    const Input &m_input;
    Scores &m_scores;
    std::optional<EventWalk> m_walk;
    std::optional<BehaviourSums> m_summed;
    std::vector<EventWalk::Tally> m_noEvents;
    std::vector<base::Exact> m_withoutEvents; ///< by consumer
    std::size_t m_begin = 0;
    std::size_t m_rows = 0;
    std::array<std::vector<base::Exact>, 2> m_sums;
    std::vector<std::uint8_t> m_mask;
    std::vector<std::uint8_t> m_holds;
    std::vector<std::uint8_t> m_stopped;
    std::vector<std::uint8_t> m_raised;
    std::vector<std::uint8_t> m_direct;
    std::vector<std::vector<std::uint8_t>> m_masks;
    std::vector<std::uint64_t> m_cells;
    std::uint64_t m_showStopped = 0;
};

std::shared_ptr<Scores> emptyScores(const Plan &plan, std::size_t leads, base::Instant asOf)
{
    auto scores = std::make_shared<Scores>();
    scores->asOf = asOf;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        scores->score[axis].resize(leads);
        scores->rank[axis].resize(leads);
    }
    scores->overrides.resize(leads);
    scores->raisedAxes.resize(leads);
    scores->handRaised.resize(leads);
    scores->fitKnown.resize(leads);
    scores->away.resize(leads);
    scores->cells.assign(plan.axis(0).ranks * plan.axis(1).ranks, 0);
    return scores;
}

} // namespace

base::Result<std::shared_ptr<const Scores>> score(const model::ScoringModel &model, const Input &input,
                                                  base::Instant asOf, const base::Progress *progress, unsigned threads)
{
    const unsigned used = threads == 0 ? base::defaultThreads() : threads;
    const std::size_t leads = input.leads->rows();
    const data::ActivityTable *activities = activitiesOf(input);
    static const data::ActivityTable noActivities;

    Plan plan(model, input);
    plan.prepare(asOf, used);
    const std::optional<std::int64_t> origin = activities ? originOf(*activities) : std::nullopt;
    const EventRoutes routes(plan, activities ? *activities : noActivities, origin.has_value());
    const std::shared_ptr<Scores> scores = emptyScores(plan, leads, asOf);
    const auto stopRequested = [&] { return progress && progress->stopRequested(); };

    std::mutex merging;
    base::parallelFor(leads, blockRows, used, [&](std::size_t begin, std::size_t end) {
        BlockScorer scorer(plan, routes, input, activities, origin, *scores);
        for (std::size_t row = begin; row < end && !stopRequested(); row += blockRows)
            scorer.score(row, std::min(end, row + blockRows));
        const std::lock_guard lock(merging);
        for (std::size_t cell = 0; cell < scores->cells.size(); ++cell)
            scores->cells[cell] += scorer.cells()[cell];
        scores->showStopped += scorer.showStopped();
    });
    if (stopRequested())
        return base::fail(base::ErrorKind::stopped, "stopped");
    return scores;
}

} // namespace leadlight::scoring
