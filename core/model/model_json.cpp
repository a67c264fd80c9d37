// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model_json.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "model/model_schema.h"
#include "model/model_values.h"

namespace leadlight::model {

namespace {

using Json = nlohmann::json;

/// Whole numbers are written without a fraction, so that 5 and 5.0 give the same bytes.
Json numberJson(double value)
{
    constexpr double exactlyWhole = 9007199254740992.0; // 2^53
    if (std::nearbyint(value) == value && std::abs(value) <= exactlyWhole)
        return static_cast<std::int64_t>(value);
    return value;
}

template <class Value> void put(Json &object, const char *key, const std::optional<Value> &value)
{
    if (!value)
        return;
    if constexpr (std::is_same_v<Value, double>)
        object[key] = numberJson(*value);
    else
        object[key] = *value;
}

void put(Json &object, const char *key, int value, int usual)
{
    if (value != usual)
        object[key] = value;
}

void put(Json &object, const char *key, const std::string &value)
{
    if (!value.empty())
        object[key] = value;
}

void put(Json &object, const char *key, const std::vector<std::string> &values)
{
    if (!values.empty())
        object[key] = values;
}

Json boundJson(const DateBound &bound)
{
    if (bound.at)
        return base::isoText(*bound.at);
    return Json{{"days_from_as_of", bound.daysFromAsOf}};
}

void putTest(Json &object, const Test &test)
{
    object["test"] = testKindKeys[static_cast<std::size_t>(test.kind)];
    put(object, "values", test.values);
    put(object, "low", test.low);
    put(object, "high", test.high);
    if (test.lowDate)
        object["low_date"] = boundJson(*test.lowDate);
    if (test.highDate)
        object["high_date"] = boundJson(*test.highDate);
}

Json fieldTestJson(const FieldTest &asked)
{
    Json object = Json::object();
    object["field"] = asked.field;
    putTest(object, asked.test);
    return object;
}

void putRule(Json &object, const ProfileRule &rule)
{
    object["kind"] = "profile";
    object["field"] = rule.field;
    Json bands = Json::array();
    for (const Band &band : rule.bands) {
        Json written = Json::object();
        put(written, "label", band.label);
        written["points"] = band.points;
        putTest(written, band.test);
        bands.push_back(std::move(written));
    }
    object["bands"] = std::move(bands);
    put(object, "otherwise", rule.otherwise, 0);
    put(object, "unknown", rule.unknown, 0);
}

Json filterJson(const EventFilter &filter)
{
    Json object = Json::object();
    put(object, "types", filter.types);
    for (const domain::Channel channel : filter.channels)
        object["channels"].push_back(domain::keyOf(channel));
    put(object, "assets", filter.assets);
    put(object, "areas", filter.areas);
    put(object, "phases", filter.phases);
    put(object, "campaigns", filter.campaigns);
    put(object, "at_least", filter.atLeast);
    return object;
}

void putRule(Json &object, const BehaviourRule &rule)
{
    object["kind"] = "behaviour";
    Json filter = filterJson(rule.filter);
    if (!filter.empty())
        object["filter"] = std::move(filter);
    object["points"] = rule.points;
    put(object, "beyond", rule.beyond, 0);
    put(object, "cap", rule.cap);
    put(object, "per_asset", rule.perAsset);
    put(object, "window_days", rule.windowDays);
    put(object, "half_life_days", rule.halfLifeDays);
    put(object, "lifespan_days", rule.lifespanDays);
    put(object, "scale", rule.scale);
    put(object, "floor", rule.floor);
    put(object, "ceiling", rule.ceiling);
}

void putRule(Json &object, const AccountBehaviourRule &rule)
{
    putRule(object, rule.behaviour);
    object["kind"] = "account_behaviour";
}

void putRule(Json &object, const InterestRule &rule)
{
    object["kind"] = "interest";
    put(object, "area", rule.area);
    object["points"] = rule.points;
    put(object, "min_events", rule.minEvents, 1);
    put(object, "min_share", rule.minShare, 0);
    put(object, "window_days", rule.windowDays);
    if (rule.ofAccount)
        object["of_account"] = true;
}

void putRule(Json &object, const RecencyRule &rule)
{
    object["kind"] = "recency";
    Json bands = Json::array();
    for (const RecencyBand &band : rule.bands) {
        Json written = Json::object();
        put(written, "label", band.label);
        written["at_most_days"] = band.atMostDays;
        written["points"] = band.points;
        bands.push_back(std::move(written));
    }
    object["bands"] = std::move(bands);
    put(object, "otherwise", rule.otherwise, 0);
    put(object, "never", rule.never, 0);
}

void putRule(Json &object, const TargetAccountRule &rule)
{
    object["kind"] = "target_account";
    object["points"] = rule.points;
}

void putRule(Json &object, const HandRaiseRule &rule)
{
    object["kind"] = "hand_raise";
    object["types"] = rule.types;
    put(object, "window_days", rule.windowDays, 30);
    if (!rule.qualifyDirectly)
        object["qualify_directly"] = false;
}

void putRule(Json &object, const ShowStopperRule &rule)
{
    object["kind"] = "show_stopper";
    object["when"] = fieldTestJson(rule.test);
}

Json jsonOf(const Criterion &criterion)
{
    Json object = Json::object();
    object["key"] = criterion.key;
    put(object, "label", criterion.label);
    put(object, "note", criterion.note);
    put(object, "group", criterion.group);
    put(object, "weight", criterion.weight, 100);
    if (criterion.onlyIf)
        object["only_if"] = fieldTestJson(*criterion.onlyIf);
    std::visit([&object](const auto &rule) { putRule(object, rule); }, criterion.rule);
    return object;
}

Json axisJson(const Axis &axis)
{
    Json object = Json::object();
    object["key"] = axis.key;
    put(object, "label", axis.label);
    object["ranks"] = axis.ranks;
    if (axis.rankLabels != axis.ranks)
        object["rank_labels"] = axis.rankLabels;
    object["thresholds"] = axis.thresholds;
    put(object, "min", axis.min);
    put(object, "max", axis.max);
    object["criteria"] = Json::array();
    for (const Criterion &criterion : axis.criteria)
        object["criteria"].push_back(jsonOf(criterion));
    return object;
}

/// A cell by its name where the name is a cell's and one cell's alone, else by its positions.
Json cellJson(const ScoringModel &model, Cell cell)
{
    if (cell.first < model.axes[0].ranks.size() && cell.second < model.axes[1].ranks.size()) {
        std::string name = model.nameOf(cell);
        if (cellsNamed(model, name).size() == 1)
            return name;
    }
    return Json::array({cell.first, cell.second});
}

Json gatesJson(const Gates &gates)
{
    Json object = Json::object();
    for (const GateKey &gate : gateKeys) {
        if (!(gates.*gate.member))
            object[gate.key] = false;
    }
    put(object, "known_fields", gates.knownFields);
    return object;
}

Json treatmentsJson(const std::vector<Treatment> &treatments)
{
    Json array = Json::array();
    for (const Treatment &treatment : treatments) {
        Json object = Json::object();
        put(object, "owner", treatment.owner);
        put(object, "next_step", treatment.nextStep);
        put(object, "program", treatment.program);
        array.push_back(std::move(object));
    }
    return array;
}

Json modelJson(const ScoringModel &model)
{
    Json object = Json::object();
    object["schema"] = schemaNumber;
    put(object, "name", model.name);
    object["axes"] = Json::array({axisJson(model.axes[0]), axisJson(model.axes[1])});
    object["region"] = Json::array();
    for (const Cell cell : model.region)
        object["region"].push_back(cellJson(model, cell));
    const std::size_t first = model.axes[0].ranks.size();
    const std::size_t second = model.axes[1].ranks.size();
    if (model.order != defaultOrder(first, second)) {
        object["order"] = Json::array();
        for (const Cell cell : model.order)
            object["order"].push_back(cellJson(model, cell));
    }
    if (model.treatments != defaultTreatments(first, second))
        object["treatments"] = treatmentsJson(model.treatments);
    Json gates = gatesJson(model.gates);
    if (!gates.empty())
        object["gates"] = std::move(gates);
    return object;
}

} // namespace

std::string canonicalJson(const ScoringModel &model)
{
    return modelJson(model).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string prettyJson(const ScoringModel &model)
{
    return modelJson(model).dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string criterionJson(const Criterion &criterion)
{
    return jsonOf(criterion).dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Digest fingerprint(const ScoringModel &model)
{
    return base::sha256(canonicalJson(model));
}

std::vector<Cell> cellsNamed(const ScoringModel &model, std::string_view name)
{
    std::vector<Cell> cells;
    for (std::size_t first = 0; first < model.axes[0].ranks.size(); ++first) {
        for (std::size_t second = 0; second < model.axes[1].ranks.size(); ++second) {
            const Cell cell{static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second)};
            if (model.nameOf(cell) == name)
                cells.push_back(cell);
        }
    }
    return cells;
}

} // namespace leadlight::model
