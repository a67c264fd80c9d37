// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "scoring/explanation.h"
#include "scoring/lead_scorer.h"
#include "support/small_world.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

constexpr std::int64_t aDay = base::secondsPerDay;

model::AccountBehaviourRule pooled(int points)
{
    model::AccountBehaviourRule rule;
    rule.behaviour.points = points;
    return rule;
}

model::InterestRule interestIn(const std::string &area, int points)
{
    model::InterestRule rule;
    rule.area = area;
    rule.points = points;
    return rule;
}

model::RecencyRule weekAndMonth()
{
    return {{{"Week", 6, 60}, {"Month", 29, 30}}, 5, -10};
}

scoring::AxisExplanation explained(const model::Rule &rule, SmallWorld &world, std::size_t row = 0)
{
    return scoring::explain(plainModel({}, {criterion("k", rule)}), world.input(), noon, row).axes[1];
}

int wholeScore(const model::Rule &rule, SmallWorld &world, std::size_t row = 0)
{
    const auto scores = *scoring::score(plainModel({}, {criterion("k", rule)}), world.input(), noon, nullptr, 1);
    const base::Exact engine = scores->score[1][row];
    // The whole table and the single lead are two ways to the same number.
    if (engine != explained(rule, world, row).score)
        return -9999;
    return static_cast<int>(engine / base::exactOne);
}

std::optional<std::int64_t> fallsAfter(const model::Rule &rule, SmallWorld &world, std::size_t row = 0)
{
    const auto at = explained(rule, world, row).fallsOn;
    return at ? std::optional(at->seconds - noon.seconds) : std::nullopt;
}

} // namespace

class TestEventKinds : public QObject {
    Q_OBJECT

private slots:
    void poolIsOfThePeopleWithoutJunkAndMergedOnes();
    void poolHasTheAccountsOwnEvents();
    void repeatsCountByPersonAndTheCapByPool();
    void withoutAnAccountThereIsNothing();
    void windowsEndToTheSecond();
    void poolIsAsOfItsMoment();
    void factsSayWhoseEventItIs();
    void poolFalls();
    void oneMoreEventLiftsThePool();
    void interestNeedsNumberAndShare();
    void interestWithoutAreaTakesTheStrongest();
    void interestLeavesWithItsWindow();
    void interestMayComeBeforeItGoes();
    void interestLifts();
    void recencyGoesByWholeDays();
    void recencyIsOfTheProspect();
    void recencyFallsBandByBand();
    void somethingTodayLiftsRecency();
};

void TestEventKinds::poolIsOfThePeopleWithoutJunkAndMergedOnes()
{
    SmallWorld world(5);
    world.accounts({1, 1, 1, 1, 2});
    for (std::size_t lead = 0; lead < 5; ++lead)
        world.event(lead, {"visit", aDay});
    world.event(1, {"visit", aDay, blankNumber, "", "", "", "", domain::Channel::web, true});
    world.flags = {0, 0, scoring::isJunk, scoring::isMergedAway, 0};
    QCOMPARE(wholeScore(pooled(10), world, 0), 20);
    QCOMPARE(wholeScore(pooled(10), world, 1), 20);
    QCOMPARE(wholeScore(pooled(10), world, 2), 20); // junk adds nothing, but has the account that it has
    QCOMPARE(wholeScore(pooled(10), world, 4), 10);
}

void TestEventKinds::poolHasTheAccountsOwnEvents()
{
    SmallWorld world(2);
    world.accounts({1, 2}).event(0, {"visit", 0}).accountEvent(0, {"company_visit", 0}).accountEvent(1, {"company_visit", 0});
    QCOMPARE(wholeScore(pooled(10), world, 0), 20);
    QCOMPARE(wholeScore(pooled(10), world, 1), 10);
}

