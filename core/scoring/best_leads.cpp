// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/best_leads.h"

#include <algorithm>
#include <limits>
#include <mutex>

#include "base/parallel.h"

namespace leadlight::scoring {

namespace {

constexpr std::size_t grainRows = 65536;
constexpr std::size_t stretchRows = 64;

struct Candidate {
    base::Exact sum = 0;
    std::uint32_t row = 0;
};

bool isBetter(const Candidate &left, const Candidate &right)
{
    return left.sum != right.sum ? left.sum > right.sum : left.row < right.row;
}

/// Keeps the best so far and the sum that a further row must reach. One a thread.
class Contest {
public:
    Contest(const Scores &scores, std::size_t count) : m_scores(scores), m_count(count) {}

    void read(std::size_t begin, std::size_t end)
    {
        for (std::size_t at = begin; at < end; at += stretchRows)
            readStretch(at, std::min(end, at + stretchRows));
    }
    std::vector<Candidate> &candidates() { return m_candidates; }
    void cut()
    {
        if (m_candidates.size() <= m_count)
            return;
        const auto last = m_candidates.begin() + static_cast<std::ptrdiff_t>(m_count);
        std::nth_element(m_candidates.begin(), last - 1, m_candidates.end(), isBetter);
        m_least = (last - 1)->sum;
        m_candidates.erase(last, m_candidates.end());
    }

private:
    [[nodiscard]] base::Exact sumOf(std::size_t row) const { return m_scores.score[0][row] + m_scores.score[1][row]; }

    void readStretch(std::size_t begin, std::size_t end)
    {
        // Most stretches hold nobody good enough, which is seen without a branch a row.
        int any = 0;
        for (std::size_t row = begin; row < end; ++row)
            any |= sumOf(row) >= m_least ? 1 : 0;
        if (any == 0)
            return;
        for (std::size_t row = begin; row < end; ++row) {
            if (sumOf(row) >= m_least && m_scores.away[row] == 0)
                m_candidates.push_back({sumOf(row), static_cast<std::uint32_t>(row)});
        }
        if (m_candidates.size() >= 4 * m_count + stretchRows)
            cut();
    }

    const Scores &m_scores;
    std::size_t m_count;
    base::Exact m_least = std::numeric_limits<base::Exact>::min();
    std::vector<Candidate> m_candidates;
};

} // namespace

std::vector<std::uint32_t> bestLeads(const Scores &scores, std::size_t count, const base::Progress *progress,
                                     unsigned threads)
{
    std::vector<Candidate> best;
    if (count == 0)
        return {};
    std::mutex merging;
    const unsigned used = threads == 0 ? base::defaultThreads() : threads;
    // One stretch of rows a thread: a contest that has begun knows already how good the next must be.
    const std::size_t grain = std::max(grainRows, scores.leads() / used);
    base::parallelFor(scores.leads(), grain, used, [&](std::size_t begin, std::size_t end) {
        Contest contest(scores, count);
        for (std::size_t at = begin; at < end && !(progress && progress->stopRequested()); at += grainRows)
            contest.read(at, std::min(end, at + grainRows));
        contest.cut();
        const std::lock_guard lock(merging);
        best.insert(best.end(), contest.candidates().begin(), contest.candidates().end());
    });
    if (progress && progress->stopRequested())
        return {};
    std::ranges::sort(best, isBetter);
    best.resize(std::min(best.size(), count));
    std::vector<std::uint32_t> rows;
    rows.reserve(best.size());
    for (const Candidate &candidate : best)
        rows.push_back(candidate.row);
    return rows;
}

} // namespace leadlight::scoring
