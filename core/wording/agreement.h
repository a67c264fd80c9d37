// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "agreement/draft.h"
#include "agreement/proposal.h"
#include "model/model_diff.h"

namespace leadlight::wording {

/// A value for people: "+12", "30 days", "no limit", "in the region", "A1 A2 B1 …"; empty for no proposal. What only
/// JSON holds becomes a sentence ("Industry is one of Food, Pharma: +12; …").
[[nodiscard]] std::string valueText(const model::ModelValue &place, const std::string &text);
/// The value's own name within its criterion or axis: "Core industries", "Half-life", "Threshold of A", "A3",
/// "Reachable".
[[nodiscard]] std::string valueLabel(const model::ScoringModel &model, const model::ModelValue &place);
/// With what it belongs to in front: "Industry: Core industries".
[[nodiscard]] std::string placeText(const model::ScoringModel &model, const model::ModelValue &place);
/// A criterion as a sentence: "First 7 count +3 each, every further one −1. Halves every 30 days."
[[nodiscard]] std::string criterionSentence(const model::Criterion &criterion);
/// "Industry: Core industries 12 → 15".
[[nodiscard]] std::string changeText(const model::ScoringModel &from, const model::ScoringModel &to,
                                     const model::ModelChange &change);

/// "Under this draft 1,180 leads change tile (2.4 %). MQLs 1,757 → 1,902 (+145)."
[[nodiscard]] std::string impactHeadline(const agreement::ImpactFigures &figures);
/// "3 of 84 past wins would not have been handed over (before: 1)."
[[nodiscard]] std::string winsSentence(const agreement::ImpactFigures::Look &look);
/// "At 20 minutes a call, 41 wrong hand-overs less spare Sales 13.7 hours."
[[nodiscard]] std::string sparedSentence(std::int64_t spared, std::int64_t minutes, int minutesACall);
/// "A lead that won scored higher in 77 of 100 pairs (before: 74); 50 is chance."
[[nodiscard]] std::string aucSentence(const agreement::ImpactFigures::Look &look);
/// "Draft", "Half signed", "In force".
[[nodiscard]] std::string_view stateName(agreement::VersionState state);
/// "the best 60 leads", "only new ones".
[[nodiscard]] std::string releaseText(const agreement::Release &release);
/// What a step of the undo stack did: "Budget: Confirmed".
[[nodiscard]] std::string stepText(const model::ScoringModel &model, const agreement::DraftEdit &edit);

} // namespace leadlight::wording
