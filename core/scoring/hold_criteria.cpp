// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "base/parallel.h"
#include "scoring/held_criterion.h"

namespace leadlight::scoring {

namespace {

bool movesWithTime(const model::Test &test)
{
    const auto moves = [](const std::optional<model::DateBound> &bound) { return bound && !bound->at; };
    return moves(test.lowDate) || moves(test.highDate);
}

bool movesWithTime(const std::optional<model::FieldTest> &test)
{
    return test && movesWithTime(test->test);
}

/// Whether the rows' outcomes are those of `other`.
bool sameOutcomes(const model::Criterion &one, const model::Criterion &other)
{
    const auto &rule = std::get<model::ProfileRule>(one.rule);
    const auto &otherRule = std::get<model::ProfileRule>(other.rule);
    return one.onlyIf == other.onlyIf && rule.field == otherRule.field
           && std::ranges::equal(rule.bands, otherRule.bands, {}, &model::Band::test, &model::Band::test);
}

bool outcomesMoveWithTime(const model::Criterion &criterion)
{
    const auto &bands = std::get<model::ProfileRule>(criterion.rule).bands;
    return movesWithTime(criterion.onlyIf)
           || std::ranges::any_of(bands, [](const model::Band &band) { return movesWithTime(band.test); });
}

bool sameEvents(const model::Criterion &one, const model::Criterion &other)
{
    const auto &rule = std::get<model::BehaviourRule>(one.rule);
    const auto &otherRule = std::get<model::BehaviourRule>(other.rule);
    return one.onlyIf == other.onlyIf && rule.filter == otherRule.filter && rule.perAsset == otherRule.perAsset;
}

bool eventsMoveWithTime(const model::Criterion &criterion)
{
    return movesWithTime(criterion.onlyIf) || std::get<model::BehaviourRule>(criterion.rule).perAsset.has_value();
}

bool sameSums(const model::BehaviourRule &rule, const model::BehaviourRule &other)
{
    return rule.cap == other.cap && rule.windowDays == other.windowDays && rule.halfLifeDays == other.halfLifeDays
           && rule.lifespanDays == other.lifespanDays && (rule.beyond != 0) == (other.beyond != 0);
}

bool changesRanksAlone(const model::Criterion &criterion)
{
    return std::holds_alternative<model::HandRaiseRule>(criterion.rule)
           || std::holds_alternative<model::ShowStopperRule>(criterion.rule);
}

/// A model of one criterion, so that its axis's score is what the criterion gives.
model::ScoringModel modelOf(const model::Criterion &criterion, std::size_t axis)
{
    model::ScoringModel made;
    for (model::Axis &each : made.axes)
        each.ranks = {"1"};
    made.axes[axis].criteria = {criterion};
    return made;
}

/// Answers criteria and keeps a list of what must still be read from columns and events.
class CriterionHolder {
public:
    CriterionHolder(const HeldInput &input, base::Instant asOf, const base::Progress *progress)
        : m_input(input), m_asOf(asOf), m_progress(progress), m_leads(input.input.leads->rows())
    {
    }

    std::shared_ptr<HeldCriterion> hold(const model::Criterion &criterion, std::size_t axis, const HeldCriterion *old)
    {
        auto held = std::make_shared<HeldCriterion>();
        held->criterion = criterion;
        held->asOf = m_asOf;
        if (changesRanksAlone(criterion))
            held->part = HeldCriterion::Nothing{};
        else if (std::holds_alternative<model::ProfileRule>(criterion.rule))
            holdOutcomes(*held, old);
        else if (countsBySums(criterion))
            beginEvents(*held, old);
        else
            m_others.push_back({held.get(), axis});
        return held;
    }

    [[nodiscard]] base::Result<void> finish()
    {
        readEvents();
        for (HeldCriterion *held : m_withoutSums)
            addUp(*held);
        for (const Other &other : m_others) {
            const auto scores = score(modelOf(other.held->criterion, other.axis), m_input.input, m_asOf, m_progress, m_input.threads);
            if (!scores)
                return base::fail(scores.error());
            other.held->part = HeldCriterion::Fixed{std::make_shared<const std::vector<base::Exact>>((*scores)->score[other.axis])};
        }
        if (m_progress && m_progress->stopRequested())
            return base::fail(base::ErrorKind::stopped, "stopped");
        return {};
    }

private:
    struct Other {
        HeldCriterion *held;
        std::size_t axis;
    };

    [[nodiscard]] bool isAt(const HeldCriterion &old) const { return old.asOf == m_asOf; }

    void holdOutcomes(HeldCriterion &held, const HeldCriterion *old) const
    {
        const auto &rule = std::get<model::ProfileRule>(held.criterion.rule);
        ProfilePlan plan(rule, held.criterion.weight, *m_input.input.leads);
        HeldCriterion::Outcomes part;
        part.points = plan.points;
        part.points.push_back(0); // for whom it does not apply
        const auto *before = old ? std::get_if<HeldCriterion::Outcomes>(&old->part) : nullptr;
        if (before && sameOutcomes(held.criterion, old->criterion) && (isAt(*old) || !outcomesMoveWithTime(held.criterion)))
            part.outcomes = before->outcomes;
        else
            part.outcomes = outcomesOf(plan, held.criterion);
        held.part = std::move(part);
    }

