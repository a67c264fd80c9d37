// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/make_starter.h"

#include "scoring/engine.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/queries/starter_tally.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t sketchedValues = 40;

std::vector<model::ColumnSketch> sketchesOf(const Snapshot &snapshot)
{
    const StarterOutcomes outcomes = outcomesOf(snapshot);
    std::vector<model::ColumnSketch> sketches;
    for (const auto &column : snapshot.leads.columns()) {
        if (column->asInstant())
            continue;
        const ColumnTally tally = tallyOf(*column, outcomes);
        model::ColumnSketch sketch{column->key, column->label, column->asNumber() != nullptr, {}};
        for (const StarterTally &group : tally.groups) {
            if (sketch.values.size() < sketchedValues)
                sketch.values.push_back(group.value.label);
        }
        sketches.push_back(std::move(sketch));
    }
    return sketches;
}

std::vector<std::string> typesOf(const Snapshot &snapshot)
{
    std::vector<std::string> types;
    if (!snapshot.activities || !snapshot.activities->types)
        return types;
    std::vector<bool> seen(snapshot.activities->types->size(), false);
    for (const std::uint32_t type : snapshot.activities->type)
        seen[type] = true;
    for (std::uint32_t code = 1; code < seen.size(); ++code) {
        if (seen[code])
            types.emplace_back(snapshot.activities->types->text(code));
    }
    return types;
}

} // namespace

base::Result<StarterDraft> makeStarterDraft(Workspace &workspace, const StarterProposal &proposal, std::optional<base::Uuid> person)
{
    auto model = starterModel(*workspace.snapshot(), proposal);
    if (!model)
        return base::fail(model.error());
    const auto version = importDraft(workspace, *model, person);
    if (!version)
        return base::fail(version.error());
    return StarterDraft{*version, std::move(*model)};
}

base::Result<model::TemplateMatch> matchTemplateTo(const Snapshot &snapshot, std::string_view key,
                                                   const std::optional<std::array<std::vector<int>, 2>> &shares, const base::Progress *progress)
{
    const std::vector<model::ColumnSketch> sketches = sketchesOf(snapshot);
    const std::vector<std::string> types = typesOf(snapshot);
    auto match = model::matchTemplate(key, sketches, types);
    if (!match)
        return base::fail(base::ErrorKind::usage, "workspace.unknown_template", {std::string(key)});
    if (!shares)
        return std::move(*match);
    if (snapshot.size() == 0)
        return base::fail(base::ErrorKind::refused, "starter.no_leads");
    const auto scores = scoring::score(match->model, snapshot.input(), snapshot.asOf, progress);
    if (!scores)
        return base::fail(scores.error());
    for (std::size_t axis = 0; axis < 2; ++axis) {
        model::Axis &target = match->model.axes[axis];
        std::vector<int> wanted = (*shares)[axis];
        wanted.resize(std::min(wanted.size(), target.ranks.size() - 1));
        if (!model::areShares(wanted) || wanted.size() + 1 != target.ranks.size())
            return base::fail(base::ErrorKind::usage, "starter.bad_share");
        target.thresholds = model::thresholdsByShare((*scores)->score[axis], wanted);
    }
    return std::move(*match);
}

base::Result<TemplateDraft> makeTemplateDraft(Workspace &workspace, std::string_view key,
                                              const std::optional<std::array<std::vector<int>, 2>> &shares, std::optional<base::Uuid> person)
{
    auto match = matchTemplateTo(*workspace.snapshot(), key, shares);
    if (!match)
        return base::fail(match.error());
    const auto version = importDraft(workspace, match->model, person);
    if (!version)
        return base::fail(version.error());
    return TemplateDraft{*version, std::move(*match)};
}

} // namespace leadlight::workspace
