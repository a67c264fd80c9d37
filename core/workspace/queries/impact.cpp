// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/impact.h"

#include <algorithm>
#include <mutex>

#include "base/parallel.h"
#include "scoring/rescorer.h"
#include "workspace/activation.h"
#include "workspace/queries/look_back.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t impactRows = 16384;
constexpr std::size_t shownMovers = 20;

/// The most important movers of one direction, a few at a time.
class MoverList {
public:
    explicit MoverList(int direction) : m_direction(direction) {}

    void add(const Mover &mover)
    {
        m_movers.push_back(mover);
        if (m_movers.size() >= 4 * shownMovers)
            trim();
    }
    void add(const MoverList &other)
    {
        m_movers.insert(m_movers.end(), other.m_movers.begin(), other.m_movers.end());
        trim();
    }
    [[nodiscard]] std::vector<Mover> finished()
    {
        trim();
        return std::move(m_movers);
    }

private:
    void trim()
    {
        const auto isMore = [this](const Mover &left, const Mover &right) {
            if (left.steps != right.steps)
                return m_direction * left.steps > m_direction * right.steps;
            if (left.points != right.points)
                return m_direction > 0 ? left.points > right.points : left.points < right.points;
            return left.row < right.row;
        };
        const std::size_t kept = std::min(shownMovers, m_movers.size());
        std::partial_sort(m_movers.begin(), m_movers.begin() + static_cast<std::ptrdiff_t>(kept), m_movers.end(),
                          isMore);
        m_movers.resize(kept);
    }

    int m_direction;
    std::vector<Mover> m_movers;
};

/// What one thread has counted.
struct ImpactPart {
    explicit ImpactPart(const Impact &whole) : flow(whole.flow.size(), 0) {}

    std::vector<std::uint64_t> flow;
    Impact::Steps steps;
    std::uint64_t leads = 0, moved = 0, qualifyBefore = 0, qualifyAfter = 0;
    std::vector<std::uint32_t> won, lost;
    MoverList up{1}, down{-1};
};

void countSteps(Impact::Steps &steps, int by)
{
    steps.up2 += by >= 2;
    steps.up1 += by == 1;
    steps.same += by == 0;
    steps.down1 += by == -1;
    steps.down2 += by <= -2;
}

/// Counts rows [begin, end) of an impact whose models and scores are there.
void countRows(const Snapshot &snapshot, const Impact &impact, const model::ScoringModel &modelBefore,
               std::size_t begin, std::size_t end, ImpactPart &part)
{
    const scoring::Scores &before = *impact.scoresBefore;
    const scoring::Scores &after = *impact.scoresAfter;
    const model::ScoringModel &modelAfter = *impact.after;
    const scoring::Input input = snapshot.input();
    for (std::size_t row = begin; row < end; ++row) {
        if (snapshot.isMerged(row))
            continue;
        const std::size_t from = before.cellOf(row, modelBefore.columns());
        const std::size_t to = after.cellOf(row, modelAfter.columns());
        const int steps = (before.rank[0][row] - after.rank[0][row]) + (before.rank[1][row] - after.rank[1][row]);
        ++part.leads;
        ++part.flow[from * modelAfter.cells() + to];
        countSteps(part.steps, steps);
        if (!impact.sameShape || from != to) {
            part.moved += 1;
            const base::Exact points =
                after.score[0][row] + after.score[1][row] - before.score[0][row] - before.score[1][row];
            const Mover mover{static_cast<std::uint32_t>(row), from, to, steps, points};
            if (steps > 0)
                part.up.add(mover);
            else if (steps < 0)
                part.down.add(mover);
        }
        const bool qualified = impact.before && scoring::wouldQualify(modelBefore, input, before, row);
        const bool qualifies = scoring::wouldQualify(modelAfter, input, after, row);
        part.qualifyBefore += qualified;
        part.qualifyAfter += qualifies;
        if (qualifies && !qualified)
            part.won.push_back(static_cast<std::uint32_t>(row));
        if (qualified && !qualifies)
            part.lost.push_back(static_cast<std::uint32_t>(row));
    }
}

void addPart(Impact &impact, ImpactPart &part, MoverList &up, MoverList &down)
{
    for (std::size_t i = 0; i < part.flow.size(); ++i)
        impact.flow[i] += part.flow[i];
    impact.steps.up2 += part.steps.up2;
    impact.steps.up1 += part.steps.up1;
    impact.steps.same += part.steps.same;
    impact.steps.down1 += part.steps.down1;
    impact.steps.down2 += part.steps.down2;
    impact.figures.leads += part.leads;
    impact.figures.moved += part.moved;
    impact.figures.qualifyBefore += part.qualifyBefore;
    impact.figures.qualifyAfter += part.qualifyAfter;
    impact.won.insert(impact.won.end(), part.won.begin(), part.won.end());
    impact.lost.insert(impact.lost.end(), part.lost.begin(), part.lost.end());
    up.add(part.up);
    down.add(part.down);
}

/// What follows from the flow and the lists.
void finish(Impact &impact, const model::ScoringModel &modelBefore)
{
    agreement::ImpactFigures &figures = impact.figures;
    const std::size_t columns = impact.after->cells();
    figures.cellsBefore.assign(modelBefore.cells(), 0);
    figures.cellsAfter.assign(columns, 0);
    for (std::size_t i = 0; i < impact.flow.size(); ++i) {
        figures.cellsBefore[i / columns] += impact.flow[i];
        figures.cellsAfter[i % columns] += impact.flow[i];
    }
    for (std::size_t cell = 0; impact.sameShape && cell < columns; ++cell)
        impact.change.push_back(static_cast<std::int64_t>(figures.cellsAfter[cell])
                                - static_cast<std::int64_t>(figures.cellsBefore[cell]));
    figures.qualifyWon = impact.won.size();
    figures.qualifyLost = impact.lost.size();
    sortByAgreedOrder(impact.won, *impact.after, *impact.scoresAfter);
    sortByAgreedOrder(impact.lost, modelBefore, *impact.scoresBefore);
}

} // namespace

