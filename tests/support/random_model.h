// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "data/activity_table.h"
#include "data/column.h"
#include "model/scoring_model.h"

namespace leadlight::test {

/// Makes random but well-formed models, lead tables and activities out of one seed, for property tests:
/// `rc::check([](std::uint64_t seed) { RandomWorld world(seed); … })`. The same seed gives the same things.
class RandomWorld {
public:
    explicit RandomWorld(std::uint64_t seed) : m_random(seed) {}

    /// Whole number in [low, high].
    int number(int low, int high)
    {
        return low + static_cast<int>(m_random() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(int percent) { return number(1, 100) <= percent; }
    const std::string &oneOf(const std::vector<std::string> &texts)
    {
        return texts[static_cast<std::size_t>(number(0, static_cast<int>(texts.size()) - 1))];
    }

    static const std::vector<std::string> &industries()
    {
        static const std::vector<std::string> texts{"Food", "Machinery", "Chemicals", "Retail", "Énergie"};
        return texts;
    }
    static const std::vector<std::string> &titles()
    {
        static const std::vector<std::string> texts{"CEO", "IT manager", "VP Sales", " Student ", "head of quality"};
        return texts;
    }
    static const std::vector<std::string> &activityTypes()
    {
        static const std::vector<std::string> texts{"page_view", "whitepaper", "enquiry_form", "call_request",
                                                    "email_open"};
        return texts;
    }
    static const std::vector<std::string> &assets()
    {
        static const std::vector<std::string> texts{"paper-a", "paper-b", "flyer", "webinar-1"};
        return texts;
    }
    static constexpr std::int64_t asOfSeconds = 1774958400; ///< 2026-03-31T12:00:00Z

    model::ScoringModel model()
    {
        model::ScoringModel made;
        made.name = "Random";
        made.axes[0] = axis("fit", {"A", "B", "C", "D", "E", "F"});
        made.axes[1] = axis("engagement", {"1", "2", "3", "4", "5", "6"});
        const std::size_t first = made.axes[0].ranks.size();
        const std::size_t second = made.axes[1].ranks.size();
        made.order = model::defaultOrder(first, second);
        if (chance(30))
            std::shuffle(made.order.begin(), made.order.end(), m_random);
        made.treatments = model::defaultTreatments(first, second);
        if (chance(30))
            made.treatments.back() = {"sales", "Call them", "Newsletter"};
        for (const model::Cell cell : made.order) {
            if (chance(30))
                made.region.push_back(cell);
        }
        std::sort(made.region.begin(), made.region.end());
        made.gates.reachable = chance(70);
        made.gates.consent = chance(70);
        made.gates.notJunk = chance(70);
        made.gates.notDuplicate = chance(70);
        made.gates.notPurchased = chance(70);
        if (chance(20))
            made.gates.knownFields.push_back("industry");
        return made;
    }

    /// Columns industry, title (text), employees (number) and created_at (instant), some cells blank.
    data::Table leads(std::size_t rows)
    {
        data::NumberColumn employees;
        data::InstantColumn created;
        for (std::size_t row = 0; row < rows; ++row) {
            employees.values.push_back(chance(20) ? std::numeric_limits<double>::quiet_NaN() : number(0, 60) * 10);
            created.seconds.push_back(chance(20) ? data::InstantColumn::blank : pastSecond(400));
        }
        std::vector<std::shared_ptr<const data::Column>> columns;
        columns.push_back(textColumn("industry", "Industry", industries(), rows));
        columns.push_back(textColumn("title", "Title", titles(), rows));
        columns.push_back(std::make_shared<data::Column>(data::Column{"employees", "Employees", std::move(employees)}));
        columns.push_back(std::make_shared<data::Column>(data::Column{"created_at", "Created", std::move(created)}));
        return {rows, std::move(columns)};
    }

    /// Up to `most` activities a lead within 400 days before asOfSeconds, a few after it, in no order.
    data::ActivityTableBuilder activityRows(std::size_t leadCount, int most)
    {
        data::ActivityTableBuilder builder;
        for (std::size_t lead = 0; lead < leadCount; ++lead) {
            for (int left = number(0, most); left > 0; --left) {
                data::ActivityTableBuilder::Row row;
                row.lead = static_cast<std::uint32_t>(lead);
                row.time = chance(5) ? asOfSeconds + number(1, 100000) : pastSecond(400);
                row.type = static_cast<std::uint32_t>(number(1, static_cast<int>(activityTypes().size())));
                row.asset = static_cast<std::uint32_t>(number(0, static_cast<int>(assets().size())));
                row.area = static_cast<std::uint32_t>(number(0, 2));
                row.campaign = static_cast<std::uint32_t>(number(0, 1));
                row.channel = static_cast<std::uint8_t>(number(0, 7));
                row.phase = static_cast<std::uint8_t>(number(0, 3));
                row.machine = chance(5) ? 1 : 0;
                if (chance(60))
                    row.number = number(0, 40) / 4.0;
                builder.add(row);
            }
        }
        return builder;
    }

    data::ActivityTable activities(std::size_t leadCount, int most = 12)
    {
        return activityRows(leadCount, most)
            .build(leadCount, dictionary(activityTypes()), dictionary(assets()), dictionary({"pumps", "valves"}),
                   dictionary({"spring"}), dictionary({}));
    }

    /// Of accounts themselves: the same texts under other codes.
    data::ActivityTable accountActivities(std::size_t accountCount)
    {
        const auto reversed = [](std::vector<std::string> texts) {
            std::reverse(texts.begin(), texts.end());
            return dictionary(texts);
        };
        return activityRows(accountCount, 4)
            .build(accountCount, reversed(activityTypes()), reversed(assets()), dictionary({"Valves ", "pumps"}),
                   dictionary({"spring"}), dictionary({}));
    }

    /// LeadFlag bits; most leads are ordinary and reachable.
    std::vector<std::uint16_t> flags(std::size_t rows)
    {
        std::vector<std::uint16_t> bits(rows);
        for (std::uint16_t &value : bits) {
            for (int bit = 0; bit < 8; ++bit) {
                if (chance(bit == 5 ? 80 : 10))
                    value = static_cast<std::uint16_t>(value | (1 << bit));
            }
        }
        return bits;
    }

    /// 1 + account by lead row, some 0: a few accounts that several leads share.
    std::vector<std::uint32_t> accounts(std::size_t rows)
    {
        std::vector<std::uint32_t> numbers(rows);
        for (std::uint32_t &value : numbers)
            value = static_cast<std::uint32_t>(number(0, static_cast<int>(rows / 3) + 1));
        return numbers;
    }

    static std::shared_ptr<const data::Dictionary> dictionary(const std::vector<std::string> &texts)
    {
        auto made = std::make_shared<data::Dictionary>();
        for (const std::string &text : texts)
            made->codeFor(text);
        return made;
    }

    model::Test test(const std::string &field)
    {
        model::Test made;
        if (chance(8)) {
            made.kind = model::TestKind::isBlank;
        } else if (field == "employees") {
            numberBounds(made);
        } else if (field == "created_at") {
            dateBounds(made);
        } else {
            made.kind = static_cast<model::TestKind>(number(0, 3));
            for (int left = number(1, 3); left > 0; --left)
                made.values.push_back(oneOf(field == "title" ? titles() : industries()));
        }
        return made;
    }

private:
    std::int64_t pastSecond(int days) { return asOfSeconds - number(0, days * 86400); }

    std::shared_ptr<const data::Column> textColumn(const char *key, const char *label,
                                                   const std::vector<std::string> &texts, std::size_t rows)
    {
        data::TextColumn column;
        column.dictionary = dictionary(texts);
        for (std::size_t row = 0; row < rows; ++row)
            column.codes.push_back(static_cast<std::uint32_t>(number(0, static_cast<int>(texts.size()))));
        return std::make_shared<data::Column>(data::Column{key, label, std::move(column)});
    }

    void numberBounds(model::Test &made)
    {
        const double low = number(0, 60) * 10 + (chance(20) ? 0.25 : 0.0);
        const int kind = number(0, 2);
        made.kind = kind == 0   ? model::TestKind::between
                    : kind == 1 ? model::TestKind::atLeast
                                : model::TestKind::atMost;
        if (kind != 2)
            made.low = low;
        if (kind != 1)
            made.high = low + number(0, 20) * 10;
    }

    model::DateBound dateBound()
    {
        model::DateBound bound;
        if (chance(50))
            bound.at = base::Instant{pastSecond(400)};
        else
            bound.daysFromAsOf = number(-300, 30);
        return bound;
    }

    void dateBounds(model::Test &made)
    {
        const bool after = chance(50);
        made.kind = after ? model::TestKind::after : model::TestKind::before;
        (after ? made.lowDate : made.highDate) = dateBound();
    }

    std::string field()
    {
        static const std::vector<std::string> fields{"industry", "title", "employees", "created_at", "absent"};
        return oneOf(fields);
    }

    model::ProfileRule profile()
    {
        model::ProfileRule rule;
        rule.field = field();
        for (int left = number(0, 4); left > 0; --left)
            rule.bands.push_back({chance(50) ? "Band" : "", test(rule.field), number(-40, 100)});
        rule.otherwise = chance(30) ? number(-20, 20) : 0;
        rule.unknown = chance(30) ? number(-20, 20) : 0;
        return rule;
    }

    model::EventFilter eventFilter()
    {
        model::EventFilter filter;
        if (chance(60))
            filter.types.push_back(oneOf(activityTypes()));
        if (chance(15))
            filter.channels.push_back(domain::allChannels[static_cast<std::size_t>(number(0, 7))]);
        if (chance(15))
            filter.assets.push_back(oneOf(assets()));
        if (chance(15))
            filter.areas.push_back("pumps");
        if (chance(15))
            filter.phases.push_back("evaluation");
        if (chance(10))
            filter.campaigns.push_back("spring");
        if (chance(15))
            filter.atLeast = number(0, 20) / 4.0;
        return filter;
    }

    model::BehaviourRule behaviour()
    {
        model::BehaviourRule rule;
        rule.filter = eventFilter();
        rule.points = number(-20, 60);
        if (chance(40)) {
            rule.cap = number(1, 5);
            rule.beyond = chance(50) ? number(-10, 10) : 0;
        }
        if (chance(30))
            rule.perAsset = number(1, 3);
        if (chance(50))
            rule.windowDays = number(1, 300);
        if (chance(60))
            (chance(50) ? rule.halfLifeDays : rule.lifespanDays) = number(1, 200);
        if (chance(20))
            rule.scale = number(1, 10);
        if (chance(20))
            rule.floor = number(-200, 0);
        if (chance(20))
            rule.ceiling = number(0, 200);
        return rule;
    }

    model::InterestRule interest()
    {
        model::InterestRule rule;
        if (chance(60))
            rule.area = chance(50) ? " Pumps" : "valves";
        rule.points = number(-20, 60);
        rule.minEvents = number(1, 4);
        rule.minShare = chance(60) ? number(0, 100) : 50;
        if (chance(70))
            rule.windowDays = number(1, 300);
        rule.ofAccount = chance(40);
        return rule;
    }

    model::RecencyRule recency()
    {
        model::RecencyRule rule;
        for (int left = number(0, 4), days = 0; left > 0; --left) {
            days += number(0, 60);
            rule.bands.push_back({chance(50) ? "Lately" : "", days, number(-20, 60)});
        }
        rule.otherwise = chance(50) ? number(-20, 20) : 0;
        rule.never = chance(50) ? number(-20, 20) : 0;
        return rule;
    }

    model::Rule rule()
    {
        const int kind = number(1, 100);
        if (kind <= 35)
            return profile();
        if (kind <= 66)
            return behaviour();
        if (kind <= 76)
            return model::AccountBehaviourRule{behaviour()};
        if (kind <= 82)
            return interest();
        if (kind <= 88)
            return recency();
        if (kind <= 93)
            return model::TargetAccountRule{number(-20, 60)};
        if (kind <= 97)
            return model::HandRaiseRule{{"call_request"}, number(1, 60), chance(70)};
        const std::string asked = field();
        return model::ShowStopperRule{{asked, test(asked)}};
    }

    model::Axis axis(const std::string &key, std::vector<std::string> ranks)
    {
        model::Axis made;
        made.key = key;
        made.label = key + " \"axis\"";
        ranks.resize(static_cast<std::size_t>(number(2, 6)));
        made.ranks = std::move(ranks);
        made.rankLabels = made.ranks;
        std::set<int, std::greater<>> thresholds;
        while (thresholds.size() + 1 < made.ranks.size())
            thresholds.insert(number(-20, 200));
        made.thresholds.assign(thresholds.begin(), thresholds.end());
        if (chance(25))
            made.min = number(-100, 0);
        if (chance(25))
            made.max = number(50, 400);
        for (int i = number(1, 7); i > 0; --i)
            made.criteria.push_back(criterion(key + "_" + std::to_string(i)));
        return made;
    }

    model::Criterion criterion(std::string key)
    {
        model::Criterion made;
        made.key = std::move(key);
        made.label = "Criterion";
        made.note = chance(20) ? "Why: „agreed“ in May\n" : "";
        made.group = chance(40) ? "Group" : "";
        made.weight = chance(30) ? number(0, 500) : 100;
        if (chance(25)) {
            const std::string asked = field();
            made.onlyIf = model::FieldTest{asked, test(asked)};
        }
        made.rule = rule();
        return made;
    }

    std::mt19937_64 m_random;
};

} // namespace leadlight::test
