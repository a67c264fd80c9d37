// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <CLI/CLI.hpp>

#include "bench_engine.h"
#include "commands.h"
#include "session.h"

namespace leadlight::cli {

namespace {

template <class Rule, class Change> model::ScoringModel withFirst(model::ScoringModel model, const Change &change)
{
    for (model::Axis &axis : model.axes) {
        for (model::Criterion &criterion : axis.criteria) {
            if (auto *rule = std::get_if<Rule>(&criterion.rule)) {
                change(criterion, *rule);
                return model;
            }
        }
    }
    return model;
}

model::ScoringModel withoutCaps(model::ScoringModel model)
{
    for (model::Axis &axis : model.axes) {
        for (model::Criterion &criterion : axis.criteria) {
            if (auto *rule = std::get_if<model::BehaviourRule>(&criterion.rule))
                rule->cap.reset();
        }
    }
    return model;
}

int bench(const std::string &path, const Common &common)
{
    const auto moment = asOf(common);
    if (!moment)
        return complain(common, moment.error());
    const base::FixedClock still(moment->value_or(clock().now()));
    const auto counting = openToRead(path, common);
    if (!counting)
        return complain(common, counting.error());
    const BenchLines lines((*counting)->snapshot()->size());
    const auto workspace = benchOpening(lines, path, still);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const model::ScoringModel &model = *snapshot->model;
    const auto heavier = withFirst<model::ProfileRule>(model, [](model::Criterion &criterion, auto &) { criterion.weight += 50; });
    const auto richer = withFirst<model::BehaviourRule>(model, [](auto &, model::BehaviourRule &rule) { ++rule.points; });
    benchScoring(lines, snapshot->input(), snapshot->asOf, {model, withoutCaps(model), heavier, richer});
    const std::vector<std::string> needles{"lind", "zyxq"};
    benchQueries(lines, *snapshot, needles);
    return 0;
}

} // namespace

void addBench(CLI::App &app, Common &common, int &exit)
{
    auto path = std::make_shared<std::string>();
    CLI::App *command = addCommand(app, common, "bench", "Time the engine on this workspace, as JSON lines");
    command->add_option("WORKSPACE", *path)->required();
    command->callback([path, &common, &exit] { exit = bench(*path, common); });
}

} // namespace leadlight::cli
