// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/held_criterion.h"

#include <algorithm>

namespace leadlight::scoring {

namespace {

constexpr int smallPoints = 1 << 11;
constexpr int smallLimit = 1 << 20;
constexpr std::int64_t smallSum = std::int64_t{1} << 40;

model::BehaviourRule pointsAlone(model::BehaviourRule rule)
{
    rule.filter = {};
    rule.halfLifeDays.reset();
    rule.lifespanDays.reset();
    return rule;
}

bool isWithin(int value, int limit)
{
    return value > -limit && value < limit;
}

bool isSmall(const std::optional<int> &limit)
{
    return !limit || isWithin(*limit, smallLimit);
}

/// Points below 2¹¹ times sums below 2⁴⁰, without a weight: 64 bits hold everything, nothing reaches the saturation.
class SmallPoints {
public:
    explicit SmallPoints(const BehaviourPlan &plan)
        : m_points(plan.points), m_beyond(plan.beyond), m_floor(static_cast<std::int64_t>(std::max(plan.floor, -widest))),
          m_ceiling(static_cast<std::int64_t>(std::min(plan.ceiling, widest)))
    {
    }
    std::int64_t operator()(std::int64_t inCap, std::int64_t beyondCap) const
    {
        return std::min(std::max(m_points * inCap + m_beyond * beyondCap, m_floor), m_ceiling);
    }

private:
    static constexpr Wide widest = Wide{1} << 53;
    std::int64_t m_points;
    std::int64_t m_beyond;
    std::int64_t m_floor;
    std::int64_t m_ceiling;
};

/// The same times a weight in per cent, rounded half away from zero.
class SmallWeightedPoints {
public:
    explicit SmallWeightedPoints(const BehaviourPlan &plan) : m_points(plan), m_weight(plan.weight) {}
    std::int64_t operator()(std::int64_t inCap, std::int64_t beyondCap) const
    {
        const std::int64_t product = m_points(inCap, beyondCap) * m_weight;
        return (product + (product >= 0 ? 50 : -50)) / 100;
    }

private:
    SmallPoints m_points;
    std::int64_t m_weight;
};

template <class Points>
void addEach(const EventSlab &events, const SumSlab &sums, std::span<base::Exact> rows, const Points &pointsOf)
{
    const std::size_t entries = events.row.size();
    if (sums.beyondCap.empty()) {
        for (std::size_t entry = 0; entry < entries; ++entry)
            rows[events.row[entry]] += pointsOf(sums.inCap[entry], std::int64_t{0});
    } else {
        for (std::size_t entry = 0; entry < entries; ++entry)
            rows[events.row[entry]] += pointsOf(sums.inCap[entry], sums.beyondCap[entry]);
    }
}

} // namespace

SumPoints::SumPoints(const model::BehaviourRule &rule, int weight)
    : m_plan(pointsAlone(rule), weight), m_ofNothing(m_plan.pointsOf(0, 0))
{
    m_isSmall = isWithin(rule.points, smallPoints) && isWithin(rule.beyond, smallPoints) && isSmall(rule.floor)
                && isSmall(rule.ceiling) && weight >= 0 && weight <= 512;
}

bool SumPoints::isSmallFor(std::int64_t most) const
{
    return m_isSmall && most < smallSum;
}

void SumPoints::addTo(const EventSlab &events, const SumSlab &sums, base::Exact sign, std::span<base::Exact> rows) const
{
    const auto add = [&](const auto &pointsOf) {
        addEach(events, sums, rows, [&](std::int64_t inCap, std::int64_t beyondCap) {
            return sign * (pointsOf(inCap, beyondCap) - m_ofNothing);
        });
    };
    if (!isSmallFor(sums.most))
        add([this](std::int64_t inCap, std::int64_t beyondCap) { return m_plan.pointsOf(inCap, beyondCap); });
    else if (m_plan.weight == 100)
        add(SmallPoints(m_plan));
    else
        add(SmallWeightedPoints(m_plan));
}

void SumPoints::addDifference(const SumPoints &old, const EventSlab &events, const SumSlab &sums,
                              std::span<base::Exact> rows) const
{
    const bool isPlain = isSmallFor(sums.most) && old.isSmallFor(sums.most) && m_plan.weight == 100 && old.m_plan.weight == 100;
    if (!isPlain) {
        old.addTo(events, sums, -1, rows);
        addTo(events, sums, 1, rows);
        return;
    }
    const SmallPoints before(old.m_plan);
    const SmallPoints after(m_plan);
    const base::Exact ofNothing = m_ofNothing - old.m_ofNothing;
    addEach(events, sums, rows, [&](std::int64_t inCap, std::int64_t beyondCap) {
        return after(inCap, beyondCap) - before(inCap, beyondCap) - ofNothing;
    });
}

bool countsBySums(const model::Criterion &criterion)
{
    const auto *rule = std::get_if<model::BehaviourRule>(&criterion.rule);
    return rule && !rule->scale && (!criterion.onlyIf || SumPoints(*rule, criterion.weight).ofNothing() == 0);
}

void HeldCriterion::addTo(std::size_t slab, base::Exact sign, std::span<base::Exact> sums) const
{
    const std::size_t begin = slab * slabRows;
    if (const auto *profile = std::get_if<Outcomes>(&part)) {
        std::vector<base::Exact> points = profile->points;
        for (base::Exact &value : points)
            value *= sign;
        const std::uint16_t *outcomes = profile->outcomes->data() + begin;
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += points[outcomes[i]];
    } else if (const auto *behaviour = std::get_if<Events>(&part)) {
        if (const base::Exact always = sign * behaviour->points.ofNothing(); always != 0) {
            for (base::Exact &sum : sums)
                sum += always;
        }
        behaviour->points.addTo((*behaviour->events)[slab], (*behaviour->sums)[slab], sign, sums);
    } else if (const auto *fixed = std::get_if<Fixed>(&part)) {
        const base::Exact *points = fixed->points->data() + begin;
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += sign * points[i];
    }
}

bool HeldCriterion::sharesPartsWith(const HeldCriterion &other) const
{
    if (part.index() != other.part.index())
        return false;
    if (const auto *profile = std::get_if<Outcomes>(&part))
        return profile->outcomes == std::get<Outcomes>(other.part).outcomes;
    if (const auto *behaviour = std::get_if<Events>(&part))
        return behaviour->sums == std::get<Events>(other.part).sums;
    return !std::holds_alternative<Fixed>(part);
}

void addDifference(const HeldCriterion &old, const HeldCriterion &next, std::size_t slab, std::span<base::Exact> sums)
{
    const auto *before = std::get_if<HeldCriterion::Outcomes>(&old.part);
    const auto *after = std::get_if<HeldCriterion::Outcomes>(&next.part);
    const auto *eventsBefore = std::get_if<HeldCriterion::Events>(&old.part);
    const auto *eventsAfter = std::get_if<HeldCriterion::Events>(&next.part);
    if (before && after && before->outcomes == after->outcomes) {
        std::vector<base::Exact> points = after->points;
        for (std::size_t outcome = 0; outcome < points.size(); ++outcome)
            points[outcome] -= before->points[outcome];
        const std::uint16_t *outcomes = after->outcomes->data() + slab * slabRows;
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += points[outcomes[i]];
    } else if (eventsBefore && eventsAfter && eventsBefore->sums == eventsAfter->sums) {
        if (const base::Exact always = eventsAfter->points.ofNothing() - eventsBefore->points.ofNothing(); always != 0) {
            for (base::Exact &sum : sums)
                sum += always;
        }
        eventsAfter->points.addDifference(eventsBefore->points, (*eventsAfter->events)[slab], (*eventsAfter->sums)[slab], sums);
    } else {
        old.addTo(slab, -1, sums);
        next.addTo(slab, 1, sums);
    }
}

} // namespace leadlight::scoring
