// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/time_limits.h"

namespace leadlight::lifecycle {

std::optional<base::Instant> dueFor(domain::Stage stage, base::Instant since, const Limits &limits, const base::BusinessHours &hours,
                                    const base::Zone &zone)
{
    const auto &limit = limits.byStage[static_cast<std::size_t>(stage)];
    if (!limit)
        return std::nullopt;
    return base::dueAfter(since, *limit, hours, zone);
}

} // namespace leadlight::lifecycle
