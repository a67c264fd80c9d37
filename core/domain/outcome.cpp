// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/outcome.h"

#include <array>

#include "base/text.h"

namespace leadlight::domain {

namespace {

constexpr std::array<std::string_view, 4> outcomeKeys{"open", "won", "lost", "on_hold"};

} // namespace

std::string_view keyOf(OutcomeKind kind)
{
    return outcomeKeys[static_cast<std::size_t>(kind)];
}

std::optional<OutcomeKind> parseOutcomeKind(std::string_view text)
{
    const std::string wanted = base::comparable(text);
    for (std::size_t i = 0; i < outcomeKeys.size(); ++i) {
        if (wanted == outcomeKeys[i])
            return static_cast<OutcomeKind>(i);
    }
    return std::nullopt;
}

} // namespace leadlight::domain
