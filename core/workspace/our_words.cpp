// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/our_words.h"

#include <algorithm>

#include "wording/glossary.h"

namespace leadlight::workspace {

namespace {

bool namesModelPart(const domain::Word &word)
{
    return !word.inForce.label.empty() && (word.key.starts_with("axis.") || word.key.starts_with("rank."));
}

} // namespace

std::string modelName(const Snapshot &snapshot)
{
    return (snapshot.inForce ? "model v" : "unsigned draft v") + std::to_string(snapshot.modelVersion);
}

std::string stageDefinition(const Snapshot &snapshot, domain::Stage stage)
{
    const std::string key = domain::stageWordKey(stage);
    const std::string own = snapshot.rules->glossary.definition(key);
    return own.empty() ? wording::usualWord(key).definition : own;
}

std::string axisLabel(const Snapshot &snapshot, const model::Axis &axis)
{
    return snapshot.rules->glossary.labelOr(domain::axisWordKey(axis.key), axis.label);
}

std::string columnLabel(const Snapshot &snapshot, const data::Column &column)
{
    const std::size_t axis = column.key == "engagement" ? 1 : 0;
    if ((axis == 1 || column.key == "fit") && !snapshot.leads.find(column.key))
        return axisLabel(snapshot, snapshot.model->axes[axis]);
    return snapshot.rules->glossary.labelOr(domain::fieldWordKey(column.key), column.label.empty() ? column.key : column.label);
}

std::shared_ptr<const model::ScoringModel> shownModel(const Snapshot &snapshot, std::shared_ptr<const model::ScoringModel> model)
{
    const domain::Glossary &glossary = snapshot.rules->glossary;
    if (!model || std::none_of(glossary.words().begin(), glossary.words().end(), namesModelPart))
        return model;
    auto shown = std::make_shared<model::ScoringModel>(*model);
    for (model::Axis &axis : shown->axes) {
        axis.label = axisLabel(snapshot, axis);
        if (axis.rankLabels.size() < axis.ranks.size())
            axis.rankLabels = axis.ranks;
        for (std::size_t rank = 0; rank < axis.ranks.size(); ++rank)
            axis.rankLabels[rank] = glossary.labelOr(domain::rankWordKey(axis.key, axis.ranks[rank]), axis.rankLabels[rank]);
    }
    return shown;
}

std::shared_ptr<const model::ScoringModel> shownModel(const Snapshot &snapshot)
{
    return shownModel(snapshot, snapshot.model);
}

} // namespace leadlight::workspace
