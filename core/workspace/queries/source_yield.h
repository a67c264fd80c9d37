// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/outcome.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What a type of source has brought here so far, beside all others.
struct SourceYield {
    std::uint64_t leads = 0;
    std::uint64_t closed = 0, won = 0;           ///< of them
    std::uint64_t othersClosed = 0, othersWon = 0;
    std::optional<domain::Money> cost;           ///< of the campaigns named like their sources
};

/// `type` as in ImportRequest::sourceType.
[[nodiscard]] SourceYield sourceYield(const Snapshot &snapshot, std::string_view type);

} // namespace leadlight::workspace
