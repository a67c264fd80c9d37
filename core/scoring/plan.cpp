// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/plan.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/parallel.h"

namespace leadlight::scoring {

namespace {

constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max();
/// A thousand million points. One criterion saturates here, so that the sum of 500 of them stays in 64 bits.
constexpr Wide saturation = Wide{1} << 54;

base::Exact weighed(Wide sum, int weight)
{
    constexpr Wide small = Wide{1} << 53; // times any weight still 64 bits, whose division is several times faster
    if (weight == 100)
        return static_cast<base::Exact>(std::clamp(sum, -saturation, saturation));
    if (sum < small && sum > -small) {
        const std::int64_t product = static_cast<std::int64_t>(sum) * weight;
        return (product + (product >= 0 ? 50 : -50)) / 100;
    }
    return static_cast<base::Exact>(std::clamp(roundedQuotient(sum * weight, 100), -saturation, saturation));
}

std::int64_t secondsOfDays(const std::optional<int> &days)
{
    return days ? *days * base::secondsPerDay : endless;
}

/// `answer` for every code of a dictionary, in parallel where there are many.
template <class Entry, class Answer>
std::vector<Entry> tableByCode(const data::Dictionary &dictionary, unsigned threads, const Answer &answer)
{
    constexpr std::size_t grain = 2048;
    std::vector<Entry> table(dictionary.size());
    base::parallelFor(table.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t code = begin; code < end; ++code) {
            const FieldValue value =
                code == 0 ? FieldValue{} : textValue(dictionary.text(static_cast<std::uint32_t>(code)));
            table[code] = static_cast<Entry>(answer(value));
        }
    });
    return table;
}

CriterionPlan makeCriterion(const model::Criterion &criterion, const data::Table &table)
{
    const int weight = criterion.weight;
    const auto rulePlan = [&](const auto &rule) -> decltype(CriterionPlan::rule) {
        using Rule = std::decay_t<decltype(rule)>;
        if constexpr (std::is_same_v<Rule, model::ProfileRule>)
            return ProfilePlan(rule, weight, table);
        else if constexpr (std::is_same_v<Rule, model::BehaviourRule>)
            return BehaviourPlan(rule, weight);
        else if constexpr (std::is_same_v<Rule, model::AccountBehaviourRule>)
            return AccountBehaviourPlan{BehaviourPlan(rule.behaviour, weight), EventFilterPlan(rule.behaviour.filter), {}};
        else if constexpr (std::is_same_v<Rule, model::InterestRule>)
            return InterestPlan(rule, weight);
        else if constexpr (std::is_same_v<Rule, model::RecencyRule>)
            return RecencyPlan(rule, weight);
        else if constexpr (std::is_same_v<Rule, model::TargetAccountRule>)
            return TargetPlan{weightedPoints(rule.points, weight)};
        else if constexpr (std::is_same_v<Rule, model::HandRaiseRule>)
            return HandRaisePlan{TextChoice(rule.types), !rule.types.empty(),
                                 secondsOfDays(rule.windowDays), rule.qualifyDirectly};
        else
            return StopperPlan{FieldTestPlan(rule.test, table)};
    };
    CriterionPlan plan{&criterion, std::nullopt, std::visit(rulePlan, criterion.rule)};
    if (criterion.onlyIf)
        plan.onlyIf.emplace(*criterion.onlyIf, table);
    return plan;
}

} // namespace

base::Exact weightedPoints(std::int64_t points, int weight)
{
    return weighed(Wide{points} * base::exactOne, weight);
}

FieldTestPlan::FieldTestPlan(const model::FieldTest &fieldTest, const data::Table &table)
    : field(fieldTest.field), column(table.find(fieldTest.field)), test(fieldTest.test)
{
}

void FieldTestPlan::prepare(base::Instant asOf, unsigned threads)
{
    if (!column || !column->asText())
        return;
    byCode = tableByCode<std::uint8_t>(*column->asText()->dictionary, threads,
                                       [&](const FieldValue &value) { return test.holds(value, asOf); });
}

