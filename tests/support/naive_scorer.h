// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "data/activity_table.h"
#include "data/column.h"
#include "model/scoring_model.h"
#include "scoring/engine.h"

namespace leadlight::test {

/// domain.md §4 written down a second time, cell by cell and event by event, with no thought for speed: what the engine
/// is held against. Sums are kept in long double where scales occur, which is exact for the small numbers of a test.
class NaiveScorer {
public:
    NaiveScorer(const model::ScoringModel &model, const scoring::Input &input, base::Instant asOf)
        : m_model(model), m_input(input), m_asOf(asOf.seconds)
    {
    }

    [[nodiscard]] base::Exact score(std::size_t axis, std::size_t row) const
    {
        const model::Axis &source = m_model.axes[axis];
        base::Exact sum = 0;
        for (const model::Criterion &criterion : source.criteria) {
            if (!criterion.onlyIf || passes(*criterion.onlyIf, row))
                sum += pointsOf(criterion, row);
        }
        if (source.min)
            sum = std::max(sum, base::exactOf(*source.min));
        if (source.max)
            sum = std::min(sum, base::exactOf(*source.max));
        return sum;
    }

    [[nodiscard]] std::size_t rank(std::size_t axis, std::size_t row) const
    {
        const model::Axis &source = m_model.axes[axis];
        const std::size_t worst = source.ranks.size() - 1;
        if (holds<model::ShowStopperRule>(0, row) || holds<model::ShowStopperRule>(1, row)
            || (m_input.flags[row] & scoring::isSuspect) != 0)
            return worst;
        if (holds<model::HandRaiseRule>(axis, row))
            return 0;
        const base::Exact points = score(axis, row);
        for (std::size_t rank = 0; rank < worst; ++rank) {
            if (points >= base::exactOf(source.thresholds[rank]))
                return rank;
        }
        return worst;
    }

private:
    [[nodiscard]] bool passes(const model::FieldTest &asked, std::size_t row) const
    {
        return passes(asked.test, m_input.leads->find(asked.field), row);
    }

    [[nodiscard]] std::int64_t secondsOf(const model::DateBound &bound) const
    {
        return bound.at ? bound.at->seconds : m_asOf + std::int64_t{bound.daysFromAsOf} * 86400;
    }

    [[nodiscard]] bool passes(const model::Test &test, const data::Column *column, std::size_t row) const
    {
        using model::TestKind;
        const std::string raw = column ? column->cellText(row) : std::string();
        const std::string text = base::comparable(raw);
        if (text.empty())
            return test.kind == TestKind::isBlank;
        const auto any = [&](auto matches) {
            return std::any_of(test.values.begin(), test.values.end(),
                               [&](const std::string &value) { return matches(base::comparable(value)); });
        };
        switch (test.kind) {
        case TestKind::isBlank: return false;
        case TestKind::isOneOf: return any([&](const std::string &value) { return value == text; });
        case TestKind::isNot: return !any([&](const std::string &value) { return value == text; });
        case TestKind::contains: return any([&](const std::string &value) { return text.find(value) != text.npos; });
        case TestKind::startsWith: return any([&](const std::string &value) { return text.rfind(value, 0) == 0; });
        case TestKind::after: return column->asInstant()->seconds[row] > secondsOf(*test.lowDate);
        case TestKind::before: return column->asInstant()->seconds[row] < secondsOf(*test.highDate);
        default: break;
        }
        const double number = column->asNumber()->values[row];
        return (test.kind == TestKind::atMost || number >= *test.low)
               && (test.kind == TestKind::atLeast || number <= *test.high);
    }

    [[nodiscard]] static base::Exact weighted(long double value, int weight)
    {
        return static_cast<base::Exact>(std::roundl(value * static_cast<long double>(weight) / 100.0L));
    }

