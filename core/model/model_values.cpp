// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model_values.h"

#include <algorithm>

#include "base/text.h"
#include "model/value_slots.h"

namespace leadlight::model {

namespace {

/// The axis that "fit/industry" names a criterion of, whether or not it has one of this key.
std::optional<std::pair<std::size_t, std::string>> criterionPlace(const ScoringModel &model, std::string_view path)
{
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos || path.find_first_of("/:", slash + 1) != std::string_view::npos)
        return std::nullopt;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        if (model.axes[axis].key == path.substr(0, slash))
            return std::pair{axis, std::string(path.substr(slash + 1))};
    }
    return std::nullopt;
}

base::Result<void> addOrRemove(ScoringModel &model, std::string_view path, std::string_view text)
{
    const auto place = criterionPlace(model, path);
    if (!place)
        return base::fail(base::ErrorKind::usage, "model.no_such_value", {std::string(path)});
    auto &criteria = model.axes[place->first].criteria;
    if (text == noValue) {
        std::erase_if(criteria, [&](const Criterion &criterion) { return criterion.key == place->second; });
        return {};
    }
    auto added = parseCriterion(text);
    if (!added || added->key != place->second || freeKey(model, added->key) != added->key)
        return base::fail(base::ErrorKind::usage, "model.bad_value", {std::string(path), std::string(text)});
    criteria.push_back(std::move(*added));
    return {};
}

} // namespace

std::vector<ModelValue> valuesOf(const ScoringModel &model)
{
    ScoringModel copy = model;
    std::vector<ValueSlot> slots = slotsOf(copy);
    std::vector<ModelValue> values;
    values.reserve(slots.size());
    for (ValueSlot &slot : slots) {
        slot.value.text = slot.read();
        values.push_back(std::move(slot.value));
    }
    return values;
}

std::optional<ModelValue> valueAt(const ScoringModel &model, std::string_view path)
{
    ScoringModel copy = model;
    for (ValueSlot &slot : slotsOf(copy)) {
        if (slot.value.path != path)
            continue;
        slot.value.text = slot.read();
        return std::move(slot.value);
    }
    return std::nullopt;
}

base::Result<void> setValueAt(ScoringModel &model, std::string_view path, std::string_view text)
{
    ScoringModel changed = model;
    std::vector<ValueSlot> slots = slotsOf(changed);
    const auto slot =
        std::find_if(slots.begin(), slots.end(), [&](const ValueSlot &each) { return each.value.path == path; });
    if (slot == slots.end() || (slot->value.kind == ValueKind::criterion && text == noValue))
        return addOrRemove(model, path, text);
    if (!slot->write(text))
        return base::fail(base::ErrorKind::usage, "model.bad_value", {std::string(path), std::string(text)});
    model = std::move(changed);
    return {};
}

IntRange rangeOf(ValueKind kind)
{
    switch (kind) {
    case ValueKind::points:
        return pointsRange;
    case ValueKind::score:
        return scoreRange;
    case ValueKind::count:
        return countRange;
    case ValueKind::days:
        return daysRange;
    case ValueKind::percent:
        return weightRange;
    case ValueKind::share:
        return shareRange;
    default:
        return {0, 0};
    }
}

const Criterion *findCriterion(const ScoringModel &model, std::size_t axis, std::string_view key)
{
    if (axis >= model.axes.size())
        return nullptr;
    const auto &criteria = model.axes[axis].criteria;
    const auto found = std::find_if(criteria.begin(), criteria.end(),
                                    [&](const Criterion &criterion) { return criterion.key == key; });
    return found == criteria.end() ? nullptr : &*found;
}

std::string criterionPath(const ScoringModel &model, std::size_t axis, std::string_view key)
{
    return model.axes[axis].key + "/" + std::string(key);
}

std::string freeKey(const ScoringModel &model, std::string_view wanted)
{
    // What an axis has beside criteria, and what explanations call a limit's part, are no keys.
    const auto isTaken = [&](const std::string &key) {
        return key == "limit" || key == "ranks" || key == "min" || key == "max" || findCriterion(model, 0, key)
               || findCriterion(model, 1, key);
    };
    std::string start = base::keyOf(wanted);
    if (start.empty())
        start = "criterion";
    std::string key = start;
    for (int number = 2; isTaken(key); ++number)
        key = start + "_" + std::to_string(number);
    return key;
}

bool haveSameDefinition(const Criterion &left, const Criterion &right)
{
    const auto bare = [](Criterion criterion) {
        criterion.weight = 100;
        const auto onlyFilter = [](BehaviourRule &behaviour) {
            BehaviourRule rule;
            rule.filter = behaviour.filter;
            behaviour = std::move(rule);
        };
        if (auto *profile = std::get_if<ProfileRule>(&criterion.rule)) {
            for (Band &band : profile->bands)
                band.points = 0;
            profile->otherwise = profile->unknown = 0;
        } else if (auto *behaviour = std::get_if<BehaviourRule>(&criterion.rule)) {
            onlyFilter(*behaviour);
        } else if (auto *pool = std::get_if<AccountBehaviourRule>(&criterion.rule)) {
            onlyFilter(pool->behaviour);
        } else if (auto *interest = std::get_if<InterestRule>(&criterion.rule)) {
            interest->points = interest->minEvents = interest->minShare = 0;
            interest->windowDays.reset();
        } else if (auto *recency = std::get_if<RecencyRule>(&criterion.rule)) {
            for (RecencyBand &band : recency->bands)
                band.points = 0;
            recency->otherwise = recency->never = 0;
        } else if (auto *target = std::get_if<TargetAccountRule>(&criterion.rule)) {
            target->points = 0;
        } else if (auto *raise = std::get_if<HandRaiseRule>(&criterion.rule)) {
            raise->windowDays = 0;
            raise->qualifyDirectly = true;
        }
        return criterion;
    };
    return bare(left) == bare(right);
}

} // namespace leadlight::model
