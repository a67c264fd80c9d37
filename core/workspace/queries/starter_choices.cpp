// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "scoring/engine.h"
#include "workspace/queries/starter_proposal.h"

namespace leadlight::workspace {

namespace {

bool isNamed(const model::StarterValue &value, const std::string &comparable)
{
    return base::comparable(value.label) == comparable || std::any_of(value.values.begin(), value.values.end(), [&](const std::string &spelling) {
               return base::comparable(spelling) == comparable;
           });
}

} // namespace

std::string_view keyOf(MarkBasis basis)
{
    switch (basis) {
    case MarkBasis::outcomes:
        return "outcomes";
    case MarkBasis::vocabulary:
        return "vocabulary";
    case MarkBasis::person:
        return "person";
    case MarkBasis::none:
        break;
    }
    return "none";
}

std::string_view keyOf(StarterStanding standing)
{
    return standing == StarterStanding::offered ? "offered" : standing == StarterStanding::afterOutcome ? "after_outcome" : "left_out";
}

ProposedColumn *StarterProposal::find(std::string_view column)
{
    const std::string wanted = base::comparable(column);
    for (const bool byKey : {true, false}) {
        for (ProposedColumn &proposed : columns) {
            if (base::comparable(byKey ? proposed.key : proposed.label) == wanted)
                return &proposed;
        }
    }
    return nullptr;
}

base::Result<void> switchColumn(StarterProposal &proposal, std::string_view column, bool on)
{
    ProposedColumn *found = proposal.find(column);
    if (!found)
        return base::fail(base::ErrorKind::usage, "starter.unknown_column", {std::string(column)});
    if (on && found->values.empty())
        return base::fail(base::ErrorKind::usage, "starter.no_values", {std::string(column)});
    found->on = on;
    return {};
}

base::Result<void> markValue(StarterProposal &proposal, std::string_view column, std::string_view value, model::Mark mark)
{
    ProposedColumn *found = proposal.find(column);
    if (!found)
        return base::fail(base::ErrorKind::usage, "starter.unknown_column", {std::string(column)});
    const std::string wanted = base::comparable(value);
    const auto hit = std::find_if(found->values.begin(), found->values.end(), [&](const ProposedValue &entry) { return isNamed(entry.choice, wanted); });
    if (hit == found->values.end())
        return base::fail(base::ErrorKind::usage, "starter.unknown_value", {std::string(column), std::string(value)});
    hit->choice.mark = mark;
    hit->basis = MarkBasis::person;
    return {};
}

model::StarterChoices choicesOf(const StarterProposal &proposal)
{
    model::StarterChoices choices;
    choices.shares = proposal.shares;
    choices.handRaiseTypes = proposal.handRaiseTypes;
    choices.askReachable = proposal.askReachable;
    for (const ProposedColumn &column : proposal.columns) {
        if (!column.on)
            continue;
        model::StarterColumn chosen{column.key, column.label, column.axis, {}};
        for (const ProposedValue &value : column.values)
            chosen.values.push_back(value.choice);
        choices.columns.push_back(std::move(chosen));
    }
    for (const ProposedActivity &activity : proposal.activities) {
        if (activity.on)
            choices.activities.push_back(activity.choice);
    }
    return choices;
}

base::Result<model::ScoringModel> starterModel(const Snapshot &snapshot, const StarterProposal &proposal, const base::Progress *progress)
{
    if (snapshot.size() == 0)
        return base::fail(base::ErrorKind::refused, "starter.no_leads");
    for (const std::vector<int> &shares : proposal.shares) {
        if (!model::areShares(shares))
            return base::fail(base::ErrorKind::usage, "starter.bad_share");
    }
    model::ScoringModel model = model::makeStarterModel(choicesOf(proposal));
    if (model.axes[0].criteria.empty() && model.axes[1].criteria.empty())
        return base::fail(base::ErrorKind::refused, "starter.nothing_chosen");
    const auto scores = scoring::score(model, snapshot.input(), snapshot.asOf, progress);
    if (!scores)
        return base::fail(scores.error());
    for (std::size_t axis = 0; axis < 2; ++axis)
        model.axes[axis].thresholds = model::thresholdsByShare((*scores)->score[axis], proposal.shares[axis]);
    return model;
}

} // namespace leadlight::workspace