    [[nodiscard]] base::Exact pointsOf(const model::Criterion &criterion, std::size_t row) const
    {
        constexpr long double one = 16777216.0L;
        if (const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule)) {
            const data::Column *column = m_input.leads->find(profile->field);
            const bool blank = !column || base::comparable(column->cellText(row)).empty();
            int points = blank ? profile->unknown : profile->otherwise;
            for (auto band = profile->bands.rbegin(); band != profile->bands.rend(); ++band) {
                if (passes(band->test, column, row))
                    points = band->points;
            }
            return weighted(points * one, criterion.weight);
        }
        if (const auto *target = std::get_if<model::TargetAccountRule>(&criterion.rule)) {
            const bool onList = (m_input.flags[row] & scoring::onTargetList) != 0;
            return onList ? weighted(target->points * one, criterion.weight) : 0;
        }
        if (const auto *behaviour = std::get_if<model::BehaviourRule>(&criterion.rule))
            return weighted(behaviourSum(*behaviour, ownEvents(row, behaviour->windowDays)), criterion.weight);
        if (const auto *pooled = std::get_if<model::AccountBehaviourRule>(&criterion.rule)) {
            const model::BehaviourRule &rule = pooled->behaviour;
            return accountOf(row) == 0 ? 0 : weighted(behaviourSum(rule, pool(row, rule.windowDays)), criterion.weight);
        }
        if (const auto *interest = std::get_if<model::InterestRule>(&criterion.rule)) {
            const Events events = interest->ofAccount ? pool(row, interest->windowDays) : ownEvents(row, interest->windowDays);
            return shows(*interest, events) ? weighted(interest->points * one, criterion.weight) : 0;
        }
        if (const auto *recency = std::get_if<model::RecencyRule>(&criterion.rule))
            return weighted(recencyPoints(*recency, row) * one, criterion.weight);
        return 0;
    }

    [[nodiscard]] std::uint32_t accountOf(std::size_t row) const
    {
        return m_input.accounts.empty() ? 0 : m_input.accounts[row];
    }

    struct Event {
        std::size_t person = 0; ///< lead row; the number of leads stands for an account itself
        std::int64_t time = 0;
        double number = 0;
        domain::Channel channel = domain::Channel::other;
        std::string type, asset, area, phase, campaign;
    };
    using Events = std::vector<Event>;

    static void sortNewestFirst(Events &events)
    {
        const auto number = [](const Event &event) { return std::isnan(event.number) ? -1e300 : event.number; };
        std::sort(events.begin(), events.end(), [&](const Event &left, const Event &right) {
            return left.time != right.time ? left.time > right.time : number(left) > number(right);
        });
    }

    /// Events of a lead or an account up to as-of and inside the window, no machine clicks.
    void addEvents(const data::ActivityTable &all, std::size_t owner, std::size_t person,
                   const std::optional<int> &windowDays, Events &events) const
    {
        static const std::vector<std::string> phases{"", "awareness", "evaluation", "validation"};
        for (std::size_t i = all.first[owner]; i < all.first[owner + 1]; ++i) {
            const std::int64_t age = m_asOf - all.time[i];
            if (age < 0 || (windowDays && age >= std::int64_t{*windowDays} * 86400) || all.machine[i])
                continue;
            events.push_back({person, all.time[i], all.number[i], static_cast<domain::Channel>(all.channel[i]),
                              std::string(all.types->text(all.type[i])), std::string(all.assets->text(all.asset[i])),
                              std::string(all.areas->text(all.area[i])), phases[all.phase[i]],
                              std::string(all.campaigns->text(all.campaign[i]))});
        }
    }

    [[nodiscard]] Events ownEvents(std::size_t row, const std::optional<int> &windowDays) const
    {
        Events events;
        addEvents(*m_input.activities, row, row, windowDays, events);
        sortNewestFirst(events);
        return events;
    }

    /// Of all people of the lead's account, junk and merged ones left out, and of the account itself.
    [[nodiscard]] Events pool(std::size_t row, const std::optional<int> &windowDays) const
    {
        Events events;
        const std::size_t leads = m_input.leads->rows();
        for (std::size_t other = 0; other < leads; ++other) {
            const bool leftOut = (m_input.flags[other] & (scoring::isJunk | scoring::isMergedAway)) != 0;
            if (accountOf(row) != 0 && accountOf(other) == accountOf(row) && !leftOut)
                addEvents(*m_input.activities, other, other, windowDays, events);
        }
        if (m_input.accountActivities && accountOf(row) != 0)
            addEvents(*m_input.accountActivities, accountOf(row) - 1, leads, windowDays, events);
        sortNewestFirst(events);
        return events;
    }