void FieldTestPlan::fill(std::size_t begin, base::Instant asOf, std::span<std::uint8_t> holds) const
{
    const std::uint8_t ifBlank = test.asksBlank() ? 1 : 0;
    if (!column) {
        std::fill(holds.begin(), holds.end(), ifBlank);
    } else if (const auto *text = column->asText()) {
        for (std::size_t i = 0; i < holds.size(); ++i)
            holds[i] = byCode[text->codes[begin + i]];
    } else if (const auto *number = column->asNumber()) {
        for (std::size_t i = 0; i < holds.size(); ++i) {
            const double value = number->values[begin + i];
            holds[i] = std::isnan(value) ? ifBlank : static_cast<std::uint8_t>(test.holdsNumber(value));
        }
    } else {
        const auto &seconds = column->asInstant()->seconds;
        for (std::size_t i = 0; i < holds.size(); ++i) {
            const std::int64_t value = seconds[begin + i];
            holds[i] = value == data::InstantColumn::blank ? ifBlank
                                                           : static_cast<std::uint8_t>(test.holdsInstant(value, asOf));
        }
    }
}

ProfilePlan::ProfilePlan(const model::ProfileRule &rule, int weight, const data::Table &table)
    : field(rule.field), column(table.find(rule.field))
{
    for (const model::Band &band : rule.bands) {
        tests.emplace_back(band.test);
        points.push_back(weightedPoints(band.points, weight));
    }
    points.push_back(weightedPoints(rule.otherwise, weight));
    points.push_back(weightedPoints(rule.unknown, weight));
    const auto asking =
        std::find_if(tests.begin(), tests.end(), [](const CompiledTest &test) { return test.asksBlank(); });
    blank = asking == tests.end() ? unknown() : static_cast<std::size_t>(asking - tests.begin());
}

std::size_t ProfilePlan::outcomeOf(const FieldValue &value, base::Instant asOf) const
{
    if (value.blank)
        return blank;
    std::size_t outcome = 0;
    while (outcome < tests.size() && !tests[outcome].holds(value, asOf))
        ++outcome;
    return outcome;
}

void ProfilePlan::prepare(base::Instant asOf, unsigned threads)
{
    if (!column || !column->asText())
        return;
    byCode = tableByCode<std::uint16_t>(*column->asText()->dictionary, threads,
                                        [&](const FieldValue &value) { return outcomeOf(value, asOf); });
}

template <class Take> void ProfilePlan::eachOutcome(std::size_t begin, std::size_t rows, base::Instant asOf, const Take &take) const
{
    const auto firstBand = [&](const auto &holds) {
        std::size_t band = 0;
        while (band < tests.size() && !holds(tests[band]))
            ++band;
        return band;
    };
    if (!column) {
        for (std::size_t i = 0; i < rows; ++i)
            take(i, blank);
    } else if (const auto *text = column->asText()) {
        for (std::size_t i = 0; i < rows; ++i)
            take(i, std::size_t{byCode[text->codes[begin + i]]});
    } else if (const auto *number = column->asNumber()) {
        for (std::size_t i = 0; i < rows; ++i) {
            const double value = number->values[begin + i];
            take(i, std::isnan(value) ? blank
                                      : firstBand([&](const CompiledTest &test) { return test.holdsNumber(value); }));
        }
    } else {
        const auto &seconds = column->asInstant()->seconds;
        for (std::size_t i = 0; i < rows; ++i) {
            const std::int64_t value = seconds[begin + i];
            take(i, value == data::InstantColumn::blank
                        ? blank
                        : firstBand([&](const CompiledTest &test) { return test.holdsInstant(value, asOf); }));
        }
    }
}

void ProfilePlan::add(std::size_t begin, base::Instant asOf, std::span<const std::uint8_t> mask,
                      std::span<base::Exact> sums) const
{
    if (mask.empty())
        eachOutcome(begin, sums.size(), asOf, [&](std::size_t i, std::size_t outcome) { sums[i] += points[outcome]; });
    else
        eachOutcome(begin, sums.size(), asOf,
                    [&](std::size_t i, std::size_t outcome) { sums[i] += mask[i] ? points[outcome] : 0; });
}

void ProfilePlan::fill(std::size_t begin, base::Instant asOf, std::span<std::uint16_t> outcomes) const
{
    eachOutcome(begin, outcomes.size(), asOf,
                [&](std::size_t i, std::size_t outcome) { outcomes[i] = static_cast<std::uint16_t>(outcome); });
}

