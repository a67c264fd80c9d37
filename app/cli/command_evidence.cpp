// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "commands.h"
#include "document_text.h"
#include "model_choice.h"
#include "session.h"
#include "workspace/queries/evidence_report.h"

namespace leadlight::cli {

namespace {

using Json = nlohmann::ordered_json;
using workspace::Verdict;

struct EvidenceArguments {
    std::string path;
    std::string from;
    std::string to;
    std::string model;
    std::string column;
    std::string segment = "source";
};

base::Result<std::optional<base::Date>> dateOf(const char *option, const std::string &text)
{
    if (text.empty())
        return std::nullopt;
    const auto date = base::parseIsoDate(text);
    if (!date)
        return base::fail(base::ErrorKind::usage, "value.not_a_date", {option, text});
    return date;
}

/// A column by key or label, whatever the case; the text itself where none is called so.
std::string columnNamed(const workspace::Snapshot &snapshot, const std::string &name)
{
    const std::string wanted = base::comparable(name);
    for (const auto &column : snapshot.leads.columns()) {
        if (base::comparable(column->key) == wanted || base::comparable(column->label) == wanted)
            return column->key;
    }
    return name;
}

base::Result<workspace::EvidenceQuestion> questionOf(const workspace::Snapshot &snapshot, const EvidenceArguments &arguments)
{
    workspace::EvidenceQuestion question;
    const auto from = dateOf("--from", arguments.from);
    const auto to = dateOf("--to", arguments.to);
    if (!from || !to)
        return base::fail(from ? to.error() : from.error());
    question.period = {*from, *to};
    question.segment = columnNamed(snapshot, arguments.segment);
    if (!arguments.column.empty())
        question.column = columnNamed(snapshot, arguments.column);
    if (!arguments.model.empty()) {
        auto model = chosenModel(snapshot, arguments.model);
        if (!model)
            return base::fail(model.error());
        question.model = std::move(*model);
    }
    return question;
}

Json numberOf(const std::optional<double> &value)
{
    return value ? Json(*value) : Json();
}

void putAuc(Json &json, const std::optional<evidence::Auc> &auc)
{
    json["auc"] = auc ? Json(auc->value) : Json();
    json["auc_low"] = auc ? Json(auc->interval.low) : Json();
    json["auc_high"] = auc ? Json(auc->interval.high) : Json();
}

/// `yes`: what the verdict is called.
Json shareJson(const evidence::Share &share, const char *yes)
{
    const evidence::Interval interval = evidence::wilson(share);
    return {{"n", share.n}, {yes, share.yes}, {"low", interval.low}, {"high", interval.high}};
}

void putOdds(Json &json, const evidence::OddsRatio &odds)
{
    json["odds_ratio"] = odds.isKnown ? Json(odds.value) : Json();
    json["low"] = odds.isKnown ? Json(odds.interval.low) : Json();
    json["high"] = odds.isKnown ? Json(odds.interval.high) : Json();
}

const char *voiceKey(workspace::Voice voice)
{
    return voice == workspace::Voice::tooFew ? "too_few" : voice == workspace::Voice::noEvidence ? "no_evidence" : "speaks";
}

Json criteriaJson(const workspace::VerdictEvidence &of, const char *yes)
{
    Json criteria = Json::array();
    for (const workspace::CriterionEvidence &criterion : of.criteria) {
        Json entry{{"key", criterion.key}, {"n", criterion.fires.n}, {yes, criterion.fires.yes}};
        putOdds(entry, criterion.odds);
        entry["information_value"] = numberOf(criterion.informationValue);
        entry["evidence"] = voiceKey(criterion.voice);
        entry["evidence_points"] = criterion.evidencePoints ? Json(*criterion.evidencePoints) : Json();
        if (criterion.isBehaviour)
            entry["turns_at"] = criterion.response.turnsAt ? Json(*criterion.response.turnsAt) : Json();
        entry["bands"] = Json::array();
        for (const workspace::BandEvidence &band : criterion.bands) {
            Json one{{"label", band.label}, {"points", band.points}, {"n", band.share.n}, {yes, band.share.yes}};
            putOdds(one, band.odds);
            one["evidence"] = voiceKey(band.voice);
            one["evidence_points"] = band.evidencePoints ? Json(*band.evidencePoints) : Json();
            one["runs_against"] = band.runsAgainst;
            entry["bands"].push_back(std::move(one));
        }
        criteria.push_back(std::move(entry));
    }
    return criteria;
}

Json partsJson(const std::vector<workspace::PartEvidence> &parts, const char *yes)
{
    Json array = Json::array();
    for (const workspace::PartEvidence &part : parts) {
        Json entry{{"name", part.name}, {"n", part.share.n}, {yes, part.share.yes}};
        putAuc(entry, part.auc);
        array.push_back(std::move(entry));
    }
    return array;
}

Json verdictJson(const workspace::Evidence &judged, Verdict verdict)
{
    const workspace::VerdictEvidence &of = judged.of(verdict);
    const char *yes = verdict == Verdict::won ? "won" : "yes";
    Json json{{"n", of.all.n}, {yes, of.all.yes}};
    putAuc(json, of.auc);
    json["auc_combined"] = of.combined ? Json(of.combined->value) : Json();
    json["auc_axes"] = Json::object();
    for (std::size_t axis = 0; axis < 2 && judged.model; ++axis)
        json["auc_axes"][judged.model->axes[axis].key] = of.axes[axis] ? Json(of.axes[axis]->value) : Json();
    json["tau_b"] = numberOf(of.tauB);
    json["spearman"] = numberOf(of.spearman);
    json["pearson"] = numberOf(of.pearson);
    json["cells"] = Json::object();
    for (std::size_t cell = 0; cell < of.cells.size(); ++cell)
        json["cells"][judged.model->nameOf(judged.model->cellAt(cell))] = shareJson(of.cells[cell], yes);
    json["deciles"] = Json::array();
    for (const evidence::Share &decile : of.deciles)
        json["deciles"].push_back(shareJson(decile, yes));
    json["reversals"] = Json::array();
    for (const evidence::Reversal &reversal : of.reversals) {
        const auto nameOf = [&](std::size_t cell) { return judged.model->nameOf(judged.model->cellAt(cell)); };
        json["reversals"].push_back({{"better", nameOf(reversal.better)}, {"worse", nameOf(reversal.worse)}, {"low", reversal.difference.low},
                                     {"high", reversal.difference.high}});
    }
    json["criteria"] = criteriaJson(of, yes);
    json["quarters"] = partsJson(of.quarters, yes);
    json["versions"] = partsJson(of.versions, yes);
    json["segments"] = partsJson(of.segments, yes);
    constexpr std::array<const char *, workspace::leftOutReasons> reasons{"none", "open", "on_hold", "procedural", "not_recorded"};
    json["left_out"] = Json::object();
    for (std::size_t reason = 1; reason < reasons.size(); ++reason)
        json["left_out"][reasons[reason]] = of.leftOut[reason];
    json["left_out"]["blank"] = of.blank;
    return json;
}

Json evidenceJson(const workspace::Snapshot &snapshot, const workspace::Evidence &judged)
{
    Json json = verdictJson(judged, Verdict::won);
    json["accepted"] = verdictJson(judged, Verdict::accepted);
    json["judged"] = workspace::judgedName(snapshot, judged);
    json["as_of"] = base::isoText(snapshot.asOf);
    json["undated"] = judged.undated;
    json["passbacks"] = Json::object();
    for (const workspace::PassbackCount &passback : judged.passbacks)
        json["passbacks"][passback.reason] = passback.rows.size();
    return json;
}

int showEvidence(const EvidenceArguments &arguments, const Common &common)
{
    const auto open = openToRead(arguments.path, common);
    if (!open)
        return complain(common, open.error());
    const auto snapshot = (*open)->snapshot();
    const auto question = questionOf(*snapshot, arguments);
    if (!question)
        return complain(common, question.error());
    const ProgressLine line(common, "Scoring leads as they stood");
    const auto judged = workspace::judge(**open, *question, progress());
    if (!judged)
        return complain(common, judged.error());
    if (common.json)
        sayJson(evidenceJson(*snapshot, *judged));
    else
        say(common, documentText(workspace::evidenceReport(*snapshot, *judged, std::filesystem::path(arguments.path).stem().string())));
    return 0;
}

} // namespace

void addEvidence(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<EvidenceArguments>();
    CLI::App *command = addCommand(app, common, "evidence", "Does the score predict the sale");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("--from", arguments->from, "Leads handed over from this day on (2026-01-01)");
    command->add_option("--to", arguments->to, "Leads handed over up to this day");
    auto *model = command->add_option("--model", arguments->model, "A version's number, \"draft\", or a model file");
    command->add_option("--column", arguments->column, "Judge this numeric column instead of a model")->excludes(model);
    command->add_option("--segment", arguments->segment, "A text column to part the leads by")->capture_default_str();
    command->callback([arguments, &common, &exit] { exit = showEvidence(*arguments, common); });
}

} // namespace leadlight::cli
