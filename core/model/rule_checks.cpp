// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rule_checks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "base/text.h"
#include "model/model_schema.h"

namespace leadlight::model {

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

template <class AnyBand> std::string bandName(const AnyBand &band, std::size_t index)
{
    return band.label.empty() ? std::to_string(index + 1) : band.label;
}

void checkPoints(int points, FindingSink &sink)
{
    if (!pointsRange.holds(points))
        sink.error("model.points_out_of_range", {std::to_string(points)});
}

void checkNumber(const char *name, const std::optional<int> &value, IntRange range, FindingSink &sink)
{
    if (value && !range.holds(*value))
        sink.error("model.number_out_of_range",
                   {name, std::to_string(*value), std::to_string(range.low), std::to_string(range.high)});
}

bool isComplete(const Test &test)
{
    switch (test.kind) {
    case TestKind::isOneOf:
    case TestKind::isNot:
    case TestKind::contains:
    case TestKind::startsWith:
        return !test.values.empty();
    case TestKind::between:
        return (test.low && test.high) || (test.lowDate && test.highDate);
    case TestKind::atLeast:
        return test.low || test.lowDate;
    case TestKind::atMost:
        return test.high || test.highDate;
    case TestKind::before:
        return test.highDate.has_value();
    case TestKind::after:
        return test.lowDate.has_value();
    case TestKind::isBlank:
        return true;
    }
    return false;
}

void checkTest(const Test &test, const std::string &where, FindingSink &sink)
{
    if (!isComplete(test))
        sink.error("model.test_incomplete", {where});
    const bool numbersCross = test.low && test.high && *test.low > *test.high;
    const bool datesCross =
        test.lowDate && test.highDate
        && (test.lowDate->at && test.highDate->at
                ? *test.lowDate->at > *test.highDate->at
                : !test.lowDate->at && !test.highDate->at && test.lowDate->daysFromAsOf > test.highDate->daysFromAsOf);
    if (test.kind == TestKind::between && (numbersCross || datesCross))
        sink.error("model.bounds_crossed", {where});
}

/// A number band as a closed range; nullopt for any other test.
struct BandRange {
    double low = -endless;
    double high = endless;
    std::size_t band = 0;
};

std::vector<BandRange> numberRanges(const ProfileRule &rule)
{
    std::vector<BandRange> ranges;
    for (std::size_t i = 0; i < rule.bands.size(); ++i) {
        const Test &test = rule.bands[i].test;
        const bool isRange =
            test.kind == TestKind::between || test.kind == TestKind::atLeast || test.kind == TestKind::atMost;
        if (!isRange || (!test.low && !test.high))
            continue;
        BandRange range{-endless, endless, i};
        if (test.kind != TestKind::atMost)
            range.low = test.low.value_or(-endless);
        if (test.kind != TestKind::atLeast)
            range.high = test.high.value_or(endless);
        if (range.low <= range.high) // bounds that cross are a finding of their own
            ranges.push_back(range);
    }
    return ranges;
}

/// A chain of "at least" bands from high to low (or "at most" from low to high) is the usual way to write steps: the
/// first that holds counts. There only a band that an earlier one hides is wrong; where both bounds are given, bands
/// that share more than a bound are told, too.
void checkOverlap(const ProfileRule &rule, const BandRange &earlier, const BandRange &later, FindingSink &sink)
{
    const std::string first = bandName(rule.bands[earlier.band], earlier.band);
    const std::string second = bandName(rule.bands[later.band], later.band);
    if (earlier.low <= later.low && earlier.high >= later.high) {
        sink.warning("model.band_hidden", {second, first});
        return;
    }
    const bool bothClosed = std::isfinite(earlier.low + earlier.high) && std::isfinite(later.low + later.high);
    if (bothClosed && std::max(earlier.low, later.low) < std::min(earlier.high, later.high))
        sink.warning("model.bands_overlap", {first, second});
}

void checkGaps(std::vector<BandRange> ranges, FindingSink &sink)
{
    std::sort(ranges.begin(), ranges.end(), [](const BandRange &a, const BandRange &b) { return a.low < b.low; });
    double covered = ranges.empty() ? endless : ranges.front().high;
    for (const BandRange &range : ranges) {
        const bool whole = std::floor(covered) == covered && std::floor(range.low) == range.low;
        // "1 to 49" and "50 to 99" leave no gap between whole numbers.
        if (range.low > covered + (whole ? 1 : 0))
            sink.warning("model.bands_gap", {base::numberText(covered), base::numberText(range.low)});
        covered = std::max(covered, range.high);
    }
}

/// Points that go up, down and up again along the numbers are most likely a slip of the hand.
void checkSteps(const ProfileRule &rule, std::vector<BandRange> ranges, FindingSink &sink)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const BandRange &a, const BandRange &b) { return a.low != b.low ? a.low < b.low : a.high < b.high; });
    int turns = 0;
    int direction = 0;
    std::string turning;
    for (std::size_t i = 1; i < ranges.size(); ++i) {
        const int step = rule.bands[ranges[i].band].points - rule.bands[ranges[i - 1].band].points;
        const int now = step > 0 ? 1 : step < 0 ? -1 : 0;
        if (now != 0 && direction != 0 && now != direction) {
            ++turns;
            turning = bandName(rule.bands[ranges[i].band], ranges[i].band);
        }
        direction = now != 0 ? now : direction;
    }
    if (turns > 1)
        sink.warning("model.steps_zigzag", {turning});
}

