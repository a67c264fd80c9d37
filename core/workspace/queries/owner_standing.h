// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// What lies with one owner and what became of what was handed over to them. A lead counts with who owns it now.
struct OwnerStanding {
    std::string name; ///< empty: leads of nobody
    bool isPartner = false;
    std::uint64_t waitingMqls = 0; ///< neither accepted nor passed back
    std::uint64_t waitingSals = 0; ///< accepted, neither an opportunity nor passed back
    std::int64_t oldestSeconds = 0; ///< the longest wait of both
    std::uint64_t handedOver = 0;   ///< hand-overs that were not undone
    std::uint64_t decided = 0;      ///< of those, accepted or passed back
    std::uint64_t breaches = 0;     ///< of those handed over: decided past the limit, or past it now
};
/// Nobody first, then by what waits, most first; the sum of all is sumOf().
[[nodiscard]] std::vector<OwnerStanding> ownerStanding(const Snapshot &snapshot);
[[nodiscard]] OwnerStanding sumOf(const std::vector<OwnerStanding> &owners);

} // namespace leadlight::workspace