    std::shared_ptr<const std::vector<std::uint16_t>> outcomesOf(ProfilePlan &plan, const model::Criterion &criterion) const
    {
        plan.prepare(m_asOf, m_input.threads);
        std::optional<FieldTestPlan> onlyIf;
        if (criterion.onlyIf) {
            onlyIf.emplace(*criterion.onlyIf, *m_input.input.leads);
            onlyIf->prepare(m_asOf, m_input.threads);
        }
        const auto notApplicable = static_cast<std::uint16_t>(plan.points.size());
        auto outcomes = std::make_shared<std::vector<std::uint16_t>>(m_leads);
        base::parallelFor(m_leads, slabRows, m_input.threads, [&](std::size_t begin, std::size_t end) {
            const std::span<std::uint16_t> mine(outcomes->data() + begin, end - begin);
            plan.fill(begin, m_asOf, mine);
            if (!onlyIf)
                return;
            std::vector<std::uint8_t> mask(mine.size());
            onlyIf->fill(begin, m_asOf, mask);
            for (std::size_t i = 0; i < mine.size(); ++i)
                mine[i] = mask[i] ? mine[i] : notApplicable;
        });
        return outcomes;
    }

    void beginEvents(HeldCriterion &held, const HeldCriterion *old)
    {
        const auto &rule = std::get<model::BehaviourRule>(held.criterion.rule);
        HeldCriterion::Events part{nullptr, nullptr, SumPoints(rule, held.criterion.weight)};
        const auto *before = old ? std::get_if<HeldCriterion::Events>(&old->part) : nullptr;
        if (before && sameEvents(held.criterion, old->criterion) && (isAt(*old) || !eventsMoveWithTime(held.criterion))) {
            part.events = before->events;
            if (isAt(*old) && sameSums(rule, std::get<model::BehaviourRule>(old->criterion.rule)))
                part.sums = before->sums;
        }
        if (!part.events)
            m_withoutEvents.push_back(&held);
        if (!part.sums)
            m_withoutSums.push_back(&held);
        held.part = std::move(part);
    }

    /// Once over all events for all criteria that ask for it.
    void readEvents()
    {
        if (m_withoutEvents.empty())
            return;
        std::vector<std::shared_ptr<const EventList>> lists;
        if (m_input.activities) {
            model::ScoringModel reading;
            for (const HeldCriterion *held : m_withoutEvents)
                reading.axes[0].criteria.push_back(held->criterion);
            Plan plan(reading, m_input.input);
            plan.prepare(m_asOf, m_input.threads);
            std::vector<const CriterionPlan *> criteria;
            for (const CriterionPlan &criterion : plan.axis(0).criteria)
                criteria.push_back(&criterion);
            lists = holdEvents(criteria, *m_input.activities, m_leads, m_input.origin, m_asOf, m_input.threads, m_progress);
        } else {
            EventSlab empty;
            empty.first.push_back(0);
            lists.assign(m_withoutEvents.size(), std::make_shared<const EventList>(slabsOf(m_leads), empty));
        }
        for (std::size_t i = 0; i < lists.size(); ++i)
            std::get<HeldCriterion::Events>(m_withoutEvents[i]->part).events = std::move(lists[i]);
    }

    void addUp(HeldCriterion &held) const
    {
        auto &part = std::get<HeldCriterion::Events>(held.part);
        if (!part.events)
            return; // stopped
        const BehaviourPlan plan(std::get<model::BehaviourRule>(held.criterion.rule), held.criterion.weight);
        const std::shared_ptr<SumList> sums = m_input.sums->take(part.events->size());
        base::parallelFor(sums->size(), 1, m_input.threads, [&](std::size_t begin, std::size_t end) {
            std::vector<std::int32_t> factors;
            for (std::size_t slab = begin; slab < end && !(m_progress && m_progress->stopRequested()); ++slab)
                sumUp((*part.events)[slab], plan, m_asOf.seconds - m_input.origin, factors, (*sums)[slab]);
        });
        part.sums = sums;
    }

    const HeldInput &m_input;
    base::Instant m_asOf;
    const base::Progress *m_progress;
    std::size_t m_leads;
    std::vector<HeldCriterion *> m_withoutEvents;
    std::vector<HeldCriterion *> m_withoutSums;
    std::vector<Other> m_others;
};

/// Whether a criterion answered at one moment is right at any other.
bool holdsAtAnyMoment(const model::Criterion &criterion)
{
    return changesRanksAlone(criterion)
           || (std::holds_alternative<model::ProfileRule>(criterion.rule) && !outcomesMoveWithTime(criterion));
}

} // namespace

base::Result<HeldAxes> holdCriteria(const HeldInput &input, const model::ScoringModel &model, base::Instant asOf,
                                    const HeldAxes &held, const base::Progress *progress)
{
    HeldAxes axes;
    CriterionHolder holder(input, asOf, progress);
    for (std::size_t axis = 0; axis < axes.size(); ++axis) {
        HeldAxis left = held[axis];
        for (const model::Criterion &criterion : model.axes[axis].criteria) {
            const auto same = std::ranges::find_if(left, [&](const auto &old) { return old->criterion.key == criterion.key; });
            const std::shared_ptr<const HeldCriterion> old = same == left.end() ? nullptr : *same;
            if (old)
                left.erase(same);
            if (old && old->criterion == criterion && (old->asOf == asOf || holdsAtAnyMoment(criterion)))
                axes[axis].push_back(old);
            else
                axes[axis].push_back(holder.hold(criterion, axis, old.get()));
        }
    }
    if (auto done = holder.finish(); !done)
        return base::fail(done.error());
    return axes;
}

} // namespace leadlight::scoring
