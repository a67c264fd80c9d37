// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model_diff.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace leadlight::model {

namespace {

/// Where a value stands, whatever the ranks are called.
using ValuePlace = std::tuple<std::size_t, std::string, std::string, std::size_t>;

ValuePlace placeOf(const ModelValue &value)
{
    const bool byName = value.part.empty() && value.criterion.empty();
    return {value.axis, value.criterion,
            byName ? value.path : value.part + (value.part == "gate" ? value.path : std::string()), value.index};
}

/// `from` with the rank names of `to` where both have as many, so that renaming a rank changes nothing else.
ScoringModel renamedAs(ScoringModel from, const ScoringModel &to)
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        if (from.axes[axis].ranks.size() == to.axes[axis].ranks.size())
            from.axes[axis].ranks = to.axes[axis].ranks;
    }
    return from;
}

bool differs(const ModelValue &value, const std::string &old)
{
    if (value.text == old)
        return false;
    if (value.kind != ValueKind::criterion)
        return true;
    const auto left = parseCriterion(old);
    const auto right = parseCriterion(value.text);
    return !left || !right || !haveSameDefinition(*left, *right);
}

} // namespace

std::vector<ModelChange> diffOf(const ScoringModel &from, const ScoringModel &to)
{
    std::map<ValuePlace, ModelValue> old;
    for (ModelValue &value : valuesOf(renamedAs(from, to)))
        old.emplace(placeOf(value), std::move(value));
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const auto ranks = valueAt(from, from.axes[axis].key + "/ranks");
        if (ranks)
            old[placeOf(*ranks)].text = ranks->text;
    }
    std::vector<ModelChange> changes;
    std::string added; // criterion whose values need no change of their own
    for (ModelValue &value : valuesOf(to)) {
        const auto before = old.find(placeOf(value));
        if (before == old.end()) {
            if (value.criterion.empty() || value.criterion != added)
                changes.push_back({ChangeKind::added, value, std::string(noValue), value.text});
            if (value.kind == ValueKind::criterion)
                added = value.criterion;
            continue;
        }
        if (differs(value, before->second.text))
            changes.push_back({ChangeKind::changed, value, before->second.text, value.text});
        old.erase(before);
    }
    std::vector<ModelValue> gone;
    for (ModelValue &value : valuesOf(from)) {
        if (old.contains(placeOf(value)))
            gone.push_back(std::move(value));
    }
    for (const ModelValue &value : gone) {
        // A whole criterion that went, or a band of one that stays (its definition says so already).
        if (value.kind == ValueKind::criterion || value.criterion.empty())
            changes.push_back({ChangeKind::removed, value, value.text, std::string(noValue)});
    }
    return changes;
}

} // namespace leadlight::model