void TestEventKinds::repeatsCountByPersonAndTheCapByPool()
{
    SmallWorld world(2);
    world.accounts({1, 1});
    for (int i = 0; i < 3; ++i)
        world.event(0, {"paper", i * aDay, blankNumber, "a"}).event(1, {"paper", i * aDay, blankNumber, "a"});
    model::AccountBehaviourRule rule = pooled(10);
    rule.behaviour.perAsset = 1;
    QCOMPARE(wholeScore(rule, world), 20);
    rule.behaviour.perAsset = 2;
    QCOMPARE(wholeScore(rule, world), 40);
    rule.behaviour.cap = 3;
    rule.behaviour.beyond = -2;
    QCOMPARE(wholeScore(rule, world), 28);
}

void TestEventKinds::withoutAnAccountThereIsNothing()
{
    SmallWorld world(1);
    world.accounts({0}).event(0, {"visit", 0});
    model::AccountBehaviourRule rule = pooled(10);
    QCOMPARE(wholeScore(rule, world), 0);
    rule.behaviour.floor = 5;
    QCOMPARE(wholeScore(rule, world), 0);
    QVERIFY(explained(rule, world).parts.front().facts.empty());
    world.accounts({1});
    QCOMPARE(wholeScore(rule, world), 10);
}

void TestEventKinds::windowsEndToTheSecond()
{
    model::AccountBehaviourRule pool = pooled(10);
    pool.behaviour.windowDays = 30;
    model::InterestRule interest = interestIn("Pumps", 10);
    interest.windowDays = 30;
    for (const bool isInside : {true, false}) {
        SmallWorld world(1);
        world.accounts({1}).event(0, {"visit", 30 * aDay - (isInside ? 1 : 0), blankNumber, "", "Pumps"});
        QCOMPARE(wholeScore(pool, world), isInside ? 10 : 0);
        interest.ofAccount = false;
        QCOMPARE(wholeScore(interest, world), isInside ? 10 : 0);
        interest.ofAccount = true;
        QCOMPARE(wholeScore(interest, world), isInside ? 10 : 0);
    }
}

void TestEventKinds::poolIsAsOfItsMoment()
{
    SmallWorld world(2);
    world.accounts({1, 1}).event(0, {"visit", 10 * aDay}).event(1, {"visit", 2 * aDay}).accountEvent(0, {"visit", aDay});
    const model::ScoringModel model = plainModel({}, {criterion("k", pooled(10))});
    const scoring::Input input = world.input();
    const scoring::LeadScorer scorer(model, input);
    const auto at = [&](std::int64_t daysAgo) {
        const base::Instant moment{noon.seconds - daysAgo * aDay};
        const auto scores = *scoring::score(model, input, moment);
        return scores->score[1][0] == scorer.at(1, 0, moment) ? scores->score[1][0] / base::exactOne : -1;
    };
    QCOMPARE(at(11), base::Exact{0});
    QCOMPARE(at(10), base::Exact{10});
    QCOMPARE(at(2), base::Exact{20});
    QCOMPARE(at(0), base::Exact{30});
}

void TestEventKinds::factsSayWhoseEventItIs()
{
    SmallWorld world(2);
    world.accounts({1, 1}).event(0, {"visit", 0}).event(1, {"visit", aDay}).accountEvent(0, {"visit", 2 * aDay});
    const scoring::Part part = explained(pooled(10), world).parts.front();
    QCOMPARE(part.facts.size(), std::size_t{3});
    QVERIFY(!part.facts[0].lead && !part.facts[0].ofAccount);
    QVERIFY(part.facts[1].lead == 1u && !part.facts[1].ofAccount);
    QVERIFY(!part.facts[2].lead && part.facts[2].ofAccount);
    base::Exact sum = 0;
    for (const scoring::Fact &fact : part.facts)
        sum += fact.points;
    QCOMPARE(sum, part.points);
}

void TestEventKinds::poolFalls()
{
    SmallWorld world(2);
    world.accounts({1, 1}).event(1, {"visit", 10 * aDay});
    model::AccountBehaviourRule rule = pooled(60);
    rule.behaviour.windowDays = 30;
    QCOMPARE(*fallsAfter(rule, world), 20 * aDay);
    world.accountEvent(0, {"visit", aDay});
    rule.behaviour.cap = 1;
    QCOMPARE(*fallsAfter(rule, world), 29 * aDay);
    world.accounts({0, 1});
    QVERIFY(!fallsAfter(rule, world));
}