struct ImpactQuery::Kept {
    explicit Kept(const Snapshot &snapshot) : input(snapshot.input()), rescorer(input) {}

    scoring::Input input;
    std::mutex dragLock;
    scoring::Rescorer rescorer; ///< of drafts as of now
    std::mutex lookLock;
    LookBackFacts facts;
    std::mutex evidenceLock;
    DraftEvidenceFacts evidenceFacts;
};

ImpactQuery::ImpactQuery(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const ValueHistory> history)
    : m_snapshot(std::move(snapshot)),
      m_history(std::move(history)),
      m_kept(std::make_unique<Kept>(*m_snapshot))
{
}

ImpactQuery::~ImpactQuery() = default;

base::Result<std::shared_ptr<const Impact>> ImpactQuery::impact(const model::ScoringModel &draft,
                                                                const base::Progress *progress)
{
    const Snapshot &snapshot = *m_snapshot;
    base::Result<std::shared_ptr<const scoring::Scores>> scores;
    {
        const std::lock_guard lock(m_kept->dragLock);
        scores = m_kept->rescorer.score(draft, snapshot.asOf, progress);
    }
    if (!scores)
        return base::fail(scores.error());
    return compared(snapshot, snapshot.inForce ? snapshot.model : nullptr, snapshot.scores,
                    std::make_shared<const model::ScoringModel>(draft), *scores, progress);
}

base::Result<std::shared_ptr<const LookBack>> ImpactQuery::lookBack(const model::ScoringModel &draft,
                                                                    const base::Progress *progress)
{
    const std::lock_guard lock(m_kept->lookLock);
    auto look = lookBackOf(*m_snapshot, draft, m_kept->facts, progress);
    if (!look)
        return base::fail(look.error());
    return std::make_shared<const LookBack>(std::move(*look));
}

base::Result<std::shared_ptr<const DraftEvidence>> ImpactQuery::evidence(const model::ScoringModel &draft,
                                                                         const base::Progress *progress)
{
    if (!m_history)
        return std::shared_ptr<const DraftEvidence>();
    const std::lock_guard lock(m_kept->evidenceLock);
    auto made = draftEvidence(*m_snapshot, draft, *m_history, m_kept->evidenceFacts, progress);
    if (!made)
        return base::fail(made.error());
    return std::make_shared<const DraftEvidence>(std::move(*made));
}

base::Result<std::shared_ptr<const Impact>>
compared(const Snapshot &snapshot, std::shared_ptr<const model::ScoringModel> before,
         std::shared_ptr<const scoring::Scores> scoresBefore, std::shared_ptr<const model::ScoringModel> after,
         std::shared_ptr<const scoring::Scores> scoresAfter, const base::Progress *progress)
{
    auto impact = std::make_shared<Impact>();
    const std::shared_ptr<const model::ScoringModel> ranked = before ? before : snapshot.model;
    impact->before = std::move(before);
    impact->after = std::move(after);
    impact->scoresBefore = std::move(scoresBefore);
    impact->scoresAfter = std::move(scoresAfter);
    impact->figures.asOf = snapshot.asOf;
    impact->figures.dataUpTo = snapshot.dataUpTo;
    impact->sameShape = ranked->axes[0].ranks.size() == impact->after->axes[0].ranks.size()
                        && ranked->axes[1].ranks.size() == impact->after->axes[1].ranks.size();
    impact->flow.assign(ranked->cells() * impact->after->cells(), 0);
    MoverList up(1), down(-1);
    std::mutex merging;
    base::parallelFor(snapshot.size(), impactRows, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        ImpactPart part(*impact);
        for (std::size_t row = begin; row < end && !(progress && progress->stopRequested()); row += impactRows)
            countRows(snapshot, *impact, *ranked, row, std::min(end, row + impactRows), part);
        const std::lock_guard lock(merging);
        addPart(*impact, part, up, down);
    });
    if (progress && progress->stopRequested())
        return base::fail(base::ErrorKind::stopped, "stopped");
    impact->up = up.finished();
    impact->down = down.finished();
    finish(*impact, *ranked);
    return impact;
}

agreement::ImpactFigures figuresOf(const Impact &impact, const LookBack *look, const DraftEvidence *evidence)
{
    agreement::ImpactFigures figures = impact.figures;
    if (look)
        figures.look = look->figures;
    if (figures.look && evidence)
        freezeInto(*figures.look, *evidence);
    return figures;
}

base::Result<agreement::ImpactFigures> frozenImpact(std::shared_ptr<const Snapshot> snapshot,
                                                    const model::ScoringModel &draft, ValueHistory history,
                                                    const base::Progress *progress)
{
    ImpactQuery query(std::move(snapshot), std::make_shared<const ValueHistory>(std::move(history)));
    const auto impact = query.impact(draft, progress);
    if (!impact)
        return base::fail(impact.error());
    const auto look = query.lookBack(draft, progress);
    if (!look)
        return base::fail(look.error());
    const auto evidence = query.evidence(draft, progress);
    if (!evidence)
        return base::fail(evidence.error());
    return figuresOf(**impact, look->get(), evidence->get());
}

} // namespace leadlight::workspace
