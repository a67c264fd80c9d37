// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/falls_on.h"

#include <algorithm>

namespace leadlight::scoring {

namespace {

constexpr int mostBounds = 20000;

/// The score of one axis of one lead over a stretch of time in which no test turns.
class FadingScore {
public:
    FadingScore(const AxisPlan &axis, const LeadCase &lead, std::int64_t from) : m_axis(axis)
    {
        for (const CriterionPlan &criterion : axis.criteria) {
            const BehaviourPlan *behaviour = criterion.countsEvents();
            const bool counts = behaviour && (lead.hasAccount() || !criterion.asksAccount());
            if (!counts)
                m_steady += stateOf(criterion, lead, base::Instant{from}).points;
            else if (!criterion.onlyIf
                     || criterion.onlyIf->test.holds(lead.value(criterion.onlyIf->field), base::Instant{from}))
                m_fading.push_back({behaviour, countedEvents(*behaviour, lead.eventsFor(criterion))});
        }
    }

    /// No more than the score at any second of [from, to]; the score itself where both are the same.
    [[nodiscard]] base::Exact lowest(std::int64_t from, std::int64_t to) const
    {
        base::Exact sum = m_steady;
        for (const auto &[behaviour, events] : m_fading) {
            Wide weighed = 0;
            for (const CriterionState::Counted &counted : events) {
                // A gain is least at the end, a loss at the beginning.
                const Wide last = worth(*behaviour, counted, to);
                weighed += from == to ? last : std::min(last, worth(*behaviour, counted, from));
            }
            sum += behaviour->finished(weighed);
        }
        return m_axis.limited(sum);
    }

private:
    static Wide worth(const BehaviourPlan &behaviour, const CriterionState::Counted &counted, std::int64_t at)
    {
        const std::int64_t age = at - counted.event->time;
        if (age >= behaviour.window)
            return 0;
        const Wide contribution = behaviour.contribution(age, counted.event->number);
        return counted.beyondCap ? behaviour.beyond * contribution : behaviour.points * contribution;
    }

    struct Fading {
        const BehaviourPlan *behaviour;
        std::vector<CriterionState::Counted> events;
    };
    const AxisPlan &m_axis;
    base::Exact m_steady = 0;
    std::vector<Fading> m_fading;
};

/// Looks for the first second at which the score is below a line.
class FirstBelow {
public:
    FirstBelow(const FadingScore &score, base::Exact line, int &bounds)
        : m_score(score), m_line(line), m_bounds(bounds)
    {
    }

    [[nodiscard]] std::optional<std::int64_t> within(std::int64_t from, std::int64_t to)
    {
        if (m_bounds <= 0)
            return byDays(from, to);
        --m_bounds;
        if (m_score.lowest(from, to) >= m_line)
            return std::nullopt;
        if (from == to)
            return from;
        const std::int64_t middle = from + (to - from) / 2;
        if (const auto found = within(from, middle))
            return found;
        return within(middle + 1, to);
    }

private:
    [[nodiscard]] bool below(std::int64_t at) const { return m_score.lowest(at, at) < m_line; }

    [[nodiscard]] std::optional<std::int64_t> byDays(std::int64_t from, std::int64_t to) const
    {
        if (below(from))
            return from;
        for (std::int64_t at = from; at < to;) {
            std::int64_t above = at;
            at = std::min(to, at + base::secondsPerDay);
            if (!below(at))
                continue;
            std::int64_t under = at;
            while (under - above > 1) {
                const std::int64_t middle = above + (under - above) / 2;
                (below(middle) ? under : above) = middle;
            }
            return under;
        }
        return std::nullopt;
    }

    const FadingScore &m_score;
    base::Exact m_line;
    int &m_bounds;
};

/// Seconds at which a test, a hand raise, an interest or a recency band may turn, ascending, from `from` on, `end` last.
std::vector<std::int64_t> turningPoints(const Plan &plan, const LeadCase &lead, std::int64_t from, std::int64_t end)
{
    std::vector<std::int64_t> seconds{from};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        for (const CriterionPlan &criterion : plan.axis(axis).criteria) {
            const auto addFlips = [&](const FieldTestPlan &asked) {
                asked.test.addFlips(lead.value(asked.field), seconds);
            };
            if (criterion.onlyIf)
                addFlips(*criterion.onlyIf);
            if (const auto *profile = std::get_if<ProfilePlan>(&criterion.rule)) {
                for (const CompiledTest &test : profile->tests)
                    test.addFlips(lead.value(profile->field), seconds);
            } else if (const auto *recency = std::get_if<RecencyPlan>(&criterion.rule)) {
                const LeadEvent *last = lastOfProspect(lead.events());
                recency->addFlips(last ? std::optional(last->time) : std::nullopt, seconds);
            } else if (const auto *interest = std::get_if<InterestPlan>(&criterion.rule)) {
                interest->addFlips(lead.eventsFor(criterion), seconds);
            } else if (const auto *stopper = std::get_if<StopperPlan>(&criterion.rule)) {
                addFlips(stopper->test);
            } else if (const auto *raise = std::get_if<HandRaisePlan>(&criterion.rule)) {
                for (const LeadEvent &event : lead.events()) {
                    if (raise->types.takes(event.typeText))
                        seconds.push_back(event.time + raise->window);
                }
            }
        }
    }
    std::erase_if(seconds, [&](std::int64_t second) { return second < from || second >= end; });
    seconds.push_back(end);
    std::sort(seconds.begin(), seconds.end());
    seconds.erase(std::unique(seconds.begin(), seconds.end()), seconds.end());
    return seconds;
}

bool anyHolds(const AxisPlan &axis, const LeadCase &lead, base::Instant at, bool stoppers)
{
    return std::any_of(axis.criteria.begin(), axis.criteria.end(), [&](const CriterionPlan &criterion) {
        const bool asked = stoppers ? std::holds_alternative<StopperPlan>(criterion.rule)
                                    : std::holds_alternative<HandRaisePlan>(criterion.rule);
        return asked && stateOf(criterion, lead, at).holds;
    });
}

} // namespace

std::optional<base::Instant> fallsOn(const Plan &plan, std::size_t axis, const LeadCase &lead,
                                     base::Instant asOf, std::size_t rank)
{
    const AxisPlan &axisPlan = plan.axis(axis);
    if (rank + 1 >= axisPlan.ranks || lead.has(isSuspect))
        return std::nullopt;
    // The rank is kept while the score reaches its threshold or a better rank's.
    const auto thresholds = axisPlan.thresholds.begin();
    const std::size_t kept = std::min(rank + 1, axisPlan.thresholds.size());
    if (kept == 0)
        return std::nullopt;
    const base::Exact line = *std::min_element(thresholds, thresholds + static_cast<std::ptrdiff_t>(kept));
    int bounds = mostBounds;
    const std::int64_t end = asOf.seconds + longestOutlook + 1;
    const std::vector<std::int64_t> turns = turningPoints(plan, lead, asOf.seconds + 1, end);
    for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
        const base::Instant begin{turns[i]};
        if (anyHolds(plan.axis(0), lead, begin, true) || anyHolds(plan.axis(1), lead, begin, true))
            return begin;
        if (anyHolds(axisPlan, lead, begin, false))
            continue;
        const FadingScore score(axisPlan, lead, turns[i]);
        if (const auto second = FirstBelow(score, line, bounds).within(turns[i], turns[i + 1] - 1))
            return base::Instant{*second};
    }
    return std::nullopt;
}

} // namespace leadlight::scoring
