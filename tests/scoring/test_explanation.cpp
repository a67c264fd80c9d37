// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>

#include "scoring/explanation.h"
#include "support/small_world.h"

using namespace leadlight;
using namespace leadlight::test;
using base::exactOf;
using scoring::Explanation;

namespace {

constexpr std::int64_t oneDay = base::secondsPerDay;

model::Criterion titlePoints()
{
    return criterion("title", model::ProfileRule{"title", {{"Chief", isOneOf({"CEO", "CIO"}), 50},
                                                           {"Manager", isOneOf({"Manager"}), 30}}, 5, 0});
}

model::BehaviourRule whitepapers()
{
    model::BehaviourRule rule;
    rule.filter.types = {"whitepaper"};
    rule.points = 10;
    rule.cap = 2;
    rule.halfLifeDays = 30;
    return rule;
}

} // namespace

class TestExplanation : public QObject {
    Q_OBJECT

private slots:
    void profilePartsTellValueAndBand();
    void behaviourPartsTellEventsNewestFirst();
    void limitsArePartsOfTheirOwn();
    void factsStopAtTwenty();
    void overridesAreNamed();
    void distancesToTheNextRanks();
    void liftsAreTriedOut();
    void liftsCountCapsAndConditions();
    void unknownAttributesByWhatTheyCouldAdd();
    void failedGatesAreListed();
    void scoreAtAnyMoment();
};

void TestExplanation::profilePartsTellValueAndBand()
{
    SmallWorld world(2);
    world.text("title", {" ceo", ""});
    const model::ScoringModel model = plainModel({titlePoints()});
    const Explanation known = scoring::explain(model, world.input(), noon, 0);
    const scoring::Part &part = known.axes[0].parts.at(0);
    QCOMPARE(part.key, std::string("title"));
    QCOMPARE(part.band, std::string("Chief"));
    QCOMPARE(part.points, exactOf(50));
    QCOMPARE(part.bestPossible, 50);
    QVERIFY(!part.unknown);
    QCOMPARE(part.facts.at(0).value, std::string(" ceo"));
    const Explanation unknown = scoring::explain(model, world.input(), noon, 1);
    QVERIFY(unknown.axes[0].parts.at(0).unknown);
    QVERIFY(unknown.axes[0].parts.at(0).facts.empty());
}

void TestExplanation::behaviourPartsTellEventsNewestFirst()
{
    SmallWorld world(1);
    world.event(0, {.type = "whitepaper", .secondsAgo = 60 * oneDay, .asset = "old"})
        .event(0, {.type = "whitepaper", .secondsAgo = 0, .asset = "new"})
        .event(0, {.type = "whitepaper", .secondsAgo = 30 * oneDay, .asset = "middle"});
    model::BehaviourRule rule = whitepapers();
    rule.ceiling = 12;
    const Explanation explained = scoring::explain(plainModel({}, {criterion("w", rule)}), world.input(), noon, 0);
    const scoring::Part &part = explained.axes[1].parts.at(0);
    QCOMPARE(part.points, exactOf(12));
    QCOMPARE(part.beforeLimit, exactOf(15));
    QCOMPARE(part.events, std::uint64_t{2}); // the third lies past the cap
    QCOMPARE(part.facts.size(), std::size_t{2});
    QCOMPARE(part.facts[0].value, std::string("new"));
    QCOMPARE(part.facts[1].value, std::string("middle"));
    QCOMPARE(part.facts[1].points, exactOf(5));
    QCOMPARE(part.facts[1].fullPoints, exactOf(10));
    QCOMPARE(part.facts[1].time->seconds, noon.seconds - 30 * oneDay);
}

void TestExplanation::limitsArePartsOfTheirOwn()
{
    SmallWorld world(1);
    world.text("title", {"CEO"});
    model::ScoringModel model = plainModel({titlePoints()});
    model.axes[0].max = 40;
    const Explanation explained = scoring::explain(model, world.input(), noon, 0);
    QCOMPARE(explained.axes[0].score, exactOf(40));
    QCOMPARE(explained.axes[0].parts.size(), std::size_t{2});
    QCOMPARE(explained.axes[0].parts[1].key, std::string("limit"));
    QCOMPARE(explained.axes[0].parts[1].points, exactOf(-10));
}

void TestExplanation::factsStopAtTwenty()
{
    SmallWorld world(1);
    for (int i = 0; i < 25; ++i)
        world.event(0, {"whitepaper", i * oneDay});
    model::BehaviourRule rule = whitepapers();
    rule.cap.reset();
    const Explanation explained = scoring::explain(plainModel({}, {criterion("w", rule)}), world.input(), noon, 0);
    QCOMPARE(explained.axes[1].parts[0].events, std::uint64_t{25});
    QCOMPARE(explained.axes[1].parts[0].facts.size(), std::size_t{20});
}

