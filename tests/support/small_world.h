// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/activity_table.h"
#include "data/column.h"
#include "model/scoring_model.h"
#include "scoring/engine.h"

namespace leadlight::test {

/// 2026-03-31T12:00:00Z
inline constexpr base::Instant noon{1774958400};
inline constexpr double blankNumber = std::numeric_limits<double>::quiet_NaN();

/// A few leads written down by hand, for tests of single rules.
class SmallWorld {
public:
    struct Event {
        std::string type{};
        std::int64_t secondsAgo = 0;
        double number = blankNumber;
        std::string asset{};
        std::string area{};
        std::string phase{};
        std::string campaign{};
        domain::Channel channel = domain::Channel::web;
        bool machine = false;
    };

    explicit SmallWorld(std::size_t leads) : flags(leads), m_leads(leads) {}

    SmallWorld &text(const std::string &key, const std::vector<std::string> &values)
    {
        auto dictionary = std::make_shared<data::Dictionary>();
        data::TextColumn column;
        for (const std::string &value : values)
            column.codes.push_back(dictionary->codeFor(value));
        column.dictionary = dictionary;
        return add(key, std::move(column));
    }
    SmallWorld &numbers(const std::string &key, const std::vector<double> &values)
    {
        return add(key, data::NumberColumn{values});
    }
    SmallWorld &instants(const std::string &key, const std::vector<std::int64_t> &values)
    {
        return add(key, data::InstantColumn{values});
    }
    SmallWorld &event(std::size_t lead, const Event &event)
    {
        m_events.emplace_back(lead, event);
        return *this;
    }
    /// 1 + account of each lead; 0: none.
    SmallWorld &accounts(std::vector<std::uint32_t> numbers)
    {
        m_accounts = std::move(numbers);
        return *this;
    }
    /// Something that happened at an account, nobody knows by whom.
    SmallWorld &accountEvent(std::size_t account, const Event &event)
    {
        m_accountEvents.emplace_back(account, event);
        return *this;
    }
    /// Built anew by each call; borrowed from this world.
    scoring::Input input()
    {
        auto types = std::make_shared<data::Dictionary>();
        auto assets = std::make_shared<data::Dictionary>();
        auto areas = std::make_shared<data::Dictionary>();
        auto campaigns = std::make_shared<data::Dictionary>();
        const auto table = [&](const Events &events, std::size_t owners) {
            data::ActivityTableBuilder builder;
            for (const auto &[owner, event] : events)
                builder.add(rowOf(owner, event, *types, *assets, *areas, *campaigns));
            return std::move(builder).build(owners, types, assets, areas, campaigns, std::make_shared<data::Dictionary>());
        };
        m_activities = table(m_events, m_leads);
        m_accountActivities = table(m_accountEvents, m_leads);
        m_table = data::Table(m_leads, m_columns);
        return {&m_table, &m_activities, flags, m_accounts, &m_accountActivities};
    }

    std::vector<std::uint16_t> flags;

private:
    using Events = std::vector<std::pair<std::size_t, Event>>;

    static data::ActivityTableBuilder::Row rowOf(std::size_t owner, const Event &event, data::Dictionary &types,
                                                 data::Dictionary &assets, data::Dictionary &areas,
                                                 data::Dictionary &campaigns)
    {
        data::ActivityTableBuilder::Row row;
        row.lead = static_cast<std::uint32_t>(owner);
        row.time = noon.seconds - event.secondsAgo;
        row.type = types.codeFor(event.type);
        row.asset = assets.codeFor(event.asset);
        row.area = areas.codeFor(event.area);
        row.campaign = campaigns.codeFor(event.campaign);
        row.channel = static_cast<std::uint8_t>(event.channel);
        row.phase = static_cast<std::uint8_t>(event.phase == "awareness"    ? 1
                                              : event.phase == "evaluation" ? 2
                                              : event.phase == "validation" ? 3
                                                                            : 0);
        row.machine = event.machine ? 1 : 0;
        row.number = event.number;
        return row;
    }

    template <class Values> SmallWorld &add(const std::string &key, Values values)
    {
        m_columns.push_back(std::make_shared<data::Column>(data::Column{key, key, std::move(values)}));
        return *this;
    }

    std::size_t m_leads;
    std::vector<std::shared_ptr<const data::Column>> m_columns;
    Events m_events;
    Events m_accountEvents;
    std::vector<std::uint32_t> m_accounts;
    data::Table m_table;
    data::ActivityTable m_activities;
    data::ActivityTable m_accountActivities;
};

inline model::Criterion criterion(std::string key, model::Rule rule)
{
    model::Criterion made;
    made.key = std::move(key);
    made.rule = std::move(rule);
    return made;
}

/// Two axes with ranks A B C D at 75, 50, 25 and 1 2 3 4 at the same thresholds.
inline model::ScoringModel plainModel(std::vector<model::Criterion> first, std::vector<model::Criterion> second = {})
{
    model::ScoringModel made;
    made.axes[0] = {"fit", "Fit", {"A", "B", "C", "D"}, {}, {75, 50, 25}, {}, {}, std::move(first)};
    made.axes[1] = {"engagement", "Engagement", {"1", "2", "3", "4"}, {}, {75, 50, 25}, {}, {}, std::move(second)};
    made.region = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    made.order = model::defaultOrder(4, 4);
    return made;
}

inline model::Test isOneOf(std::vector<std::string> values)
{
    model::Test test;
    test.values = std::move(values);
    return test;
}

} // namespace leadlight::test
