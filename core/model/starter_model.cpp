// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/starter_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "base/text.h"
#include "model/template_parts.h"

namespace leadlight::model {

namespace {

constexpr std::array<int, 14> roundSteps{1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 35};
constexpr std::array<std::string_view, 2> groups{"Who they are", "What they do"};
constexpr int starterHalfLife = 60;
constexpr int starterCap = 3;

int markedPoints(Mark mark, int strength)
{
    return static_cast<int>(mark) * (strength > 0 ? std::min(strength, greatestStrength) : plainStrength);
}

/// The rest first, so that a band which gives the same can be left out.
std::optional<ProfileRule> ruleOf(const StarterColumn &column)
{
    ProfileRule rule;
    rule.field = column.field;
    for (const StarterValue &value : column.values) {
        if (value.rest)
            rule.otherwise = value.points();
    }
    bool says = rule.otherwise != 0;
    std::vector<const StarterValue *> numbers;
    for (const StarterValue &value : column.values) {
        says = says || value.points() != 0;
        if (value.rest)
            continue;
        if (value.atLeast)
            numbers.push_back(&value);
        else if (value.points() != rule.otherwise)
            rule.bands.push_back(answerBand(value.label, value.points(), value.values));
    }
    // First band that holds counts: the greatest bound comes first.
    std::sort(numbers.begin(), numbers.end(), [](const StarterValue *a, const StarterValue *b) { return *a->atLeast > *b->atLeast; });
    for (const StarterValue *value : numbers)
        rule.bands.push_back(atLeastBand(value->label, value->points(), *value->atLeast));
    return says ? std::optional(std::move(rule)) : std::nullopt;
}

BehaviourRule ruleOf(const StarterActivity &activity)
{
    BehaviourRule rule;
    rule.filter.types = {activity.type};
    rule.points = activity.points();
    rule.halfLifeDays = starterHalfLife;
    rule.cap = starterCap;
    return rule;
}

/// A key nobody has yet, made of `wanted`.
std::string freeKey(std::set<std::string> &taken, std::string_view wanted)
{
    std::string key = base::keyOf(wanted);
    if (key.empty() || key == "limit" || key == "override")
        key += "_column";
    const std::string stem = key;
    for (int number = 2; !taken.insert(key).second; ++number)
        key = stem + "_" + std::to_string(number);
    return key;
}

void giveRanks(Axis &axis, std::size_t ranks, bool letters, std::array<std::string_view, 4> labels)
{
    for (std::size_t rank = 0; rank < ranks; ++rank) {
        axis.ranks.push_back(letters ? std::string(1, static_cast<char>('A' + rank)) : std::to_string(rank + 1));
        axis.rankLabels.push_back(ranks == labels.size() ? std::string(labels[rank]) : axis.ranks.back());
        if (rank + 1 < ranks)
            axis.thresholds.push_back(static_cast<int>(10 * (ranks - 1 - rank)));
    }
}

/// Thresholds worth looking at: every whole score and, for ranks that stay empty among equal scores, a few round it.
struct Candidate {
    std::int64_t threshold = 0;
    std::int64_t reached = 0;  ///< scores at or above it
    std::int64_t distance = 0; ///< from the nearest score, to choose between equals
};

std::vector<Candidate> candidatesOf(const std::vector<std::int64_t> &falling, std::int64_t ranks)
{
    std::set<std::int64_t> distinct(falling.begin(), falling.end());
    if (distinct.empty())
        distinct.insert(0);
    std::set<std::int64_t, std::greater<>> thresholds;
    for (const std::int64_t score : distinct) {
        for (std::int64_t step = -ranks; step <= ranks; ++step)
            thresholds.insert(score + step);
    }
    std::vector<Candidate> candidates;
    std::size_t reached = 0;
    for (const std::int64_t threshold : thresholds) {
        while (reached < falling.size() && falling[reached] >= threshold)
            ++reached;
        const auto above = distinct.lower_bound(threshold);
        std::int64_t distance = above == distinct.end() ? std::numeric_limits<std::int64_t>::max() : *above - threshold;
        if (above != distinct.begin())
            distance = std::min(distance, threshold - *std::prev(above));
        candidates.push_back({threshold, static_cast<std::int64_t>(reached), distance});
    }
    return candidates;
}

} // namespace

std::string_view keyOf(Mark mark)
{
    return mark == Mark::good ? "good" : mark == Mark::bad ? "bad" : "neutral";
}

std::optional<Mark> parseMark(std::string_view text)
{
    const std::string wanted = base::comparable(text);
    for (const Mark mark : {Mark::bad, Mark::neutral, Mark::good}) {
        if (wanted == keyOf(mark))
            return mark;
    }
    return std::nullopt;
}

int StarterValue::points() const
{
    return markedPoints(mark, strength);
}

int StarterActivity::points() const
{
    return markedPoints(mark, strength);
}

int roundPoints(double points)
{
    const double size = std::min<double>(std::abs(points), greatestStrength);
    int best = 0;
    const auto consider = [&](int step) {
        if (std::abs(size - step) < std::abs(size - best))
            best = step;
    };
    for (const int step : roundSteps)
        consider(step);
    consider(greatestStrength);
    return points < 0 ? -best : best;
}

ScoringModel makeStarterModel(const StarterChoices &choices)
{
    ScoringModel model;
    model.name = choices.name;
    model.axes[0].key = "fit";
    model.axes[0].label = "Fit";
    giveRanks(model.axes[0], choices.shares[0].size() + 1, true, {"Strong fit", "Good fit", "Some fit", "Poor fit"});
    model.axes[1].key = "engagement";
    model.axes[1].label = "Engagement";
    giveRanks(model.axes[1], choices.shares[1].size() + 1, false, {"Hot", "Warm", "Cool", "Cold"});
    std::set<std::string> taken;
    for (const StarterColumn &column : choices.columns) {
        if (auto rule = ruleOf(column))
            model.axes[column.axis].criteria.push_back(
                criterionOf(std::string(groups[column.axis]), freeKey(taken, column.field), column.label, std::move(*rule)));
    }
    for (const StarterActivity &activity : choices.activities) {
        if (activity.points() != 0)
            model.axes[1].criteria.push_back(
                criterionOf("Activities", freeKey(taken, "did_" + activity.type), activity.label, ruleOf(activity)));
    }
    if (!choices.handRaiseTypes.empty()) {
        Criterion raised = handRaise();
        raised.key = freeKey(taken, raised.key);
        raised.rule = HandRaiseRule{choices.handRaiseTypes, 30, true};
        model.axes[1].criteria.push_back(std::move(raised));
    }
    model.gates.reachable = choices.askReachable;
    completeMatrix(model);
    return model;
}

bool areShares(std::span<const int> shares)
{
    std::int64_t sum = 0;
    for (const int share : shares) {
        if (share < 1)
            return false;
        sum += share;
    }
    return !shares.empty() && shares.size() <= 5 && sum < 100;
}

std::vector<int> thresholdsByShare(std::span<const base::Exact> scores, std::span<const int> shares)
{
    std::vector<std::int64_t> falling;
    falling.reserve(scores.size());
    for (const base::Exact score : scores)
        falling.push_back(score >> base::exactBits); // rounds down: whole thresholds divide at whole points alone
    std::sort(falling.begin(), falling.end(), std::greater<>());
    const std::vector<Candidate> candidates = candidatesOf(falling, static_cast<std::int64_t>(shares.size()) + 1);

    // Differences are counted in hundredths of a lead and weigh more than all distances together.
    constexpr std::int64_t farAway = 1000;
    std::vector<std::int64_t> before(candidates.size(), 0);
    std::vector<std::vector<std::size_t>> chosen(shares.size(), std::vector<std::size_t>(candidates.size(), 0));
    std::int64_t wanted = 0;
    for (std::size_t rank = 0; rank < shares.size(); ++rank) {
        wanted += static_cast<std::int64_t>(falling.size()) * shares[rank];
        std::vector<std::int64_t> cost(candidates.size(), std::numeric_limits<std::int64_t>::max() / 2);
        std::size_t best = rank == 0 ? 0 : rank - 1;
        for (std::size_t i = rank; i < candidates.size(); ++i) {
            if (rank > 0 && before[i - 1] < before[best])
                best = i - 1;
            chosen[rank][i] = best;
            cost[i] = std::abs(candidates[i].reached * 100 - wanted) * farAway + std::min<std::int64_t>(candidates[i].distance, 99)
                      + (rank > 0 ? before[best] : 0);
        }
        before = std::move(cost);
    }
    std::size_t last = static_cast<std::size_t>(std::min_element(before.begin(), before.end()) - before.begin());
    std::vector<int> thresholds(shares.size());
    for (std::size_t rank = shares.size(); rank-- > 0;) {
        thresholds[rank] = static_cast<int>(candidates[last].threshold);
        last = chosen[rank][last];
    }
    return thresholds;
}

} // namespace leadlight::model
