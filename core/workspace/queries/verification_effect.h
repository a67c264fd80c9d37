// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What the verification costs and what it changes (domain.md §9): of the model's hand-overs that Sales has answered, how
/// many it accepted, with and without a check before. Passbacks for a procedural reason are left out, as in the evidence.
struct VerificationEffect {
    std::uint64_t waiting = 0;
    std::uint64_t late = 0; ///< of those, past their time box
    std::uint64_t confirmed = 0;
    std::uint64_t refused = 0;
    std::int64_t minutesSpent = 0; ///< checks × what one takes by the working rules
    struct Answers {
        std::uint64_t answered = 0;
        std::uint64_t accepted = 0;
    };
    Answers checked;
    Answers unchecked;
};
[[nodiscard]] VerificationEffect verificationEffect(const Snapshot &snapshot);
/// "40 checked: 31 confirmed, 9 not, 6.7 hours. Sales accepted 24 of 28 that were checked and 60 of 96 that were not."
[[nodiscard]] std::string effectText(const VerificationEffect &effect);

} // namespace leadlight::workspace
