// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <numeric>
#include <random>

#include <rapidcheck.h>

#include "scoring/explanation.h"
#include "support/drawn_world.h"
#include "support/naive_scorer.h"

using namespace leadlight;
using test::Drawn;
using test::moment;
using test::RandomWorld;
using test::same;

namespace {

/// The same events, arrived in another order.
data::ActivityTable shuffled(const data::ActivityTable &table, std::uint64_t seed)
{
    std::vector<data::ActivityTableBuilder::Row> rows;
    for (std::size_t lead = 0; lead < table.leads(); ++lead) {
        for (std::size_t i = table.first[lead]; i < table.first[lead + 1]; ++i)
            rows.push_back({static_cast<std::uint32_t>(lead), table.time[i], table.type[i], table.asset[i],
                            table.area[i], table.campaign[i], table.text[i], table.channel[i], table.phase[i],
                            table.machine[i], table.number[i]});
    }
    std::mt19937_64 random(seed);
    std::shuffle(rows.begin(), rows.end(), random);
    data::ActivityTableBuilder builder;
    for (const auto &row : rows)
        builder.add(row);
    return std::move(builder).build(table.leads(), table.types, table.assets, table.areas, table.campaigns,
                                    table.texts);
}

/// Events at few moments, so that ties and common seconds are frequent.
void crowd(data::ActivityTable &table)
{
    for (std::int64_t &time : table.time)
        time -= time % (20 * base::secondsPerDay);
}

} // namespace

class TestProperties : public QObject {
    Q_OBJECT

private slots:
    void engineEqualsTheRulesWrittenTwice();
    void threadsAndBlocksChangeNothing();
    void orderOfEventsChangesNothing();
    void explanationAddsUpAndEqualsTheEngine();
    void oneBrokenContributionShows();
    void rerankedEqualsScoredAnew();
    void liftsLiftAndRanksHold();
};

void TestProperties::engineEqualsTheRulesWrittenTwice()
{
    QVERIFY(rc::check([](std::uint64_t seed) {
        Drawn drawn(seed, 20);
        if (seed % 2 == 0) {
            crowd(drawn.activities);
            crowd(drawn.accountActivities);
        }
        const auto scores = drawn.scores();
        const scoring::Input input = drawn.input();
        const test::NaiveScorer naive(drawn.model, input, moment);
        for (std::size_t row = 0; row < 20; ++row) {
            for (std::size_t axis = 0; axis < 2; ++axis) {
                RC_ASSERT(scores->score[axis][row] == naive.score(axis, row));
                RC_ASSERT(scores->rank[axis][row] == naive.rank(axis, row));
            }
        }
    }));
}

void TestProperties::threadsAndBlocksChangeNothing()
{
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const Drawn drawn(seed, 20000);
        const auto one = drawn.scores(1);
        QVERIFY(same(*one, *drawn.scores(2)));
        QVERIFY(same(*one, *drawn.scores(3)));
        QCOMPARE(std::accumulate(one->cells.begin(), one->cells.end(), std::uint64_t{0}), std::uint64_t{20000});
    }
}

void TestProperties::orderOfEventsChangesNothing()
{
    QVERIFY(rc::check([](std::uint64_t seed) {
        Drawn drawn(seed, 10);
        crowd(drawn.activities);
        const auto before = drawn.scores();
        const auto explained = scoring::explain(drawn.model, drawn.input(), moment, 0);
        drawn.activities = shuffled(drawn.activities, seed);
        RC_ASSERT(same(*before, *drawn.scores(2)));
        const auto again = scoring::explain(drawn.model, drawn.input(), moment, 0);
        RC_ASSERT(explained.axes[1].parts.size() == again.axes[1].parts.size());
        RC_ASSERT(explained.axes[1].fallsOn == again.axes[1].fallsOn);
    }));
}

