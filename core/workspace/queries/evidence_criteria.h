// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidence/intervals.h"
#include "evidence/response.h"
#include "workspace/queries/evidence_scores.h"

namespace leadlight::workspace {

/// How loud the evidence is: too few cases, enough but no difference to be seen, or a difference.
enum class Voice : std::uint8_t { tooFew, noEvidence, speaks };

/// The cases for which a criterion said the same.
struct BandEvidence {
    std::string label;
    CriterionValue from = 0; ///< of CriterionValues::values, `to` included
    CriterionValue to = 0;
    double points = 0;       ///< what it gave these cases on average
    evidence::Share share;
    evidence::OddsRatio odds; ///< against all other cases that the criterion applies to
    Voice voice = Voice::tooFew;
    /// What the evidence would give these cases, compared with the average one, on the model's own scale (see below);
    /// nothing unless it speaks.
    std::optional<int> evidencePoints;
    bool runsAgainst = false; ///< the model's points and the evidence point to opposite sides
};

/// One criterion against one verdict. Points of evidence are log odds (ten average cases added, so that few say little)
/// times a scale per axis: the spread of the axis's own points over its bands ÷ the spread of the bands' log odds beyond
/// chance. Where the log odds do not spread beyond chance, no points are given.
struct CriterionEvidence {
    std::string key;
    std::string label;
    std::string group;
    std::size_t axis = 0;
    bool isBehaviour = false;
    evidence::Share fires;    ///< it gives points (to whom it never gives any: takes some); a behaviour: at least one event
    evidence::OddsRatio odds; ///< of those against all others that it applies to
    Voice voice = Voice::tooFew;
    std::optional<double> informationValue;
    /// What the evidence would write where the model has the points of an event (behaviour), of the interest or of the
    /// account (target); nothing for other kinds, or unless it speaks.
    std::optional<int> evidencePoints;
    std::vector<BandEvidence> bands;
    evidence::Response response; ///< of a behaviour
};

/// `verdicts`: by case, −1 left out.
[[nodiscard]] std::vector<CriterionEvidence> criterionEvidence(const CaseScores &scores, std::span<const std::int8_t> verdicts);

/// What leads did before they were handed over, whether the model counts it or not.
struct ActivityEvidence {
    std::string type;
    evidence::Share did;      ///< at least once
    evidence::OddsRatio odds; ///< against those who did not
    Voice voice = Voice::tooFew;
    double ofYes = 0; ///< share of the cases that went well that did it
    double ofNo = 0;
};
/// An own action of the lead up to `at`: no machine click, and not what Sales did.
[[nodiscard]] bool countsAsDone(const data::ActivityTable &activities, std::size_t event, base::Instant at);
/// The clearest first. Machine clicks and what Sales did do not count.
[[nodiscard]] std::vector<ActivityEvidence> activityEvidence(const Snapshot &snapshot, std::span<const EvidenceCase> cases,
                                                             std::span<const std::int8_t> verdicts);

} // namespace leadlight::workspace
