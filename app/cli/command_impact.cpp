// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "command_agreement.h"
#include "commands.h"
#include "session.h"
#include "wording/agreement.h"
#include "wording/numbers.h"
#include "workspace/commands/export_report.h"
#include "workspace/queries/draft_table.h"
#include "workspace/queries/impact.h"
#include "workspace/queries/version_diff.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ImpactArguments {
    std::string path;
    std::string file;
    int from = 0;
    int to = 0;
    bool quick = false;
};

Json namesJson(const workspace::Snapshot &snapshot, const std::vector<std::uint32_t> &rows)
{
    Json array = Json::array();
    for (const std::uint32_t row : rows)
        array.push_back({{"id", snapshot.ids[row].text()}, {"name", snapshot.nameOf(row)}});
    return array;
}

Json cellsJson(const model::ScoringModel &model, const std::vector<std::uint64_t> &counts)
{
    Json cells = Json::object();
    for (std::size_t cell = 0; cell < counts.size(); ++cell)
        cells[model.nameOf(model.cellAt(cell))] = counts[cell];
    return cells;
}

Json moversJson(const workspace::Snapshot &snapshot, const workspace::Impact &impact,
                const std::vector<workspace::Mover> &movers)
{
    const model::ScoringModel &before = impact.before ? *impact.before : *snapshot.model;
    Json array = Json::array();
    for (const workspace::Mover &mover : movers)
        array.push_back({{"id", snapshot.ids[mover.row].text()},
                         {"name", snapshot.nameOf(mover.row)},
                         {"from", before.nameOf(before.cellAt(mover.cellBefore))},
                         {"to", impact.after->nameOf(impact.after->cellAt(mover.cellAfter))},
                         {"steps", mover.steps}});
    return array;
}

Json impactJson(const workspace::Snapshot &snapshot, const workspace::Impact &impact)
{
    const agreement::ImpactFigures &figures = impact.figures;
    const model::ScoringModel &before = impact.before ? *impact.before : *snapshot.model;
    return {
        {"as_of", base::isoText(figures.asOf)},
        {"leads", figures.leads},
        {"moved", figures.moved},
        {"qualify",
         {{"before", figures.qualifyBefore},
          {"after", figures.qualifyAfter},
          {"won", figures.qualifyWon},
          {"lost", figures.qualifyLost}}},
        {"cells",
         {{"before", cellsJson(before, figures.cellsBefore)}, {"after", cellsJson(*impact.after, figures.cellsAfter)}}},
        {"steps",
         {{"up2", impact.steps.up2},
          {"up1", impact.steps.up1},
          {"same", impact.steps.same},
          {"down1", impact.steps.down1},
          {"down2", impact.steps.down2}}},
        {"won", namesJson(snapshot, impact.won)},
        {"lost", namesJson(snapshot, impact.lost)},
        {"up", moversJson(snapshot, impact, impact.up)},
        {"down", moversJson(snapshot, impact, impact.down)}};
}

Json lookJson(const workspace::Snapshot &snapshot, const workspace::LookBack &look)
{
    const auto &figures = look.figures;
    const auto number = [](const std::optional<double> &value) { return value ? Json(*value) : Json(); };
    return {{"wins", figures.wins},
            {"wins_missed",
             {{"before", figures.winsMissedBefore},
              {"after", figures.winsMissedAfter},
              {"names", namesJson(snapshot, look.winsMissed)}}},
            {"rejections", figures.rejections},
            {"rejections_handed_over",
             {{"before", figures.rejectionsBefore},
              {"after", figures.rejectionsAfter},
              {"spared", namesJson(snapshot, look.spared)}}},
            {"minutes_spared", look.sparedMinutes},
            {"weekly_load",
             {{"before", static_cast<double>(figures.weeklyBeforeTimes4) / 4},
              {"after", static_cast<double>(figures.weeklyAfterTimes4) / 4},
              {"capacity", look.capacityAWeek == 0 ? Json() : Json(look.capacityAWeek)}}},
            {"auc",
             {{"before", number(figures.aucBefore)},
              {"before_interval", figures.aucBefore ? Json(figures.aucBeforeRange) : Json()},
              {"after", number(figures.aucAfter)},
              {"after_interval", figures.aucAfter ? Json(figures.aucAfterRange) : Json()},
              {"n", figures.aucCases},
              {"flatters", figures.aucFlatters}}},
            {"on_todays_data", look.onTodaysData}};
}

void printNames(const char *title, const workspace::Snapshot &snapshot, const std::vector<std::uint32_t> &rows)
{
    constexpr std::size_t shown = 10;
    if (rows.empty())
        return;
    std::cout << title << " (" << wording::grouped(static_cast<std::int64_t>(rows.size())) << "):";
    for (std::size_t i = 0; i < std::min(shown, rows.size()); ++i)
        std::cout << (i == 0 ? " " : ", ") << snapshot.nameOf(rows[i]);
    std::cout << (rows.size() > shown ? ", …\n" : "\n");
}

