// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix/matrix_query.h"

#include <algorithm>
#include <map>

#include "model/model_json.h"
#include "scoring/explanation.h"
#include "workspace/queries/lead_list.h"

namespace leadlight::matrix {

namespace {

using RowSpan = std::optional<std::span<const std::uint32_t>>;

constexpr std::size_t mostExplained = 300;
constexpr std::size_t mostReasons = 3;

/// Rows are looked up before the question is asked; a snapshot with fewer leads may have come since.
RowSpan spanOf(const workspace::Snapshot &snapshot, const SharedRows &rows)
{
    if (!rows) {
        return std::nullopt;
    }
    const auto end = std::lower_bound(rows->begin(), rows->end(), static_cast<std::uint32_t>(snapshot.size()));
    return std::span(rows->begin(), end);
}

template <class Use>
void eachRow(const workspace::Snapshot &snapshot, const RowSpan &rows, const Use &use)
{
    const std::size_t count = rows ? rows->size() : snapshot.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t row = rows ? (*rows)[i] : static_cast<std::uint32_t>(i);
        if (!snapshot.isMerged(row)) {
            use(row);
        }
    }
}

bool hasSameRanks(const model::ScoringModel &one, const model::ScoringModel &other)
{
    return one.axes[0].ranks == other.axes[0].ranks && one.axes[1].ranks == other.axes[1].ranks;
}

bool isPassedBack(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    const auto &moves = snapshot.movesOf[row];
    const auto last = std::find_if(moves.rbegin(), moves.rend(), [&](std::uint32_t i) { return !snapshot.moves[i].undone; });
    return last != moves.rend() && snapshot.moves[*last].move == domain::Move::passBack;
}

RegionFunnel funnelOf(const workspace::Snapshot &snapshot, const RowSpan &rows, const model::ScoringModel &model,
                      const scoring::Scores &scores)
{
    std::vector<char> inRegion(model.cells());
    for (std::size_t cell = 0; cell < inRegion.size(); ++cell) {
        inRegion[cell] = model.inRegion(model.cellAt(cell));
    }
    RegionFunnel funnel;
    eachRow(snapshot, rows, [&](std::uint32_t row) {
        if (!inRegion[scores.cellOf(row, model.columns())]) {
            return;
        }
        const domain::Stage stage = snapshot.stages[row];
        ++funnel.leads;
        ++(stage == domain::Stage::qualified                                       ? funnel.waiting
           : stage == domain::Stage::accepted || stage == domain::Stage::opportunity ? funnel.accepted
           : domain::isClosed(stage)                                               ? funnel.closed
           : isPassedBack(snapshot, row)                                           ? funnel.passedBack
                                                                                   : funnel.notReleased);
    });
    return funnel;
}

const data::InstantColumn *activityColumn(const workspace::Snapshot &snapshot)
{
    for (const auto &column : snapshot.columns) {
        if (column->key == "last_activity") {
            return column->asInstant();
        }
    }
    return nullptr;
}

std::optional<base::Instant> lastActive(const data::InstantColumn *column, std::uint32_t row)
{
    if (!column || column->seconds[row] == data::InstantColumn::blank) {
        return std::nullopt;
    }
    return base::Instant{column->seconds[row]};
}

} // namespace

std::optional<OtherVersion> otherVersion(const workspace::Snapshot &snapshot)
{
    std::optional<OtherVersion> other;
    const agreement::ModelVersion *before = nullptr;
    for (const agreement::ModelVersion &version : snapshot.versions) {
        const bool isOpen = version.state <= agreement::VersionState::signedByBoth;
        if (isOpen && snapshot.draft && snapshot.inForce) {
            other = OtherVersion{version.number, true, snapshot.draft};
        } else if (version.state == agreement::VersionState::retired && version.number < snapshot.modelVersion
                   && (!before || before->number < version.number)) {
            before = &version;
        }
    }
    if (!other && before) {
        if (auto parsed = model::parseModel(before->bytes)) {
            other = OtherVersion{before->number, false, std::make_shared<const model::ScoringModel>(std::move(*parsed))};
        }
    }
    if (other && !hasSameRanks(*other->model, *snapshot.model)) {
        return std::nullopt;
    }
    return other;
}