void TestProperties::explanationAddsUpAndEqualsTheEngine()
{
    QVERIFY(rc::check([](std::uint64_t seed) {
        const Drawn drawn(seed, 8);
        const scoring::Input input = drawn.input();
        const auto scores = drawn.scores();
        for (std::size_t row = 0; row < 8; ++row) {
            const auto explained = scoring::explain(drawn.model, input, moment, row);
            for (std::size_t axis = 0; axis < 2; ++axis) {
                const scoring::AxisExplanation &one = explained.axes[axis];
                base::Exact sum = 0;
                for (const scoring::Part &part : one.parts)
                    sum += part.points;
                RC_ASSERT(sum == one.score);
                RC_ASSERT(one.score == scores->score[axis][row]);
                RC_ASSERT(one.rank == scores->rank[axis][row]);
                RC_ASSERT(scoring::scoreAt(drawn.model, input, axis, row, moment) == one.score);
            }
            RC_ASSERT(static_cast<std::uint8_t>(explained.overridden) == scores->overrides[row]);
            RC_ASSERT(explained.wouldQualify == scoring::wouldQualify(drawn.model, input, *scores, row));
            RC_ASSERT(explained.failedGates.empty() == scoring::passesGates(drawn.model, input, row));
        }
    }));
}

/// What the properties above rest on: a change of one event or one cell by the least amount is seen.
void TestProperties::oneBrokenContributionShows()
{
    test::RandomWorld world(11);
    Drawn drawn(11, 5);
    model::BehaviourRule rule;
    rule.points = 7;
    rule.halfLifeDays = 9;
    model::Criterion criterion;
    criterion.key = "all";
    criterion.rule = rule;
    drawn.model.axes[1].criteria = {criterion};
    drawn.model.axes[1].min.reset();
    drawn.model.axes[1].max.reset();
    const auto before = drawn.scores();
    int seen = 0;
    for (std::size_t i = 0; i < drawn.activities.size(); ++i) {
        if (drawn.activities.machine[i] || drawn.activities.time[i] > moment.seconds - 600
            || moment.seconds - drawn.activities.time[i] > 60 * base::secondsPerDay)
            continue;
        drawn.activities.time[i] += 600;
        const auto after = drawn.scores();
        QVERIFY(!same(*before, *after));
        drawn.activities.time[i] -= 600;
        ++seen;
    }
    QVERIFY(seen > 0);
    QVERIFY(same(*before, *drawn.scores()));
}

void TestProperties::rerankedEqualsScoredAnew()
{
    QVERIFY(rc::check([](std::uint64_t seed) {
        Drawn drawn(seed, 20);
        const auto before = drawn.scores();
        for (model::Axis &axis : drawn.model.axes) {
            for (int &threshold : axis.thresholds)
                threshold -= static_cast<int>(seed % 30);
        }
        RC_ASSERT(same(*scoring::reranked(drawn.model, *before), *drawn.scores()));
    }));
}

void TestProperties::liftsLiftAndRanksHold()
{
    QVERIFY(rc::check([](std::uint64_t seed) {
        const Drawn drawn(seed, 6);
        for (std::size_t row = 0; row < 6; ++row) {
            const auto explained = scoring::explain(drawn.model, drawn.input(), moment, row);
            RC_ASSERT(explained.lifts.size() <= 6u);
            base::Exact before = 0;
            for (const scoring::Lift &lift : explained.lifts) {
                const std::size_t axis = lift.axis == drawn.model.axes[0].key ? 0 : 1;
                const auto &ranks = drawn.model.axes[axis].ranks;
                const auto place = std::find(ranks.begin(), ranks.end(), lift.rank) - ranks.begin();
                const auto rank = static_cast<std::size_t>(place);
                RC_ASSERT(lift.gain >= before);
                RC_ASSERT(lift.gain >= *explained.axes[axis].toNext);
                RC_ASSERT(rank < explained.axes[axis].rank);
                before = lift.gain;
            }
        }
    }));
}

QTEST_GUILESS_MAIN(TestProperties)
#include "test_properties.moc"
