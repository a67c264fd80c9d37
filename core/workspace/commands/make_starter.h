// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "model/template_match.h"
#include "workspace/queries/starter_proposal.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// A draft that was made, and scores at once unless a version is in force.
struct StarterDraft {
    int version = 0;
    model::ScoringModel model;
};

/// Makes the draft from a (corrected) proposal: thresholds by share over all leads, one ledger entry as importDraft has
/// it. Errors: those of starterModel and importDraft.
[[nodiscard]] base::Result<StarterDraft> makeStarterDraft(Workspace &workspace, const StarterProposal &proposal,
                                                          std::optional<base::Uuid> person = std::nullopt);

/// A template on the columns that the leads have; with `shares` its thresholds, too, are found by share, one less than
/// each axis has ranks (a longer list is cut). Nothing is written. Errors: workspace.unknown_template (key),
/// starter.no_leads, starter.bad_share, stopped.
[[nodiscard]] base::Result<model::TemplateMatch> matchTemplateTo(const Snapshot &snapshot, std::string_view key,
                                                                 const std::optional<std::array<std::vector<int>, 2>> &shares = std::nullopt,
                                                                 const base::Progress *progress = nullptr);

/// The same as a draft. Errors: those of matchTemplateTo and importDraft.
struct TemplateDraft {
    int version = 0;
    model::TemplateMatch match;
};
[[nodiscard]] base::Result<TemplateDraft> makeTemplateDraft(Workspace &workspace, std::string_view key,
                                                            const std::optional<std::array<std::vector<int>, 2>> &shares = std::nullopt,
                                                            std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
