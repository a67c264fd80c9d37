// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <QString>

#include "bridge/time_text.h"
#include "domain/glossary.h"
#include "model/scoring_model.h"
#include "scoring/explanation.h"

namespace leadlight::inspector {

/// One step of the waterfall. Fading and limits are steps of their own, so that what is shown adds up.
struct WhyRow {
    enum class Kind : std::uint8_t { part, faded, limit, unknown, total };
    Kind kind = Kind::part;
    std::string criterion; ///< key; empty for the axis's own limit and the total
    QString label;         ///< "Industry: Logistics"
    QString rule;          ///< "Pharma, Food or Energy"
    QString value;         ///< "+15", "−0.4", "up to +15"
    QString detail;        ///< rule in sentences and the newest evidence, for whoever asks
    base::Exact points = 0;
    std::int64_t before = 0; ///< running total in tenths, as shown
    std::int64_t after = 0;
    bool quiet = false; ///< gives nothing and could give nothing
};

struct WhyAxis {
    std::vector<WhyRow> rows; ///< the last is the total; values add up to it, as shown
    int quietRows = 0;
    std::int64_t shownTotal = 0; ///< tenths
};

/// `bySize`: criteria by what they give, the largest first, instead of the model's order.
[[nodiscard]] WhyAxis whyRows(const scoring::AxisExplanation &axis, const model::Axis &source,
                              const bridge::TimeText &times, bool bySize = false,
                              const domain::Glossary &glossary = {});

} // namespace leadlight::inspector
