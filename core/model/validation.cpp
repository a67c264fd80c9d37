// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/validation.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/text.h"
#include "model/model_schema.h"
#include "model/rule_checks.h"

namespace leadlight::model {

namespace {

void checkRanks(const Axis &axis, FindingSink &sink)
{
    if (!rankCountRange.holds(static_cast<int>(std::min<std::size_t>(axis.ranks.size(), 1000))))
        sink.error("model.rank_count", {std::to_string(axis.ranks.size())});
    if (axis.thresholds.size() + 1 != axis.ranks.size())
        sink.error("model.threshold_count",
                   {std::to_string(axis.thresholds.size()), std::to_string(axis.ranks.size())});
    if (axis.rankLabels.size() != axis.ranks.size())
        sink.error("model.rank_label_count",
                   {std::to_string(axis.rankLabels.size()), std::to_string(axis.ranks.size())});
    std::set<std::string> seen;
    for (const std::string &rank : axis.ranks) {
        if (base::trimmed(rank).empty())
            sink.error("model.rank_name_missing");
        else if (!seen.insert(base::comparable(rank)).second)
            sink.error("model.rank_name_twice", {rank});
    }
    for (std::size_t i = 0; i < axis.thresholds.size(); ++i) {
        if (!scoreRange.holds(axis.thresholds[i]))
            sink.error("model.number_out_of_range", {"threshold", std::to_string(axis.thresholds[i]),
                                                     std::to_string(scoreRange.low), std::to_string(scoreRange.high)});
        if (i > 0 && axis.thresholds[i] >= axis.thresholds[i - 1])
            sink.error("model.thresholds_not_falling",
                       {std::to_string(axis.thresholds[i - 1]), std::to_string(axis.thresholds[i])});
    }
    if (axis.min && axis.max && *axis.min > *axis.max)
        sink.error("model.floor_above_ceiling", {std::to_string(*axis.min), std::to_string(*axis.max)});
}

/// Which ranks no score leads to. Points count times per cent of weight, so thresholds do as well.
void checkReach(const Axis &axis, FindingSink &sink)
{
    if (axis.thresholds.size() + 1 != axis.ranks.size())
        return;
    Attainable sum;
    for (const Criterion &criterion : axis.criteria) {
        const Attainable part = attainable(criterion);
        sum.least += part.least;
        sum.most += part.most;
    }
    constexpr double noLimit = std::numeric_limits<double>::infinity();
    const double low = axis.min ? *axis.min * 100.0 : -noLimit;
    const double high = axis.max ? *axis.max * 100.0 : noLimit;
    sum.least = std::min(std::max(sum.least, low), high);
    sum.most = std::min(std::max(sum.most, low), high);
    for (std::size_t rank = 0; rank < axis.ranks.size(); ++rank) {
        const bool tooHigh = rank < axis.thresholds.size() && sum.most < axis.thresholds[rank] * 100.0;
        const bool tooLow = rank > 0 && sum.least >= axis.thresholds[rank - 1] * 100.0;
        if (tooHigh || tooLow)
            sink.warning("model.rank_unreachable",
                         {axis.ranks[rank], base::numberText((tooHigh ? sum.most : sum.least) / 100.0)});
    }
}

void checkKeys(const ScoringModel &model, std::vector<Finding> &findings)
{
    std::set<std::string> seen;
    for (const Axis &axis : model.axes) {
        for (const Criterion &criterion : axis.criteria) {
            FindingSink sink(findings, axis.key, criterion.key);
            if (criterion.key.empty())
                sink.error("model.key_missing");
            else if (criterion.key == "limit") // explanations use it for what an axis clamp takes off
                sink.error("model.key_reserved", {criterion.key});
            else if (!seen.insert(criterion.key).second)
                sink.error("model.key_twice", {criterion.key});
            else if (criterion.key != base::keyOf(criterion.key))
                sink.warning("model.key_form", {criterion.key, base::keyOf(criterion.key)});
        }
    }
}

bool isInside(const ScoringModel &model, Cell cell)
{
    return cell.first < model.axes[0].ranks.size() && cell.second < model.axes[1].ranks.size();
}

std::string cellText(const ScoringModel &model, Cell cell)
{
    return isInside(model, cell) ? model.nameOf(cell)
                                 : std::to_string(cell.first + 1) + "/" + std::to_string(cell.second + 1);
}

/// Returns the distinct cells of the list that lie inside the matrix.
std::set<Cell> checkCells(const ScoringModel &model, const std::vector<Cell> &cells, const std::string &code,
                          FindingSink &sink)
{
    std::set<Cell> seen;
    for (const Cell cell : cells) {
        if (!isInside(model, cell))
            sink.error(code + "_cell_outside", {cellText(model, cell)});
        else if (!seen.insert(cell).second)
            sink.error(code + "_cell_twice", {cellText(model, cell)});
    }
    return seen;
}

void checkMatrix(const ScoringModel &model, FindingSink &sink)
{
    checkCells(model, model.region, "model.region", sink);
    if (!std::is_sorted(model.region.begin(), model.region.end()))
        sink.error("model.region_unsorted");
    const std::set<Cell> ordered = checkCells(model, model.order, "model.order", sink);
    if (ordered.size() < model.cells())
        sink.error("model.order_incomplete", {std::to_string(model.cells() - ordered.size())});
    if (model.treatments.size() != model.cells())
        sink.error("model.treatment_count", {std::to_string(model.treatments.size()), std::to_string(model.cells())});
    for (const Treatment &treatment : model.treatments) {
        if (treatment.owner != "sales" && treatment.owner != "marketing")
            sink.error("model.treatment_owner", {treatment.owner});
    }
    std::set<std::string> names;
    for (std::size_t index = 0; index < model.cells(); ++index) {
        const std::string name = model.nameOf(model.cellAt(index));
        if (!names.insert(base::comparable(name)).second)
            sink.error("model.cell_name_twice", {name});
    }
}

/// A better cell in the order must not come after one that is worse on both axes.
void checkOrderDirection(const ScoringModel &model, FindingSink &sink)
{
    for (std::size_t later = 1; later < model.order.size(); ++later) {
        const Cell better = model.order[later];
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            const Cell worse = model.order[earlier];
            if (better.first < worse.first && better.second < worse.second) {
                sink.warning("model.order_wrong_way", {cellText(model, worse), cellText(model, better)});
                return;
            }
        }
    }
}

/// A region that holds a cell but not one better on both axes.
void checkRegionDirection(const ScoringModel &model, FindingSink &sink)
{
    for (const Cell inside : model.region) {
        if (!isInside(model, inside))
            continue;
        for (std::size_t index = 0; index < model.cells(); ++index) {
            const Cell better = model.cellAt(index);
            if (better.first <= inside.first && better.second <= inside.second && !model.inRegion(better)) {
                sink.warning("model.region_hole", {cellText(model, better), cellText(model, inside)});
                return;
            }
        }
    }
}

} // namespace

std::vector<Finding> validate(const ScoringModel &model, const data::Table *schema)
{
    std::vector<Finding> findings;
    FindingSink whole(findings, "", "");
    if (base::trimmed(model.name).empty())
        whole.warning("model.name_missing");
    if (model.axes[0].key == model.axes[1].key)
        whole.error("model.axis_key_twice", {model.axes[0].key});
    for (const Axis &axis : model.axes) {
        FindingSink sink(findings, axis.key, "");
        if (axis.key.empty())
            sink.error("model.key_missing");
        checkRanks(axis, sink);
        checkReach(axis, sink);
        for (const Criterion &criterion : axis.criteria) {
            FindingSink inner(findings, axis.key, criterion.key);
            checkRule(criterion, inner);
            if (schema)
                checkAgainstSchema(criterion, *schema, inner);
        }
    }
    checkKeys(model, findings);
    checkMatrix(model, whole);
    checkOrderDirection(model, whole);
    checkRegionDirection(model, whole);
    if (schema) {
        for (const std::string &field : model.gates.knownFields)
            checkField(field, *schema, whole);
    }
    return findings;
}

} // namespace leadlight::model