void checkNumberBands(const ProfileRule &rule, FindingSink &sink)
{
    const std::vector<BandRange> ranges = numberRanges(rule);
    for (std::size_t later = 1; later < ranges.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier)
            checkOverlap(rule, ranges[earlier], ranges[later], sink);
    }
    checkGaps(ranges, sink);
    checkSteps(rule, ranges, sink);
}

void checkTextBands(const ProfileRule &rule, FindingSink &sink)
{
    std::set<std::string> seen;
    for (std::size_t i = 0; i < rule.bands.size(); ++i) {
        if (rule.bands[i].test.kind != TestKind::isOneOf)
            continue;
        for (const std::string &value : rule.bands[i].test.values) {
            if (!seen.insert(base::comparable(value)).second)
                sink.warning("model.value_twice", {value, bandName(rule.bands[i], i)});
        }
    }
}

void check(const ProfileRule &rule, FindingSink &sink)
{
    if (rule.field.empty())
        sink.error("model.field_missing");
    checkPoints(rule.otherwise, sink);
    checkPoints(rule.unknown, sink);
    for (std::size_t i = 0; i < rule.bands.size(); ++i) {
        checkPoints(rule.bands[i].points, sink);
        checkTest(rule.bands[i].test, bandName(rule.bands[i], i), sink);
    }
    checkNumberBands(rule, sink);
    checkTextBands(rule, sink);
}

void check(const BehaviourRule &rule, FindingSink &sink)
{
    checkPoints(rule.points, sink);
    checkPoints(rule.beyond, sink);
    checkNumber("cap", rule.cap, countRange, sink);
    checkNumber("per_asset", rule.perAsset, countRange, sink);
    checkNumber("window_days", rule.windowDays, daysRange, sink);
    checkNumber("half_life_days", rule.halfLifeDays, daysRange, sink);
    checkNumber("lifespan_days", rule.lifespanDays, daysRange, sink);
    checkNumber("scale", rule.scale, countRange, sink);
    checkNumber("floor", rule.floor, scoreRange, sink);
    checkNumber("ceiling", rule.ceiling, scoreRange, sink);
    for (const std::string &phase : rule.filter.phases) {
        if (std::find(phaseKeys.begin(), phaseKeys.end(), base::comparable(phase)) == phaseKeys.end())
            sink.error("model.unknown_phase", {phase});
    }
    if (rule.halfLifeDays && rule.lifespanDays)
        sink.error("model.two_decays");
    if (rule.floor && rule.ceiling && *rule.floor > *rule.ceiling)
        sink.error("model.floor_above_ceiling", {std::to_string(*rule.floor), std::to_string(*rule.ceiling)});
    const bool ceilingTakesAll = rule.ceiling && *rule.ceiling <= 0 && rule.points > 0;
    const bool floorTakesAll = rule.floor && *rule.floor >= 0 && rule.points < 0;
    if (ceilingTakesAll || floorTakesAll)
        sink.warning("model.limit_against_points", {std::to_string(rule.points)});
    if (rule.windowDays && rule.lifespanDays && *rule.lifespanDays > *rule.windowDays)
        sink.warning("model.decay_longer_than_window",
                     {std::to_string(*rule.lifespanDays), std::to_string(*rule.windowDays)});
    if (rule.beyond != 0 && !rule.cap)
        sink.warning("model.beyond_without_cap", {std::to_string(rule.beyond)});
}

void check(const AccountBehaviourRule &rule, FindingSink &sink)
{
    check(rule.behaviour, sink);
}

void check(const InterestRule &rule, FindingSink &sink)
{
    checkPoints(rule.points, sink);
    checkNumber("min_events", rule.minEvents, countRange, sink);
    checkNumber("min_share", rule.minShare, shareRange, sink);
    checkNumber("window_days", rule.windowDays, daysRange, sink);
}

