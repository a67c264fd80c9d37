// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/import_plan.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "domain/outcome.h"
#include "domain/stage.h"

namespace leadlight::io {

namespace {

using Json = nlohmann::ordered_json;
using domain::FieldType;

constexpr std::size_t mappingLimit = std::size_t{8} << 20U;
constexpr int mappingDepth = 6;
constexpr std::array<std::string_view, 3> typeKeys{"text", "number", "date"};

std::string signText(char c)
{
    return c == 0 ? std::string() : std::string(1, c);
}

Json columnToJson(const PlanColumn &column)
{
    Json json;
    json["name"] = column.name;
    json["index"] = column.index + 1;
    json["target"] = column.target;
    json["type"] = typeKeys[static_cast<std::size_t>(column.type)];
    if (column.type == FieldType::instant)
        json["dates"] = keyOf(column.dates);
    if (column.type == FieldType::number) {
        json["decimal"] = signText(column.number.decimal);
        json["thousands"] = signText(column.number.thousands);
        json["factor"] = column.factor;
    }
    if (!column.blankTokens.empty())
        json["blank"] = column.blankTokens;
    if (column.unreadableIsBlank)
        json["unreadable"] = "blank";
    if (!column.values.empty()) {
        Json values = Json::object();
        for (const auto &[word, key] : column.values)
            values[word] = key;
        json["values"] = std::move(values);
    }
    json["confidence"] = column.confidence;
    json["reason"] = column.reason.code;
    return json;
}

base::Error mappingError(std::string code, std::vector<std::string> arguments)
{
    return base::Error{base::ErrorKind::unreadable, "mapping." + std::move(code), std::move(arguments), {}};
}

/// Keeps what the parser itself lets pass: repeated keys and depth.
struct MappingGuard {
    std::vector<std::set<std::string>> keys;
    std::optional<base::Error> error;

    bool operator()(int depth, Json::parse_event_t event, const Json &parsed)
    {
        if (error)
            return false;
        if (depth > mappingDepth)
            error = mappingError("too_deep", {std::to_string(mappingDepth)});
        else if (event == Json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == Json::parse_event_t::object_end && !keys.empty())
            keys.pop_back();
        else if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second)
            error = mappingError("duplicate_key", {parsed.get<std::string>()});
        return !error.has_value();
    }
};

/// Reads the members of one object and remembers the first thing that is wrong.
class StrictObject {
public:
    StrictObject(const Json &json, std::string name, std::optional<base::Error> &error) : m_json(json), m_name(std::move(name)), m_error(error)
    {
        if (!json.is_object())
            failWith("wrong_type", {m_name});
    }

