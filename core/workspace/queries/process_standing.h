// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// How the leads stand in one row of the process as of now.
struct StepStanding {
    std::uint64_t leads = 0;
    std::uint64_t late = 0;      ///< past the limit
    std::uint64_t escalated = 0; ///< late for longer than the process allows
};

/// One a row of the process, of the leads that follow it (WorkingRules::processAt()); nurturing is a program, so its own stays empty.
[[nodiscard]] std::vector<StepStanding> processStanding(const Snapshot &snapshot, std::size_t which = 0);

/// Names of the people of a snapshot by id; "somebody" for one that nobody knows. The snapshot must outlive it.
[[nodiscard]] std::function<std::string(std::string_view id)> personNames(const Snapshot &snapshot);

} // namespace leadlight::workspace
