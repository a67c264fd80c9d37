// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/lift.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"

namespace leadlight::scoring {

using model::TestKind;

namespace {

/// An answer that stands for any other one where no band names it.
constexpr std::string_view otherAnswer = "other";

std::optional<std::int64_t> boundSeconds(const std::optional<model::DateBound> &bound, base::Instant asOf)
{
    if (!bound)
        return std::nullopt;
    return bound->at ? bound->at->seconds : asOf.seconds + bound->daysFromAsOf * base::secondsPerDay;
}

/// An answer that passes `test` on its own, or empty where the test names none.
std::string answerFor(const model::Test &test, base::Instant asOf)
{
    const auto low = boundSeconds(test.lowDate, asOf);
    const auto high = boundSeconds(test.highDate, asOf);
    switch (test.kind) {
    case TestKind::isOneOf:
    case TestKind::contains:
    case TestKind::startsWith: return test.values.empty() ? std::string() : test.values.front();
    case TestKind::isNot: return std::string(otherAnswer);
    case TestKind::between:
    case TestKind::atLeast:
    case TestKind::atMost:
        if (test.low && test.kind != TestKind::atMost)
            return base::numberText(*test.low);
        if (test.high && test.kind != TestKind::atLeast)
            return base::numberText(*test.high);
        if (low && test.kind != TestKind::atMost)
            return instantText(*low);
        return high && test.kind != TestKind::atLeast ? instantText(*high) : std::string();
    case TestKind::before: return high ? instantText(*high - base::secondsPerDay) : std::string();
    case TestKind::after: return low ? instantText(*low + base::secondsPerDay) : std::string();
    case TestKind::isBlank: break;
    }
    return {};
}

/// Answers that each lead to another band, written as they would be entered.
std::vector<std::string> answersTo(const ProfilePlan &profile, base::Instant asOf)
{
    std::vector<std::string> answers;
    for (std::size_t band = 0; band <= profile.tests.size(); ++band) {
        const std::string answer =
            band < profile.tests.size() ? answerFor(profile.tests[band].source(), asOf) : std::string(otherAnswer);
        const FieldValue value = answeredValue(profile.column, answer);
        if (!value.blank && profile.outcomeOf(value, asOf) == band)
            answers.push_back(answer);
    }
    return answers;
}

struct Trial {
    base::Exact score = 0;
    std::size_t rank = 0;
};

Trial tryAnswer(const AxisPlan &axis, LeadCase &lead, const ProfilePlan &profile, const std::string &answer,
                base::Instant asOf)
{
    FieldValue before = lead.exchangeValue(profile.field, answeredValue(profile.column, answer));
    const AxisState state = stateOf(axis, lead, asOf);
    lead.exchangeValue(profile.field, std::move(before));
    return {state.score, state.scoreRank};
}

/// An event that passes the filter, of type `type`.
LeadEvent eventFor(const model::BehaviourRule &rule, const std::string &type, base::Instant asOf)
{
    const model::EventFilter &filter = rule.filter;
    const auto firstOf = [](const std::vector<std::string> &texts) {
        return texts.empty() ? std::string() : texts.front();
    };
    LeadEvent event;
    event.time = asOf.seconds;
    event.type = type;
    event.typeText = base::comparable(type);
    event.channel = static_cast<std::uint8_t>(filter.channels.empty() ? domain::channelOfType(type)
                                                                      : filter.channels.front());
    event.asset = firstOf(filter.assets);
    event.assetText = base::comparable(event.asset);
    event.area = firstOf(filter.areas);
    event.areaText = base::comparable(event.area);
    event.campaignText = base::comparable(firstOf(filter.campaigns));
    event.phase = phaseNumber(firstOf(filter.phases)).value_or(0);
    if (filter.atLeast || rule.scale)
        event.number = std::max(filter.atLeast.value_or(0), static_cast<double>(rule.scale.value_or(0)));
    return event;
}

/// Types to try for a criterion that names none: those that this lead has had, for any type would do.
std::vector<std::string> usualTypes(const LeadCase &lead)
{
    std::set<std::string> types;
    for (const LeadEvent &event : lead.events()) {
        if (isOfProspect(event.channel))
            types.insert(event.type);
    }
    if (types.empty())
        types.insert("page_view");
    return {types.begin(), types.end()};
}

/// What one more event must be like to count for a criterion, as a behaviour that takes it; nullopt where no event
/// counts.
std::optional<model::BehaviourRule> eventWanted(const CriterionPlan &criterion, const LeadCase &lead, base::Instant asOf)
{
    const model::Rule &rule = criterion.criterion->rule;
    if (const auto *behaviour = std::get_if<model::BehaviourRule>(&rule))
        return *behaviour;
    if (const auto *pool = std::get_if<model::AccountBehaviourRule>(&rule))
        return pool->behaviour;
    if (const auto *interest = std::get_if<InterestPlan>(&criterion.rule)) {
        const std::string area = interest->areaIn(lead.eventsFor(criterion), asOf);
        if (area.empty())
            return std::nullopt; // any area would do, so none can be named
        model::BehaviourRule wanted;
        wanted.filter.areas = {area};
        return wanted;
    }
    return std::holds_alternative<RecencyPlan>(criterion.rule) ? std::optional(model::BehaviourRule{}) : std::nullopt;
}

/// Gathers lifts of one axis and keeps the smallest a name.
class LiftList {
public:
    LiftList(const model::Axis &axis, const AxisState &now) : m_axis(axis), m_now(now) {}

