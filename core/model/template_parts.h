// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/scoring_model.h"

namespace leadlight::model {

/// Short spellings for the templates that ship.
[[nodiscard]] inline Band textBand(TestKind kind, std::string label, int points, std::vector<std::string> values)
{
    Band band{std::move(label), {}, points};
    band.test.kind = kind;
    band.test.values = std::move(values);
    return band;
}

[[nodiscard]] inline Band answerBand(std::string label, int points, std::vector<std::string> values)
{
    return textBand(TestKind::isOneOf, std::move(label), points, std::move(values));
}

[[nodiscard]] inline Band atLeastBand(std::string label, int points, double low)
{
    Band band{std::move(label), {}, points};
    band.test.kind = TestKind::atLeast;
    band.test.low = low;
    return band;
}

[[nodiscard]] inline Band atMostBand(std::string label, int points, double high)
{
    Band band{std::move(label), {}, points};
    band.test.kind = TestKind::atMost;
    band.test.high = high;
    return band;
}

[[nodiscard]] inline FieldTest isBlankTest(std::string field)
{
    FieldTest asked{std::move(field), {}};
    asked.test.kind = TestKind::isBlank;
    return asked;
}

[[nodiscard]] inline Criterion criterionOf(std::string group, std::string key, std::string label, Rule rule)
{
    Criterion criterion;
    criterion.key = std::move(key);
    criterion.label = std::move(label);
    criterion.group = std::move(group);
    criterion.rule = std::move(rule);
    return criterion;
}

/// Students, job seekers, competitors and sellers, by role and by what they say they need.
[[nodiscard]] std::vector<Criterion> showStoppers();
/// "Asked for a call" by the types that raise a hand.
[[nodiscard]] Criterion handRaise();
/// Region A1 A2 B1 B2, agreed order and treatments for the ranks that the axes have.
void completeMatrix(ScoringModel &model);

[[nodiscard]] ScoringModel fitEngagementTemplate();
[[nodiscard]] ScoringModel bantSizeTemplate();

} // namespace leadlight::model