void TestEventKinds::oneMoreEventLiftsThePool()
{
    SmallWorld world(2);
    world.accounts({1, 1}).event(1, {"visit", aDay});
    const auto lifts = [&] {
        return scoring::explain(plainModel({}, {criterion("k", pooled(20))}), world.input(), noon, 0).lifts;
    };
    QCOMPARE(lifts().size(), std::size_t{1});
    QCOMPARE(lifts().front().rank, std::string("3"));
    QCOMPARE(lifts().front().gain, base::exactOf(20));
    world.flags[0] = scoring::isJunk; // what junk does is not in the pool
    QVERIFY(lifts().empty());
}

void TestEventKinds::interestNeedsNumberAndShare()
{
    SmallWorld world(1);
    world.event(0, {"visit", aDay, blankNumber, "", "Pumps"})
        .event(0, {"visit", 2 * aDay, blankNumber, "", " pumps "})
        .event(0, {"visit", 2 * aDay, blankNumber, "", "Valves"})
        .event(0, {"visit", 2 * aDay, blankNumber, "", "Valves"})
        .event(0, {"visit", 2 * aDay})
        .event(0, {"visit", aDay, blankNumber, "", "Valves", "", "", domain::Channel::web, true});
    model::InterestRule rule = interestIn("PUMPS", 30);
    rule.minEvents = 2;
    rule.minShare = 50;
    QCOMPARE(wholeScore(rule, world), 30);
    rule.minShare = 51;
    QCOMPARE(wholeScore(rule, world), 0);
    rule.minShare = 0;
    rule.minEvents = 3;
    QCOMPARE(wholeScore(rule, world), 0);
    const scoring::Part part = explained(rule, world).parts.front();
    QCOMPARE(part.events, std::uint64_t{2}); // two of three is worth knowing
    QCOMPARE(part.band, std::string("Pumps"));
}

void TestEventKinds::interestWithoutAreaTakesTheStrongest()
{
    SmallWorld world(2);
    world.accounts({1, 1});
    for (int i = 0; i < 3; ++i)
        world.event(1, {"visit", i * aDay, blankNumber, "", "Valves"});
    world.event(0, {"visit", 0, blankNumber, "", "Pumps"}).accountEvent(0, {"visit", 0, blankNumber, "", "valves"});
    model::InterestRule rule = interestIn("", 30);
    rule.minEvents = 4;
    QCOMPARE(wholeScore(rule, world, 0), 0);
    rule.ofAccount = true;
    QCOMPARE(wholeScore(rule, world, 0), 30);
    QCOMPARE(explained(rule, world, 0).parts.front().events, std::uint64_t{4});
    rule.minShare = 80; // four of five
    QCOMPARE(wholeScore(rule, world, 0), 30);
    rule.minShare = 81;
    QCOMPARE(wholeScore(rule, world, 0), 0);
}

void TestEventKinds::interestLeavesWithItsWindow()
{
    SmallWorld world(1);
    world.event(0, {"visit", 10 * aDay, blankNumber, "", "Pumps"}).event(0, {"visit", 4 * aDay, blankNumber, "", "Pumps"});
    model::InterestRule rule = interestIn("Pumps", 60);
    rule.windowDays = 30;
    QCOMPARE(*fallsAfter(rule, world), 26 * aDay);
    rule.minEvents = 2;
    QCOMPARE(*fallsAfter(rule, world), 20 * aDay);
    rule.windowDays.reset();
    QVERIFY(!fallsAfter(rule, world));
}

