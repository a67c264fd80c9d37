// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "base/calendar.h"
#include "domain/stage.h"

namespace leadlight::lifecycle {

/// How long a lead may stay in each stage; none: no limit. The default gives Sales one working day for an MQL, three
/// days for an accepted lead and three months for an opportunity.
struct Limits {
    std::array<std::optional<base::Span>, domain::allStages.size()> byStage{
        std::nullopt,
        std::nullopt,
        std::nullopt,
        base::Span{8, base::Span::Unit::hours},
        base::Span{3, base::Span::Unit::days},
        base::Span{3, base::Span::Unit::months},
        std::nullopt,
        std::nullopt,
        std::nullopt,
        std::nullopt,
    };
};

/// When a lead that entered `stage` at `since` is past its limit.
[[nodiscard]] std::optional<base::Instant> dueFor(domain::Stage stage, base::Instant since, const Limits &limits,
                                                  const base::BusinessHours &hours, const base::Zone &zone);

} // namespace leadlight::lifecycle
