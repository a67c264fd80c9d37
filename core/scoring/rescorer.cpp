// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/rescorer.h"

#include <algorithm>
#include <limits>
#include <mutex>

#include "base/parallel.h"
#include "scoring/held_criterion.h"
#include "scoring/rank_facts.h"
#include "scoring/rank_kernel.h"
#include "scoring/score_buffer.h"

namespace leadlight::scoring {

namespace {

/// Differences from the held sums that are added anew each time; more of them become part of what is held.
constexpr std::size_t mostDifferences = 2;

} // namespace

class Rescorer::State {
public:
    State(const Input &input, unsigned threads)
        : m_leads(input.leads->rows()), m_slabs(slabsOf(m_leads)), m_pool(std::make_shared<BufferPool>())
    {
        m_input.input = input;
        m_input.threads = threads == 0 ? base::defaultThreads() : threads;
        if (!input.activities || input.activities->leads() < m_leads || input.activities->size() == 0)
            return;
        const auto origin = originOf(*input.activities);
        m_isHoldable = origin.has_value();
        m_input.activities = input.activities;
        m_input.origin = origin.value_or(0);
    }

    base::Result<std::shared_ptr<const Scores>> score(const model::ScoringModel &model, base::Instant asOf,
                                                      const base::Progress *progress)
    {
        if (!m_isHoldable)
            return scoring::score(model, m_input.input, asOf, progress, m_input.threads);
        auto criteria = holdCriteria(m_input, model, asOf, m_criteria, progress);
        if (!criteria)
            return base::fail(criteria.error());
        const auto learnt = m_facts.learn(model, m_input.input, asOf, m_input.threads, progress);
        if (!learnt)
            return base::fail(learnt.error());
        if (*learnt)
            m_factContent = ++m_contents;
        for (std::size_t axis = 0; axis < 2; ++axis)
            compare(axis, (*criteria)[axis], limitsOf(model.axes[axis]));
        m_criteria = std::move(*criteria);

        const BufferPool::Loan buffer = BufferPool::borrow(m_pool);
        makeRoom(buffer->scores, asOf);
        if (!runSlabs(*buffer, progress)) {
            forget(*buffer);
            return base::fail(base::ErrorKind::stopped, "stopped");
        }
        for (Axis &axis : m_axes) {
            axis.isRight = axis.isRight || axis.keeps;
            if (axis.keeps)
                axis.anchor = axis.wanted;
        }
        buffer->scoreContent = {m_axes[0].scoreContent, m_axes[1].scoreContent};
        buffer->rankContent = {m_axes[0].rankContent, m_axes[1].rankContent};
        buffer->factContent = m_factContent;
        return std::shared_ptr<const Scores>(buffer, &buffer->scores);
    }

private:
    struct Axis {
        HeldAxis wanted;  ///< what the next scores are made of
        AxisLimits limits;
        HeldAxis anchor;  ///< what `sums` holds
        std::vector<base::Exact> sums;
        bool isRight = false; ///< `sums` is complete
        bool fromNothing = true;
        bool keeps = true;    ///< this pass writes `sums`
        std::vector<std::pair<const HeldCriterion *, const HeldCriterion *>> differences; ///< old or new may be null
        std::uint64_t scoreContent = 0;
        std::uint64_t rankContent = 0;
        std::uint64_t rankFacts = 0; ///< content of the facts that the ranks follow
    };

    /// Says what of an axis must be made anew, and from where.
    void compare(std::size_t index, const HeldAxis &wanted, AxisLimits limits)
    {
        Axis &axis = m_axes[index];
        const bool sameScores = axis.scoreContent != 0 && wanted == axis.wanted && limits.min == axis.limits.min
                                && limits.max == axis.limits.max;
        if (!sameScores)
            axis.scoreContent = ++m_contents;
        if (!sameScores || limits != axis.limits || axis.rankFacts != m_factContent)
            axis.rankContent = ++m_contents;
        axis.rankFacts = m_factContent;
        axis.wanted = wanted;
        axis.limits = std::move(limits);
        findDifferences(axis);
    }

    static void findDifferences(Axis &axis)
    {
        axis.differences.clear();
        HeldAxis left = axis.isRight ? axis.anchor : HeldAxis{};
        std::size_t cost = 0;
        for (const auto &next : axis.wanted) {
            auto old = std::ranges::find(left, next);
            if (old != left.end()) {
                left.erase(old);
                continue;
            }
            old = std::ranges::find_if(left, [&](const auto &each) { return each->criterion.key == next->criterion.key; });
            const bool isChange = old != left.end();
            cost += isChange && !next->sharesPartsWith(**old) ? 2 : 1;
            axis.differences.emplace_back(isChange ? old->get() : nullptr, next.get());
            if (isChange)
                left.erase(old);
        }
        for (const auto &gone : left)
            axis.differences.emplace_back(gone.get(), nullptr);
        cost += left.size();
        axis.fromNothing = !axis.isRight || cost >= axis.wanted.size() + 1;
        if (axis.fromNothing) {
            axis.differences.clear();
            for (const auto &next : axis.wanted)
                axis.differences.emplace_back(nullptr, next.get());
        }
        axis.keeps = axis.fromNothing || cost > mostDifferences;
    }

