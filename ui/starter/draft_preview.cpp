// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/draft_preview.h"

#include "scoring/engine.h"
#include "workspace/commands/make_starter.h"
#include "workspace/queries/starter_tally.h"

namespace leadlight::starter {

namespace {

/// What was recorded at hand-overs are points of another model, which say nothing of the draft's ranks.
void countOutcomes(DraftPreview &preview, const workspace::Snapshot &snapshot, const scoring::Scores &scores)
{
    for (workspace::CellSummary &cell : preview.summary.cells) {
        cell.closed = cell.won = 0;
    }
    preview.summary.all.closed = preview.summary.all.won = 0;
    const workspace::StarterOutcomes outcomes = workspace::outcomesOf(snapshot);
    for (std::size_t row = 0; row < outcomes.of.size(); ++row) {
        if (outcomes.of[row] < 0 || snapshot.isMerged(row)) {
            continue;
        }
        workspace::CellSummary &tile = preview.summary.cells[scores.cellOf(row, preview.model->columns())];
        for (workspace::CellSummary *cell : {&tile, &preview.summary.all}) {
            ++cell->closed;
            cell->won += outcomes.of[row] > 0;
        }
    }
}

base::Result<DraftPreview> summedUp(const workspace::Snapshot &snapshot, model::ScoringModel model,
                                    const base::Progress &progress)
{
    DraftPreview preview;
    preview.model = std::make_shared<const model::ScoringModel>(std::move(model));
    const auto scores = scoring::score(*preview.model, snapshot.input(), snapshot.asOf, &progress);
    if (!scores) {
        return base::fail(scores.error());
    }
    preview.summary = workspace::summarise(snapshot, std::nullopt, scores->get(), nullptr, preview.model.get());
    countOutcomes(preview, snapshot, **scores);
    return preview;
}

} // namespace

base::Result<DraftPreview> previewStarter(const workspace::Snapshot &snapshot,
                                          const workspace::StarterProposal &proposal, const base::Progress &progress)
{
    auto model = workspace::starterModel(snapshot, proposal, &progress);
    if (!model) {
        return base::fail(model.error());
    }
    return summedUp(snapshot, std::move(*model), progress);
}

base::Result<DraftPreview> previewTemplate(const workspace::Snapshot &snapshot, const std::string &key,
                                           const StarterSheet::Shares &shares, const base::Progress &progress)
{
    auto match = workspace::matchTemplateTo(snapshot, key, shares, &progress);
    if (!match) {
        return base::fail(match.error());
    }
    auto preview = summedUp(snapshot, match->model, progress);
    if (preview) {
        preview->match = std::move(*match);
    }
    return preview;
}

} // namespace leadlight::starter
