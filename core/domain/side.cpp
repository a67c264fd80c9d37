// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/side.h"

#include <array>

#include "base/text.h"

namespace leadlight::domain {

namespace {

constexpr std::array<std::string_view, 3> sideKeys{"marketing", "sales", "both"};
constexpr std::array<std::string_view, 3> sideLabels{"Marketing", "Sales", "Both"};

} // namespace

std::string_view keyOf(Side side)
{
    return sideKeys[static_cast<std::size_t>(side)];
}

std::string_view labelOf(Side side)
{
    return sideLabels[static_cast<std::size_t>(side)];
}

std::optional<Side> parseSide(std::string_view text)
{
    const std::string wanted = base::comparable(text);
    for (std::size_t i = 0; i < sideKeys.size(); ++i) {
        if (wanted == sideKeys[i])
            return static_cast<Side>(i);
    }
    return std::nullopt;
}

} // namespace leadlight::domain
