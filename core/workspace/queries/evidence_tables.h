// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/document.h"
#include "wording/evidence_text.h"
#include "workspace/queries/evidence.h"

namespace leadlight::workspace {

[[nodiscard]] constexpr wording::Asked askedBy(Verdict verdict)
{
    return verdict == Verdict::won ? wording::Asked::won : wording::Asked::accepted;
}

/// AUC of the agreed order, of the plain sum and of each axis.
[[nodiscard]] report::Table strengthTable(const Evidence &judged, Verdict verdict);
[[nodiscard]] report::Table decileTable(const Evidence &judged, Verdict verdict);
/// In the agreed order; of a model alone.
[[nodiscard]] report::Table cellTable(const Evidence &judged, Verdict verdict);
/// A row a band of each criterion.
[[nodiscard]] report::Table criterionTable(const Evidence &judged, Verdict verdict);
[[nodiscard]] report::Table activityTable(const Evidence &judged, Verdict verdict);
/// `head`: what the parts are, "Quarter".
[[nodiscard]] report::Table partTable(const std::string &title, const std::string &head, const std::vector<PartEvidence> &parts, Verdict verdict);
/// Of a behaviour: how outcomes answer to how often.
[[nodiscard]] report::Table responseTable(const Evidence &judged, Verdict verdict, std::size_t criterion);
[[nodiscard]] report::Table passbackTable(const Evidence &judged);
[[nodiscard]] report::BarChart passbackChart(const Evidence &judged);

} // namespace leadlight::workspace
