// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/process_report.h"

#include "base/digest.h"
#include "base/text.h"
#include "lifecycle/rule_texts.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "wording/rules.h"
#include "workspace/queries/process_standing.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t digestDigits = 8;

std::string signedUnder(const Snapshot &snapshot)
{
    return (snapshot.inForce ? "model v" : "unsigned draft v") + std::to_string(snapshot.modelVersion);
}

report::Table stepTable(const Snapshot &snapshot)
{
    const auto names = personNames(snapshot);
    const std::vector<lifecycle::ProcessStep> &steps = snapshot.rules->process.steps;
    report::Table table;
    table.title = "Who answers for what, and for how long";
    table.header = {"Step", "Stage", "Answers for it", "Limit", "Next step", "Escalation"};
    table.rightAligned = {false, false, false, false, false, false};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const lifecycle::ProcessStep &step = steps[i];
        const bool sameStep = i > 0 && steps[i - 1].step == step.step;
        table.rows.push_back({{sameStep ? std::string() : step.step, {}},
                              {wording::stageOfStep(step), {}},
                              {wording::accountableName(step.owner, names), {}},
                              {step.stage ? lifecycle::spanText(step.limit) : "by its program", {}},
                              {step.nextStep, {}},
                              {wording::escalationWords(step), {}}});
    }
    return table;
}

report::Table dutyTable(const Snapshot &snapshot)
{
    report::Table table;
    table.title = "What each side does";
    table.header = {"Stage", "Marketing", "Sales"};
    table.rightAligned = {false, false, false};
    for (const lifecycle::ProcessStep &step : snapshot.rules->process.steps)
        table.rows.push_back({{step.stage ? wording::stageOfStep(step) : step.step, {}}, {step.marketingDuty, {}}, {step.salesDuty, {}}});
    return table;
}

report::Table treatmentTable(const Snapshot &snapshot)
{
    const model::ScoringModel &model = *snapshot.model;
    report::Table table;
    table.title = "What is done with each tile";
    table.note = "signed with the " + signedUnder(snapshot);
    table.header = {""};
    for (std::size_t column = 0; column < model.columns(); ++column)
        table.header.push_back(wording::rankName(model.axes[1], column));
    table.rightAligned.assign(table.header.size(), false);
    for (std::size_t rank = 0; rank < model.axes[0].ranks.size(); ++rank) {
        std::vector<report::TableCell> row{{wording::rankName(model.axes[0], rank), {}}};
        for (std::size_t column = 0; column < model.columns(); ++column) {
            const std::size_t index = rank * model.columns() + column;
            if (index >= model.treatments.size()) {
                row.push_back({"–", {}});
                continue;
            }
            const model::Treatment &treatment = model.treatments[index];
            row.push_back({wording::sideName(treatment.owner) + ": " + treatment.nextStep
                               + (treatment.program.empty() ? "" : " (" + treatment.program + ")"),
                           {}});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string hoursSentence(const Snapshot &snapshot)
{
    const lifecycle::WorkingHours &hours = snapshot.rules->hours;
    std::string text = "Limits in minutes and hours run " + lifecycle::weekText(hours.week) + " (" + snapshot.timeZone + ")";
    if (hours.marketing)
        text += "; Marketing " + lifecycle::weekText(*hours.marketing);
    if (hours.sales)
        text += "; Sales " + lifecycle::weekText(*hours.sales);
    text += hours.holidays.empty() ? ", without holidays." : ", not on " + std::to_string(hours.holidays.size()) + " holidays.";
    return text + " Limits in days and months are civil.";
}

} // namespace

report::Document processReport(const Snapshot &snapshot, const std::string &workspaceName)
{
    report::Document document;
    const std::string digest = base::hex(lifecycle::digestOf(snapshot.rules->process)).substr(0, digestDigits);
    document.title = "Process: " + workspaceName;
    document.subtitle = "How a lead goes from inquiry to win, loss or hold; digest " + digest;
    document.foot = workspaceName + " · " + signedUnder(snapshot) + " · process " + digest + " · "
                    + wording::momentText(snapshot.asOf, snapshot.zone());
    document.blocks.push_back(stepTable(snapshot));
    document.blocks.push_back(report::Paragraph{hoursSentence(snapshot), true});
    document.blocks.push_back(dutyTable(snapshot));
    document.blocks.push_back(treatmentTable(snapshot));
    return document;
}

} // namespace leadlight::workspace