void TestExplanation::overridesAreNamed()
{
    SmallWorld world(3);
    world.text("title", {"x", "junkie", "x"}).event(0, {"call_request", 0}).event(1, {"call_request", 0});
    world.flags[2] = scoring::isSuspect;
    const model::ScoringModel model =
        plainModel({criterion("stop", model::ShowStopperRule{{"title", isOneOf({"junkie"})}})},
                   {criterion("raise", model::HandRaiseRule{{"call_request"}, 30, true})});
    const Explanation raised = scoring::explain(model, world.input(), noon, 0);
    QCOMPARE(raised.overridden, scoring::Override::handRaise);
    QCOMPARE(raised.overrideCriterion, std::string("raise"));
    QCOMPARE(raised.axes[1].rank, std::size_t{0});
    QCOMPARE(raised.axes[1].scoreRank, std::size_t{3});
    QCOMPARE(raised.axes[1].fallsOn->seconds, noon.seconds + 30 * oneDay);
    const Explanation stopped = scoring::explain(model, world.input(), noon, 1);
    QCOMPARE(stopped.overridden, scoring::Override::showStopper);
    QCOMPARE(stopped.overrideCriterion, std::string("stop"));
    QVERIFY(!stopped.wouldQualify);
    const Explanation suspect = scoring::explain(model, world.input(), noon, 2);
    QCOMPARE(suspect.overridden, scoring::Override::suspect);
    QVERIFY(suspect.overrideCriterion.empty());
    QVERIFY(suspect.lifts.empty());
}

void TestExplanation::distancesToTheNextRanks()
{
    SmallWorld world(1);
    world.text("title", {"Manager"});
    const Explanation explained = scoring::explain(plainModel({titlePoints()}), world.input(), noon, 0);
    QCOMPARE(explained.axes[0].rank, std::size_t{2});
    QCOMPARE(*explained.axes[0].toNext, exactOf(20));
    QCOMPARE(*explained.axes[0].toFall, exactOf(5));
    QVERIFY(!explained.axes[1].toFall);
    QCOMPARE(*explained.axes[1].toNext, exactOf(25));
}

void TestExplanation::liftsAreTriedOut()
{
    SmallWorld world(1);
    world.text("title", {""}).event(0, {"whitepaper", 0});
    model::BehaviourRule demo;
    demo.filter.types = {"demo_request", "trial_started"};
    demo.points = 40;
    const Explanation explained = scoring::explain(
        plainModel({titlePoints()}, {criterion("w", whitepapers()), criterion("d", demo)}), world.input(), noon, 0);
    QCOMPARE(explained.lifts.size(), std::size_t{3});
    const scoring::Lift title{"fit", "title", "title", "Manager", "C", true, exactOf(30)};
    QVERIFY(explained.lifts[0] == title);
    const scoring::Lift asked{"engagement", "d", "demo_request", "", "2", false, exactOf(40)};
    QVERIFY(explained.lifts[1] == asked);
    QCOMPARE(explained.lifts[2].field, std::string("trial_started"));
}

void TestExplanation::liftsCountCapsAndConditions()
{
    // Two papers fill the cap; a third, newer one only replaces the oldest, which gave 5 points.
    SmallWorld world(1);
    world.text("title", {"Manager"}).event(0, {"whitepaper", 0}).event(0, {"whitepaper", 30 * oneDay});
    model::ScoringModel model = plainModel({}, {criterion("w", whitepapers())});
    model.axes[1].thresholds = {75, 50, 20};
    QCOMPARE(scoring::explain(model, world.input(), noon, 0).lifts.at(0).gain, exactOf(5));
    model.axes[1].thresholds = {75, 50, 21};
    QVERIFY(scoring::explain(model, world.input(), noon, 0).lifts.empty());
    model.axes[1].thresholds = {75, 50, 20};
    model.axes[1].criteria[0].onlyIf = model::FieldTest{"title", isOneOf({"CIO"})};
    QVERIFY(scoring::explain(model, world.input(), noon, 0).lifts.empty());
}

void TestExplanation::unknownAttributesByWhatTheyCouldAdd()
{
    SmallWorld world(1);
    world.text("title", {""}).numbers("employees", {blankNumber}).text("industry", {"Food"});
    model::Test large;
    large.kind = model::TestKind::atLeast;
    large.low = 500;
    model::Test small;
    small.kind = model::TestKind::atMost;
    small.high = 10;
    const Explanation explained = scoring::explain(
        plainModel({titlePoints(),
                    criterion("e", model::ProfileRule{"employees", {{"", large, 70}, {"", small, -5}}, 0, 0}),
                    criterion("i", model::ProfileRule{"industry", {{"", isOneOf({"Oil"}), 90}}, 0, 0}),
                    criterion("n", model::ProfileRule{"nothing", {{"", isOneOf({"x"}), -1}}, -1, 0})}),
        world.input(), noon, 0);
    const std::vector<std::string> expected{"employees", "title"};
    QCOMPARE(explained.worthAsking, expected);
}

void TestExplanation::failedGatesAreListed()
{
    SmallWorld world(1);
    world.text("title", {""});
    world.flags[0] = scoring::isJunk | scoring::isPurchased | scoring::consentWithdrawn | scoring::isDuplicate;
    model::ScoringModel model = plainModel({});
    model.gates.knownFields = {"title"};
    const std::vector<std::string> expected{"reachable", "consent", "junk", "duplicate", "purchased", "known:title"};
    QCOMPARE(scoring::explain(model, world.input(), noon, 0).failedGates, expected);
}

void TestExplanation::scoreAtAnyMoment()
{
    SmallWorld world(1);
    world.event(0, {"whitepaper", 30 * oneDay});
    const model::ScoringModel model = plainModel({}, {criterion("w", whitepapers())});
    QCOMPARE(scoring::scoreAt(model, world.input(), 1, 0, noon), exactOf(5));
    QCOMPARE(scoring::scoreAt(model, world.input(), 1, 0, {noon.seconds - 30 * oneDay}), exactOf(10));
    QCOMPARE(scoring::scoreAt(model, world.input(), 1, 0, {noon.seconds - 31 * oneDay}), exactOf(0));
}

QTEST_GUILESS_MAIN(TestExplanation)
#include "test_explanation.moc"
