// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "agreement/draft.h"
#include "base/progress.h"
#include "model/model_values.h"
#include "model/validation.h"
#include "scoring/criterion_counts.h"
#include "scoring/scores.h"
#include "workspace/queries/disputes.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What the figures of the table are counted from: one pass over all leads by the draft (300 ms at 1 M). Take it on a
/// job thread; the table itself is then quick enough for the thread that draws.
struct DraftFigures {
    scoring::CriterionCounts counts;
    std::shared_ptr<const scoring::Scores> scores; ///< by the draft
    std::uint64_t leads = 0;
};
/// Errors: stopped.
[[nodiscard]] base::Result<DraftFigures> draftFigures(const Snapshot &snapshot, const model::ScoringModel &draft,
                                                      const base::Progress *progress = nullptr);

/// One line of the editor: a value of the draft (or of a criterion that the draft took out), and what was said of it.
/// Texts as model::ModelValue (wording::valueText words them); an empty `marketing` or `sales`: no proposal.
struct DraftTableRow {
    model::ModelValue value; ///< on the table; text noValue where the draft lacks the criterion
    std::string inForce;     ///< noValue where the version in force lacks it; empty where none is in force
    std::string marketing;
    std::string sales;
    bool tickedByMarketing = false;
    bool tickedBySales = false;
    bool isOpen = false;    ///< else agreed: proposing needs every row agreed
    bool isChanged = false; ///< the value on the table is not the one in force
    std::string axisLabel;  ///< "Fit"; empty: of neither axis
    std::string group;      ///< the criterion's group
    std::string criterion;  ///< the criterion's label; empty: not of a criterion
    std::string label;      ///< the value's own: "Core industries", "Unknown", "Half-life", "A3", "Threshold of A"
    std::optional<std::int64_t> number; ///< of the value on the table, where it is a number
    std::int64_t lowest = 0;            ///< bounds of a number, for slider and spin box
    std::int64_t highest = 0;
    double apart = 0; ///< |Marketing − Sales| (the table's value for a side without proposal) in points × weight/100;
                      ///< cap and days: the criterion's points; what is no number: 1
    std::uint64_t leads =
        0; ///< affected: that the band fires for; a threshold: between the two proposals; a cell: in it
    std::vector<agreement::DraftComment> comments; ///< oldest first
    std::vector<Dispute> contested; ///< open disputes that propose a change of this criterion (disputes.h); on its row alone

    /// What rows not agreed are ordered by (domain.md §5).
    [[nodiscard]] double dispute() const { return apart * static_cast<double>(leads); }
};

struct DraftTable {
    int version = 0; ///< 0: there is no draft; rows then show the version in force, all agreed
    agreement::VersionState state = agreement::VersionState::draft;
    int basedOn = 0; ///< version in force; 0: none
    std::vector<DraftTableRow>
        rows; ///< in the model's order: a criterion (kind criterion) before its values, removed ones last of their axis
    std::vector<std::size_t> open;                 ///< rows not agreed, most disputed first, ties by path
    std::vector<agreement::DraftComment> comments; ///< on the version as a whole
};

/// Without `figures` leads are 0.
[[nodiscard]] DraftTable draftTable(const Snapshot &snapshot, const DraftFigures *figures = nullptr);
/// The open version and the number of rows not agreed, without a table: for the header.
[[nodiscard]] const agreement::ModelVersion *openVersion(const Snapshot &snapshot);
[[nodiscard]] std::size_t openRowCount(const Snapshot &snapshot);

/// A finding about the draft, with the row to jump to. An error blocks proposing, a warning never does.
struct DraftCheck {
    model::Finding finding; ///< worded by wording::findingText
    std::string path;       ///< of a row of the table; empty: of the model as a whole
};
/// model::validate with all leads' attributes, and with `figures` also model.matches_hardly_any and
/// model.matches_nearly_all (share, below 0.5 % or above 95 % of all leads); model.personal_data for criteria on
/// attributes that the law protects.
[[nodiscard]] std::vector<DraftCheck> checkDraft(const Snapshot &snapshot, const model::ScoringModel &draft,
                                                 const DraftFigures *figures = nullptr);

} // namespace leadlight::workspace
