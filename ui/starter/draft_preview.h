// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "model/template_match.h"
#include "starter/starter_sheet.h"
#include "workspace/queries/matrix_summary.h"

namespace leadlight::starter {

/// What a draft would do to all leads; nothing is written.
struct DraftPreview {
    std::shared_ptr<const model::ScoringModel> model;
    workspace::MatrixSummary summary; ///< closed and won: all closed leads, in the tile of today's score by the draft
    std::optional<model::TemplateMatch> match; ///< of a template
};

/// From the columns. Errors: those of workspace::starterModel.
[[nodiscard]] base::Result<DraftPreview> previewStarter(const workspace::Snapshot &snapshot,
                                                        const workspace::StarterProposal &proposal,
                                                        const base::Progress &progress);
/// From a template. Errors: those of workspace::matchTemplateTo.
[[nodiscard]] base::Result<DraftPreview> previewTemplate(const workspace::Snapshot &snapshot, const std::string &key,
                                                         const StarterSheet::Shares &shares,
                                                         const base::Progress &progress);

} // namespace leadlight::starter
