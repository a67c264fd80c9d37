// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_programs.h"

#include <iostream>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "command_settings.h"
#include "lifecycle/program_text.h"
#include "session.h"
#include "wording/rules.h"
#include "workspace/queries/nurture.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

Json programJson(const domain::NurtureProgram &program, const workspace::ProgramSummary &summary)
{
    Json steps = Json::array();
    for (const domain::ProgramStep &step : program.steps)
        steps.push_back({{"after_days", step.afterDays}, {"what", step.what}});
    return {{"key", program.key},         {"name", program.name},
            {"who", program.audience},    {"why", program.purpose},
            {"steps", std::move(steps)},  {"every_days", program.touchDays},
            {"ends_after_days", program.untilDays}, {"until_known", program.answeredBy},
            {"retired", program.retired}, {"former_names", program.formerNames},
            {"running", summary.running}, {"due", summary.due},
            {"paused", summary.paused},   {"handed_over", summary.handedOver}};
}

/// The program with what the arguments say.
base::Result<domain::NurtureProgram> changed(domain::NurtureProgram program, const ProgramArguments &arguments)
{
    if (arguments.name)
        program.name = std::string(base::trimmed(*arguments.name));
    if (arguments.who)
        program.audience = *arguments.who;
    if (arguments.why)
        program.purpose = *arguments.why;
    if (arguments.untilKnown)
        program.answeredBy = *arguments.untilKnown == "none" ? std::string() : base::keyOf(*arguments.untilKnown);
    if (arguments.noSteps)
        program.steps.clear();
    if (!arguments.steps.empty()) {
        auto steps = lifecycle::parseSteps(base::joined(arguments.steps, "\n"));
        if (!steps)
            return base::fail(base::ErrorKind::usage, "program.steps", {base::joined(arguments.steps, "; ")});
        program.steps = std::move(*steps);
    }
    program.touchDays = arguments.every.value_or(program.touchDays);
    program.untilDays = arguments.endsAfter.value_or(program.untilDays);
    program.retired = arguments.retire || (program.retired && !arguments.reopen);
    return program;
}

} // namespace

int listPrograms(const std::string &path, const Common &common)
{
    const auto workspace = openToRead(path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto summaries = workspace::programs(*snapshot->rules, workspace::nurture(*snapshot));
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows{{"Program", "Who belongs", "Why", "Touches", "Until", "Running", "Due"}};
    for (const domain::NurtureProgram &program : snapshot->rules->knownPrograms()) {
        workspace::ProgramSummary summary;
        for (const workspace::ProgramSummary &one : summaries) {
            if (one.program.key == program.key)
                summary = one;
        }
        json.push_back(programJson(program, summary));
        rows.push_back({program.name + (program.retired ? " (retired)" : ""), program.audience, program.purpose, wording::rhythmWords(program),
                        wording::exitWords(program), std::to_string(summary.running), std::to_string(summary.due)});
    }
    if (common.json)
        sayJson(json);
    else
        std::cout << aligned(rows, {false, false, false, false, false, true, true});
    return 0;
}

int changeProgram(const ProgramArguments &arguments, const Common &common)
{
    const auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto known = snapshot->rules->knownPrograms();
    domain::NurtureProgram program = domain::nurtureProgram(known, arguments.program);
    if (program.name.empty())
        return complain(common, {base::ErrorKind::usage, "nurture.no_program", {}, {}});
    if (!domain::findProgram(known, arguments.program)) {
        if (arguments.retire)
            return complain(common, {base::ErrorKind::usage, "program.unknown", {arguments.program}, {}});
        program.key = lifecycle::newProgramKey(*snapshot->rules, arguments.program);
    }
    const auto wanted = changed(std::move(program), arguments);
    return wanted ? setRules(**workspace, lifecycle::programChange(*snapshot->rules, *wanted), common) : complain(common, wanted.error());
}

} // namespace leadlight::cli
