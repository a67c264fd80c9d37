// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <iostream>
#include <memory>
#include <set>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/exact.h"
#include "commands.h"
#include "domain/lead_fields.h"
#include "io/csv_writer.h"
#include "lead_json.h"
#include "scoring/explanation.h"
#include "session.h"
#include "wording/explanation_text.h"
#include "workspace/commands/save_view.h"
#include "workspace/our_words.h"
#include "workspace/queries/lead_list.h"
#include "workspace/queries/shown_rank.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;

const std::set<std::string> ownKeys{"id", "fit", "engagement", "rank", "stage", "owner"};

struct LeadsArguments {
    std::string path;
    std::string filter;
    std::string sort;
    std::string view;
    std::size_t limit = 0;
    std::string format = "table";
};

std::vector<workspace::SortBy> sortOf(const std::string &text)
{
    if (text.empty())
        return {};
    return {text[0] == '-' ? workspace::SortBy{text.substr(1), true} : workspace::SortBy{text, false}};
}

void printTable(const workspace::Snapshot &snapshot, const std::vector<std::uint32_t> &rows)
{
    std::vector<std::vector<std::string>> cells{{"Rank", "Lead", "Title", "Company", "Fit", "Engagement", "Stage"}};
    for (const std::uint32_t row : rows)
        cells.push_back({workspace::shownRank(snapshot, row), snapshot.nameOf(row), snapshot.text(row, "title"), snapshot.text(row, "company"),
                         std::to_string(base::wholePoints(snapshot.scores->score[0][row])),
                         std::to_string(base::wholePoints(snapshot.scores->score[1][row])), snapshot.rules->glossary.stage(snapshot.stages[row])});
    std::cout << aligned(cells, {false, false, false, false, true, true, false});
}

void printCsv(const workspace::Snapshot &snapshot, const std::vector<std::uint32_t> &rows)
{
    const io::CsvWriter writer;
    std::string out;
    std::vector<std::string> cells{"id"};
    for (const auto &column : snapshot.leads.columns())
        cells.push_back(column->key);
    for (const char *key : {"rank", "fit", "engagement", "stage", "owner"})
        cells.emplace_back(key);
    writer.row(cells, out);
    for (const std::uint32_t row : rows) {
        cells.assign({snapshot.ids[row].text()});
        for (const auto &column : snapshot.leads.columns())
            cells.push_back(column->cellText(row));
        const domain::Person *owner = snapshot.ownerOf(row);
        cells.push_back(snapshot.rankOf(row));
        cells.push_back(base::exactText(snapshot.scores->score[0][row]));
        cells.push_back(base::exactText(snapshot.scores->score[1][row]));
        cells.emplace_back(domain::keyOf(snapshot.stages[row]));
        cells.push_back(owner ? owner->name : std::string());
        writer.row(cells, out);
    }
    std::cout << out;
}

int listLeads(const LeadsArguments &arguments, const Common &common)
{
    auto filter = data::Filter::parse(arguments.filter);
    if (!filter)
        return complain(common, filter.error());
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    std::vector<workspace::SortBy> order = sortOf(arguments.sort);
    if (!arguments.view.empty()) {
        const auto view = workspace::savedView(**workspace, arguments.view);
        if (!view)
            return complain(common, view.error());
        filter = data::Filter::parse(view->filter + ' ' + arguments.filter);
        if (!filter)
            return complain(common, filter.error());
        if (order.empty())
            order = view->order;
    }
    auto rows = workspace::listLeads(*snapshot, *filter, order, data::foldedRanks, &progress());
    if (!rows)
        return complain(common, rows.error());
    if (arguments.limit > 0 && rows->size() > arguments.limit)
        rows->resize(arguments.limit);
    if (common.json || arguments.format == "json") {
        Json array = Json::array();
        for (const std::uint32_t row : *rows)
            array.push_back(leadJson(*snapshot, row));
        sayJson(array);
    } else if (arguments.format == "csv") {
        printCsv(*snapshot, *rows);
    } else {
        printTable(*snapshot, *rows);
    }
    return 0;
}

Json factJson(const workspace::Snapshot &snapshot, const scoring::Fact &fact)
{
    Json json{{"subject", fact.subject}, {"value", fact.value}};
    if (fact.time)
        json["time"] = base::isoText(*fact.time);
    json["points"] = base::exactText(fact.points);
    if (fact.fullPoints != fact.points)
        json["full_points"] = base::exactText(fact.fullPoints);
    if (fact.lead)
        json["lead"] = snapshot.ids[*fact.lead].text();
    if (fact.ofAccount)
        json["of_account"] = true;
    return json;
}

