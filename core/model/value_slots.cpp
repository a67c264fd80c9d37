// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/value_slots.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace leadlight::model {

namespace {

using ValueJson = nlohmann::json;

std::optional<int> wholeNumberOf(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string dumped(const ValueJson &json)
{
    return json.dump(-1, ' ', false, ValueJson::error_handler_t::replace);
}

bool areTexts(const ValueJson &json)
{
    return json.is_array()
           && std::all_of(json.begin(), json.end(), [](const ValueJson &each) { return each.is_string(); });
}

/// Makes the slots of a model one after another.
class SlotList {
public:
    explicit SlotList(ScoringModel &model) : m_model(model)
    {
        slotAt(
            "name", ValueKind::name, [&model] { return model.name; },
            [&model](std::string_view text) {
                model.name = std::string(text);
                return true;
            });
        for (std::size_t axis = 0; axis < 2; ++axis)
            addAxis(axis);
        m_axis = noAxis;
        addGates();
        addRegion();
        addOrder();
        addTreatments();
    }

    std::vector<ValueSlot> slots;

private:
    using Read = std::function<std::string()>;
    using WriteText = std::function<bool(std::string_view)>;

    void slotAt(std::string path, ValueKind kind, Read read, WriteText write, std::string part = {},
                std::size_t index = 0)
    {
        ModelValue value;
        value.path = std::move(path);
        value.kind = kind;
        value.axis = m_axis;
        value.criterion = m_criterion;
        value.part = std::move(part);
        value.index = index;
        slots.push_back({std::move(value), std::move(read), std::move(write)});
    }

    void number(const std::string &path, ValueKind kind, int &target, const std::string &part, std::size_t index = 0)
    {
        slotAt(
            path, kind, [&target] { return std::to_string(target); },
            [&target, kind](std::string_view text) {
                const auto read = wholeNumberOf(text);
                if (!read || !rangeOf(kind).holds(*read))
                    return false;
                target = *read;
                return true;
            },
            part, index);
    }
    void optionalNumber(const std::string &path, ValueKind kind, std::optional<int> &target, const std::string &part,
                        std::optional<int> *instead = nullptr)
    {
        slotAt(
            path, kind, [&target] { return target ? std::to_string(*target) : std::string(noValue); },
            [&target, kind, instead](std::string_view text) {
                if (text == noValue) {
                    target.reset();
                    return true;
                }
                const auto read = wholeNumberOf(text);
                if (!read || !rangeOf(kind).holds(*read))
                    return false;
                target = *read;
                if (instead)
                    instead->reset();
                return true;
            },
            part);
        slots.back().value.optional = true;
    }
    void toggle(const std::string &path, const std::function<bool()> &get, const std::function<void(bool)> &set,
                const std::string &part, std::size_t index = 0)
    {
        slotAt(
            path, ValueKind::toggle, [get] { return get() ? std::string("yes") : std::string("no"); },
            [set](std::string_view text) {
                if (text != "yes" && text != "no")
                    return false;
                set(text == "yes");
                return true;
            },
            part, index);
    }

    void addAxis(std::size_t index)
    {
        Axis &axis = m_model.axes[index];
        m_axis = index;
        slotAt(
            axis.key + "/ranks", ValueKind::ranks,
            [&axis] {
                return dumped({{"label", axis.label}, {"ranks", axis.ranks}, {"rank_labels", axis.rankLabels}});
            },
            [&axis](std::string_view text) { return readRanks(axis, text); }, "ranks");
        for (std::size_t i = 0; i < axis.thresholds.size(); ++i)
            number(axis.key + "/threshold:" + std::to_string(i), ValueKind::score, axis.thresholds[i], "threshold", i);
        optionalNumber(axis.key + "/min", ValueKind::score, axis.min, "min");
        optionalNumber(axis.key + "/max", ValueKind::score, axis.max, "max");
        for (Criterion &criterion : axis.criteria)
            addCriterion(axis, criterion);
    }

    static bool readRanks(Axis &axis, std::string_view text)
    {
        const ValueJson json = ValueJson::parse(text, nullptr, false);
        if (!json.is_object() || !json.contains("ranks") || !areTexts(json["ranks"])
            || json["ranks"].size() != axis.ranks.size() || !areTexts(json.value("rank_labels", ValueJson()))
            || json["rank_labels"].size() != axis.ranks.size())
            return false;
        axis.label = json.value("label", axis.label);
        axis.ranks = json["ranks"].get<std::vector<std::string>>();
        axis.rankLabels = json["rank_labels"].get<std::vector<std::string>>();
        return true;
    }

    void addCriterion(Axis &axis, Criterion &criterion)
    {
        const std::string path = axis.key + "/" + criterion.key;
        m_criterion = criterion.key;
        slotAt(
            path, ValueKind::criterion, [&criterion] { return criterionJson(criterion); },
            [&criterion](std::string_view text) {
                auto read = parseCriterion(text);
                if (!read || read->key != criterion.key)
                    return false;
                criterion = std::move(*read);
                return true;
            });
        slots.back().value.optional = true;
        if (auto *profile = std::get_if<ProfileRule>(&criterion.rule))
            addProfile(path, *profile);
        else if (auto *behaviour = std::get_if<BehaviourRule>(&criterion.rule))
            addBehaviour(path, *behaviour);
        else if (auto *pool = std::get_if<AccountBehaviourRule>(&criterion.rule))
            addBehaviour(path, pool->behaviour);
        else if (auto *interest = std::get_if<InterestRule>(&criterion.rule))
            addInterest(path, *interest);
        else if (auto *recency = std::get_if<RecencyRule>(&criterion.rule))
            addRecency(path, *recency);
        else if (auto *target = std::get_if<TargetAccountRule>(&criterion.rule))
            number(path + "/points", ValueKind::points, target->points, "points");
        else if (auto *raise = std::get_if<HandRaiseRule>(&criterion.rule))
            addHandRaise(path, *raise);
        number(path + "/weight", ValueKind::percent, criterion.weight, "weight");
        m_criterion.clear();
    }

    void addProfile(const std::string &path, ProfileRule &rule)
    {
        for (std::size_t i = 0; i < rule.bands.size(); ++i)
            number(path + "/band:" + std::to_string(i), ValueKind::points, rule.bands[i].points, "band", i);
        number(path + "/otherwise", ValueKind::points, rule.otherwise, "otherwise");
        number(path + "/unknown", ValueKind::points, rule.unknown, "unknown");
    }
    void addBehaviour(const std::string &path, BehaviourRule &rule)
    {
        number(path + "/points", ValueKind::points, rule.points, "points");
        number(path + "/beyond", ValueKind::points, rule.beyond, "beyond");
        optionalNumber(path + "/cap", ValueKind::count, rule.cap, "cap");
        optionalNumber(path + "/per_asset", ValueKind::count, rule.perAsset, "per_asset");
        optionalNumber(path + "/window_days", ValueKind::days, rule.windowDays, "window_days");
        optionalNumber(path + "/half_life_days", ValueKind::days, rule.halfLifeDays, "half_life_days",
                       &rule.lifespanDays);
        optionalNumber(path + "/lifespan_days", ValueKind::days, rule.lifespanDays, "lifespan_days",
                       &rule.halfLifeDays);
        optionalNumber(path + "/scale", ValueKind::count, rule.scale, "scale");
        optionalNumber(path + "/floor", ValueKind::score, rule.floor, "floor");
        optionalNumber(path + "/ceiling", ValueKind::score, rule.ceiling, "ceiling");
    }
    void addInterest(const std::string &path, InterestRule &rule)
    {
        number(path + "/points", ValueKind::points, rule.points, "points");
        number(path + "/min_events", ValueKind::count, rule.minEvents, "min_events");
        number(path + "/min_share", ValueKind::share, rule.minShare, "min_share");
        optionalNumber(path + "/window_days", ValueKind::days, rule.windowDays, "window_days");
    }
    void addRecency(const std::string &path, RecencyRule &rule)
    {
        for (std::size_t i = 0; i < rule.bands.size(); ++i)
            number(path + "/band:" + std::to_string(i), ValueKind::points, rule.bands[i].points, "band", i);
        number(path + "/otherwise", ValueKind::points, rule.otherwise, "otherwise");
        number(path + "/never", ValueKind::points, rule.never, "never");
    }
    void addHandRaise(const std::string &path, HandRaiseRule &rule)
    {
        number(path + "/window_days", ValueKind::days, rule.windowDays, "window_days");
        toggle(
            path + "/qualify_directly", [&rule] { return rule.qualifyDirectly; },
            [&rule](bool on) { rule.qualifyDirectly = on; }, "qualify_directly");
    }

    void addGates()
    {
        Gates &gates = m_model.gates;
        for (std::size_t i = 0; i < gateKeys.size(); ++i) {
            bool &gate = gates.*gateKeys[i].member;
            toggle(
                std::string("gate/") + gateKeys[i].key, [&gate] { return gate; }, [&gate](bool on) { gate = on; },
                "gate", i);
        }
        slotAt(
            "gate/known_fields", ValueKind::fields, [&gates] { return dumped(gates.knownFields); },
            [&gates](std::string_view text) {
                const ValueJson json = ValueJson::parse(text, nullptr, false);
                if (!areTexts(json))
                    return false;
                gates.knownFields = json.get<std::vector<std::string>>();
                return true;
            },
            "known_fields");
    }

    void addRegion()
    {
        for (std::size_t index = 0; index < m_model.cells(); ++index) {
            const Cell cell = m_model.cellAt(index);
            ScoringModel &model = m_model;
            toggle(
                "region/" + model.nameOf(cell), [&model, cell] { return model.inRegion(cell); },
                [&model, cell](bool inside) {
                    std::erase(model.region, cell);
                    if (inside)
                        model.region.insert(std::lower_bound(model.region.begin(), model.region.end(), cell), cell);
                },
                "region", index);
        }
    }

    void addOrder()
    {
        ScoringModel &model = m_model;
        slotAt(
            "order", ValueKind::order,
            [&model] {
                std::vector<std::string> names;
                for (const Cell cell : model.order)
                    names.push_back(model.nameOf(cell));
                return base::joined(names, " ");
            },
            [&model](std::string_view text) { return readOrder(model, text); }, "order");
    }
    static bool readOrder(ScoringModel &model, std::string_view text)
    {
        std::vector<Cell> order;
        for (const std::string_view name : base::split(text, ' ')) {
            const std::vector<Cell> cells = cellsNamed(model, name);
            if (cells.size() != 1 || std::find(order.begin(), order.end(), cells.front()) != order.end())
                return false;
            order.push_back(cells.front());
        }
        if (order.size() != model.cells())
            return false;
        model.order = std::move(order);
        return true;
    }

    void addTreatments()
    {
        for (std::size_t index = 0; index < std::min(m_model.treatments.size(), m_model.cells()); ++index) {
            Treatment &treatment = m_model.treatments[index];
            slotAt(
                "treatment/" + m_model.nameOf(m_model.cellAt(index)), ValueKind::treatment,
                [&treatment] {
                    return dumped({{"owner", treatment.owner},
                                   {"next_step", treatment.nextStep},
                                   {"program", treatment.program}});
                },
                [&treatment](std::string_view text) {
                    const ValueJson json = ValueJson::parse(text, nullptr, false);
                    if (!json.is_object() || json.size() != 3
                        || !std::all_of(json.begin(), json.end(),
                                        [](const ValueJson &each) { return each.is_string(); }))
                        return false;
                    treatment = {json.value("owner", std::string()), json.value("next_step", std::string()),
                                 json.value("program", std::string())};
                    return treatment.owner == "sales" || treatment.owner == "marketing";
                },
                "treatment", index);
        }
    }

    ScoringModel &m_model;
    std::size_t m_axis = noAxis;
    std::string m_criterion;
};

} // namespace

std::vector<ValueSlot> slotsOf(ScoringModel &model)
{
    return std::move(SlotList(model).slots);
}

} // namespace leadlight::model
