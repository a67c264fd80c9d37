// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/reasons.h"

#include <algorithm>

namespace leadlight::wording {

std::string partName(const scoring::Part &part)
{
    if (part.events > 0 && !part.band.empty()) // an interest's area, a recency's band
        return part.label + ": " + part.band;
    if (part.events == 1)
        return part.label;
    if (part.events == 2)
        return part.label + ", twice";
    if (part.events > 2)
        return part.label + ", " + std::to_string(part.events) + " times";
    if (!part.facts.empty() && !part.facts.front().value.empty())
        return part.label + ": " + part.facts.front().value;
    return part.band.empty() ? part.label : part.label + ": " + part.band;
}

std::vector<std::string> reasons(const scoring::Explanation &explanation, std::size_t count)
{
    std::vector<const scoring::Part *> parts;
    for (const scoring::AxisExplanation &axis : explanation.axes) {
        for (const scoring::Part &part : axis.parts) {
            if (part.points > 0 && part.key != "limit")
                parts.push_back(&part);
        }
    }
    std::stable_sort(parts.begin(), parts.end(), [](const scoring::Part *a, const scoring::Part *b) { return a->points > b->points; });
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(count, parts.size()); ++i)
        names.push_back(partName(*parts[i]));
    return names;
}

} // namespace leadlight::wording
