// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/rank_measures.h"
#include "evidence/separation.h"
#include "workspace/queries/evidence_criteria.h"

namespace leadlight::workspace {

/// What is judged: a model, or a numeric column as if it were a score.
struct EvidenceQuestion {
    std::shared_ptr<const model::ScoringModel> model; ///< null: the snapshot's (in force, else the draft)
    std::string column;                               ///< not empty: this column instead of a model
    std::string segment = "source";                   ///< a text column to part the leads by
    EvidencePeriod period;
};

/// A part of the cases: a quarter, a version, a segment.
struct PartEvidence {
    std::string name;
    evidence::Share share;
    std::optional<evidence::Auc> auc;
};

/// One verdict on one score.
struct VerdictEvidence {
    evidence::Share all;
    std::optional<evidence::Auc> auc;       ///< by the agreed order, or the column; nothing unless there are both kinds
    std::optional<evidence::Auc> combined;  ///< by the plain sum of both axes; of a model alone, as are the next two
    std::array<std::optional<evidence::Auc>, 2> axes;
    std::optional<double> tauB;             ///< Kendall; of what `auc` judges
    std::optional<double> spearman;
    std::optional<double> pearson;          ///< point-biserial r of the plain sum, or of the column
    std::array<evidence::Share, 10> deciles{}; ///< best first
    std::vector<evidence::GainPoint> gains;
    std::vector<evidence::Share> cells;     ///< row by row; empty for a column
    std::vector<evidence::Reversal> reversals;
    std::vector<PartEvidence> quarters;     ///< "2026 Q1", by date
    std::vector<PartEvidence> versions;     ///< "v2": by the version that handed the lead over
    std::vector<PartEvidence> segments;     ///< the most frequent first, at most eight
    std::vector<CriterionEvidence> criteria;
    std::vector<ActivityEvidence> activities;
    std::array<std::uint64_t, leftOutReasons> leftOut{}; ///< by LeftOut
    std::uint64_t blank = 0;                ///< cases without a value in the column
    std::vector<std::uint8_t> decileOf;     ///< by case; 255: left out

    /// Enough closed cases, and of both kinds, for a rate to count as evidence.
    [[nodiscard]] bool isEnough() const { return all.isEnough() && auc.has_value(); }
};

struct PassbackCount {
    std::string reason; ///< key
    std::string label;  ///< as the organisation calls it
    bool counts = true;  ///< against the score
    std::vector<std::uint32_t> rows; ///< lead rows, ascending
};

/// Does the score predict the sale. Immutable once made.
struct Evidence {
    std::shared_ptr<const model::ScoringModel> model; ///< null: a column was judged
    std::string column;
    std::string segment;                              ///< label of the column of the segments; empty: none
    EvidencePeriod period;
    std::array<VerdictEvidence, 2> verdicts;          ///< by Verdict
    std::vector<EvidenceCase> cases;
    std::vector<std::uint16_t> cells;                 ///< by case; empty for a column
    std::vector<CriterionValues> criteria;            ///< likewise
    std::vector<PassbackCount> passbacks;             ///< of the cases' first hand-overs, most frequent first
    std::uint64_t undated = 0;  ///< cases with a verdict scored on today's data; may flatter
    std::uint64_t imported = 0; ///< cases with a verdict whose hand-over was not recorded here

    [[nodiscard]] const VerdictEvidence &of(Verdict verdict) const { return verdicts[static_cast<std::size_t>(verdict)]; }
    /// Lead rows behind a figure, ascending.
    [[nodiscard]] std::vector<std::uint32_t> rowsOfDecile(Verdict verdict, std::size_t decile) const;
    [[nodiscard]] std::vector<std::uint32_t> rowsOfCell(Verdict verdict, std::size_t cell) const;
    [[nodiscard]] std::vector<std::uint32_t> rowsOfBand(Verdict verdict, std::size_t criterion, const BandEvidence &band) const;
    [[nodiscard]] std::vector<std::uint32_t> rowsOfVerdict(Verdict verdict) const;
    [[nodiscard]] std::vector<std::uint32_t> rowsThatDid(Verdict verdict) const; ///< that won, or were accepted
};

/// Leads with a verdict that did this before they were handed over, ascending. `snapshot` is the one that was judged.
[[nodiscard]] std::vector<std::uint32_t> rowsOfActivity(const Snapshot &snapshot, const Evidence &evidence, Verdict verdict,
                                                        const std::string &type);

/// Judges. Errors: evidence.not_a_number (column), stopped.
[[nodiscard]] base::Result<Evidence> judge(const Snapshot &snapshot, const ValueHistory &history, const EvidenceQuestion &question,
                                           base::Progress &progress);
/// The same, with the values' history read first. Errors: also those of the store.
[[nodiscard]] base::Result<Evidence> judge(Workspace &workspace, const EvidenceQuestion &question, base::Progress &progress);
/// The attributes whose history a question needs.
[[nodiscard]] std::set<std::string> fieldsOf(const Snapshot &snapshot, const EvidenceQuestion &question);

} // namespace leadlight::workspace
