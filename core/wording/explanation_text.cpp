// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/explanation_text.h"

#include "base/exact.h"
#include "base/text.h"
#include "domain/lead_fields.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "wording/reasons.h"

namespace leadlight::wording {

namespace {

std::string overrideLine(const scoring::Explanation &explanation)
{
    switch (explanation.overridden) {
    case scoring::Override::none:
        return {};
    case scoring::Override::handRaise:
        return "Asked for a call: takes the best rank whatever the points say.\n";
    case scoring::Override::suspect:
        return "On a list without an action of their own: takes the worst ranks.\n";
    case scoring::Override::showStopper:
        return "A show-stopper holds (" + explanation.overrideCriterion + "): takes the worst ranks and is never handed over.\n";
    }
    return {};
}

std::string partLine(const scoring::Part &part)
{
    std::string points = base::exactText(part.points);
    if (part.points > 0)
        points.insert(points.begin(), '+');
    std::string line = "  " + std::string(points.size() < 10 ? 10 - points.size() : 0, ' ') + points + "  " + partName(part);
    if (part.unknown)
        line += part.bestPossible > 0 ? ": not known · up to +" + std::to_string(part.bestPossible) : ": not known";
    if (!part.applies)
        line += " (does not apply)";
    if (part.beforeLimit != part.points)
        line += " (limited from " + pointsText(part.beforeLimit, true) + ")";
    return line + "\n";
}

std::string joinedNames(const std::vector<std::string> &fields)
{
    std::vector<std::string> names;
    for (const std::string &field : fields)
        names.push_back(domain::fieldLabel(field));
    return base::joined(names, ", ");
}

} // namespace

std::string axisTotal(const model::Axis &axis, const scoring::AxisExplanation &explanation)
{
    std::string text = axis.label + " " + pointsText(explanation.score, false) + " → " + axis.ranks[explanation.scoreRank];
    if (explanation.scoreRank > 0)
        text += " (" + axis.ranks[explanation.scoreRank - 1] + " from " + std::to_string(axis.thresholds[explanation.scoreRank - 1]) + ")";
    return text;
}

std::string explanationLines(const model::ScoringModel &model, const scoring::Explanation &explanation, const std::string &name,
                             const std::string &rank, const base::Zone &zone)
{
    std::string out = name + " is " + rank + ".\n" + overrideLine(explanation);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const scoring::AxisExplanation &part = explanation.axes[axis];
        out += "\n" + axisTotal(model.axes[axis], part) + "\n";
        for (const scoring::Part &each : part.parts)
            out += partLine(each);
        if (part.fallsOn)
            out += "  Falls on " + dateText(zone.localDate(*part.fallsOn)) + " if nothing more happens.\n";
    }
    if (!explanation.failedGates.empty()) {
        out += "\nNot handed over: ";
        for (std::size_t i = 0; i < explanation.failedGates.size(); ++i)
            out += (i > 0 ? "; " : "") + gateName(explanation.failedGates[i]);
        out += ".\n";
    }
    if (!explanation.worthAsking.empty())
        out += "\nWorth asking: " + joinedNames(explanation.worthAsking) + ".\n";
    return out;
}

} // namespace leadlight::wording
