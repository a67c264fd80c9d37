// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "commands.h"
#include "model/model_json.h"
#include "model_choice.h"
#include "scoring/engine.h"
#include "session.h"
#include "wording/numbers.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ScoreArguments {
    std::string path;
    std::string model;
};

struct Chosen {
    model::ScoringModel model;
    std::string version; ///< number, "draft", or the file's name
    std::shared_ptr<const scoring::Scores> scores;
};

/// The model asked for: a version's number, or a file.
base::Result<Chosen> choose(const workspace::Snapshot &snapshot, const std::string &wanted)
{
    if (wanted.empty())
        return Chosen{*snapshot.model, snapshot.inForce ? std::to_string(snapshot.modelVersion) : "draft", snapshot.scores};
    const auto model = chosenModel(snapshot, wanted);
    if (!model)
        return base::fail(model.error());
    auto scores = scoring::score(**model, snapshot.input(), snapshot.asOf, &progress());
    if (!scores)
        return base::fail(scores.error());
    return Chosen{**model, wanted, std::move(*scores)};
}

Json scoreJson(const workspace::Snapshot &snapshot, const Chosen &chosen, std::uint64_t inRegion, std::uint64_t qualify)
{
    Json matrix = Json::object();
    for (std::size_t cell = 0; cell < chosen.model.cells(); ++cell)
        matrix[chosen.model.nameOf(chosen.model.cellAt(cell))] = chosen.scores->cells[cell];
    const bool isNumber = chosen.version.find_first_not_of("0123456789") == std::string::npos;
    Json entry{{"model", {{"version", isNumber ? Json(std::stoi(chosen.version)) : Json(chosen.version)},
                          {"fingerprint", base::hex(model::fingerprint(chosen.model))}}},
               {"leads", snapshot.leadCount()},
               {"matrix", matrix},
               {"in_region", inRegion},
               {"would_qualify", qualify},
               {"show_stopped", chosen.scores->showStopped},
               {"elapsed_ms", static_cast<double>(snapshot.scoringMicroseconds) / 1000.0}};
    Json json{{"as_of", base::isoText(snapshot.asOf)}};
    json.update(entry);
    json["models"] = Json::array({entry});
    return json;
}

void printMatrix(const Common &common, const workspace::Snapshot &snapshot, const Chosen &chosen, std::uint64_t inRegion, std::uint64_t qualify)
{
    const model::ScoringModel &model = chosen.model;
    std::vector<std::vector<std::string>> rows{{""}};
    std::vector<bool> right{false};
    for (std::size_t column = 0; column < model.columns(); ++column) {
        rows[0].push_back(model.axes[1].ranks[column]);
        right.push_back(true);
    }
    for (std::size_t cell = 0; cell < model.cells(); ++cell) {
        if (cell % model.columns() == 0)
            rows.push_back({model.axes[0].ranks[cell / model.columns()]});
        rows.back().push_back(wording::grouped(static_cast<std::int64_t>(chosen.scores->cells[cell])));
    }
    say(common, aligned(rows, right));
    say(common, wording::grouped(static_cast<std::int64_t>(inRegion)) + " leads in the MQL region, " + wording::grouped(static_cast<std::int64_t>(qualify))
                    + " would qualify, as of " + base::isoText(snapshot.asOf) + ", model "
                    + (snapshot.inForce ? "v" + chosen.version : chosen.version + " (unsigned draft)") + ".");
}

int scoreAll(const ScoreArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto chosen = choose(*snapshot, arguments.model);
    if (!chosen)
        return complain(common, chosen.error());
    std::uint64_t inRegion = 0;
    std::uint64_t qualify = 0;
    for (std::size_t row = 0; row < snapshot->size(); ++row) {
        if (snapshot->isMerged(row))
            continue;
        inRegion += chosen->model.inRegion(chosen->model.cellAt(chosen->scores->cellOf(row, chosen->model.columns())));
        qualify += scoring::wouldQualify(chosen->model, snapshot->input(), *chosen->scores, row);
    }
    if (common.json)
        sayJson(scoreJson(*snapshot, *chosen, inRegion, qualify));
    else
        printMatrix(common, *snapshot, *chosen, inRegion, qualify);
    return 0;
}

int countLeads(const std::string &path, const Common &common)
{
    const auto workspace = openToRead(path, common);
    if (!workspace)
        return complain(common, workspace.error());
    std::cout << (*workspace)->snapshot()->leadCount() << '\n';
    return 0;
}

} // namespace

void addScore(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<ScoreArguments>();
    CLI::App *score = addCommand(app, common, "score", "Score every lead and print the matrix");
    score->add_option("WORKSPACE", arguments->path)->required();
    score->add_option("--model", arguments->model, "A version's number, \"draft\", or a model file");
    score->callback([arguments, &common, &exit] { exit = scoreAll(*arguments, common); });

    auto path = std::make_shared<std::string>();
    CLI::App *count = addCommand(app, common, "count", "Print the number of leads");
    count->add_option("WORKSPACE", *path)->required();
    count->callback([path, &common, &exit] { exit = countLeads(*path, common); });
}

} // namespace leadlight::cli
