// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/matrix_summary.h"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "base/parallel.h"
#include "domain/passback_reason.h"
#include "workspace/hand_over.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t grainRows = 8192;
constexpr std::int64_t closedPeriod = 365 * base::secondsPerDay;

/// What Sales said of the lead within the period: 1 accepted, −1 passed back for a definitional reason, 0 neither.
int verdictOf(const Snapshot &snapshot, std::size_t row)
{
    if (row >= snapshot.movesOf.size())
        return 0;
    int verdict = 0;
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        const MoveRecord &move = snapshot.moves[index];
        if (move.undone || move.time > snapshot.asOf || snapshot.asOf.seconds - move.time.seconds >= closedPeriod)
            continue;
        if (move.move == domain::Move::accept)
            verdict = 1;
        if (move.move == domain::Move::passBack) {
            const domain::PassbackReason *reason = snapshot.rules->reason(move.reason);
            verdict = reason && reason->kind == domain::ReasonKind::definitional ? -1 : 0;
        }
    }
    return verdict;
}

bool wasPassedBackLast(const Snapshot &snapshot, std::size_t row)
{
    if (row >= snapshot.movesOf.size())
        return false;
    const auto &indices = snapshot.movesOf[row];
    const auto last = std::find_if(indices.rbegin(), indices.rend(),
                                   [&](std::uint32_t index) { return !snapshot.moves[index].undone; });
    return last != indices.rend() && snapshot.moves[*last].move == domain::Move::passBack;
}

bool closedInPeriod(const Snapshot &snapshot, std::size_t row)
{
    if (!domain::isClosed(snapshot.stages[row]))
        return false;
    const base::Instant closed = snapshot.instant(row, "outcome_date").value_or(snapshot.stageSince[row]);
    return closed <= snapshot.asOf && snapshot.asOf.seconds - closed.seconds < closedPeriod;
}

/// What became of the lead, in the cell where it stood at hand-over.
void addVerdicts(CellSummary &cell, const Snapshot &snapshot, std::size_t row)
{
    if (closedInPeriod(snapshot, row)) {
        ++cell.closed;
        if (snapshot.stages[row] == domain::Stage::won) {
            ++cell.won;
            cell.revenueMinor += std::llround(snapshot.number(row, "outcome_value").value_or(0) * 100);
        }
    }
    const int verdict = verdictOf(snapshot, row);
    cell.decided += verdict != 0;
    cell.accepted += verdict > 0;
}

std::uint8_t rankBy(const model::Axis &axis, base::Exact score)
{
    std::uint8_t rank = 0;
    while (rank < axis.thresholds.size() && score < base::exactOf(axis.thresholds[rank]))
        ++rank;
    return rank;
}

/// The cell at the lead's first hand-over, under `model`'s thresholds; today's where it was never handed over.
std::size_t cellAtHandOver(const Snapshot &snapshot, const model::ScoringModel &model, const scoring::Scores &scores, std::size_t row)
{
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        const MoveRecord &move = snapshot.moves[index];
        if (move.move != domain::Move::qualify || move.undone)
            continue;
        const bool asked = move.reason == askedForCallReason;
        return model.indexOf({rankBy(model.axes[0], move.fit), asked ? std::uint8_t{0} : rankBy(model.axes[1], move.engagement)});
    }
    return scores.cellOf(row, model.columns());
}

void addLead(CellSummary &cell, const Snapshot &snapshot, std::size_t row)
{
    const domain::Stage stage = snapshot.stages[row];
    ++cell.leads;
    cell.late += snapshot.isLate(row);
    cell.waiting += stage == domain::Stage::qualified;
    cell.withSales += stage == domain::Stage::accepted || stage == domain::Stage::opportunity;
    cell.passedBack += wasPassedBackLast(snapshot, row);
    cell.unknownFit += !snapshot.scores->fitKnown[row];
}

void addCell(CellSummary &sum, const CellSummary &cell)
{
    sum.leads += cell.leads;
    sum.closed += cell.closed;
    sum.won += cell.won;
    sum.decided += cell.decided;
    sum.accepted += cell.accepted;
    sum.late += cell.late;
    sum.waiting += cell.waiting;
    sum.withSales += cell.withSales;
    sum.passedBack += cell.passedBack;
    sum.unknownFit += cell.unknownFit;
    sum.revenueMinor += cell.revenueMinor;
    sum.change += cell.change;
}

/// Calls `use(row, part)` for each row in blocks on all threads, each block with a part of its own, and `add(part)` for
/// one part after the other.
template <class Part, class Use, class Add>
void addUp(const Snapshot &snapshot, std::optional<std::span<const std::uint32_t>> rows, const Part &empty, const Use &use, const Add &add)
{
    std::mutex adding;
    base::parallelFor(rows ? rows->size() : snapshot.size(), grainRows, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        Part part = empty;
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t row = rows ? (*rows)[i] : i;
            if (rows || !snapshot.isMerged(row))
                use(row, part);
        }
        const std::lock_guard lock(adding);
        add(part);
    });
}

} // namespace

