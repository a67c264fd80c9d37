// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/word_text.h"

#include <nlohmann/json.hpp>

namespace leadlight::lifecycle {

namespace {

using WordJson = nlohmann::json;

WordJson consentJson(const domain::WordConsent &consent)
{
    return {{"person", consent.person.text()}, {"time", consent.time.seconds}};
}

WordJson saidJson(const domain::WordText &said)
{
    WordJson json{{"label", said.label}, {"definition", said.definition}};
    if (!said.marketing.person.isNull())
        json["marketing"] = consentJson(said.marketing);
    if (!said.sales.person.isNull())
        json["sales"] = consentJson(said.sales);
    return json;
}

bool readConsent(const WordJson &said, const char *side, domain::WordConsent &consent)
{
    const auto found = said.find(side);
    if (found == said.end())
        return true;
    if (!found->is_object() || !found->contains("person") || !(*found)["person"].is_string() || !found->contains("time")
        || !(*found)["time"].is_number_integer())
        return false;
    const auto person = base::Uuid::parse((*found)["person"].get<std::string>());
    if (!person)
        return false;
    consent = {*person, {(*found)["time"].get<std::int64_t>()}};
    return true;
}

std::optional<domain::WordText> saidIn(const WordJson &json)
{
    if (!json.is_object() || !json.contains("label") || !json["label"].is_string() || !json.contains("definition")
        || !json["definition"].is_string())
        return std::nullopt;
    domain::WordText said{json["label"].get<std::string>(), json["definition"].get<std::string>(), {}, {}};
    if (!readConsent(json, "marketing", said.marketing) || !readConsent(json, "sales", said.sales))
        return std::nullopt;
    return said;
}

} // namespace

std::string wordText(const domain::Word &word)
{
    WordJson json{{"in_force", saidJson(word.inForce)}};
    if (word.wanted)
        json["wanted"] = saidJson(*word.wanted);
    return json.dump(-1, ' ', false, WordJson::error_handler_t::replace);
}

std::optional<domain::Word> parseWord(std::string_view key, std::string_view text)
{
    const WordJson json = WordJson::parse(text, nullptr, false);
    if (key.empty() || !json.is_object() || !json.contains("in_force"))
        return std::nullopt;
    const auto inForce = saidIn(json["in_force"]);
    if (!inForce)
        return std::nullopt;
    domain::Word word{std::string(key), *inForce, std::nullopt};
    if (json.contains("wanted")) {
        word.wanted = saidIn(json["wanted"]);
        if (!word.wanted)
            return std::nullopt;
    }
    return word;
}

} // namespace leadlight::lifecycle
