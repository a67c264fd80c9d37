// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/template_parts.h"

namespace leadlight::model {

namespace {

/// Each question gives 0 to 100 points for its best answer; the weights are shares that make 100.
Criterion question(const char *key, const char *label, int share, std::vector<Band> bands)
{
    ProfileRule rule;
    rule.field = key;
    rule.bands = std::move(bands);
    Criterion criterion = criterionOf("Questions", key, label, std::move(rule));
    criterion.weight = share;
    return criterion;
}

std::vector<Criterion> questions()
{
    return {
        question("budget", "Budget", 25,
                 {answerBand("Officially funded", 100, {"Officially funded", "Approved"}),
                  answerBand("Available", 90, {"Available", "Yes"}),
                  answerBand("Obtainable", 50, {"Obtainable", "Planned"}), answerBand("None", -20, {"None", "No"})}),
        question("authority", "Authority", 25,
                 {answerBand("Decision maker", 100, {"Decision maker", "Final authority", "Final", "Yes"}),
                  answerBand("Influencer", 60, {"Influencer"}), answerBand("Recommender", 45, {"Recommender"}),
                  answerBand("User", 20, {"User"}), answerBand("None", -10, {"None", "No"})}),
        question("need", "Need", 20,
                 {answerBand("Urgent problem", 100, {"Urgent", "Critical"}),
                  answerBand("Known problem", 75, {"Identified", "Problem", "Project", "Yes"}),
                  answerBand("Researching", 20, {"Researching"}), answerBand("None", -20, {"None", "No"})}),
        question(
            "timeframe", "Timeframe to decide and to start", 20,
            {answerBand("Within three months", 100, {"Immediate", "Now", "Within 3 months", "3 months", "0-3 months"}),
             answerBand("Within six months", 70, {"Within 6 months", "6 months", "3-6 months"}),
             answerBand("Within a year", 35, {"Within 12 months", "12 months", "6-12 months"}),
             answerBand("Later", 10, {"Later", "More than 12 months"}), answerBand("None", -20, {"None"})}),
        question(
            "compelling_event", "Compelling event", 10,
            {answerBand("None", 0, {"None", "No"}), textBand(TestKind::isNot, "There is one", 100, {"None", "No"})}),
    };
}

std::vector<Criterion> sizes()
{
    ProfileRule size;
    size.field = "size";
    size.bands = {answerBand("Large", 100, {"Large"}), answerBand("Medium", 60, {"Medium"}),
                  answerBand("Small", 30, {"Small"}), answerBand("Microscopic", 0, {"Microscopic"})};
    size.unknown = 30;
    Criterion said = criterionOf("Size", "size", "Size of the opportunity", std::move(size));
    said.note = "An unknown size counts as small: unknown is not microscopic.";
    ProfileRule employees;
    employees.field = "employees";
    employees.bands = {atLeastBand("1,000 and more", 55, 1000), atLeastBand("250 to 999", 25, 250)};
    Criterion guessed = criterionOf("Size", "size_by_employees", "Size guessed by employees", std::move(employees));
    guessed.onlyIf = isBlankTest("size");
    return {std::move(said), std::move(guessed)};
}

} // namespace

ScoringModel bantSizeTemplate()
{
    ScoringModel model;
    model.name = "BANT × Size";
    Axis &bant = model.axes[0];
    bant.key = "bant";
    bant.label = "Qualification";
    bant.ranks = {"A", "B", "C"};
    bant.rankLabels = {"Ready", "Promising", "Early"};
    bant.thresholds = {70, 35};
    bant.criteria = questions();
    bant.criteria.push_back(handRaise());
    for (const Criterion &criterion : showStoppers())
        bant.criteria.push_back(criterion);
    Axis &size = model.axes[1];
    size.key = "size";
    size.label = "Size";
    size.ranks = {"1", "2", "3", "4"};
    size.rankLabels = {"Large", "Medium", "Small", "Microscopic"};
    size.thresholds = {80, 50, 20};
    size.criteria = sizes();
    completeMatrix(model);
    return model;
}

} // namespace leadlight::model