MatrixSummary summarise(const Snapshot &snapshot, std::optional<std::span<const std::uint32_t>> rows,
                        const scoring::Scores *scores, const scoring::Scores *compared,
                        const model::ScoringModel *otherModel)
{
    const scoring::Scores &used = scores ? *scores : *snapshot.scores;
    const model::ScoringModel &model = otherModel ? *otherModel : *snapshot.model;
    const scoring::Input input = snapshot.input();
    MatrixSummary summary;
    summary.cells.resize(model.cells());
    const MatrixSummary nothing = summary;
    addUp(
        snapshot, rows, nothing,
        [&](std::size_t row, MatrixSummary &part) {
            addLead(part.cells[used.cellOf(row, model.columns())], snapshot, row);
            addVerdicts(part.cells[cellAtHandOver(snapshot, model, used, row)], snapshot, row);
            if (compared) {
                ++part.cells[used.cellOf(row, model.columns())].change;
                --part.cells[compared->cellOf(row, model.columns())].change;
            }
            part.wouldQualify += scoring::wouldQualify(model, input, used, row);
        },
        [&](const MatrixSummary &part) {
            for (std::size_t index = 0; index < summary.cells.size(); ++index)
                addCell(summary.cells[index], part.cells[index]);
            summary.wouldQualify += part.wouldQualify;
        });
    for (std::size_t index = 0; index < summary.cells.size(); ++index) {
        addCell(summary.all, summary.cells[index]);
        if (model.inRegion(model.cellAt(index)))
            addCell(summary.region, summary.cells[index]);
    }
    return summary;
}

Distribution distribution(const Snapshot &snapshot, std::size_t axis,
                          std::optional<std::span<const std::uint32_t>> rows, std::size_t bins)
{
    const std::vector<base::Exact> &scores = snapshot.scores->score[axis];
    const std::vector<int> &thresholds = snapshot.model->axes[axis].thresholds;
    std::vector<std::int64_t> points;
    for (std::size_t i = 0; i < (rows ? rows->size() : snapshot.size()); ++i) {
        const std::size_t row = rows ? (*rows)[i] : i;
        if (rows || !snapshot.isMerged(row))
            points.push_back(base::wholePoints(scores[row]));
    }

    // The outermost half per cent is cut off so that one extreme lead does not flatten the rest, but never a threshold.
    std::int64_t low = thresholds.empty() ? 0 : thresholds.back() - 10;
    std::int64_t high = thresholds.empty() ? 1 : thresholds.front() + 10;
    if (!points.empty()) {
        const std::size_t tail = points.size() / 200;
        std::vector<std::int64_t> ordered = points;
        const auto lowest = ordered.begin() + static_cast<std::ptrdiff_t>(tail);
        std::nth_element(ordered.begin(), lowest, ordered.end());
        low = std::min(low, *lowest);
        const auto highest = ordered.end() - 1 - static_cast<std::ptrdiff_t>(tail);
        std::nth_element(ordered.begin(), highest, ordered.end());
        high = std::max(high, *highest);
    }
    Distribution result;
    const auto wanted = static_cast<std::int64_t>(std::max<std::size_t>(bins, 1));
    result.width = static_cast<int>(std::max<std::int64_t>(1, (high - low + wanted) / wanted));
    result.first = static_cast<int>(low);
    result.counts.assign(static_cast<std::size_t>((high - low) / result.width + 1), 0);
    const auto last = static_cast<std::int64_t>(result.counts.size()) - 1;
    for (const std::int64_t point : points)
        ++result.counts[static_cast<std::size_t>(std::clamp<std::int64_t>((point - low) / result.width, 0, last))];
    return result;
}

Trial tryThresholds(const Snapshot &snapshot, const std::array<std::vector<int>, 2> &thresholds)
{
    auto model = std::make_shared<model::ScoringModel>(*snapshot.model);
    for (std::size_t axis = 0; axis < 2; ++axis)
        model->axes[axis].thresholds = thresholds[axis];
    Trial trial;
    trial.scores = scoring::reranked(*model, *snapshot.scores);
    const scoring::Input input = snapshot.input();
    std::mutex adding;
    base::parallelFor(snapshot.size(), grainRows, base::defaultThreads(), [&](std::size_t begin, std::size_t end) {
        Trial part;
        for (std::size_t row = begin; row < end; ++row) {
            if (snapshot.isMerged(row))
                continue;
            part.moved += trial.scores->cellOf(row, model->columns()) != snapshot.cellOf(row);
            part.wouldQualifyBefore += scoring::wouldQualify(*snapshot.model, input, *snapshot.scores, row);
            part.wouldQualifyAfter += scoring::wouldQualify(*model, input, *trial.scores, row);
        }
        const std::lock_guard lock(adding);
        trial.moved += part.moved;
        trial.wouldQualifyBefore += part.wouldQualifyBefore;
        trial.wouldQualifyAfter += part.wouldQualifyAfter;
    });
    trial.model = std::move(model);
    return trial;
}

} // namespace leadlight::workspace
