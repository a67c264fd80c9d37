// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "agreement/proposal.h"
#include "evidence/rank_measures.h"
#include "model/model_values.h"
#include "workspace/queries/evidence_criteria.h"

namespace leadlight::workspace {

/// What closed leads say of a draft beside the version in force: the same leads, scored as they stood at hand-over, and
/// the same AUC as on the evidence page (domain.md §6, verdict "won"). Immutable, shared between threads.
struct DraftEvidence {
    std::shared_ptr<const model::ScoringModel> draft;
    evidence::Share all;                  ///< closed leads
    std::optional<evidence::Auc> before;  ///< of the version in force; as `after`, nothing while there are too few
    std::optional<evidence::Auc> after;
    std::vector<std::uint32_t> rows;      ///< the leads, ascending
    std::vector<CriterionEvidence> criteria; ///< of the draft
    bool flatters = false; ///< a number was changed to what the same leads suggest (give or take a point)
};

/// What does not depend on the draft; kept from one draft to the next of a snapshot.
struct DraftEvidenceFacts {
    std::optional<std::vector<EvidenceCase>> cases;
    std::optional<evidence::Auc> before;
    std::vector<CriterionEvidence> criteriaBefore; ///< of the version in force
};

/// Errors: stopped.
[[nodiscard]] base::Result<DraftEvidence> draftEvidence(const Snapshot &snapshot, const model::ScoringModel &draft,
                                                        const ValueHistory &history, DraftEvidenceFacts &facts,
                                                        const base::Progress *progress);
/// The attributes whose history it needs: those of the draft and of the model that scores.
[[nodiscard]] std::set<std::string> evidenceFields(const Snapshot &snapshot, const model::ScoringModel &draft);
/// Writes AUC, intervals and warning into figures to be frozen.
void freezeInto(agreement::ImpactFigures::Look &look, const DraftEvidence &evidence);

/// The evidence on one value of a model.
struct ValueEvidence {
    evidence::Share share;      ///< closed leads that it is about; `yes`: won
    evidence::OddsRatio odds;   ///< of those against all others
    Voice voice = Voice::tooFew;
    std::optional<int> points;  ///< what the evidence would write here, on the model's own scale; only where it speaks
    std::optional<std::uint32_t> turnsAt; ///< past this many events the odds fall; of a behaviour as a whole
    bool isWhole = false;       ///< about the criterion as a whole, not about one of its numbers
};
/// Nothing for what evidence has no word on: thresholds, gates, windows, and a criterion that `model` words otherwise
/// than the draft that was judged.
[[nodiscard]] std::optional<ValueEvidence> valueEvidence(const DraftEvidence &evidence, const model::ScoringModel &model,
                                                         const model::ModelValue &value);

} // namespace leadlight::workspace
