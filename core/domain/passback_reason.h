// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace leadlight::domain {

/// How a reason counts in the evidence: definitional reasons count against the score, procedural ones do not.
enum class ReasonKind : std::uint8_t { definitional, procedural };

/// Why Sales passes a lead back (domain.md §3), with what follows from it.
struct PassbackReason {
    std::string_view key;   ///< "no_budget"
    std::string_view label; ///< "No need, only researching"
    ReasonKind kind = ReasonKind::definitional;
    std::string_view program;       ///< nurture program by default
    int waitDays = 14;              ///< no hand-over before this many days, unless other new evidence comes
    int newPoints = 15;             ///< points that prospect activity after the passback must add
    std::string_view answeredBy;    ///< known field whose answer (not by Sales) is new evidence; empty: none
    bool needsNote = false;
    bool takesDate = false;
};

/// In the order of the digits 1–7 in the inbox.
[[nodiscard]] std::span<const PassbackReason> passbackReasons();
/// By key or label; case-folded; a part in brackets may be left out.
[[nodiscard]] const PassbackReason *findPassbackReason(std::string_view text);

} // namespace leadlight::domain