Json axisJson(const workspace::Snapshot &snapshot, const scoring::AxisExplanation &axis, std::size_t index)
{
    const model::ScoringModel &model = *snapshot.model;
    Json criteria = Json::array();
    for (const scoring::Part &part : axis.parts) {
        Json facts = Json::array();
        for (const scoring::Fact &fact : part.facts)
            facts.push_back(factJson(snapshot, fact));
        criteria.push_back({{"key", part.key}, {"label", part.label}, {"points", base::exactText(part.points)}, {"band", part.band},
                            {"unknown", part.unknown}, {"facts", std::move(facts)}});
    }
    return {{"key", axis.key},
            {"score", base::exactText(axis.score)},
            {"rank", model.axes[index].ranks[axis.rank]},
            {"to_next", axis.toNext ? Json(base::exactText(*axis.toNext)) : Json()},
            {"falls_on", axis.fallsOn ? Json(base::isoText(*axis.fallsOn)) : Json()},
            {"criteria", std::move(criteria)}};
}

Json explanationJson(const workspace::Snapshot &snapshot, std::uint32_t row, const scoring::Explanation &explanation)
{
    constexpr std::array<const char *, 4> overrides{"", "hand_raise", "suspect", "show_stopper"};
    Json axes = Json::array();
    for (std::size_t axis = 0; axis < 2; ++axis)
        axes.push_back(axisJson(snapshot, explanation.axes[axis], axis));
    Json lifts = Json::array();
    for (const scoring::Lift &lift : explanation.lifts)
        lifts.push_back({{"axis", lift.axis}, {"criterion", lift.criterion}, {"field", lift.field}, {"value", lift.value}, {"rank", lift.rank},
                         {"gain", base::exactText(lift.gain)}});
    Json json{{"lead", snapshot.ids[row].text()},
              {"name", snapshot.nameOf(row)},
              {"rank", snapshot.rankOf(row)},
              {"fit_known", snapshot.scores->fitKnown[row] != 0},
              {"as_of", base::isoText(snapshot.asOf)},
              {"axes", std::move(axes)},
              {"in_region", explanation.inRegion},
              {"would_qualify", explanation.wouldQualify},
              {"failed_gates", explanation.failedGates},
              {"lifts", std::move(lifts)},
              {"worth_asking", explanation.worthAsking}};
    if (explanation.overridden != scoring::Override::none)
        json["override"] = {{"kind", overrides[static_cast<std::size_t>(explanation.overridden)]}, {"criterion", explanation.overrideCriterion}};
    return json;
}

int explainLead(const std::string &path, const std::string &lead, const Common &common)
{
    const auto workspace = openToRead(path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    const auto row = snapshot->findLead(lead);
    if (!row)
        return complain(common, row.error());
    const scoring::Explanation explanation = scoring::explain(*snapshot->model, snapshot->input(), snapshot->asOf, *row);
    if (common.json)
        sayJson(explanationJson(*snapshot, *row, explanation));
    else
        std::cout << wording::explanationLines(*workspace::shownModel(*snapshot), explanation, snapshot->nameOf(*row), workspace::shownRank(*snapshot, *row), snapshot->zone());
    return 0;
}

} // namespace

Json leadJson(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    Json json{{"id", snapshot.ids[row].text()}};
    for (const auto &column : snapshot.leads.columns()) {
        const std::string key = ownKeys.contains(column->key) ? column->key + "_" : column->key;
        if (column->isBlank(row))
            json[key] = nullptr;
        else if (const data::NumberColumn *numbers = column->asNumber())
            json[key] = numbers->values[row];
        else
            json[key] = column->cellText(row);
    }
    const domain::Person *owner = snapshot.ownerOf(row);
    json["owner"] = owner ? Json(owner->name) : Json();
    json["fit"] = base::exactText(snapshot.scores->score[0][row]);
    json["engagement"] = base::exactText(snapshot.scores->score[1][row]);
    json["rank"] = snapshot.rankOf(row);
    json["stage"] = domain::keyOf(snapshot.stages[row]);
    return json;
}

void addLeads(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<LeadsArguments>();
    CLI::App *leads = addCommand(app, common, "leads", "List leads");
    leads->add_option("WORKSPACE", arguments->path)->required();
    leads->add_option("--filter", arguments->filter, "rank>=B2 stage:MIL industry:food quiet>14d \"acme\"");
    leads->add_option("--sort", arguments->sort, "A column; with a minus in front, downwards");
    leads->add_option("--view", arguments->view, "A view saved in the window; a filter beside it narrows it further");
    leads->add_option("--limit", arguments->limit);
    leads->add_option("--format", arguments->format)->check(CLI::IsMember({"table", "csv", "json"}));
    leads->callback([arguments, &common, &exit] { exit = listLeads(*arguments, common); });

    auto target = std::make_shared<std::pair<std::string, std::string>>();
    CLI::App *explain = addCommand(app, common, "explain", "Show where every point of one lead comes from");
    explain->add_option("WORKSPACE", target->first)->required();
    explain->add_option("LEAD", target->second, "Id, external id or e-mail")->required();
    explain->callback([target, &common, &exit] { exit = explainLead(target->first, target->second, common); });
}

} // namespace leadlight::cli
