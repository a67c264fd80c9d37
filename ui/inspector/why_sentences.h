// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include <QString>
#include <QStringList>

#include "bridge/time_text.h"
#include "scoring/explanation.h"
#include "workspace/snapshot.h"

namespace leadlight::inspector {

/// Why one lead has its rank, with the ranks it falls to. Made on the query thread.
struct LeadStory {
    std::uint32_t row = 0;
    std::shared_ptr<const lifecycle::WorkingRules> rules = lifecycle::usualRules(); ///< what things are called
    scoring::Explanation why;
    std::array<std::optional<std::string>, 2> fallsTo; ///< rank name by axis at the moment it falls, where it is worse
};
[[nodiscard]] LeadStory storyOf(const workspace::Snapshot &snapshot, std::uint32_t row);

/// "Falls to 2 on 25 Nov if nothing more happens.", or empty.
[[nodiscard]] QString fallsText(const LeadStory &story, std::size_t axis, const bridge::TimeText &times);
/// What overrides the ranks, in a sentence, or empty.
[[nodiscard]] QString overrideText(const LeadStory &story, const workspace::Snapshot &snapshot, const bridge::TimeText &times);
/// "What would make this an A", or empty where nothing would by itself.
[[nodiscard]] QString liftHeading(const LeadStory &story, std::size_t axis);
/// "Industry: Food instead (+15)", one a change.
[[nodiscard]] QStringList liftLines(const LeadStory &story, std::size_t axis, const workspace::Snapshot &snapshot);
/// Why a lead of the region is not handed over, or empty.
[[nodiscard]] QString gateText(const LeadStory &story);
/// "Worth asking: budget, timeframe.", or empty.
[[nodiscard]] QString askText(const LeadStory &story);
/// One line for a CRM or a chat: "A1: COO, Pharma; asked for a call today; falls to A2 on 25 Nov".
[[nodiscard]] QString whyLine(const LeadStory &story, const workspace::Snapshot &snapshot, const bridge::TimeText &times);

} // namespace leadlight::inspector
