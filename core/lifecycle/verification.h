// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"

namespace leadlight::lifecycle {

/// The optional step between the model's threshold and the MQL (domain.md §9): before Sales sees a lead that qualifies,
/// a person looks it up by phone and web. Who asked for a call does not wait for it.
struct Verification {
    bool isUsed = false;
    std::optional<base::Span> timeBox = base::Span{2, base::Span::Unit::days}; ///< from being asked for to the verdict
    int minutes = 10; ///< that one check costs
    std::string checklist = "Can be reached by phone or e-mail; Works there, in this role; No student, seller or rival; Has the need"; ///< "; " between
    bool operator==(const Verification &) const = default;

    [[nodiscard]] std::vector<std::string> checks() const;
};

/// What stands at the end of a check. The keys are stored.
enum class Verdict : std::uint8_t { asked, confirmed, refused };
[[nodiscard]] std::string_view keyOf(Verdict verdict); ///< "asked", "confirmed", "refused"
[[nodiscard]] std::optional<Verdict> parseVerdict(std::string_view key);

} // namespace leadlight::lifecycle