void TestEventKinds::interestMayComeBeforeItGoes()
{
    // Of the valves once looked at nothing is left after 20 days: then pumps are all there is, until day 29.
    SmallWorld world(1);
    world.event(0, {"visit", 10 * aDay, blankNumber, "", "Valves"}).event(0, {"visit", aDay, blankNumber, "", "Pumps"});
    model::InterestRule gain = interestIn("Pumps", 30);
    gain.minShare = 60;
    gain.windowDays = 30;
    QVERIFY(!fallsAfter(gain, world)); // the worst rank now: there is nothing to lose
    model::InterestRule loss = gain;
    loss.points = -30;
    const model::ScoringModel model = plainModel(
        {}, {criterion("loss", loss), criterion("base", model::RecencyRule{{{"", 36500, 60}}, 0, 0})});
    const auto at = scoring::explain(model, world.input(), noon, 0).axes[1].fallsOn;
    QCOMPARE(at->seconds - noon.seconds, 20 * aDay);
}

void TestEventKinds::interestLifts()
{
    SmallWorld world(1);
    world.event(0, {"visit", aDay, blankNumber, "", "Pumps"});
    model::InterestRule rule = interestIn("Pumps", 30);
    rule.minEvents = 2;
    const auto lifts = scoring::explain(plainModel({}, {criterion("k", rule)}), world.input(), noon, 0).lifts;
    QCOMPARE(lifts.size(), std::size_t{1});
    QCOMPARE(lifts.front().field, std::string("visit"));
    QCOMPARE(lifts.front().gain, base::exactOf(30));
}

void TestEventKinds::recencyGoesByWholeDays()
{
    SmallWorld world(5);
    world.event(0, {"visit", 7 * aDay - 1}).event(1, {"visit", 7 * aDay}).event(2, {"visit", 30 * aDay - 1});
    world.event(3, {"visit", 30 * aDay}).event(4, {"visit", -1});
    QCOMPARE(wholeScore(weekAndMonth(), world, 0), 60);
    QCOMPARE(wholeScore(weekAndMonth(), world, 1), 30);
    QCOMPARE(wholeScore(weekAndMonth(), world, 2), 30);
    QCOMPARE(wholeScore(weekAndMonth(), world, 3), 5);
    QCOMPARE(wholeScore(weekAndMonth(), world, 4), -10); // tomorrow is not known yet
    QCOMPARE(explained(weekAndMonth(), world, 1).parts.front().band, std::string("Month"));
}

void TestEventKinds::recencyIsOfTheProspect()
{
    SmallWorld world(2);
    world.event(0, {"visit", 8 * aDay})
        .event(0, {"call", aDay, blankNumber, "", "", "", "", domain::Channel::sales})
        .event(0, {"click", aDay, blankNumber, "", "", "", "", domain::Channel::email, true})
        .event(1, {"call", aDay, blankNumber, "", "", "", "", domain::Channel::sales});
    QCOMPARE(wholeScore(weekAndMonth(), world, 0), 30);
    QCOMPARE(wholeScore(weekAndMonth(), world, 1), -10);
    const scoring::Part part = explained(weekAndMonth(), world, 0).parts.front();
    QCOMPARE(part.facts.size(), std::size_t{1});
    QCOMPARE(part.facts.front().subject, std::string("visit"));
    QCOMPARE(part.facts.front().points, part.points);
}

void TestEventKinds::recencyFallsBandByBand()
{
    SmallWorld world(1);
    world.event(0, {"visit", aDay + 5});
    QCOMPARE(*fallsAfter(weekAndMonth(), world), 6 * aDay - 5);
    SmallWorld later(1);
    later.event(0, {"visit", 10 * aDay});
    QCOMPARE(*fallsAfter(weekAndMonth(), later), 20 * aDay);
}

void TestEventKinds::somethingTodayLiftsRecency()
{
    SmallWorld world(1);
    world.event(0, {"visit", 10 * aDay}).event(0, {"call", 0, blankNumber, "", "", "", "", domain::Channel::sales});
    const auto lifts =
        scoring::explain(plainModel({}, {criterion("k", weekAndMonth())}), world.input(), noon, 0).lifts;
    QCOMPARE(lifts.size(), std::size_t{1});
    QCOMPARE(lifts.front().field, std::string("visit"));
    QCOMPARE(lifts.front().rank, std::string("2"));
}

QTEST_GUILESS_MAIN(TestEventKinds)
#include "test_event_kinds.moc"
