// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

#include "model/model_json.h"
#include "model/model_schema.h"
#include "model/model_values.h"

namespace leadlight::model {

namespace {

using JsonValue = nlohmann::json;

constexpr std::size_t greatestBytes = std::size_t{4} * 1024 * 1024;
constexpr int greatestDepth = 32;

/// Remembers the first thing that is wrong; what is read after it does not matter.
struct Complaint {
    std::optional<base::Error> error;

    void about(const std::string &path, std::string expected)
    {
        if (!error)
            error = base::Error{base::ErrorKind::unreadable, "model.json_value", {path, std::move(expected)}, {}};
    }
};

/// One object of the file: hands out its members by key and complains of those that nobody asked for.
class ObjectReader {
public:
    ObjectReader(const JsonValue &value, std::string path, Complaint &complaint)
        : m_value(value), m_path(std::move(path)), m_complaint(complaint)
    {
        if (!value.is_object())
            complaint.about(m_path, "an object");
    }
    ~ObjectReader()
    {
        if (!m_value.is_object())
            return;
        for (const auto &[key, value] : m_value.items()) {
            if (!m_asked.contains(key))
                m_complaint.about(pathOf(key), "no such key");
        }
    }
    ObjectReader(const ObjectReader &) = delete;
    ObjectReader &operator=(const ObjectReader &) = delete;

    [[nodiscard]] std::string pathOf(std::string_view key) const
    {
        return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
    }
    Complaint &complaint() { return m_complaint; }

    const JsonValue *member(const char *key)
    {
        m_asked.insert(key);
        if (!m_value.is_object())
            return nullptr;
        const auto found = m_value.find(key);
        return found == m_value.end() ? nullptr : &*found;
    }
    const JsonValue *needed(const char *key)
    {
        const JsonValue *value = member(key);
        if (!value)
            m_complaint.about(pathOf(key), "a value");
        return value;
    }