void check(const RecencyRule &rule, FindingSink &sink)
{
    checkPoints(rule.otherwise, sink);
    checkPoints(rule.never, sink);
    std::size_t widest = 0;
    for (std::size_t i = 0; i < rule.bands.size(); ++i) {
        const RecencyBand &band = rule.bands[i];
        checkPoints(band.points, sink);
        checkNumber("at_most_days", band.atMostDays, recencyDaysRange, sink);
        if (i > 0 && band.atMostDays <= rule.bands[widest].atMostDays)
            sink.warning("model.band_hidden", {bandName(band, i), bandName(rule.bands[widest], widest)});
        else
            widest = i;
    }
}

void check(const TargetAccountRule &rule, FindingSink &sink)
{
    checkPoints(rule.points, sink);
}

void check(const HandRaiseRule &rule, FindingSink &sink)
{
    if (rule.types.empty())
        sink.error("model.no_types");
    checkNumber("window_days", rule.windowDays, daysRange, sink);
}

void check(const ShowStopperRule &rule, FindingSink &sink)
{
    if (rule.test.field.empty())
        sink.error("model.field_missing");
    checkTest(rule.test.test, rule.test.field, sink);
}

Attainable range(const ProfileRule &rule)
{
    const bool testsBlank = std::any_of(rule.bands.begin(), rule.bands.end(),
                                        [](const Band &band) { return band.test.kind == TestKind::isBlank; });
    const int blank = testsBlank ? rule.otherwise : rule.unknown;
    Attainable found{static_cast<double>(std::min(rule.otherwise, blank)),
                     static_cast<double>(std::max(rule.otherwise, blank))};
    for (const Band &band : rule.bands) {
        found.least = std::min<double>(found.least, band.points);
        found.most = std::max<double>(found.most, band.points);
    }
    return found;
}

Attainable range(const BehaviourRule &rule)
{
    // With a scale one event can count any number of times, without a cap there can be any number of events.
    const double first = rule.cap && !rule.scale ? *rule.cap : endless;
    const auto times = [](int points, double count) { return points == 0 ? 0.0 : points * count; };
    const double capped = times(rule.points, first);
    const double rest = rule.cap ? times(rule.beyond, endless) : 0;
    Attainable found{std::min(0.0, capped) + std::min(0.0, rest), std::max(0.0, capped) + std::max(0.0, rest)};
    const double floor = rule.floor ? *rule.floor : -endless;
    const double ceiling = rule.ceiling ? *rule.ceiling : endless;
    found.least = std::min(std::max(found.least, floor), ceiling);
    found.most = std::min(std::max(found.most, floor), ceiling);
    return found;
}

/// Points that some leads get once and others do not.
Attainable onceOrNot(int points)
{
    return {static_cast<double>(std::min(0, points)), static_cast<double>(std::max(0, points))};
}

Attainable range(const AccountBehaviourRule &rule)
{
    // Not even a floor counts for those who have no account.
    const Attainable pool = range(rule.behaviour);
    return {std::min(0.0, pool.least), std::max(0.0, pool.most)};
}

Attainable range(const InterestRule &rule)
{
    return onceOrNot(rule.points);
}

Attainable range(const RecencyRule &rule)
{
    Attainable found{static_cast<double>(std::min(rule.otherwise, rule.never)),
                     static_cast<double>(std::max(rule.otherwise, rule.never))};
    for (const RecencyBand &band : rule.bands) {
        found.least = std::min<double>(found.least, band.points);
        found.most = std::max<double>(found.most, band.points);
    }
    return found;
}

Attainable range(const TargetAccountRule &rule)
{
    return onceOrNot(rule.points);
}

template <class Rule> Attainable range(const Rule &)
{
    return {};
}

} // namespace

Attainable attainable(const Criterion &criterion)
{
    Attainable found = std::visit([](const auto &rule) { return range(rule); }, criterion.rule);
    if (criterion.weight == 0)
        return {};
    found.least *= criterion.weight;
    found.most *= criterion.weight;
    if (criterion.onlyIf) {
        found.least = std::min(found.least, 0.0);
        found.most = std::max(found.most, 0.0);
    }
    return found;
}

void checkRule(const Criterion &criterion, FindingSink &sink)
{
    if (!weightRange.holds(criterion.weight))
        sink.error("model.weight_out_of_range", {std::to_string(criterion.weight)});
    if (criterion.onlyIf) {
        if (criterion.onlyIf->field.empty())
            sink.error("model.field_missing");
        checkTest(criterion.onlyIf->test, criterion.onlyIf->field, sink);
    }
    std::visit([&sink](const auto &rule) { check(rule, sink); }, criterion.rule);
    const bool scores = !std::holds_alternative<HandRaiseRule>(criterion.rule)
                        && !std::holds_alternative<ShowStopperRule>(criterion.rule);
    const Attainable points = attainable(criterion);
    if (scores && points.least == 0 && points.most == 0)
        sink.warning("model.never_counts");
}

} // namespace leadlight::model
