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
            return weighted(behaviourSum(*behaviour, row), criterion.weight);
        return 0;
    }

    [[nodiscard]] bool takes(const model::EventFilter &filter, std::size_t event) const
    {
        static const std::vector<std::string> phases{"", "awareness", "evaluation", "validation"};
        const data::ActivityTable &all = *m_input.activities;
        const auto listed = [](const std::vector<std::string> &wanted, const std::string &text) {
            return wanted.empty() || std::find(wanted.begin(), wanted.end(), text) != wanted.end();
        };
        return !all.machine[event] && listed(filter.types, all.types->text(all.type[event]))
               && (filter.channels.empty()
                   || std::find(filter.channels.begin(), filter.channels.end(),
                                static_cast<domain::Channel>(all.channel[event]))
                          != filter.channels.end())
               && listed(filter.assets, all.assets->text(all.asset[event]))
               && listed(filter.areas, all.areas->text(all.area[event]))
               && listed(filter.phases, phases[all.phase[event]])
               && listed(filter.campaigns, all.campaigns->text(all.campaign[event]))
               && !(filter.atLeast && !(all.number[event] >= *filter.atLeast));
    }

    /// Events of the lead up to as-of and inside the window, newest first, ties by larger number.
    [[nodiscard]] std::vector<std::size_t> eventsOf(std::size_t row, const std::optional<int> &windowDays) const
    {
        const data::ActivityTable &all = *m_input.activities;
        std::vector<std::size_t> events;
        for (std::size_t event = all.first[row]; event < all.first[row + 1]; ++event) {
            const std::int64_t age = m_asOf - all.time[event];
            if (age >= 0 && (!windowDays || age < std::int64_t{*windowDays} * 86400))
                events.push_back(event);
        }
        const auto number = [&](std::size_t event) {
            return std::isnan(all.number[event]) ? -1e300 : all.number[event];
        };
        std::sort(events.begin(), events.end(), [&](std::size_t left, std::size_t right) {
            return all.time[left] != all.time[right] ? all.time[left] > all.time[right] : number(left) > number(right);
        });
        return events;
    }

    [[nodiscard]] long double behaviourSum(const model::BehaviourRule &rule, std::size_t row) const
    {
        const data::ActivityTable &all = *m_input.activities;
        std::map<std::uint32_t, int> ofAsset;
        int taken = 0;
        long double sum = 0;
        for (const std::size_t event : eventsOf(row, rule.windowDays)) {
            if (!takes(rule.filter, event))
                continue;
            if (rule.perAsset && all.asset[event] != 0 && ++ofAsset[all.asset[event]] > *rule.perAsset)
                continue;
            const std::int64_t age = m_asOf - all.time[event];
            auto factor = static_cast<long double>(base::exactOne);
            if (rule.halfLifeDays)
                factor = static_cast<long double>(scoring::halfLifeFactor(age, *rule.halfLifeDays));
            else if (rule.lifespanDays)
                factor = static_cast<long double>(scoring::lifespanFactor(age, *rule.lifespanDays));
            if (rule.scale) {
                const double number = std::isnan(all.number[event]) ? 0 : all.number[event];
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
        const auto events = eventsOf(row, rule.windowDays);
        return std::any_of(events.begin(), events.end(), [&](std::size_t event) { return takes(filter, event); });
    }

    const model::ScoringModel &m_model;
    const scoring::Input &m_input;
    std::int64_t m_asOf;
};

} // namespace leadlight::test
