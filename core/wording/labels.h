// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "domain/stage.h"

namespace leadlight::wording {

/// "Sales", "Marketing", "either side" for a side's key.
[[nodiscard]] std::string sideName(std::string_view key);
/// "pass back" for a move's key: what comes after "can".
[[nodiscard]] std::string moveVerb(std::string_view key);
/// "Passed back" for a move: what the timeline says happened.
[[nodiscard]] std::string moveDone(domain::Move move);
/// "Entered a nurture program" for the ledger's kind of a small deed.
[[nodiscard]] std::string deedName(std::string_view kind);
/// "confirmed", "not confirmed" for the verdict of a verification (lifecycle/verification.h).
[[nodiscard]] std::string verdictName(std::string_view verdict);
/// "White paper" for an activity type's key, known or not.
[[nodiscard]] std::string activityName(std::string_view type);
/// "no way to reach them" for a gate that is not passed.
[[nodiscard]] std::string gateName(std::string_view gate);
/// "the same e-mail address" for what speaks for two leads being one.
[[nodiscard]] std::string likenessName(std::string_view reason);
/// "nearly the same name" for what speaks for two accounts being one.
[[nodiscard]] std::string accountLikenessName(std::string_view reason);
/// "looks like a fictional name" for a reason of quarantine.
[[nodiscard]] std::string quarantineName(std::string_view reason);

} // namespace leadlight::wording
