// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/starter_tally.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "evidence/intervals.h"
#include "wording/numbers.h"

namespace leadlight::workspace {

namespace {

constexpr std::size_t mostBands = 5;

double logOdds(double share)
{
    const double held = std::clamp(share, 0.002, 0.998);
    return std::log(held / (1 - held));
}

void tallyText(const data::TextColumn &column, const StarterOutcomes &outcomes, ColumnTally &tally)
{
    const data::Dictionary &dictionary = *column.dictionary;
    // Spellings that compare equal are one value; the most frequent spelling names it.
    std::vector<std::size_t> groupOf(dictionary.size(), 0);
    std::vector<std::uint64_t> counts(dictionary.size(), 0);
    for (const std::uint32_t code : column.codes)
        ++counts[code];
    std::unordered_map<std::string, std::size_t> groups;
    std::vector<std::uint64_t> bestCount;
    std::uint64_t letters = 0;
    for (std::uint32_t code = 1; code < dictionary.size(); ++code) {
        if (counts[code] == 0)
            continue;
        std::string comparable = base::comparable(dictionary.text(code));
        const bool isBlank = comparable.empty();
        const auto [entry, isNew] = groups.try_emplace(std::move(comparable), isBlank ? 0 : tally.groups.size() + 1);
        groupOf[code] = entry->second;
        if (isBlank)
            continue;
        letters += base::lengthOf(dictionary.text(code)) * counts[code];
        if (isNew) {
            tally.groups.emplace_back();
            bestCount.push_back(0);
        }
        const std::size_t group = entry->second - 1;
        if (counts[code] > bestCount[group]) {
            bestCount[group] = counts[code];
            tally.groups[group].value.label = std::string(base::trimmed(dictionary.text(code)));
        }
    }
    for (std::size_t row = 0; row < column.codes.size(); ++row) {
        const std::size_t group = groupOf[column.codes[row]];
        (group == 0 ? tally.blank : tally.groups[group - 1]).add(outcomes.of[row]);
    }
    std::uint64_t filled = 0;
    for (StarterTally &group : tally.groups) {
        group.value.values = {group.value.label};
        filled += group.leads;
    }
    tally.distinct = tally.groups.size();
    tally.meanLength = filled == 0 ? 0 : static_cast<double>(letters) / static_cast<double>(filled);
    std::stable_sort(tally.groups.begin(), tally.groups.end(), [](const StarterTally &a, const StarterTally &b) {
        return a.leads != b.leads ? a.leads > b.leads : a.value.label < b.value.label;
    });
    tally.mostFrequent = tally.groups.empty() ? 0 : tally.groups.front().leads;
}

/// Two digits, of which the second is 0 or 5 from fifty on: 1,234 → 1,200.
double roundEdge(double edge, bool whole)
{
    if (edge == 0 || (whole && std::abs(edge) < 20))
        return edge;
    const double unit = std::pow(10.0, std::floor(std::log10(std::abs(edge))) - 1);
    double digits = std::round(edge / unit);
    if (std::abs(digits) >= 50)
        digits = std::round(digits / 5) * 5;
    // Through text, so that 23 tenths are 2.3 and not a neighbour.
    const double rounded = unit < 1 ? digits / std::round(1 / unit) : digits * unit;
    return whole ? std::round(rounded) : rounded;
}

/// Lower bounds of bands, falling; what is below the last is the rest.
std::vector<double> edgesOf(const std::map<double, std::uint64_t> &counts, std::uint64_t filled, bool whole)
{
    std::vector<double> edges;
    if (counts.size() <= mostBands) {
        for (auto value = std::next(counts.begin()); value != counts.end(); ++value)
            edges.push_back(value->first);
    } else {
        // Zero is a value of its own where many have it: "never" and "rarely" are not the same.
        const auto zero = counts.find(0);
        const bool zeroApart = zero == counts.begin() && zero->second * 10 >= filled;
        const std::uint64_t skipped = zeroApart ? zero->second : 0;
        if (zeroApart)
            edges.push_back(std::next(zero)->first);
        const double part = static_cast<double>(filled - skipped) / static_cast<double>(mostBands);
        std::uint64_t passed = 0;
        double next = part;
        for (const auto &[value, count] : counts) {
            if (zeroApart && value == 0)
                continue;
            if (static_cast<double>(passed) >= next) {
                edges.push_back(roundEdge(value, whole));
                while (static_cast<double>(passed) >= next)
                    next += part;
            }
            passed += count;
        }
    }
    std::sort(edges.begin(), edges.end(), std::greater<>());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    // Rounding may push a bound to where nobody is on one side.
    std::erase_if(edges, [&](double edge) { return edge <= counts.begin()->first || edge > counts.rbegin()->first; });
    return edges;
}

/// "1,200", "4.5 million".
std::string edgeText(double edge)
{
    constexpr double million = 1e6;
    if (std::abs(edge) >= million && std::fmod(edge, million / 10) == 0)
        return base::numberText(edge / million) + " million";
    return edge == std::floor(edge) ? wording::grouped(static_cast<std::int64_t>(edge)) : base::numberText(edge);
}

/// `only`: the single value that a band has.
std::string bandLabel(std::optional<double> low, std::optional<double> below, bool whole, std::optional<double> only)
{
    if (only)
        return edgeText(*only);
    if (!below)
        return edgeText(*low) + " and more";
    if (!low)
        return "below " + edgeText(*below);
    const bool inWords = std::abs(*below) >= 1e6;
    return edgeText(*low) + (whole && !inWords ? " to " + edgeText(*below - 1) : " to below " + edgeText(*below));
}

/// The value that everyone in [low, below) has, where it is one and the bounds leave no room for others.
std::optional<double> onlyValue(const std::map<double, std::uint64_t> &counts, std::optional<double> low, std::optional<double> below)
{
    const auto first = low ? counts.lower_bound(*low) : counts.begin();
    const double end = below.value_or(-std::numeric_limits<double>::infinity()); // an open band has room for others
    if (first == counts.end() || first->first >= end)
        return std::nullopt;
    const auto next = std::next(first);
    const bool isAlone = next == counts.end() || next->first >= end;
    return isAlone && (!low || *low == first->first) ? std::optional(first->first) : std::nullopt;
}

void tallyNumbers(const data::NumberColumn &column, const StarterOutcomes &outcomes, ColumnTally &tally)
{
    std::map<double, std::uint64_t> counts;
    std::uint64_t filled = 0;
    bool whole = true;
    for (const double value : column.values) {
        if (std::isnan(value))
            continue;
        ++counts[value];
        ++filled;
        whole = whole && value == std::floor(value);
    }
    tally.distinct = counts.size();
    for (const auto &[value, count] : counts)
        tally.mostFrequent = std::max(tally.mostFrequent, count);
    const std::vector<double> edges = counts.empty() ? std::vector<double>() : edgesOf(counts, filled, whole);
    if (!counts.empty())
        tally.groups.resize(edges.size() + 1);
    for (std::size_t row = 0; row < column.values.size(); ++row) {
        const double value = column.values[row];
        if (std::isnan(value)) {
            tally.blank.add(outcomes.of[row]);
            continue;
        }
        const auto band = std::find_if(edges.begin(), edges.end(), [&](double edge) { return value >= edge; });
        tally.groups[static_cast<std::size_t>(band - edges.begin())].add(outcomes.of[row]);
    }
    for (std::size_t band = 0; band < tally.groups.size(); ++band) {
        model::StarterValue &choice = tally.groups[band].value;
        const auto below = band == 0 ? std::nullopt : std::optional(edges[band - 1]);
        if (band < edges.size())
            choice.atLeast = edges[band];
        choice.rest = band == edges.size();
        choice.label = edges.empty() ? edgeText(counts.begin()->first) : bandLabel(choice.atLeast, below, whole, onlyValue(counts, choice.atLeast, below));
    }
}

} // namespace

StarterOutcomes outcomesOf(const Snapshot &snapshot)
{
    StarterOutcomes outcomes;
    outcomes.of.reserve(snapshot.size());
    for (const domain::Stage stage : snapshot.stages) {
        const bool isClosed = domain::isClosed(stage);
        outcomes.of.push_back(isClosed ? static_cast<std::int8_t>(stage == domain::Stage::won) : std::int8_t{-1});
        outcomes.closed += isClosed;
        outcomes.won += stage == domain::Stage::won;
        outcomes.open += !isClosed;
    }
    return outcomes;
}

ColumnTally tallyOf(const data::Column &column, const StarterOutcomes &outcomes)
{
    ColumnTally tally;
    if (const data::TextColumn *texts = column.asText())
        tallyText(*texts, outcomes, tally);
    else if (const data::NumberColumn *numbers = column.asNumber())
        tallyNumbers(*numbers, outcomes, tally);
    for (const StarterTally &group : tally.groups)
        tally.openFilled += group.leads - group.closed;
    return tally;
}

StarterEvidence evidenceOf(std::uint64_t closed, std::uint64_t won)
{
    StarterEvidence evidence{closed, won, 0, 1};
    if (closed == 0)
        return evidence;
    const evidence::Interval interval = evidence::wilson({won, closed});
    evidence.low = interval.low;
    evidence.high = interval.high;
    return evidence;
}

bool markByOutcomes(const StarterEvidence &evidence, const StarterOutcomes &outcomes, model::Mark &mark, int &strength)
{
    if (!outcomes.speak() || evidence.closed < StarterOutcomes::enough)
        return false;
    constexpr double added = 10;
    const double mean = outcomes.mean();
    const double shrunk = (static_cast<double>(evidence.won) + added * mean) / (static_cast<double>(evidence.closed) + added);
    const int points = model::roundPoints(10 * (logOdds(shrunk) - logOdds(mean)));
    mark = evidence.low > mean ? model::Mark::good : evidence.high < mean ? model::Mark::bad : model::Mark::neutral;
    strength = mark == model::Mark::neutral ? 0 : std::max(1, std::abs(points));
    return true;
}

double separationOf(const ColumnTally &tally, const StarterOutcomes &outcomes)
{
    if (!outcomes.speak())
        return 0.5;
    struct Step {
        double share;
        double won;
        double lost;
    };
    std::vector<Step> steps;
    const auto add = [&](const StarterTally &group) {
        const double won = static_cast<double>(group.won);
        const double lost = static_cast<double>(group.closed - group.won);
        steps.push_back({group.closed >= StarterOutcomes::enough ? won / (won + lost) : outcomes.mean(), won, lost});
    };
    add(tally.blank);
    for (const StarterTally &group : tally.groups)
        add(group);
    std::sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) { return a.share < b.share; });
    double area = 0;
    double lostBelow = 0;
    for (std::size_t from = 0; from < steps.size();) {
        double won = 0;
        double lost = 0;
        const double share = steps[from].share;
        for (; from < steps.size() && steps[from].share == share; ++from) {
            won += steps[from].won;
            lost += steps[from].lost;
        }
        area += won * (lostBelow + lost / 2);
        lostBelow += lost;
    }
    const double pairs = static_cast<double>(outcomes.won) * static_cast<double>(outcomes.closed - outcomes.won);
    return area / pairs;
}

double decidedShare(const ColumnTally &tally, const StarterOutcomes &outcomes)
{
    if (!outcomes.speak())
        return 0;
    const double far = std::log(20.0);
    std::uint64_t decided = 0;
    for (const StarterTally &group : tally.groups) {
        if (group.closed < StarterOutcomes::enough)
            continue;
        const double share = static_cast<double>(group.won) / static_cast<double>(group.closed);
        if (std::abs(logOdds(share) - logOdds(outcomes.mean())) >= far)
            decided += group.closed;
    }
    return static_cast<double>(decided) / static_cast<double>(outcomes.closed);
}

} // namespace leadlight::workspace
