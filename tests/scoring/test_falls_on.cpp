// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <random>

#include "scoring/explanation.h"
#include "support/naive_scorer.h"
#include "support/random_model.h"
#include "support/small_world.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

constexpr std::int64_t aDay = base::secondsPerDay;
constexpr std::int64_t fiveYears = 1826 * aDay;

std::optional<std::int64_t> secondsUntilFall(const model::ScoringModel &model, SmallWorld &world, std::size_t axis = 1)
{
    const auto explained = scoring::explain(model, world.input(), noon, 0);
    if (!explained.axes[axis].fallsOn)
        return std::nullopt;
    return explained.axes[axis].fallsOn->seconds - noon.seconds;
}

model::BehaviourRule points(int value)
{
    model::BehaviourRule rule;
    rule.points = value;
    return rule;
}

/// Nothing happens any more: what is recorded for later is left out.
data::ActivityTable until(data::ActivityTable table, std::int64_t seconds)
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table.time[i] > seconds)
            table.machine[i] = 1;
    }
    return table;
}

} // namespace

class TestFallsOn : public QObject {
    Q_OBJECT

private slots:
    void whenAWindowRunsOut();
    void whenDecayCrossesTheThreshold();
    void whenALifespanEnds();
    void whenAHandRaiseExpires();
    void whenADateComesTooNear();
    void whenAShowStopperBegins();
    void neverWithoutAnythingThatFades();
    void aFadingLossMayComeFirst();
    void cancellingPointsAreNoFall();
    void nearCancellationStillEnds();
    void againstBruteForce();
};

void TestFallsOn::whenAWindowRunsOut()
{
    SmallWorld world(1);
    world.event(0, {"visit", 10 * aDay});
    model::BehaviourRule rule = points(60);
    rule.windowDays = 30;
    QCOMPARE(*secondsUntilFall(plainModel({}, {criterion("b", rule)}), world), 20 * aDay);
}

void TestFallsOn::whenDecayCrossesTheThreshold()
{
    SmallWorld world(1);
    world.event(0, {"visit", 0});
    model::BehaviourRule rule = points(100);
    rule.halfLifeDays = 30;
    // 75 points are left after 30·log2(4/3) days = 1,075,777.1… s; the factor must have fallen below 3/4.
    const model::ScoringModel model = plainModel({}, {criterion("b", rule)});
    const std::int64_t second = *secondsUntilFall(model, world);
    QVERIFY(scoring::halfLifeFactor(second, 30) < 3 * base::exactOne / 4);
    QVERIFY(scoring::halfLifeFactor(second - 1, 30) >= 3 * base::exactOne / 4);
}

void TestFallsOn::whenALifespanEnds()
{
    SmallWorld world(1);
    world.event(0, {"visit", 0});
    model::BehaviourRule rule = points(100);
    rule.lifespanDays = 100;
    QCOMPARE(*secondsUntilFall(plainModel({}, {criterion("b", rule)}), world), 25 * aDay + 1);
}

void TestFallsOn::whenAHandRaiseExpires()
{
    SmallWorld world(1);
    world.event(0, {"call_request", 3 * aDay}).event(0, {"call_request", 20 * aDay});
    const model::Criterion raise = criterion("r", model::HandRaiseRule{{"call_request"}, 30, true});
    QCOMPARE(*secondsUntilFall(plainModel({}, {raise}), world), 27 * aDay);
    // The hand keeps the rank while the points fade below it, and drops it to where they then stand.
    model::BehaviourRule rule = points(76);
    rule.lifespanDays = 300;
    rule.cap = 1;
    QCOMPARE(*secondsUntilFall(plainModel({}, {raise, criterion("b", rule)}), world), 27 * aDay);
}

void TestFallsOn::whenADateComesTooNear()
{
    SmallWorld world(1);
    world.instants("end", {noon.seconds + 100 * aDay});
    model::Test later;
    later.kind = model::TestKind::after;
    later.lowDate = model::DateBound{std::nullopt, 90};
    // Held while the end lies more than 90 days after as-of: until ten days from now.
    const model::ProfileRule rule{"end", {{"", later, 60}}, 30, 0};
    QCOMPARE(*secondsUntilFall(plainModel({criterion("p", rule)}), world, 0), 10 * aDay);
}

void TestFallsOn::whenAShowStopperBegins()
{
    SmallWorld world(1);
    world.instants("expires", {noon.seconds + 5 * aDay}).event(0, {"call_request", 0});
    model::Test past;
    past.kind = model::TestKind::before;
    past.highDate = model::DateBound{std::nullopt, 0};
    const model::ScoringModel model =
        plainModel({criterion("s", model::ShowStopperRule{{"expires", past}})},
                   {criterion("r", model::HandRaiseRule{{"call_request"}, 30, true})});
    QCOMPARE(*secondsUntilFall(model, world), 5 * aDay + 1);
    QVERIFY(!secondsUntilFall(model, world, 0)); // D is the worst already
}