void printImpact(const workspace::Snapshot &snapshot, const workspace::Impact &impact, const workspace::LookBack *look)
{
    std::cout << wording::impactHeadline(impact.figures) << '\n';
    std::vector<std::vector<std::string>> rows{{"Cell", "Before", "After", "Change"}};
    for (std::size_t cell = 0; cell < impact.change.size(); ++cell)
        rows.push_back({impact.after->nameOf(impact.after->cellAt(cell)),
                        wording::grouped(static_cast<std::int64_t>(impact.figures.cellsBefore[cell])),
                        wording::grouped(static_cast<std::int64_t>(impact.figures.cellsAfter[cell])),
                        wording::signedNumber(impact.change[cell])});
    std::cout << aligned(rows, {false, true, true, true});
    printNames("MQLs won", snapshot, impact.won);
    printNames("MQLs lost", snapshot, impact.lost);
    if (!look)
        return;
    const auto spared =
        static_cast<std::int64_t>(look->spared.size()) - static_cast<std::int64_t>(look->burdened.size());
    std::cout << wording::winsSentence(look->figures) << '\n';
    printNames("Past wins missed", snapshot, look->winsMissed);
    std::cout << wording::sparedSentence(spared, look->sparedMinutes, look->minutesACall) << '\n';
    printNames("Wrong hand-overs spared", snapshot, look->spared);
    if (look->figures.aucAfter)
        std::cout << wording::aucSentence(look->figures) << '\n';
    if (look->onTodaysData)
        std::cout << "Attributes are today's, not those of the hand-over: the look back may flatter.\n";
}

int showImpact(const ImpactArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    model::ScoringModel draft = snapshot->draft ? *snapshot->draft : *snapshot->model;
    if (!arguments.file.empty()) {
        auto read = readModel(arguments.file);
        if (!read)
            return complain(common, read.error());
        draft = std::move(*read);
    } else if (!snapshot->draft) {
        return complain(common, {base::ErrorKind::refused, "draft.none", {}, {}});
    }
    const ProgressLine line(common, "Simulating");
    auto history = workspace::readValueHistory(**workspace, workspace::evidenceFields(*snapshot, draft));
    if (!history)
        return complain(common, history.error());
    workspace::ImpactQuery query(snapshot, std::make_shared<const workspace::ValueHistory>(std::move(*history)));
    const auto impact = query.impact(draft, &progress());
    if (!impact)
        return complain(common, impact.error());
    std::shared_ptr<const workspace::LookBack> look;
    if (!arguments.quick) {
        auto looked = query.lookBack(draft, &progress());
        if (!looked)
            return complain(common, looked.error());
        const auto judged = query.evidence(draft, &progress());
        if (!judged)
            return complain(common, judged.error());
        auto both = std::make_shared<workspace::LookBack>(**looked);
        workspace::freezeInto(both->figures, **judged);
        look = std::move(both);
    }
    if (common.json) {
        Json json = impactJson(*snapshot, **impact);
        if (look)
            json["look_back"] = lookJson(*snapshot, *look);
        sayJson(json);
    } else {
        printImpact(*snapshot, **impact, look.get());
    }
    return 0;
}

int showDiff(const ImpactArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto diff = workspace::versionDiff(*snapshot, arguments.from, arguments.to, &progress());
    if (!diff)
        return complain(common, diff.error());
    if (!arguments.file.empty()) {
        const auto report =
            workspace::versionDiffReport(*snapshot, *diff, std::filesystem::path(arguments.path).stem().string());
        if (auto written = workspace::exportReport(report, arguments.file); !written)
            return complain(common, written.error());
    }
    constexpr std::array kinds{"added", "removed", "changed"};
    Json changes = Json::array();
    for (const model::ModelChange &change : diff->changes) {
        const std::string text = wording::changeText(*diff->fromModel, *diff->toModel, change);
        changes.push_back({{"kind", kinds[static_cast<std::size_t>(change.kind)]},
                           {"path", change.value.path},
                           {"from", change.from},
                           {"to", change.to},
                           {"text", text}});
        if (!common.json)
            std::cout << text << '\n';
    }
    if (common.json)
        sayJson({{"from", diff->from.number},
                 {"to", diff->to.number},
                 {"changes", std::move(changes)},
                 {"impact", impactJson(*snapshot, *diff->impact)}});
    else
        std::cout << wording::impactHeadline(diff->impact->figures) << '\n';
    return 0;
}

} // namespace

void addImpact(CLI::App &modelCommand, Common &common, int &exit)
{
    auto arguments = std::make_shared<ImpactArguments>();
    CLI::App *impact = addCommand(modelCommand, common, "impact", "What the draft, or a model file, does to all leads");
    impact->add_option("FILE", arguments->file);
    impact->add_flag("--quick", arguments->quick, "Without the look back at closed leads");
    impact->callback([arguments, &modelCommand, &common, &exit] {
        arguments->path = workspaceOf(modelCommand);
        exit = showImpact(*arguments, common);
    });
    auto compared = std::make_shared<ImpactArguments>();
    CLI::App *diff =
        addCommand(modelCommand, common, "diff", "What differs between two versions, and what that does to all leads");
    diff->add_option("A", compared->from)->required();
    diff->add_option("B", compared->to)->required();
    diff->add_option("--out", compared->file, "Write the page before and after: .html, .xlsx, .csv or .json");
    diff->callback([compared, &modelCommand, &common, &exit] {
        compared->path = workspaceOf(modelCommand);
        exit = showDiff(*compared, common);
    });
}

} // namespace leadlight::cli