    void offer(const std::string &name, const Trial &trial, const Lift &draft)
    {
        const base::Exact gain = trial.score - m_now.score;
        if (trial.rank >= m_now.scoreRank || gain <= 0)
            return;
        const auto held = m_best.find(name);
        if (held != m_best.end() && held->second.gain <= gain)
            return;
        Lift lift = draft;
        lift.axis = m_axis.key;
        lift.rank = m_axis.ranks[trial.rank];
        lift.gain = gain;
        m_best.insert_or_assign(name, std::move(lift));
    }

    [[nodiscard]] std::vector<Lift> taken() const
    {
        std::vector<Lift> lifts;
        for (const auto &[name, lift] : m_best)
            lifts.push_back(lift);
        return lifts;
    }

private:
    const model::Axis &m_axis;
    const AxisState &m_now;
    std::map<std::string, Lift> m_best;
};

} // namespace

std::vector<Lift> liftsOf(const Plan &plan, std::size_t axis, LeadCase &lead, base::Instant asOf)
{
    const AxisPlan &axisPlan = plan.axis(axis);
    const AxisState now = stateOf(axisPlan, lead, asOf);
    if (now.scoreRank == 0)
        return {};
    LiftList lifts(plan.model().axes[axis], now);
    for (std::size_t i = 0; i < axisPlan.criteria.size(); ++i) {
        const CriterionPlan &criterion = axisPlan.criteria[i];
        if (!now.criteria[i].applies)
            continue;
        if (const auto *profile = std::get_if<ProfilePlan>(&criterion.rule)) {
            const bool missing = lead.value(profile->field).blank;
            for (const std::string &answer : answersTo(*profile, asOf))
                lifts.offer("profile " + criterion.criterion->key, tryAnswer(axisPlan, lead, *profile, answer, asOf),
                            {{}, criterion.criterion->key, profile->field, answer, {}, missing, 0});
        } else if (const auto wanted = eventWanted(criterion, lead, asOf)) {
            for (const std::string &type : wanted->filter.types.empty() ? usualTypes(lead) : wanted->filter.types) {
                const LeadCase::Places places = lead.addEvent(eventFor(*wanted, type, asOf));
                const AxisState state = stateOf(axisPlan, lead, asOf);
                lead.removeEvent(places);
                lifts.offer("event " + type, {state.score, state.scoreRank},
                            {{}, criterion.criterion->key, type, {}, {}, false, 0});
            }
        }
    }
    return lifts.taken();
}

std::vector<std::string> attributesWorthAsking(const Plan &plan, LeadCase &lead, base::Instant asOf)
{
    const std::array<base::Exact, 2> now{stateOf(plan.axis(0), lead, asOf).score,
                                         stateOf(plan.axis(1), lead, asOf).score};
    std::map<std::string, base::Exact> gains;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        for (const CriterionPlan &criterion : plan.axis(axis).criteria) {
            const auto *profile = std::get_if<ProfilePlan>(&criterion.rule);
            if (!profile || !lead.value(profile->field).blank)
                continue;
            for (const std::string &answer : answersTo(*profile, asOf)) {
                base::Exact gain = 0;
                for (std::size_t other = 0; other < 2; ++other)
                    gain += tryAnswer(plan.axis(other), lead, *profile, answer, asOf).score - now[other];
                base::Exact &best = gains[profile->field];
                best = std::max(best, gain);
            }
        }
    }
    std::vector<std::pair<base::Exact, std::string>> ordered;
    for (const auto &[field, gain] : gains) {
        if (gain > 0)
            ordered.emplace_back(-gain, field);
    }
    std::sort(ordered.begin(), ordered.end());
    std::vector<std::string> fields;
    for (auto &[gain, field] : ordered)
        fields.push_back(std::move(field));
    return fields;
}

} // namespace leadlight::scoring