    [[nodiscard]] static bool takes(const model::EventFilter &filter, const Event &event)
    {
        const auto listed = [](const auto &wanted, const auto &value) {
            return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
        };
        return listed(filter.types, event.type) && listed(filter.channels, event.channel)
               && listed(filter.assets, event.asset) && listed(filter.areas, event.area)
               && listed(filter.phases, event.phase) && listed(filter.campaigns, event.campaign)
               && !(filter.atLeast && !(event.number >= *filter.atLeast));
    }

    [[nodiscard]] long double behaviourSum(const model::BehaviourRule &rule, const Events &events) const
    {
        std::map<std::pair<std::size_t, std::string>, int> ofAsset;
        int taken = 0;
        long double sum = 0;
        for (const Event &event : events) {
            if (!takes(rule.filter, event))
                continue;
            if (rule.perAsset && !event.asset.empty() && ++ofAsset[{event.person, event.asset}] > *rule.perAsset)
                continue;
            const std::int64_t age = m_asOf - event.time;
            auto factor = static_cast<long double>(base::exactOne);
            if (rule.halfLifeDays)
                factor = static_cast<long double>(scoring::halfLifeFactor(age, *rule.halfLifeDays));
            else if (rule.lifespanDays)
                factor = static_cast<long double>(scoring::lifespanFactor(age, *rule.lifespanDays));
            if (rule.scale) {
                const double number = std::isnan(event.number) ? 0 : event.number;
                factor = std::roundl(factor * static_cast<long double>(number) / static_cast<long double>(*rule.scale));
            }
            const bool inCap = !rule.cap || ++taken <= *rule.cap;
            sum += static_cast<long double>(inCap ? rule.points : rule.beyond) * factor;
        }
        if (rule.floor)
            sum = std::max(sum, static_cast<long double>(base::exactOf(*rule.floor)));
        if (rule.ceiling)
            sum = std::min(sum, static_cast<long double>(base::exactOf(*rule.ceiling)));
        return sum;
    }

    [[nodiscard]] static bool shows(const model::InterestRule &rule, const Events &events)
    {
        std::map<std::string, int> counts;
        int withArea = 0;
        for (const Event &event : events) {
            const std::string area = base::comparable(event.area);
            withArea += area.empty() ? 0 : 1;
            counts[area] += area.empty() ? 0 : 1;
        }
        return std::any_of(counts.begin(), counts.end(), [&](const auto &counted) {
            const bool asked = rule.area.empty() || counted.first == base::comparable(rule.area);
            return asked && counted.second >= rule.minEvents && 100.0 * counted.second / withArea >= rule.minShare;
        });
    }

    [[nodiscard]] int recencyPoints(const model::RecencyRule &rule, std::size_t row) const
    {
        for (const Event &event : ownEvents(row, std::nullopt)) {
            if (event.channel == domain::Channel::sales)
                continue;
            for (const model::RecencyBand &band : rule.bands) {
                if ((m_asOf - event.time) / 86400 <= band.atMostDays)
                    return band.points;
            }
            return rule.otherwise;
        }
        return rule.never;
    }

    /// Whether a criterion of the axis that overrides applies and holds.
    template <class Rule> [[nodiscard]] bool holds(std::size_t axis, std::size_t row) const
    {
        for (const model::Criterion &criterion : m_model.axes[axis].criteria) {
            const auto *rule = std::get_if<Rule>(&criterion.rule);
            if (rule && (!criterion.onlyIf || passes(*criterion.onlyIf, row)) && holds(*rule, row))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool holds(const model::ShowStopperRule &rule, std::size_t row) const
    {
        return passes(rule.test, row);
    }
    [[nodiscard]] bool holds(const model::HandRaiseRule &rule, std::size_t row) const
    {
        model::EventFilter filter;
        filter.types = rule.types;
        const Events events = ownEvents(row, rule.windowDays);
        return std::any_of(events.begin(), events.end(), [&](const Event &event) { return takes(filter, event); });
    }

    const model::ScoringModel &m_model;
    const scoring::Input &m_input;
    std::int64_t m_asOf;
};

} // namespace leadlight::test
