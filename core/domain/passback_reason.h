// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace leadlight::domain {

/// How a reason counts in the evidence: definitional reasons count against the score, procedural ones do not.
enum class ReasonKind : std::uint8_t { definitional, procedural };

/// Why Sales passes a lead back (domain.md §3), with what follows from it. An organisation edits everything but key and
/// kind, so that what was passed back before is counted as before.
struct PassbackReason {
    std::string key;   ///< "no_budget"
    std::string label; ///< "No need, only researching"
    ReasonKind kind = ReasonKind::definitional;
    std::string program;     ///< nurture program by default
    int waitDays = 14;       ///< no hand-over before this many days, unless other new evidence comes
    int newPoints = 15;      ///< points that prospect activity after the passback must add
    std::string answeredBy;  ///< known field whose answer (not by Sales) is new evidence; empty: none
    bool needsNote = false;
    bool takesDate = false;
    bool offered = true;     ///< false: the organisation does not use it; old moves still name it
    bool operator==(const PassbackReason &) const = default;
};

/// The list an organisation starts with, in the order of the digits 1–7 in the inbox.
[[nodiscard]] std::span<const PassbackReason> passbackReasons();
/// By key or label; case-folded; a part in brackets may be left out. Null: none of `reasons`.
[[nodiscard]] const PassbackReason *findPassbackReason(std::span<const PassbackReason> reasons, std::string_view text);
/// The same among those an organisation starts with.
[[nodiscard]] const PassbackReason *findPassbackReason(std::string_view text);

} // namespace leadlight::domain
