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

} // namespace

SumPoints::SumPoints(const model::BehaviourRule &rule, int weight)
    : m_plan(pointsAlone(rule), weight), m_ofNothing(m_plan.pointsOf(0, 0))
{
    m_isSmall = isWithin(rule.points, smallPoints) && isWithin(rule.beyond, smallPoints) && isSmall(rule.floor)
                && isSmall(rule.ceiling) && weight >= 0 && weight <= 512;
}

template <class Points>
void SumPoints::addEach(const EventSlab &events, const SumSlab &sums, base::Exact sign, std::span<base::Exact> rows,
                        const Points &pointsOf) const
{
    const std::size_t entries = events.row.size();
    if (sums.beyondCap.empty()) {
        for (std::size_t entry = 0; entry < entries; ++entry)
            rows[events.row[entry]] += sign * (pointsOf(sums.inCap[entry], std::int64_t{0}) - m_ofNothing);
    } else {
        for (std::size_t entry = 0; entry < entries; ++entry)
            rows[events.row[entry]] += sign * (pointsOf(sums.inCap[entry], sums.beyondCap[entry]) - m_ofNothing);
    }
}

void SumPoints::addTo(const EventSlab &events, const SumSlab &sums, base::Exact sign, std::span<base::Exact> rows) const
{
    if (!m_isSmall || sums.most >= smallSum) {
        addEach(events, sums, sign, rows, [this](std::int64_t inCap, std::int64_t beyondCap) {
            return m_plan.pointsOf(inCap, beyondCap);
        });
        return;
    }
    // Points below 2¹¹ times sums below 2⁴⁰: 64 bits hold everything, and nothing reaches the saturation.
    const std::int64_t points = m_plan.points;
    const std::int64_t beyond = m_plan.beyond;
    constexpr Wide widest = Wide{1} << 53;
    const auto floor = static_cast<std::int64_t>(std::clamp(m_plan.floor, -widest, widest));
    const auto ceiling = static_cast<std::int64_t>(std::clamp(m_plan.ceiling, -widest, widest));
    const auto limited = [&](std::int64_t inCap, std::int64_t beyondCap) {
        return std::min(std::max(points * inCap + beyond * beyondCap, floor), ceiling);
    };
    if (m_plan.weight == 100) {
        addEach(events, sums, sign, rows, limited);
        return;
    }
    addEach(events, sums, sign, rows, [&](std::int64_t inCap, std::int64_t beyondCap) {
        const std::int64_t product = limited(inCap, beyondCap) * m_plan.weight;
        return (product + (product >= 0 ? 50 : -50)) / 100;
    });
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
    if (before && after && before->outcomes == after->outcomes) {
        std::vector<base::Exact> points = after->points;
        for (std::size_t outcome = 0; outcome < points.size(); ++outcome)
            points[outcome] -= before->points[outcome];
        const std::uint16_t *outcomes = after->outcomes->data() + slab * slabRows;
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += points[outcomes[i]];
        return;
    }
    old.addTo(slab, -1, sums);
    next.addTo(slab, 1, sums);
}

} // namespace leadlight::scoring