    std::string text(const char *key, bool isNeeded = false)
    {
        const JsonValue *value = isNeeded ? needed(key) : member(key);
        if (value && !value->is_string())
            m_complaint.about(pathOf(key), "a text");
        return value && value->is_string() ? value->get<std::string>() : std::string();
    }
    std::vector<std::string> texts(const char *key, bool isNeeded = false)
    {
        std::vector<std::string> read;
        const JsonValue *value = isNeeded ? needed(key) : member(key);
        if (!value)
            return read;
        if (!value->is_array()
            || !std::all_of(value->begin(), value->end(), [](const JsonValue &v) { return v.is_string(); }))
            m_complaint.about(pathOf(key), "a list of texts");
        else
            read = value->get<std::vector<std::string>>();
        return read;
    }
    std::optional<int> optionalInt(const char *key, IntRange range)
    {
        const JsonValue *value = member(key);
        return value ? wholeNumber(*value, pathOf(key), range) : std::nullopt;
    }
    int integer(const char *key, IntRange range, int usual) { return optionalInt(key, range).value_or(usual); }
    int neededInt(const char *key, IntRange range)
    {
        const JsonValue *value = needed(key);
        return value ? wholeNumber(*value, pathOf(key), range).value_or(0) : 0;
    }
    std::optional<double> number(const char *key)
    {
        const JsonValue *value = member(key);
        if (!value)
            return std::nullopt;
        if (!value->is_number() || !std::isfinite(value->get<double>())) {
            m_complaint.about(pathOf(key), "a number");
            return std::nullopt;
        }
        return value->get<double>();
    }
    bool truth(const char *key, bool usual)
    {
        const JsonValue *value = member(key);
        if (!value)
            return usual;
        if (!value->is_boolean()) {
            m_complaint.about(pathOf(key), "true or false");
            return usual;
        }
        return value->get<bool>();
    }
    /// Calls `each(value, path)` for every element of a list.
    template <class Each> void list(const char *key, bool isNeeded, const Each &each)
    {
        const JsonValue *value = isNeeded ? needed(key) : member(key);
        if (!value)
            return;
        if (!value->is_array()) {
            m_complaint.about(pathOf(key), "a list");
            return;
        }
        std::size_t index = 0;
        for (const JsonValue &element : *value)
            each(element, pathOf(key) + "[" + std::to_string(index++) + "]");
    }
    std::optional<int> wholeNumber(const JsonValue &value, const std::string &path, IntRange range)
    {
        const bool whole =
            value.is_number_integer() && (!value.is_number_unsigned() || value.get<std::uint64_t>() <= INT32_MAX);
        if (whole && value.get<std::int64_t>() >= range.low && value.get<std::int64_t>() <= range.high)
            return value.get<int>();
        m_complaint.about(path,
                          "a whole number from " + std::to_string(range.low) + " to " + std::to_string(range.high));
        return std::nullopt;
    }

private:
    const JsonValue &m_value;
    std::string m_path;
    Complaint &m_complaint;
    std::set<std::string, std::less<>> m_asked;
};

std::optional<DateBound> readBound(ObjectReader &object, const char *key)
{
    const JsonValue *value = object.member(key);
    if (!value)
        return std::nullopt;
    DateBound bound;
    if (value->is_string()) {
        bound.at = base::parseIsoInstant(value->get<std::string>());
        if (!bound.at)
            object.complaint().about(object.pathOf(key), "an ISO date or days_from_as_of");
    } else {
        ObjectReader inner(*value, object.pathOf(key), object.complaint());
        bound.daysFromAsOf = inner.neededInt("days_from_as_of", dayShiftRange);
    }
    return bound;
}

Test readTest(ObjectReader &object)
{
    Test test;
    const std::string kind = object.text("test", true);
    const auto found = std::find(testKindKeys.begin(), testKindKeys.end(), kind);
    if (found == testKindKeys.end())
        object.complaint().about(object.pathOf("test"), "a kind of test");
    else
        test.kind = static_cast<TestKind>(found - testKindKeys.begin());
    test.values = object.texts("values");
    test.low = object.number("low");
    test.high = object.number("high");
    test.lowDate = readBound(object, "low_date");
    test.highDate = readBound(object, "high_date");
    return test;
}

FieldTest readFieldTest(const JsonValue &value, const std::string &path, Complaint &complaint)
{
    ObjectReader object(value, path, complaint);
    FieldTest asked;
    asked.field = object.text("field", true);
    asked.test = readTest(object);
    return asked;
}

ProfileRule readProfile(ObjectReader &object)
{
    ProfileRule rule;
    rule.field = object.text("field", true);
    object.list("bands", true, [&](const JsonValue &value, const std::string &path) {
        ObjectReader inner(value, path, object.complaint());
        Band band;
        band.label = inner.text("label");
        band.points = inner.neededInt("points", pointsRange);
        band.test = readTest(inner);
        rule.bands.push_back(std::move(band));
    });
    rule.otherwise = object.integer("otherwise", pointsRange, 0);
    rule.unknown = object.integer("unknown", pointsRange, 0);
    return rule;
}

EventFilter readFilter(const JsonValue &value, const std::string &path, Complaint &complaint)
{
    ObjectReader object(value, path, complaint);
    EventFilter filter;
    filter.types = object.texts("types");
    for (const std::string &key : object.texts("channels")) {
        const auto channel = domain::parseChannel(key);
        if (channel)
            filter.channels.push_back(*channel);
        else
            complaint.about(object.pathOf("channels"), "known channels");
    }
    filter.assets = object.texts("assets");
    filter.areas = object.texts("areas");
    filter.phases = object.texts("phases");
    filter.campaigns = object.texts("campaigns");
    filter.atLeast = object.number("at_least");
    return filter;
}

BehaviourRule readBehaviour(ObjectReader &object)
{
    BehaviourRule rule;
    if (const JsonValue *filter = object.member("filter"))
        rule.filter = readFilter(*filter, object.pathOf("filter"), object.complaint());
    rule.points = object.neededInt("points", pointsRange);
    rule.beyond = object.integer("beyond", pointsRange, 0);
    rule.cap = object.optionalInt("cap", countRange);
    rule.perAsset = object.optionalInt("per_asset", countRange);
    rule.windowDays = object.optionalInt("window_days", daysRange);
    rule.halfLifeDays = object.optionalInt("half_life_days", daysRange);
    rule.lifespanDays = object.optionalInt("lifespan_days", daysRange);
    if (rule.halfLifeDays && rule.lifespanDays)
        object.complaint().about(object.pathOf("lifespan_days"), "either half_life_days or lifespan_days");
    rule.scale = object.optionalInt("scale", countRange);
    rule.floor = object.optionalInt("floor", scoreRange);
    rule.ceiling = object.optionalInt("ceiling", scoreRange);
    return rule;
}

InterestRule readInterest(ObjectReader &object)
{
    InterestRule rule;
    rule.area = object.text("area");
    rule.points = object.neededInt("points", pointsRange);
    rule.minEvents = object.integer("min_events", countRange, rule.minEvents);
    rule.minShare = object.integer("min_share", shareRange, rule.minShare);
    rule.windowDays = object.optionalInt("window_days", daysRange);
    rule.ofAccount = object.truth("of_account", false);
    return rule;
}

RecencyRule readRecency(ObjectReader &object)
{
    RecencyRule rule;
    object.list("bands", true, [&](const JsonValue &value, const std::string &path) {
        ObjectReader inner(value, path, object.complaint());
        RecencyBand band;
        band.label = inner.text("label");
        band.atMostDays = inner.neededInt("at_most_days", recencyDaysRange);
        band.points = inner.neededInt("points", pointsRange);
        rule.bands.push_back(std::move(band));
    });
    rule.otherwise = object.integer("otherwise", pointsRange, 0);
    rule.never = object.integer("never", pointsRange, 0);
    return rule;
}

Rule readRule(ObjectReader &object)
{
    const std::string kind = object.text("kind", true);
    if (kind == "profile")
        return readProfile(object);
    if (kind == "behaviour")
        return readBehaviour(object);
    if (kind == "account_behaviour")
        return AccountBehaviourRule{readBehaviour(object)};
    if (kind == "interest")
        return readInterest(object);
    if (kind == "recency")
        return readRecency(object);
    if (kind == "target_account")
        return TargetAccountRule{object.neededInt("points", pointsRange)};
    if (kind == "hand_raise") {
        HandRaiseRule rule;
        rule.types = object.texts("types", true);
        rule.windowDays = object.integer("window_days", daysRange, rule.windowDays);
        rule.qualifyDirectly = object.truth("qualify_directly", true);
        return rule;
    }
    ShowStopperRule rule;
    if (kind != "show_stopper")
        object.complaint().about(object.pathOf("kind"),
                                 "profile, behaviour, account_behaviour, interest, recency, target_account, "
                                 "hand_raise or show_stopper");
    else if (const JsonValue *when = object.needed("when"))
        rule.test = readFieldTest(*when, object.pathOf("when"), object.complaint());
    return rule;
}

Criterion readCriterion(const JsonValue &value, const std::string &path, Complaint &complaint)
{
    ObjectReader object(value, path, complaint);
    Criterion criterion;
    criterion.key = object.text("key", true);
    criterion.label = object.text("label");
    criterion.note = object.text("note");
    criterion.group = object.text("group");
    criterion.weight = object.integer("weight", weightRange, 100);
    if (const JsonValue *onlyIf = object.member("only_if"))
        criterion.onlyIf = readFieldTest(*onlyIf, object.pathOf("only_if"), complaint);
    criterion.rule = readRule(object);
    return criterion;
}

Axis readAxis(const JsonValue &value, const std::string &path, Complaint &complaint)
{
    ObjectReader object(value, path, complaint);
    Axis axis;
    axis.key = object.text("key", true);
    axis.label = object.text("label");
    axis.ranks = object.texts("ranks", true);
    if (!rankCountRange.holds(static_cast<int>(std::min<std::size_t>(axis.ranks.size(), 100))))
        complaint.about(object.pathOf("ranks"), "2 to 6 ranks");
    axis.rankLabels = object.member("rank_labels") ? object.texts("rank_labels") : axis.ranks;
    object.list("thresholds", true, [&](const JsonValue &element, const std::string &at) {
        axis.thresholds.push_back(object.wholeNumber(element, at, scoreRange).value_or(0));
    });
    axis.min = object.optionalInt("min", scoreRange);
    axis.max = object.optionalInt("max", scoreRange);
    object.list("criteria", true, [&](const JsonValue &element, const std::string &at) {
        axis.criteria.push_back(readCriterion(element, at, complaint));
    });
    return axis;
}

std::vector<Cell> readCells(ObjectReader &object, const char *key, const ScoringModel &model)
{
    std::vector<Cell> cells;
    object.list(key, false, [&](const JsonValue &value, const std::string &path) {
        if (value.is_string()) {
            const std::vector<Cell> named = cellsNamed(model, value.get<std::string>());
            if (named.size() == 1)
                cells.push_back(named.front());
            else
                object.complaint().about(path, "the name of one cell");
            return;
        }
        constexpr IntRange positions{0, 255};
        if (!value.is_array() || value.size() != 2) {
            object.complaint().about(path, "a cell");
            return;
        }
        const std::optional<int> first = object.wholeNumber(value[0], path, positions);
        const std::optional<int> second = object.wholeNumber(value[1], path, positions);
        cells.push_back({static_cast<std::uint8_t>(first.value_or(0)), static_cast<std::uint8_t>(second.value_or(0))});
    });
    return cells;
}

Gates readGates(const JsonValue &value, const std::string &path, Complaint &complaint)
{
    ObjectReader object(value, path, complaint);
    Gates gates;
    for (const GateKey &gate : gateKeys)
        gates.*gate.member = object.truth(gate.key, true);
    gates.knownFields = object.texts("known_fields");
    return gates;
}

ScoringModel readModel(const JsonValue &value, Complaint &complaint)
{
    ObjectReader object(value, "", complaint);
    ScoringModel model;
    object.neededInt("schema", {schemaNumber, schemaNumber});
    model.name = object.text("name");
    std::size_t axes = 0;
    object.list("axes", true, [&](const JsonValue &element, const std::string &path) {
        if (axes < model.axes.size())
            model.axes[axes] = readAxis(element, path, complaint);
        ++axes;
    });
    if (axes != model.axes.size())
        complaint.about("axes", "two axes");
    const std::size_t first = model.axes[0].ranks.size();
    const std::size_t second = model.axes[1].ranks.size();
    if (complaint.error) // cell names and defaults make no sense on broken axes
        return model;
    model.region = readCells(object, "region", model);
    model.order = object.member("order") ? readCells(object, "order", model) : defaultOrder(first, second);
    if (!object.member("treatments"))
        model.treatments = defaultTreatments(first, second);
    object.list("treatments", false, [&](const JsonValue &element, const std::string &path) {
        ObjectReader inner(element, path, complaint);
        model.treatments.push_back({inner.text("owner"), inner.text("next_step"), inner.text("program")});
    });
    if (const JsonValue *gates = object.member("gates"))
        model.gates = readGates(*gates, "gates", complaint);
    return model;
}

/// Parses the bytes; duplicate keys and great depth are noticed here, since the tree no longer shows them.
base::Result<JsonValue> parseTree(std::string_view text)
{
    Complaint complaint;
    std::vector<std::set<std::string>> keys;
    const auto watch = [&](int depth, JsonValue::parse_event_t event, JsonValue &value) {
        using Event = JsonValue::parse_event_t;
        if (depth > greatestDepth)
            complaint.about("", "at most 32 levels");
        if (event == Event::object_start)
            keys.emplace_back();
        else if (event == Event::object_end)
            keys.pop_back();
        else if (event == Event::key && !keys.back().insert(value.get<std::string>()).second)
            complaint.about(value.get<std::string>(), "each key once");
        return !complaint.error;
    };
    try {
        JsonValue tree = JsonValue::parse(text.begin(), text.end(), watch);
        if (complaint.error)
            return base::fail(std::move(*complaint.error));
        return tree;
    } catch (const JsonValue::parse_error &error) {
        if (complaint.error)
            return base::fail(std::move(*complaint.error));
        const std::size_t read = std::min(text.size(), error.byte);
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(read), '\n');
        return base::fail(base::ErrorKind::unreadable, "model.json_syntax", {std::to_string(line)},
                          {"", static_cast<std::uint64_t>(line), ""});
    } catch (const JsonValue::exception &) { // a number that no double holds
        return base::fail(base::ErrorKind::unreadable, "model.json_value", {"", "numbers in range"});
    }
}

} // namespace

base::Result<Criterion> parseCriterion(std::string_view json)
{
    const base::Result<JsonValue> tree = parseTree(json.substr(0, greatestBytes));
    if (!tree)
        return base::fail(tree.error());
    Complaint complaint;
    Criterion criterion = readCriterion(*tree, "", complaint);
    if (complaint.error)
        return base::fail(std::move(*complaint.error));
    return criterion;
}

base::Result<ScoringModel> parseModel(std::string_view json)
{
    if (json.size() > greatestBytes)
        return base::fail(base::ErrorKind::unreadable, "model.json_value", {"", "at most 4 MiB"});
    const base::Result<JsonValue> tree = parseTree(json);
    if (!tree)
        return base::fail(tree.error());
    Complaint complaint;
    ScoringModel model = readModel(*tree, complaint);
    if (complaint.error)
        return base::fail(std::move(*complaint.error));
    return model;
}

} // namespace leadlight::model