BehaviourPlan::BehaviourPlan(const model::BehaviourRule &rule, int weightPerCent)
    : filter(rule.filter), window(secondsOfDays(rule.windowDays)),
      cap(rule.cap ? static_cast<std::uint64_t>(std::max(0, *rule.cap)) : std::numeric_limits<std::uint64_t>::max()),
      perAsset(static_cast<std::uint32_t>(std::max(0, rule.perAsset.value_or(0)))), scale(rule.scale.value_or(0)),
      points(rule.points), beyond(rule.beyond), weight(weightPerCent)
{
    constexpr Wide widest = Wide{1} << 120;
    floor = rule.floor ? Wide{*rule.floor} * base::exactOne : -widest;
    ceiling = rule.ceiling ? Wide{*rule.ceiling} * base::exactOne : widest;
    if (rule.halfLifeDays)
        decay = Decay::byHalfLife(*rule.halfLifeDays, window);
    else if (rule.lifespanDays)
        decay = Decay::byLifespan(*rule.lifespanDays);
}

base::Exact BehaviourPlan::finished(Wide sum) const
{
    return unlimited(std::min(std::max(sum, floor), ceiling));
}

base::Exact BehaviourPlan::unlimited(Wide sum) const
{
    constexpr Wide widest = Wide{1} << 110;
    return weighed(std::clamp(sum, -widest, widest), weight);
}

const BehaviourPlan *CriterionPlan::countsEvents() const
{
    if (const auto *pool = std::get_if<AccountBehaviourPlan>(&rule))
        return &pool->behaviour;
    return std::get_if<BehaviourPlan>(&rule);
}

bool CriterionPlan::asksAccount() const
{
    const auto *interest = std::get_if<InterestPlan>(&rule);
    return std::holds_alternative<AccountBehaviourPlan>(rule) || (interest && interest->ofAccount);
}

std::size_t AxisPlan::rankOf(base::Exact score) const
{
    std::size_t rank = 0;
    while (rank < thresholds.size() && score < thresholds[rank])
        ++rank;
    return rank;
}

Plan::Plan(const model::ScoringModel &model, const Input &input) : m_model(&model), m_input(input)
{
    for (std::size_t index = 0; index < m_axes.size(); ++index) {
        const model::Axis &source = model.axes[index];
        AxisPlan &axis = m_axes[index];
        axis.ranks = std::max<std::size_t>(1, source.ranks.size());
        for (const int threshold : source.thresholds) {
            if (axis.thresholds.size() + 1 < axis.ranks)
                axis.thresholds.push_back(base::exactOf(threshold));
        }
        axis.min = source.min ? base::exactOf(*source.min) : std::numeric_limits<base::Exact>::min();
        // An empty range would be undefined to clamp to; `model::validate` reports it.
        axis.max = source.max ? base::exactOf(*source.max) : std::numeric_limits<base::Exact>::max();
        axis.max = std::max(axis.min, axis.max);
        axis.criteria.reserve(source.criteria.size());
        for (const model::Criterion &criterion : source.criteria)
            axis.criteria.push_back(makeCriterion(criterion, *input.leads));
        if (!m_members && std::any_of(axis.criteria.begin(), axis.criteria.end(), std::mem_fn(&CriterionPlan::asksAccount)))
            m_members.emplace(input);
    }
}

void Plan::prepare(base::Instant asOf, unsigned threads)
{
    for (AxisPlan &axis : m_axes) {
        for (CriterionPlan &criterion : axis.criteria) {
            if (criterion.onlyIf)
                criterion.onlyIf->prepare(asOf, threads);
            if (auto *profile = std::get_if<ProfilePlan>(&criterion.rule))
                profile->prepare(asOf, threads);
            else if (auto *stopper = std::get_if<StopperPlan>(&criterion.rule))
                stopper->test.prepare(asOf, threads);
            else if (auto *behaviour = std::get_if<BehaviourPlan>(&criterion.rule); behaviour && m_input.activities)
                behaviour->filter.prepare(*m_input.activities);
            else if (auto *pool = std::get_if<AccountBehaviourPlan>(&criterion.rule))
                pool->prepare(m_input, *m_members, asOf, threads);
            else if (auto *interest = std::get_if<InterestPlan>(&criterion.rule))
                interest->prepare(m_input, members(), asOf, threads);
            else if (auto *raise = std::get_if<HandRaisePlan>(&criterion.rule); raise && m_input.activities)
                raise->types.prepare(m_input.activities->types.get());
        }
    }
}

} // namespace leadlight::scoring
