// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/time_limits.h"

namespace leadlight::lifecycle {

TimeLimits defaultTimeLimits()
{
    using Unit = base::Span::Unit;
    TimeLimits limits;
    limits.of(domain::Stage::qualified) = base::Span{8, Unit::hours};
    limits.of(domain::Stage::accepted) = base::Span{3, Unit::days};
    limits.of(domain::Stage::opportunity) = base::Span{3, Unit::months};
    return limits;
}

std::optional<base::Instant> dueFor(domain::Stage stage, base::Instant since, const TimeLimits &limits,
                                    const base::BusinessHours &hours, const base::Zone &zone)
{
    const std::optional<base::Span> &limit = limits.of(stage);
    if (!limit)
        return std::nullopt;
    return base::dueAfter(since, *limit, hours, zone);
}

} // namespace leadlight::lifecycle
