// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/draft.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "model/model_json.h"

namespace leadlight::agreement {

namespace {

using StepJson = nlohmann::json;

std::string canonicalStep(const StepJson &json)
{
    return json.dump(-1, ' ', false, StepJson::error_handler_t::replace);
}

StepJson rowJson(const DraftRow &row)
{
    return {{"marketing", row.marketing}, {"sales", row.sales}, {"agreed", {row.agreedByMarketing, row.agreedBySales}}};
}

bool readRow(const StepJson &json, DraftRow &row)
{
    const bool sound = json.is_object() && json.contains("marketing") && json["marketing"].is_string()
                       && json.contains("sales") && json["sales"].is_string() && json.contains("agreed")
                       && json["agreed"].is_array() && json["agreed"].size() == 2 && json["agreed"][0].is_boolean()
                       && json["agreed"][1].is_boolean();
    if (!sound)
        return false;
    row.marketing = json["marketing"].get<std::string>();
    row.sales = json["sales"].get<std::string>();
    row.agreedByMarketing = json["agreed"][0].get<bool>();
    row.agreedBySales = json["agreed"][1].get<bool>();
    return true;
}

base::Error damagedStep()
{
    return {base::ErrorKind::proof, "draft.step_damaged", {}, {}};
}

} // namespace

std::string draftDifference(const DraftState &from, const DraftState &to)
{
    StepJson json = StepJson::object();
    if (!(from.model == to.model))
        json["model"] = StepJson::diff(StepJson::parse(model::canonicalJson(to.model)),
                                       StepJson::parse(model::canonicalJson(from.model)));
    std::set<std::string> paths;
    for (const auto *rows : {&from.rows, &to.rows}) {
        for (const DraftRow &row : *rows)
            paths.insert(row.path);
    }
    for (const std::string &path : paths) {
        const DraftRow *wanted = findRow(from.rows, path);
        const DraftRow *there = findRow(to.rows, path);
        if (!wanted || !there || !(*wanted == *there))
            json["rows"][path] = wanted ? rowJson(*wanted) : StepJson();
    }
    return canonicalStep(json);
}

base::Result<void> applyDifference(DraftState &state, const std::string &difference)
{
    const StepJson json = StepJson::parse(difference, nullptr, false);
    if (!json.is_object())
        return base::fail(damagedStep());
    DraftState changed = state;
    if (json.contains("model")) {
        try {
            const StepJson patched = StepJson::parse(model::canonicalJson(state.model)).patch(json["model"]);
            auto model = model::parseModel(canonicalStep(patched));
            if (!model)
                return base::fail(model.error());
            changed.model = std::move(*model);
        } catch (const StepJson::exception &) { // the patch does not fit what stands there
            return base::fail(damagedStep());
        }
    }
    const StepJson rows = json.value("rows", StepJson::object());
    for (const auto &[path, row] : rows.items()) {
        if (row.is_null())
            std::erase_if(changed.rows, [wanted = path](const DraftRow &each) { return each.path == wanted; });
        else if (!readRow(row, rowAt(changed, path)))
            return base::fail(damagedStep());
    }
    state = std::move(changed);
    return {};
}

base::Digest fingerprintOf(const std::vector<DraftRow> &rows)
{
    StepJson json = StepJson::object();
    for (const DraftRow &row : rows)
        json[row.path] = rowJson(row);
    return base::sha256(canonicalStep(json));
}

} // namespace leadlight::agreement
