// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "command_report.h"
#include "command_settings.h"
#include "commands.h"
#include "lifecycle/audience_text.h"
#include "lifecycle/rule_texts.h"
#include "session.h"
#include "wording/rules.h"
#include "workspace/queries/process_standing.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ProcessArguments {
    std::string path;
    std::string name; ///< of the process; empty: that of all other leads
    std::string add;
    std::string leads;
    std::string file;
    std::vector<std::string> sets;
    bool drop = false;
};

Json processesJson(const lifecycle::WorkingRules &rules)
{
    Json list = Json::array();
    for (std::size_t which = 1; which <= rules.processes.size(); ++which) {
        const lifecycle::AudienceProcess &one = rules.processes[which - 1];
        list.push_back({{"key", one.key}, {"name", one.name}, {"leads", one.filter}});
    }
    list.push_back({{"key", "default"}, {"name", wording::processName(rules, 0)}, {"leads", ""}});
    return list;
}

void printProcess(const workspace::Snapshot &snapshot, std::size_t which, const Common &common)
{
    const lifecycle::WorkingRules &rules = *snapshot.rules;
    const auto names = workspace::personNames(snapshot);
    const auto standings = workspace::processStanding(snapshot, which);
    Json steps = Json::array();
    std::vector<std::vector<std::string>> rows{{"Step", "Stage", "Answers for it", "Limit", "Next step", "Escalation", "Leads", "Late"}};
    for (std::size_t i = 0; i < standings.size(); ++i) {
        const lifecycle::ProcessStep &step = rules.processAt(which).steps[i];
        const std::string owner = wording::accountableName(step.owner, names);
        steps.push_back({{"key", step.key}, {"step", step.step}, {"owner", owner}, {"limit", lifecycle::spanText(step.limit)},
                         {"next_step", step.nextStep}, {"escalate_to", step.escalateTo}, {"escalate_after", lifecycle::spanText(step.escalateAfter)},
                         {"marketing", step.marketingDuty}, {"sales", step.salesDuty}, {"scoring", step.isScored}, {"leads", standings[i].leads},
                         {"late", standings[i].late}, {"escalated", standings[i].escalated}});
        rows.push_back({step.step, wording::stageOfStep(step, rules.glossary), owner, step.stage ? lifecycle::spanText(step.limit) : "by its program",
                        step.isScored ? step.nextStep : step.nextStep + " (scoring off)", wording::escalationWords(step),
                        step.stage ? std::to_string(standings[i].leads) : "", step.stage ? std::to_string(standings[i].late) : ""});
    }
    if (common.json) {
        sayJson({{"digest", base::hex(lifecycle::processDigest(rules))}, {"process", which == 0 ? "default" : rules.processes[which - 1].key},
                 {"processes", processesJson(rules)}, {"steps", std::move(steps)}});
        return;
    }
    if (!rules.processes.empty()) {
        std::cout << wording::processName(rules, which) << (which > 0 ? " (" + rules.processes[which - 1].filter + ")" : "") << '\n';
        for (std::size_t other = 0; other <= rules.processes.size(); ++other) {
            if (other != which)
                std::cout << "  beside it: " << wording::processName(rules, other) << (other > 0 ? " (" + rules.processes[other - 1].filter + ")" : "") << '\n';
        }
    }
    std::cout << aligned(rows, {false, false, false, false, false, false, true, true});
}

/// The rules that the arguments change.
base::Result<std::vector<lifecycle::RuleValue>> wantedRules(const workspace::Snapshot &snapshot, const ProcessArguments &arguments, std::size_t which)
{
    const lifecycle::WorkingRules &rules = *snapshot.rules;
    std::vector<lifecycle::RuleValue> values;
    std::string prefix = lifecycle::rulePrefixOf(rules, which);
    if (!arguments.add.empty()) {
        if (arguments.leads.empty())
            return base::fail(base::ErrorKind::usage, "process.needs_leads");
        const lifecycle::AudienceProcess made = lifecycle::newProcess(rules, arguments.add, arguments.leads);
        values.push_back({std::string(lifecycle::audienceRulePrefix) + made.key, lifecycle::audienceText(made)});
        prefix = std::string(lifecycle::processOfPrefix) + made.key;
    } else if ((arguments.drop || !arguments.leads.empty()) && which == 0) {
        return base::fail(base::ErrorKind::usage, "process.unknown", {arguments.name});
    } else if (arguments.drop) {
        values.push_back({std::string(lifecycle::audienceRulePrefix) + rules.processes[which - 1].key, "usual"});
    } else if (!arguments.leads.empty()) {
        lifecycle::AudienceProcess changed = rules.processes[which - 1];
        changed.filter = arguments.leads;
        values.push_back({std::string(lifecycle::audienceRulePrefix) + changed.key, lifecycle::audienceText(changed)});
    }
    for (const std::string &set : arguments.sets) {
        const std::size_t equals = set.find('=');
        if (equals == std::string::npos)
            return base::fail(base::ErrorKind::usage, "process.row", {set});
        auto rule = ruleOf(snapshot, {prefix + '.' + set.substr(0, equals), set.substr(equals + 1)});
        if (!rule)
            return base::fail(rule.error());
        values.push_back(std::move(*rule));
    }
    return values;
}

int runProcess(const ProcessArguments &arguments, const Common &common)
{
    const bool changes = !arguments.add.empty() || arguments.drop || !arguments.leads.empty() || !arguments.sets.empty();
    const auto workspace = changes ? openToWrite(arguments.path) : openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto which = lifecycle::findProcess(*snapshot->rules, arguments.name);
    if (!which)
        return complain(common, {base::ErrorKind::usage, "process.unknown", {arguments.name}, {}});
    if (changes) {
        const auto values = wantedRules(*snapshot, arguments, *which);
        return values ? setRules(**workspace, *values, common) : complain(common, values.error());
    }
    if (!arguments.file.empty())
        return writeReport({arguments.path, *which == 0 ? "process" : "process:" + snapshot->rules->processes[*which - 1].key, arguments.file}, common);
    printProcess(*snapshot, *which, common);
    return 0;
}

} // namespace

void addProcess(CLI::App &app, Common &common, int &exit)
{
    auto of = std::make_shared<ProcessArguments>();
    CLI::App *process = addCommand(app, common, "process", "Who answers for each stage, for how long, and what comes next; for all leads or for some");
    process->add_option("WORKSPACE", of->path)->required();
    process->add_option("--process", of->name, "Name or key of a process for certain leads; without it, that of all other leads");
    process->add_option("--print", of->file, "Write it on one page: .pdf, .html, .xlsx, .csv or .json");
    process->add_option("--add", of->add, "A further process of this name for the leads that --leads takes; it starts with the rows of the default");
    process->add_option("--leads", of->leads, "Filter over what is known of a lead: country:DE; the first process that fits counts");
    process->add_option("--set", of->sets, "ROW.PART=VALUE: qualified.limit=\"4 hours\", accepted.owner=NAME, identified.scoring=no")->take_all();
    process->add_flag("--drop", of->drop, "Take the process away; its leads follow the others");
    process->callback([of, &common, &exit] { exit = runProcess(*of, common); });
}

} // namespace leadlight::cli