    void makeRoom(Scores &scores, base::Instant asOf) const
    {
        scores.asOf = asOf;
        for (std::size_t axis = 0; axis < 2; ++axis) {
            scores.score[axis].resize(m_leads);
            scores.rank[axis].resize(m_leads);
        }
        for (auto *column : {&scores.overrides, &scores.raisedAxes, &scores.handRaised, &scores.fitKnown, &scores.away})
            column->resize(m_leads);
        scores.cells.assign(m_axes[0].limits.ranks * m_axes[1].limits.ranks, 0);
        scores.showStopped = m_facts.scores->showStopped;
    }

    bool runSlabs(ScoreBuffer &buffer, const base::Progress *progress)
    {
        for (Axis &axis : m_axes) {
            if (axis.keeps) {
                axis.isRight = false;
                axis.sums.resize(m_leads);
            }
        }
        std::mutex merging;
        base::parallelFor(m_slabs, 1, m_input.threads, [&](std::size_t begin, std::size_t end) {
            std::vector<std::uint64_t> cells(buffer.scores.cells.size(), 0);
            for (std::size_t slab = begin; slab < end && !(progress && progress->stopRequested()); ++slab)
                runSlab(slab, buffer, cells);
            const std::lock_guard lock(merging);
            for (std::size_t cell = 0; cell < cells.size(); ++cell)
                buffer.scores.cells[cell] += cells[cell];
        });
        return !(progress && progress->stopRequested());
    }

    void runSlab(std::size_t slab, ScoreBuffer &buffer, std::vector<std::uint64_t> &cells)
    {
        const std::size_t begin = slab * slabRows;
        const std::size_t rows = std::min(m_leads, begin + slabRows) - begin;
        if (buffer.factContent != m_factContent)
            copyFacts(begin, rows, buffer.scores);
        for (std::size_t index = 0; index < 2; ++index) {
            Axis &axis = m_axes[index];
            const std::span<base::Exact> scores(buffer.scores.score[index].data() + begin, rows);
            if (buffer.scoreContent[index] != axis.scoreContent || axis.keeps)
                makeScores(axis, slab, scores);
            if (buffer.rankContent[index] != axis.rankContent) {
                const std::span<std::uint8_t> ranks(buffer.scores.rank[index].data() + begin, rows);
                rankScores(scores, axis.limits.thresholds, ranks);
                overrideRanks(index, slab, ranks);
            }
        }
        const std::span<const std::uint8_t> first(buffer.scores.rank[0].data() + begin, rows);
        const std::span<const std::uint8_t> second(buffer.scores.rank[1].data() + begin, rows);
        const std::size_t columns = m_axes[1].limits.ranks;
        countCells(first, second, columns, cells);
        for (const std::uint16_t row : m_facts.away[slab])
            --cells[first[row] * columns + second[row]];
    }

    /// In the scores' own place, which stays in the cache from one difference to the next.
    static void makeScores(Axis &axis, std::size_t slab, std::span<base::Exact> scores)
    {
        base::Exact *const held = axis.sums.data() + slab * slabRows;
        if (axis.fromNothing)
            std::ranges::fill(scores, 0);
        else
            std::copy_n(held, scores.size(), scores.data());
        for (const auto &[old, next] : axis.differences) {
            if (old && next)
                addDifference(*old, *next, slab, scores);
            else if (old)
                old->addTo(slab, -1, scores);
            else
                next->addTo(slab, 1, scores);
        }
        if (axis.keeps)
            std::ranges::copy(scores, held);
        const base::Exact min = axis.limits.min;
        const base::Exact max = axis.limits.max;
        if (min == std::numeric_limits<base::Exact>::min() && max == std::numeric_limits<base::Exact>::max())
            return;
        for (base::Exact &score : scores)
            score = std::clamp(score, min, max);
    }

    void overrideRanks(std::size_t axis, std::size_t slab, std::span<std::uint8_t> ranks) const
    {
        const Scores &facts = *m_facts.scores;
        const auto worst = static_cast<std::uint8_t>(m_axes[axis].limits.ranks - 1);
        for (const std::uint16_t place : m_facts.overridden[slab]) {
            const std::size_t row = slab * slabRows + place;
            if (static_cast<Override>(facts.overrides[row]) != Override::handRaise)
                ranks[place] = worst;
            else if (((facts.raisedAxes[row] >> axis) & 1) != 0)
                ranks[place] = 0;
        }
    }

    void copyFacts(std::size_t begin, std::size_t rows, Scores &scores) const
    {
        using Bytes = std::vector<std::uint8_t>;
        for (Bytes Scores::*column : {&Scores::overrides, &Scores::raisedAxes, &Scores::handRaised, &Scores::fitKnown, &Scores::away})
            std::copy_n(((*m_facts.scores).*column).data() + begin, rows, (scores.*column).data() + begin);
    }

    static void forget(ScoreBuffer &buffer)
    {
        buffer.scoreContent = {};
        buffer.rankContent = {};
        buffer.factContent = 0;
    }

    HeldInput m_input;
    std::size_t m_leads;
    std::size_t m_slabs;
    bool m_isHoldable = true;
    HeldAxes m_criteria;
    std::array<Axis, 2> m_axes;
    RankFacts m_facts;
    std::uint64_t m_factContent = 0;
    std::uint64_t m_contents = 0;
    std::shared_ptr<BufferPool> m_pool;
};

Rescorer::Rescorer(const Input &input, unsigned threads) : m_state(std::make_unique<State>(input, threads)) {}
Rescorer::~Rescorer() = default;

base::Result<std::shared_ptr<const Scores>> Rescorer::score(const model::ScoringModel &model, base::Instant asOf,
                                                            const base::Progress *progress)
{
    return m_state->score(model, asOf, progress);
}

} // namespace leadlight::scoring
