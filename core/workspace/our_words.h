// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "data/column.h"
#include "model/scoring_model.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

// What the organisation calls fields, axes and ranks (domain::Glossary); stages ask the glossary itself.

[[nodiscard]] std::string columnLabel(const Snapshot &snapshot, const data::Column &column);
[[nodiscard]] std::string axisLabel(const Snapshot &snapshot, const model::Axis &axis);
/// "model v3", or "unsigned draft v1" while none is in force.
[[nodiscard]] std::string modelName(const Snapshot &snapshot);
/// What both sides mean by the stage, else what the program means.
[[nodiscard]] std::string stageDefinition(const Snapshot &snapshot, domain::Stage stage);
/// The model to be looked at: `model` itself, or a copy whose axes and ranks are called as the organisation calls them.
/// Never what is stored, compared or signed.
[[nodiscard]] std::shared_ptr<const model::ScoringModel> shownModel(const Snapshot &snapshot, std::shared_ptr<const model::ScoringModel> model);
/// Of the model that scores.
[[nodiscard]] std::shared_ptr<const model::ScoringModel> shownModel(const Snapshot &snapshot);

} // namespace leadlight::workspace