base::Result<MatrixAnswer> askMatrix(const workspace::Snapshot &snapshot, const MatrixQuestion &question,
                                     const base::Progress &progress)
{
    const RowSpan rows = spanOf(snapshot, question.rows);
    MatrixAnswer answer;
    answer.model = snapshot.model;
    std::shared_ptr<const scoring::Scores> scores = snapshot.scores;
    std::shared_ptr<const scoring::Scores> compared;
    if (question.thresholds) {
        answer.trial = workspace::tryThresholds(snapshot, *question.thresholds);
        answer.model = answer.trial->model;
        scores = answer.trial->scores;
        compared = question.compare ? snapshot.scores : nullptr;
    } else if (question.compare) {
        answer.compared = otherVersion(snapshot);
    }
    if (answer.compared) {
        auto scored = scoring::score(*answer.compared->model, snapshot.input(), snapshot.asOf, &progress);
        if (!scored) {
            return base::fail(std::move(scored.error()));
        }
        compared = std::move(*scored);
    }
    if (progress.stopRequested()) {
        return base::fail(base::ErrorKind::stopped, "stopped");
    }
    answer.summary = workspace::summarise(snapshot, rows, scores.get(), compared.get(), answer.model.get());
    if (answer.compared && answer.compared->isDraft) {
        for (workspace::CellSummary &cell : answer.summary.cells) {
            cell.change = -cell.change;
        }
    }
    if (!question.thresholds) {
        answer.distributions = {workspace::distribution(snapshot, 0, rows), workspace::distribution(snapshot, 1, rows)};
    }
    answer.funnel = funnelOf(snapshot, rows, *answer.model, *scores);
    return answer;
}

base::Result<LeadLines> askLines(const workspace::Snapshot &snapshot, const data::Filter &filter,
                                 const std::optional<workspace::Trial> &trial, std::size_t most, const base::Progress &progress)
{
    const model::ScoringModel &model = trial ? *trial->model : *snapshot.model;
    const scoring::Scores &scores = trial ? *trial->scores : *snapshot.scores;
    const auto first = workspace::firstLeads(snapshot, {model, scores}, filter, most, &progress);
    if (!first) {
        return base::fail(first.error());
    }
    const data::InstantColumn *activity = activityColumn(snapshot);
    LeadLines found;
    found.total = first->total;
    for (const std::uint32_t row : first->rows) {
        LeadLine line;
        line.row = row;
        line.cell = scores.cellOf(row, model.columns());
        line.rank = model.nameOf(model.cellAt(line.cell));
        line.name = snapshot.nameOf(row);
        line.title = snapshot.text(row, "title");
        if (line.title.empty()) {
            line.title = snapshot.text(row, "company");
        }
        line.waits = snapshot.stages[row] == domain::Stage::qualified;
        line.when = line.waits ? std::optional(snapshot.stageSince[row]) : lastActive(activity, row);
        found.lines.push_back(std::move(line));
    }
    return found;
}

base::Result<TileReasons> askReasons(const workspace::Snapshot &snapshot, const SharedRows &rows, std::size_t cell,
                                     const base::Progress &progress)
{
    std::vector<std::uint32_t> inTile;
    eachRow(snapshot, spanOf(snapshot, rows), [&](std::uint32_t row) {
        if (snapshot.cellOf(row) == cell) {
            inTile.push_back(row);
        }
    });
    TileReasons answer;
    answer.lookedAt = std::min(inTile.size(), mostExplained);
    std::map<std::string, TileReason> sums;
    for (std::size_t i = 0; i < answer.lookedAt; ++i) {
        if (progress.stopRequested()) {
            return base::fail(base::ErrorKind::stopped, "stopped");
        }
        const std::uint32_t row = inTile[i * inTile.size() / answer.lookedAt];
        const scoring::Explanation why = scoring::explain(*snapshot.model, snapshot.input(), snapshot.asOf, row);
        for (const scoring::AxisExplanation &axis : why.axes) {
            for (const scoring::Part &part : axis.parts) {
                if (part.key != "limit") {
                    TileReason &sum = sums[axis.key + '/' + part.key];
                    sum.label = part.label;
                    sum.average += part.points;
                }
            }
        }
    }
    for (auto &[key, sum] : sums) {
        sum.average /= static_cast<base::Exact>(answer.lookedAt);
        if (base::wholePoints(sum.average) > 0) {
            answer.reasons.push_back(sum);
        }
    }
    std::stable_sort(answer.reasons.begin(), answer.reasons.end(),
                     [](const TileReason &a, const TileReason &b) { return a.average > b.average; });
    answer.reasons.resize(std::min(answer.reasons.size(), mostReasons));
    return answer;
}

} // namespace leadlight::matrix
