// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "base/calendar.h"
#include "base/time.h"
#include "domain/stage.h"

namespace leadlight::lifecycle {

/// How long a lead may stand in each stage (domain.md §3), as the organisation set it. No entry: no limit.
struct TimeLimits {
    std::array<std::optional<base::Span>, domain::allStages.size()> byStage;

    [[nodiscard]] std::optional<base::Span> &of(domain::Stage stage)
    {
        return byStage[static_cast<std::size_t>(stage)];
    }
    [[nodiscard]] const std::optional<base::Span> &of(domain::Stage stage) const
    {
        return byStage[static_cast<std::size_t>(stage)];
    }
    bool operator==(const TimeLimits &) const = default;
};

/// Qualified: 8 business hours; accepted: 3 days; opportunity: 3 months; no others.
[[nodiscard]] TimeLimits defaultTimeLimits();

/// When a lead that entered `stage` at `since` is due; nothing where the stage has no limit. Minutes and hours run in
/// `hours`, which are the owner's, else the side's, else the workspace's; days and months are civil days of `zone`.
[[nodiscard]] std::optional<base::Instant> dueFor(domain::Stage stage, base::Instant since, const TimeLimits &limits,
                                                  const base::BusinessHours &hours, const base::Zone &zone);

} // namespace leadlight::lifecycle
