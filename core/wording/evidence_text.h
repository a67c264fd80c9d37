// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "evidence/intervals.h"
#include "evidence/rank_measures.h"
#include "evidence/response.h"

namespace leadlight::wording {

/// What is asked of the score: who won, or whom Sales accepted.
enum class Asked : unsigned char { won, accepted };

/// "none", "weak", "fair", "strong" (domain.md §6: below 0.55, 0.65, 0.75, from there).
[[nodiscard]] std::string_view strengthWord(double auc);
/// The whole verdict: "Strong: in 77 of 100 pairs the lead that won had scored higher; 50 is chance." With what limits it:
/// too few leads, an interval that holds chance, a score that points the wrong way.
[[nodiscard]] std::string verdictSentence(const std::optional<evidence::Auc> &auc, evidence::Share all, Asked asked);
/// "in 77 of 100 pairs the lead that won had scored higher; 50 is chance".
[[nodiscard]] std::string pairsPhrase(double auc, Asked asked);
/// "22 closed leads so far. From 30 on, rates count as evidence."
[[nodiscard]] std::string tooFewSentence(evidence::Share all, Asked asked);
/// "Past 7 the odds fall: 24.1 % of those with 7 won, 11.3 % of those with more."; empty where they do not turn.
[[nodiscard]] std::string turnSentence(const evidence::Response &response, std::string_view what, Asked asked);
/// "A3 wins less than B2: 3.2 % of 120, 9.8 % of 311."
[[nodiscard]] std::string reversalSentence(std::string_view better, evidence::Share ofBetter, std::string_view worse, evidence::Share ofWorse, Asked asked);

/// What closed leads say of one value: "Evidence: 142 of 310 closed leads won, 2.1× the odds of the others (95 % interval
/// 1.8 to 2.5), worth +30 points." Without points where none are given; too few leads and no difference are said.
[[nodiscard]] std::string valueEvidenceSentence(evidence::Share share, const evidence::OddsRatio &odds, std::optional<int> points);
/// "11 closed leads; from 30 on".
[[nodiscard]] std::string tooFewNote(std::uint64_t leads);
/// "0.77"; "–" where there is none.
[[nodiscard]] std::string aucText(const std::optional<evidence::Auc> &auc);
/// "0.75 to 0.79".
[[nodiscard]] std::string aucRange(const evidence::Auc &auc);
/// A measure between −1 and 1 with three decimals and the true minus: "−0.204".
[[nodiscard]] std::string correlationText(const std::optional<double> &value);
/// "10.2 % to 15.1 %" of a share; nothing where there are no cases.
[[nodiscard]] std::string rangeText(evidence::Interval rates);
/// "38.1 %", "–" without cases; "38.1 %, few" under 30 cases.
[[nodiscard]] std::string rateText(evidence::Share share);
/// "2.6×", "0.42×"; "–" where it is not known.
[[nodiscard]] std::string oddsText(const evidence::OddsRatio &odds);

} // namespace leadlight::wording