    [[nodiscard]] const Json *member(std::string_view key, bool required)
    {
        m_known.insert(std::string(key));
        if (m_error)
            return nullptr;
        const auto found = m_json.find(std::string(key));
        if (found != m_json.end())
            return &*found;
        if (required)
            failWith("missing_key", {std::string(key)});
        return nullptr;
    }
    std::string text(std::string_view key, bool required, std::string otherwise = {})
    {
        const Json *found = member(key, required);
        if (found == nullptr)
            return otherwise;
        if (found->is_string())
            return found->get<std::string>();
        failWith("wrong_type", {std::string(key)});
        return otherwise;
    }
    double number(std::string_view key, double otherwise)
    {
        const Json *found = member(key, false);
        if (found == nullptr)
            return otherwise;
        if (found->is_number())
            return found->get<double>();
        failWith("wrong_type", {std::string(key)});
        return otherwise;
    }
    /// A text of at most one sign; the empty text is 0.
    char sign(std::string_view key, char otherwise)
    {
        const std::string found = text(key, false, signText(otherwise));
        if (found.size() > 1)
            failWith("wrong_value", {std::string(key), found});
        return found.empty() ? '\0' : found.front();
    }
    void failWith(std::string code, std::vector<std::string> arguments)
    {
        if (!m_error)
            m_error = mappingError(std::move(code), std::move(arguments));
    }
    void refuseUnknownKeys()
    {
        if (m_error)
            return;
        for (const auto &[key, value] : m_json.items()) {
            if (!m_known.contains(key))
                return failWith("unknown_key", {key});
        }
    }

private:
    const Json &m_json;
    std::string m_name;
    std::optional<base::Error> &m_error;
    std::set<std::string> m_known;
};

void readValues(StrictObject &object, PlanColumn &column)
{
    const Json *values = object.member("values", false);
    if (values == nullptr)
        return;
    if (!values->is_object())
        return object.failWith("wrong_type", {"values"});
    for (const auto &[word, key] : values->items()) {
        if (!key.is_string())
            return object.failWith("wrong_type", {word});
        const auto text = key.get<std::string>();
        const bool isKnown = text.empty() || (column.target == "outcome" ? domain::parseOutcomeKind(text).has_value()
                                                                         : domain::parseStage(text).has_value());
        if (!isKnown)
            return object.failWith("wrong_value", {word, text});
        column.values.emplace_back(word, text);
    }
}

void readBlankTokens(StrictObject &object, PlanColumn &column)
{
    const std::string unreadable = object.text("unreadable", false);
    if (!unreadable.empty() && unreadable != "blank")
        object.failWith("wrong_value", {"unreadable", unreadable});
    column.unreadableIsBlank = unreadable == "blank";
    const Json *tokens = object.member("blank", false);
    if (tokens == nullptr)
        return;
    if (!tokens->is_array())
        return object.failWith("wrong_type", {"blank"});
    for (const Json &token : *tokens) {
        if (!token.is_string())
            return object.failWith("wrong_type", {"blank"});
        column.blankTokens.push_back(token.get<std::string>());
    }
}

bool isAttribute(ImportKind kind, std::string_view target)
{
    constexpr std::string_view prefix = "attribute:";
    if (!target.starts_with(prefix) || (kind != ImportKind::leads && kind != ImportKind::accounts))
        return false;
    const std::string_view key = target.substr(prefix.size());
    return !key.empty() && key.size() <= 80 && !typeOfTarget(kind, key) &&
           key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

void readType(StrictObject &object, ImportKind kind, PlanColumn &column)
{
    const auto fixed = typeOfTarget(kind, column.target);
    const std::string otherwise(typeKeys[static_cast<std::size_t>(fixed.value_or(FieldType::text))]);
    const std::string type = object.text("type", false, otherwise);
    const auto found = std::find(typeKeys.begin(), typeKeys.end(), type);
    if (found == typeKeys.end() || (fixed && type != otherwise))
        return object.failWith("wrong_value", {"type", type});
    column.type = static_cast<FieldType>(found - typeKeys.begin());
    const std::string dates = object.text("dates", false, column.type == FieldType::instant ? "ymd" : "none");
    const auto order = parseDateOrder(dates);
    if (!order || (column.type == FieldType::instant && *order == DateOrder::none))
        return object.failWith("wrong_value", {"dates", dates});
    column.dates = *order;
    column.number.decimal = object.sign("decimal", '.');
    column.number.thousands = object.sign("thousands", 0);
    column.factor = object.number("factor", 1);
    if (column.number.decimal != '.' && column.number.decimal != ',')
        object.failWith("wrong_value", {"decimal", signText(column.number.decimal)});
}

PlanColumn columnFromJson(const Json &json, ImportKind kind, std::optional<base::Error> &error)
{
    PlanColumn column;
    StrictObject object(json, "columns", error);
    column.name = object.text("name", true);
    const double index = object.number("index", 1);
    if (index < 1 || index > 10'000 || index != static_cast<double>(static_cast<int>(index)))
        object.failWith("wrong_value", {"index", std::to_string(index)});
    else
        column.index = static_cast<std::size_t>(index) - 1;
    column.target = object.text("target", true);
    if (!error && column.target != "ignore" && !typeOfTarget(kind, column.target) && !isAttribute(kind, column.target))
        object.failWith("unknown_target", {column.name, column.target});
    readType(object, kind, column);
    readBlankTokens(object, column);
    readValues(object, column);
    column.confidence = object.number("confidence", 1);
    const std::string reason = object.text("reason", false, "plan.chosen");
    column.reason = {reason, {}};
    object.refuseUnknownKeys();
    return column;
}

void readFile(const Json &json, Dialect &dialect, std::optional<base::Error> &error)
{
    StrictObject object(json, "file", error);
    const std::string format = object.text("format", false, "csv");
    if (format == "xlsx")
        dialect.format = FileFormat::xlsx;
    else if (format == "json")
        dialect.format = FileFormat::json;
    else if (format != "csv")
        object.failWith("wrong_value", {"format", format});
    dialect.sheet = object.text("sheet", false);
    const std::string name = object.text("encoding", false, "utf-8");
    if (const auto encoding = parseEncoding(name))
        dialect.encoding = *encoding;
    else
        object.failWith("wrong_value", {"encoding", name});
    dialect.syntax.delimiter = object.sign("delimiter", ',');
    dialect.syntax.quote = object.sign("quote", '"');
    if (const char sign = dialect.syntax.delimiter; sign == 0 || sign == '\n' || sign == '\r' || sign == dialect.syntax.quote)
        object.failWith("wrong_value", {"delimiter", signText(sign)});
    if (const Json *header = object.member("header", false)) {
        if (header->is_boolean())
            dialect.header = header->get<bool>();
        else
            object.failWith("wrong_type", {"header"});
    }
    object.refuseUnknownKeys();
}

void refuseRepetitions(const ImportPlan &plan, std::optional<base::Error> &error)
{
    std::unordered_set<std::string> targets;
    std::unordered_set<std::string> names;
    for (const PlanColumn &column : plan.columns) {
        if (!error && column.target != "ignore" && !targets.insert(column.target).second)
            error = mappingError("duplicate_target", {column.target});
        if (!error && !names.insert(column.name).second)
            error = mappingError("duplicate_column", {column.name});
    }
}

} // namespace

std::string planToJson(const ImportPlan &plan)
{
    Json json;
    json["format"] = "leadlight-mapping";
    json["version"] = 1;
    json["kind"] = keyOf(plan.kind);
    json["source"] = Json{{"name", plan.sourceName}, {"type", plan.sourceType}};
    if (plan.dialect.format == FileFormat::xlsx)
        json["file"] = Json{{"format", "xlsx"}, {"sheet", plan.dialect.sheet}, {"header", plan.dialect.header}};
    else if (plan.dialect.format == FileFormat::json)
        json["file"] = Json{{"format", "json"}};
    else
        json["file"] = Json{{"encoding", keyOf(plan.dialect.encoding)},
                        {"delimiter", signText(plan.dialect.syntax.delimiter)},
                        {"quote", signText(plan.dialect.syntax.quote)},
                        {"header", plan.dialect.header}};
    json["columns"] = Json::array();
    for (const PlanColumn &column : plan.columns)
        json["columns"].push_back(columnToJson(column));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

base::Result<ImportPlan> planFromJson(std::string_view text)
{
    if (text.size() > mappingLimit)
        return base::fail(mappingError("too_large", {std::to_string(mappingLimit)}));
    MappingGuard guard;
    const Json json = Json::parse(text, std::ref(guard), false);
    if (guard.error)
        return base::fail(*guard.error);
    if (json.is_discarded())
        return base::fail(mappingError("not_json", {}));
    std::optional<base::Error> error;
    ImportPlan plan;
    StrictObject object(json, "mapping", error);
    if (const std::string format = object.text("format", false, "leadlight-mapping"); format != "leadlight-mapping")
        object.failWith("wrong_value", {"format", format});
    if (const double version = object.number("version", 1); version != 1)
        object.failWith("wrong_value", {"version", std::to_string(version)});
    const std::string kindText = object.text("kind", true);
    if (const auto kind = parseImportKind(kindText))
        plan.kind = *kind;
    else
        object.failWith("wrong_value", {"kind", kindText});
    if (const Json *source = object.member("source", false)) {
        StrictObject members(*source, "source", error);
        plan.sourceName = members.text("name", false);
        plan.sourceType = members.text("type", false);
        members.refuseUnknownKeys();
    }
    if (const Json *file = object.member("file", false))
        readFile(*file, plan.dialect, error);
    if (const Json *columns = object.member("columns", true)) {
        if (!columns->is_array())
            object.failWith("wrong_type", {"columns"});
        else
            for (const Json &column : *columns)
                plan.columns.push_back(columnFromJson(column, plan.kind, error));
    }
    object.refuseUnknownKeys();
    refuseRepetitions(plan, error);
    if (error)
        return base::fail(*error);
    return plan;
}

} // namespace leadlight::io
