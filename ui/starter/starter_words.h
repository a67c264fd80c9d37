// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "workspace/queries/starter_proposal.h"

namespace leadlight::starter {

/// Under this many closed leads a share says little (ux.md §2).
inline constexpr std::uint64_t fewLeads = 30;

[[nodiscard]] QString countOf(std::uint64_t leads);                        ///< "1,240"
[[nodiscard]] QString axisName(std::size_t axis);                          ///< "Who they are"
[[nodiscard]] QString wonText(const workspace::StarterEvidence &evidence); ///< "18 of 35 won", "3 of 4 won, few", "–"
[[nodiscard]] QString shareText(const workspace::StarterEvidence &evidence); ///< "51.4 %", "–"
[[nodiscard]] QString markName(model::Mark mark);                            ///< "Good"
[[nodiscard]] QString basisName(workspace::MarkBasis basis);                 ///< where a mark comes from: "Outcomes"
[[nodiscard]] QString notesText(const std::vector<model::StarterNote> &notes, const QString &between);
/// What is known of all leads: "9,240 leads; of 9,240 closed ones 38.5 % won."
[[nodiscard]] QString leadsSentence(const workspace::StarterProposal &proposal);

} // namespace leadlight::starter