void TestFallsOn::neverWithoutAnythingThatFades()
{
    SmallWorld world(1);
    world.event(0, {"visit", 0});
    QVERIFY(!secondsUntilFall(plainModel({}, {criterion("b", points(60))}), world));
    model::BehaviourRule slow = points(100);
    slow.halfLifeDays = 5000; // 77.6 points are left after five years
    QVERIFY(!secondsUntilFall(plainModel({}, {criterion("b", slow)}), world));
}

void TestFallsOn::aFadingLossMayComeFirst()
{
    // The loss fades within ten days, so the score rises before it falls.
    SmallWorld world(1);
    world.event(0, {"visit", 0}).event(0, {"bounce", 0});
    model::BehaviourRule gain = points(90);
    gain.filter.types = {"visit"};
    gain.lifespanDays = 100;
    model::BehaviourRule loss = points(-35);
    loss.filter.types = {"bounce"};
    loss.lifespanDays = 10;
    // 55 now; 50 is lost when 90·(1 − t/100) < 50, after 44.4 days.
    const std::int64_t second = *secondsUntilFall(plainModel({}, {criterion("g", gain), criterion("l", loss)}), world);
    QVERIFY(90 * scoring::lifespanFactor(second, 100) < base::exactOf(50));
    QVERIFY(90 * scoring::lifespanFactor(second - 1, 100) >= base::exactOf(50));
}

void TestFallsOn::cancellingPointsAreNoFall()
{
    // Equal gains and losses fade side by side: exactly 50 points all the time, and a bound that never tells.
    SmallWorld world(1);
    world.event(0, {"visit", 0}).text("title", {"x"});
    model::BehaviourRule gain = points(40);
    gain.halfLifeDays = 200;
    model::BehaviourRule loss = points(-40);
    loss.halfLifeDays = 200;
    const model::Criterion base = criterion("p", model::ProfileRule{"title", {}, 50, 0});
    QVERIFY(!secondsUntilFall(plainModel({}, {base, criterion("g", gain), criterion("l", loss)}), world));
}

void TestFallsOn::nearCancellationStillEnds()
{
    SmallWorld world(1);
    world.event(0, {"visit", 0}).text("title", {"x"});
    model::BehaviourRule gain = points(40);
    gain.halfLifeDays = 200;
    gain.windowDays = 1000;
    model::BehaviourRule loss = points(-40);
    loss.halfLifeDays = 200;
    loss.windowDays = 1001;
    const model::Criterion base = criterion("p", model::ProfileRule{"title", {}, 50, 0});
    QCOMPARE(*secondsUntilFall(plainModel({}, {base, criterion("g", gain), criterion("l", loss)}), world), 1000 * aDay);
}

void TestFallsOn::againstBruteForce()
{
    int falls = 0;
    for (std::uint64_t seed = 1; seed <= 250; ++seed) {
        RandomWorld random(seed);
        const model::ScoringModel model = random.model();
        const data::Table leads = random.leads(2);
        const data::ActivityTable activities = random.activities(2);
        const data::ActivityTable known = until(activities, noon.seconds);
        const std::vector<std::uint16_t> flags = random.flags(2);
        const std::vector<std::uint32_t> accounts{1, seed % 3 == 0 ? 2u : 1u};
        const data::ActivityTable ofAccounts = until(random.accountActivities(2), noon.seconds);
        const auto rankAt = [&](std::size_t axis, std::size_t row, std::int64_t at) {
            const scoring::Input input{&leads, &known, flags, accounts, &ofAccounts};
            return NaiveScorer(model, input, base::Instant{at}).rank(axis, row);
        };
        std::mt19937_64 moments(seed);
        for (std::size_t row = 0; row < 2; ++row) {
            const auto explained = scoring::explain(model, {&leads, &activities, flags, accounts, &ofAccounts}, noon, row);
            for (std::size_t axis = 0; axis < 2; ++axis) {
                const std::size_t rank = explained.axes[axis].rank;
                const auto found = explained.axes[axis].fallsOn;
                const std::int64_t end = found ? found->seconds : noon.seconds + fiveYears + 1;
                for (std::int64_t at = noon.seconds + aDay; at < end; at += 7 * aDay)
                    QVERIFY2(rankAt(axis, row, at) <= rank, std::to_string(seed).c_str());
                for (int i = 0; i < 50; ++i) {
                    const auto span = static_cast<std::uint64_t>(end - noon.seconds);
                    const std::int64_t at = noon.seconds + static_cast<std::int64_t>(moments() % span);
                    QVERIFY2(rankAt(axis, row, at) <= rank, std::to_string(seed).c_str());
                }
                if (!found)
                    continue;
                ++falls;
                QVERIFY2(rankAt(axis, row, end) > rank, std::to_string(seed).c_str());
                QVERIFY2(rankAt(axis, row, end - 1) <= rank, std::to_string(seed).c_str());
            }
        }
    }
    QVERIFY2(falls > 20, std::to_string(falls).c_str());
}

QTEST_GUILESS_MAIN(TestFallsOn)
#include "test_falls_on.moc"
