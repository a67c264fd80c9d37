// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/process_report.h"

#include <algorithm>
#include <utility>

#include "base/digest.h"
#include "base/text.h"
#include "lifecycle/rule_texts.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "wording/rules.h"
#include "workspace/our_words.h"
#include "workspace/queries/process_standing.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t digestDigits = 8;

std::string nextStepWords(const lifecycle::ProcessStep &step)
{
    return step.isScored ? step.nextStep : step.nextStep + " (scoring is off here: nobody is moved on by rank)";
}

report::Table stepTable(const Snapshot &snapshot, std::size_t which)
{
    const auto names = personNames(snapshot);
    report::Table table;
    table.title = "Who answers for what, and for how long";
    table.header = {"Step and stage", "Answers for it", "Limit", "Next step", "Escalation"};
    table.rightAligned.assign(table.header.size(), false);
    for (const lifecycle::ProcessStep &step : snapshot.rules->processAt(which).steps) {
        table.rows.push_back({{step.step + " · " + wording::stageOfStep(step, snapshot.rules->glossary), {}},
                              {wording::accountableName(step.owner, names), {}},
                              {step.stage ? lifecycle::spanText(step.limit) : "by its program", {}},
                              {nextStepWords(step), {}},
                              {wording::escalationWords(step), {}}});
    }
    return table;
}

report::Table dutyTable(const Snapshot &snapshot, std::size_t which)
{
    report::Table table;
    table.title = "What each side does";
    table.header = {"Stage", "Marketing", "Sales"};
    table.rightAligned = {false, false, false};
    for (const lifecycle::ProcessStep &step : snapshot.rules->processAt(which).steps)
        table.rows.push_back({{step.stage ? wording::stageOfStep(step, snapshot.rules->glossary) : step.step, {}}, {step.marketingDuty, {}}, {step.salesDuty, {}}});
    return table;
}

/// Tiles that are treated alike stand in one row.
report::Table treatmentTable(const Snapshot &snapshot)
{
    const model::ScoringModel &model = *snapshot.model;
    std::vector<std::pair<model::Treatment, std::vector<std::string>>> alike;
    for (std::size_t index = 0; index < model.treatments.size() && index < model.cells(); ++index) {
        const model::Treatment &treatment = model.treatments[index];
        auto found = std::find_if(alike.begin(), alike.end(), [&](const auto &group) { return group.first == treatment; });
        if (found == alike.end())
            found = alike.insert(alike.end(), {treatment, {}});
        found->second.push_back(model.nameOf(model.cellAt(index)));
    }
    report::Table table;
    table.title = "What is done with each tile, as in the " + modelName(snapshot);
    table.header = {"Tiles", "Owned by", "Next step", "Program"};
    table.rightAligned.assign(table.header.size(), false);
    for (const auto &[treatment, tiles] : alike) {
        table.rows.push_back({{base::joined(tiles, " "), {}},
                              {wording::sideName(treatment.owner), {}},
                              {treatment.nextStep, {}},
                              {treatment.program.empty() ? "–" : treatment.program, {}}});
    }
    return table;
}

std::string hoursSentence(const Snapshot &snapshot)
{
    const lifecycle::WorkingHours &hours = snapshot.rules->hours;
    std::string text = "Minutes and hours count " + lifecycle::weekText(hours.week) + " (" + snapshot.timeZone + ")";
    if (hours.marketing)
        text += "; Marketing " + lifecycle::weekText(*hours.marketing);
    if (hours.sales)
        text += "; Sales " + lifecycle::weekText(*hours.sales);
    text += hours.holidays.empty() ? ", without holidays." : ", not on " + std::to_string(hours.holidays.size()) + " holidays.";
    return text;
}

} // namespace

report::Document processReport(const Snapshot &snapshot, const std::string &workspaceName, std::size_t which)
{
    report::Document document;
    const std::string digest = base::hex(lifecycle::processDigest(*snapshot.rules)).substr(0, digestDigits);
    const std::string filter = which > 0 ? snapshot.rules->processes[which - 1].filter : std::string();
    document.title = "Process: " + workspaceName;
    if (!snapshot.rules->processes.empty())
        document.title += " · " + wording::processName(*snapshot.rules, which) + (filter.empty() ? "" : " (" + filter + ")");
    document.subtitle = "How a lead goes from inquiry to win, loss or hold; digest " + digest;
    document.foot = workspaceName + " · " + modelName(snapshot) + " · process " + digest + " · "
                    + wording::momentText(snapshot.asOf, snapshot.zone());
    document.blocks.push_back(stepTable(snapshot, which));
    document.blocks.push_back(report::Paragraph{hoursSentence(snapshot), true});
    document.blocks.push_back(dutyTable(snapshot, which));
    document.blocks.push_back(treatmentTable(snapshot));
    return document;
}

} // namespace leadlight::workspace
