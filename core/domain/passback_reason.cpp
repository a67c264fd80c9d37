// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/passback_reason.h"

#include <array>

#include "base/text.h"

namespace leadlight::domain {

namespace {

std::string withoutBrackets(std::string_view text)
{
    const std::size_t bracket = text.find('(');
    return base::comparable(text.substr(0, bracket));
}

} // namespace

std::span<const PassbackReason> passbackReasons()
{
    using enum ReasonKind;
    static const std::array<PassbackReason, 7> reasons{{
        {"no_budget", "No budget", definitional, "Budget not ready", 14, 15, "budget", false, false},
        {"not_decision_maker", "Not the decision maker", definitional, "Reach the decision maker", 14, 15, "authority",
         false, false},
        {"no_need", "No need, only researching", definitional, "Show the need", 14, 15, "need", false, false},
        {"too_early", "Too early (until a date)", definitional, "Ask again later", 90, 15, "timeframe", false, true},
        {"outside_market", "Outside the target market", definitional, "Newsletter only", 14, 15, "", false, false},
        {"unreachable", "Cannot be reached", procedural, "Find a way to reach", 14, 15, "phone", false, false},
        {"other", "Other (a note)", procedural, "Keep in touch", 14, 15, "", true, false},
    }};
    return reasons;
}

const PassbackReason *findPassbackReason(std::span<const PassbackReason> reasons, std::string_view text)
{
    const std::string wanted = base::comparable(text);
    for (const PassbackReason &reason : reasons) {
        if (wanted == reason.key || wanted == base::comparable(reason.label) || wanted == withoutBrackets(reason.label))
            return &reason;
    }
    return nullptr;
}

const PassbackReason *findPassbackReason(std::string_view text)
{
    return findPassbackReason(passbackReasons(), text);
}

} // namespace leadlight::domain
