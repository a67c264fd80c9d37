// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "report/document.h"
#include "wording/numbers.h"

namespace leadlight::workspace {

/// Below it a share is called "few".
inline constexpr std::uint64_t fewLeads = 30;

[[nodiscard]] inline std::string countText(std::uint64_t value)
{
    return wording::grouped(static_cast<std::int64_t>(value));
}
[[nodiscard]] inline report::TableCell countCell(std::uint64_t value)
{
    return {countText(value), static_cast<double>(value)};
}

} // namespace leadlight::workspace
