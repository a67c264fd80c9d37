// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/template_match.h"
#include "output.h"
#include "workspace/queries/starter_proposal.h"

namespace leadlight::cli {

/// What a starter model could be made of, for people and for programs.
void printProposal(const Common &common, const workspace::StarterProposal &proposal);
[[nodiscard]] nlohmann::ordered_json proposalJson(const workspace::StarterProposal &proposal);
/// What a template found and what it did not.
void printMatch(const Common &common, const model::TemplateMatch &match);
[[nodiscard]] nlohmann::ordered_json matchJson(const model::TemplateMatch &match);
/// The share of leads in each rank of the draft that now scores.
void printRanks(const Common &common, const workspace::Snapshot &snapshot, const model::ScoringModel &model);

} // namespace leadlight::cli
