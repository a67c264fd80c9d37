// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "scoring/engine.h"
#include "support/small_world.h"

using namespace leadlight;
using namespace leadlight::test;
using base::exactOf;
using model::TestKind;

namespace {

constexpr std::int64_t day = base::secondsPerDay;

std::shared_ptr<const scoring::Scores> scored(const model::ScoringModel &model, SmallWorld &world)
{
    auto result = scoring::score(model, world.input(), noon, nullptr, 1);
    return result ? *result : nullptr;
}

std::vector<base::Exact> fitOf(const model::Criterion &criterion, SmallWorld &world)
{
    return scored(plainModel({criterion}), world)->score[0];
}

/// Points of one behaviour rule for lead 0.
base::Exact behaviour(const model::BehaviourRule &rule, SmallWorld &world)
{
    return scored(plainModel({}, {criterion("b", rule)}), world)->score[1][0];
}

model::BehaviourRule tenPoints()
{
    model::BehaviourRule rule;
    rule.points = 10;
    return rule;
}

model::ProfileRule fiveIf(const std::string &field, const model::Test &test)
{
    return {field, {{"Band", test, 5}}, 1, 2};
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT

private slots:
    void textComparesTrimmedAndFolded();
    void firstBandThatHoldsCounts();
    void numberBoundsAreIncluded();
    void dateBoundsFollowAsOf();
    void testsCrossColumnTypes();
    void blanksAndMissingColumns();
    void windowAndMomentHaveExactEdges();
    void filtersAskEverything();
    void capPerAssetAndBeyond();
    void tiesGoByLargerNumber();
    void decayFloorCeilingAndWeight();
    void onlyIfTargetAndLimits();
    void thresholdsAreIncluded();
    void overridesBeatEachOther();
    void gatesAndQualifying();
    void fitIsKnownOrNot();
    void rerankingEqualsScoring();
    void stopsWhenAsked();
};

void TestEngine::textComparesTrimmedAndFolded()
{
    SmallWorld world(4);
    world.text("title", {"  ÉNERGIE ", "énergie", "energie", ""});
    const std::vector<base::Exact> expected{exactOf(5), exactOf(5), exactOf(1), exactOf(2)};
    QCOMPARE(fitOf(criterion("c", fiveIf("title", isOneOf({"Énergie "}))), world), expected);

    model::Test test;
    test.values = {"ERG"};
    test.kind = TestKind::contains;
    QCOMPARE(fitOf(criterion("c", fiveIf("title", test)), world)[2], exactOf(5));
    test.kind = TestKind::startsWith;
    QCOMPARE(fitOf(criterion("c", fiveIf("title", test)), world)[2], exactOf(1));
    test.kind = TestKind::isNot;
    test.values = {"Energie"};
    const std::vector<base::Exact> others{exactOf(5), exactOf(5), exactOf(1), exactOf(2)};
    QCOMPARE(fitOf(criterion("c", fiveIf("title", test)), world), others);
}

void TestEngine::firstBandThatHoldsCounts()
{
    SmallWorld world(1);
    world.text("title", {"Head of IT"});
    model::Test head;
    head.kind = TestKind::startsWith;
    head.values = {"head"};
    model::Test it;
    it.kind = TestKind::contains;
    it.values = {"it"};
    const model::ProfileRule rule{"title", {{"", it, 7}, {"", head, 70}}, 0, 0};
    QCOMPARE(fitOf(criterion("c", rule), world)[0], exactOf(7));
}

void TestEngine::numberBoundsAreIncluded()
{
    SmallWorld world(5);
    world.numbers("employees", {9.999, 10, 50, 50.001, blankNumber});
    model::Test between;
    between.kind = TestKind::between;
    between.low = 10;
    between.high = 50;
    const std::vector<base::Exact> expected{exactOf(1), exactOf(5), exactOf(5), exactOf(1), exactOf(2)};
    QCOMPARE(fitOf(criterion("c", fiveIf("employees", between)), world), expected);
    model::Test least;
    least.kind = TestKind::atLeast;
    least.low = 50;
    const std::vector<base::Exact> leasts{exactOf(1), exactOf(1), exactOf(5), exactOf(5), exactOf(2)};
    QCOMPARE(fitOf(criterion("c", fiveIf("employees", least)), world), leasts);
    model::Test most;
    most.kind = TestKind::atMost;
    most.high = 10;
    const std::vector<base::Exact> mosts{exactOf(5), exactOf(5), exactOf(1), exactOf(1), exactOf(2)};
    QCOMPARE(fitOf(criterion("c", fiveIf("employees", most)), world), mosts);
}

void TestEngine::dateBoundsFollowAsOf()
{
    SmallWorld world(4);
    const std::int64_t month = noon.seconds - 30 * day;
    world.instants("seen", {month - 1, month, month + 1, data::InstantColumn::blank});
    model::Test test;
    test.kind = TestKind::after;
    test.lowDate = model::DateBound{std::nullopt, -30};
    const std::vector<base::Exact> after{exactOf(1), exactOf(1), exactOf(5), exactOf(2)};
    QCOMPARE(fitOf(criterion("c", fiveIf("seen", test)), world), after);
    test.kind = TestKind::atLeast;
    const std::vector<base::Exact> least{exactOf(1), exactOf(5), exactOf(5), exactOf(2)};
    QCOMPARE(fitOf(criterion("c", fiveIf("seen", test)), world), least);
    test.kind = TestKind::before;
    test.lowDate.reset();
    test.highDate = model::DateBound{base::Instant{month}, 0};
    const std::vector<base::Exact> before{exactOf(5), exactOf(1), exactOf(1), exactOf(2)};
    QCOMPARE(fitOf(criterion("c", fiveIf("seen", test)), world), before);
}

void TestEngine::testsCrossColumnTypes()
{
    SmallWorld world(3);
    world.text("size", {" 250 ", "many", "1e3"})
        .numbers("code", {12.5, 12, 125})
        .text("since", {"2026-03-01", "x", ""});
    model::Test least;
    least.kind = TestKind::atLeast;
    least.low = 250;
    const std::vector<base::Exact> parsed{exactOf(5), exactOf(1), exactOf(1)};
    QCOMPARE(fitOf(criterion("c", fiveIf("size", least)), world), parsed);
    const std::vector<base::Exact> written{exactOf(5), exactOf(1), exactOf(1)};
    QCOMPARE(fitOf(criterion("c", fiveIf("code", isOneOf({"12.5", "12.0"}))), world), written);
    model::Test starts;
    starts.kind = TestKind::startsWith;
    starts.values = {"12"};
    const std::vector<base::Exact> all{exactOf(5), exactOf(5), exactOf(5)};
    QCOMPARE(fitOf(criterion("c", fiveIf("code", starts)), world), all);
    model::Test recent;
    recent.kind = TestKind::after;
    recent.lowDate = model::DateBound{std::nullopt, -60};
    const std::vector<base::Exact> dates{exactOf(5), exactOf(1), exactOf(2)};
    QCOMPARE(fitOf(criterion("c", fiveIf("since", recent)), world), dates);
}

void TestEngine::blanksAndMissingColumns()
{
    SmallWorld world(1);
    world.text("title", {""});
    model::Test blank;
    blank.kind = TestKind::isBlank;
    QCOMPARE(fitOf(criterion("c", fiveIf("title", blank)), world)[0], exactOf(5));
    QCOMPARE(fitOf(criterion("c", fiveIf("nowhere", blank)), world)[0], exactOf(5));
    QCOMPARE(fitOf(criterion("c", fiveIf("nowhere", isOneOf({""}))), world)[0], exactOf(2));
}

void TestEngine::windowAndMomentHaveExactEdges()
{
    model::BehaviourRule rule = tenPoints();
    rule.windowDays = 2;
    for (const auto &[secondsAgo, points] : {std::pair{-1, 0}, {0, 10}, {2 * 86400 - 1, 10}, {2 * 86400, 0}}) {
        SmallWorld world(1);
        world.event(0, {"page_view", secondsAgo});
        QCOMPARE(behaviour(rule, world), exactOf(points));
    }
    SmallWorld machine(1);
    machine.event(0, {.type = "page_view", .machine = true});
    QCOMPARE(behaviour(rule, machine), exactOf(0));
}

void TestEngine::filtersAskEverything()
{
    SmallWorld world(1);
    world.event(0, {"Webinar ", day, 45, "Pump talk", "Pumps", "evaluation", "Spring", domain::Channel::event});
    model::BehaviourRule rule = tenPoints();
    rule.filter = {{"webinar"}, {domain::Channel::event}, {"PUMP TALK"}, {"pumps"}, {"evaluation"}, {"spring"}, 45.0};
    QCOMPARE(behaviour(rule, world), exactOf(10));
    const auto without = [&](auto change) {
        model::BehaviourRule changed = rule;
        change(changed.filter);
        return behaviour(changed, world);
    };
    QCOMPARE(without([](auto &filter) { filter.types = {"call"}; }), exactOf(0));
    QCOMPARE(without([](auto &filter) { filter.channels = {domain::Channel::web}; }), exactOf(0));
    QCOMPARE(without([](auto &filter) { filter.assets = {"pump"}; }), exactOf(0));
    QCOMPARE(without([](auto &filter) { filter.areas = {"valves"}; }), exactOf(0));
    QCOMPARE(without([](auto &filter) { filter.phases = {"awareness"}; }), exactOf(0));
    QCOMPARE(without([](auto &filter) { filter.campaigns = {"autumn"}; }), exactOf(0));
    QCOMPARE(without([](auto &filter) { filter.atLeast = 45.5; }), exactOf(0));
}

void TestEngine::capPerAssetAndBeyond()
{
    SmallWorld world(1);
    for (int i = 0; i < 4; ++i)
        world.event(0, {.type = "paper", .secondsAgo = i * day, .asset = "a"});
    world.event(0, {.type = "paper", .secondsAgo = day, .asset = "b"})
        .event(0, {"paper", day})
        .event(0, {"paper", 2 * day});
    model::BehaviourRule rule = tenPoints();
    QCOMPARE(behaviour(rule, world), exactOf(70));
    rule.perAsset = 1; // a, b and the two without an asset
    QCOMPARE(behaviour(rule, world), exactOf(40));
    rule.cap = 3;
    QCOMPARE(behaviour(rule, world), exactOf(30));
    rule.beyond = -4;
    QCOMPARE(behaviour(rule, world), exactOf(26));
    rule.perAsset = 2;
    QCOMPARE(behaviour(rule, world), exactOf(22));
}

void TestEngine::tiesGoByLargerNumber()
{
    SmallWorld world(1);
    world.event(0, {"visit", day, 3}).event(0, {"visit", day, 8}).event(0, {"visit", day}).event(0, {"visit", day, 5});
    model::BehaviourRule rule = tenPoints();
    rule.scale = 1;
    rule.cap = 2;
    rule.beyond = 1;
    QCOMPARE(behaviour(rule, world), exactOf(10 * (8 + 5) + 3));
}

void TestEngine::decayFloorCeilingAndWeight()
{
    SmallWorld world(1);
    world.event(0, {"visit", 30 * day}).event(0, {"visit", 0});
    model::BehaviourRule rule = tenPoints();
    rule.halfLifeDays = 30;
    QCOMPARE(behaviour(rule, world), exactOf(15));
    rule.halfLifeDays.reset();
    rule.lifespanDays = 40;
    QCOMPARE(behaviour(rule, world), exactOf(10) + exactOf(10) / 4);
    rule.ceiling = 12;
    QCOMPARE(behaviour(rule, world), exactOf(12));
    rule.points = -10;
    rule.floor = -11;
    QCOMPARE(behaviour(rule, world), exactOf(-11));

    // 7·33/100 points is 2.31: rounded once to the unit, half away from zero.
    model::Criterion weighted = criterion("b", model::TargetAccountRule{7});
    weighted.weight = 33;
    world.flags[0] = scoring::onTargetList;
    QCOMPARE(fitOf(weighted, world)[0], base::Exact{38755369}); // 2.31·2²⁴ = 38755368.96
    weighted.rule = model::TargetAccountRule{-7};
    QCOMPARE(fitOf(weighted, world)[0], base::Exact{-38755369});
}

void TestEngine::onlyIfTargetAndLimits()
{
    SmallWorld world(2);
    world.text("title", {"CIO", "Student"}).event(0, {"visit", 0}).event(1, {"visit", 0});
    world.flags = {scoring::onTargetList, scoring::onTargetList};
    model::Criterion visits = criterion("visits", tenPoints());
    visits.onlyIf = model::FieldTest{"title", isOneOf({"cio"})};
    model::Criterion target = criterion("target", model::TargetAccountRule{20});
    target.onlyIf = visits.onlyIf;
    model::ScoringModel model = plainModel({visits, target});
    const std::vector<base::Exact> expected{exactOf(30), exactOf(0)};
    QCOMPARE(scored(model, world)->score[0], expected);
    model.axes[0].max = 25;
    model.axes[0].min = 5;
    const std::vector<base::Exact> limited{exactOf(25), exactOf(5)};
    QCOMPARE(scored(model, world)->score[0], limited);
}

void TestEngine::thresholdsAreIncluded()
{
    SmallWorld world(5);
    world.text("p", {"75", "74", "50", "25", "24"});
    model::ProfileRule rule{"p", {}, 0, 0};
    for (const int points : {75, 74, 50, 25, 24})
        rule.bands.push_back({"", isOneOf({std::to_string(points)}), points});
    const auto scores = scored(plainModel({criterion("p", rule)}), world);
    const std::vector<std::uint8_t> ranks{0, 1, 1, 2, 3};
    QCOMPARE(scores->rank[0], ranks);
    const std::vector<std::uint64_t> cells{0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1};
    QCOMPARE(scores->cells, cells);
}

void TestEngine::overridesBeatEachOther()
{
    SmallWorld world(5);
    world.text("country", {"DE", "DE", "XX", "XX", "DE"});
    for (const std::size_t lead : {0, 1, 2})
        world.event(lead, {"Call_Request", 30 * day - 1});
    world.event(4, {"call_request", 30 * day});
    world.flags[1] = scoring::isSuspect;
    world.flags[3] = scoring::isSuspect;
    const auto scores = scored(
        plainModel({criterion("stop", model::ShowStopperRule{{"country", isOneOf({"xx"})}}),
                    criterion("base", model::ProfileRule{"country", {}, 60, 0})},
                   {criterion("raise", model::HandRaiseRule{{"call_request"}, 30, true})}),
        world);
    using scoring::Override;
    const std::vector<std::uint8_t> overrides{
        static_cast<std::uint8_t>(Override::handRaise), static_cast<std::uint8_t>(Override::suspect),
        static_cast<std::uint8_t>(Override::showStopper), static_cast<std::uint8_t>(Override::showStopper), 0};
    QCOMPARE(scores->overrides, overrides);
    const std::vector<std::uint8_t> fit{1, 3, 3, 3, 1};
    const std::vector<std::uint8_t> engagement{0, 3, 3, 3, 3};
    const std::vector<std::uint8_t> raised{1, 1, 1, 0, 0};
    QCOMPARE(scores->rank[0], fit);
    QCOMPARE(scores->rank[1], engagement);
    QCOMPARE(scores->handRaised, raised);
    QCOMPARE(scores->showStopped, std::uint64_t{2});
    QCOMPARE(scores->score[0][2], exactOf(60)); // ranks are overridden, never scores
}

void TestEngine::gatesAndQualifying()
{
    using namespace scoring;
    SmallWorld world(8);
    world.text("title", {"CIO", "CIO", "CIO", "CIO", "CIO", "CIO", "", "clerk"});
    world.flags = {isReachable,
                   0,
                   isReachable | consentWithdrawn,
                   isReachable | isJunk,
                   isReachable | isDuplicate,
                   isReachable | isPurchased,
                   isReachable,
                   isReachable | isPurchased | hasActedItself};
    world.event(7, {"call_request", 0});
    model::ScoringModel model =
        plainModel({criterion("t", model::ProfileRule{"title", {{"", isOneOf({"cio"}), 80}}, 0, 80})},
                   {criterion("r", model::HandRaiseRule{{"call_request"}, 30, true}),
                    criterion("all", model::ProfileRule{"title", {}, 60, 60})});
    model.gates.knownFields = {"title"};
    const scoring::Input input = world.input();
    const auto scores = *scoring::score(model, input, noon);
    std::vector<int> would;
    for (std::size_t row = 0; row < 8; ++row)
        would.push_back(wouldQualify(model, input, *scores, row) ? 1 : 0);
    const std::vector<int> expected{1, 0, 0, 0, 0, 0, 0, 1}; // the last by its raised hand, outside the region
    QCOMPARE(would, expected);
    model.gates = {false, false, false, false, false, {}};
    for (std::size_t row = 0; row < 8; ++row)
        QVERIFY(passesGates(model, input, row));
}

void TestEngine::fitIsKnownOrNot()
{
    SmallWorld world(3);
    world.text("title", {"CIO", "", ""})
        .numbers("employees", {blankNumber, 5, blankNumber})
        .text("other", {"x", "x", "x"});
    const auto scores =
        scored(plainModel({criterion("a", model::ProfileRule{"title", {}, 0, 0}),
                           criterion("b", model::ProfileRule{"employees", {}, 0, 0}),
                           criterion("c", model::ProfileRule{"absent", {}, 0, 0})},
                          {criterion("d", model::ProfileRule{"other", {}, 0, 0})}),
               world);
    const std::vector<std::uint8_t> known{1, 1, 0};
    QCOMPARE(scores->fitKnown, known);
}

void TestEngine::rerankingEqualsScoring()
{
    SmallWorld world(3);
    world.text("title", {"a", "b", "c"}).event(2, {"call_request", 0});
    world.flags[1] = scoring::isSuspect;
    model::ScoringModel model = plainModel({criterion("t", model::ProfileRule{"title", {}, 60, 0})},
                                           {criterion("r", model::HandRaiseRule{{"call_request"}, 30, false})});
    const auto before = scored(model, world);
    model.axes[0].thresholds = {60, 40, 20};
    const auto after = scored(model, world);
    const auto again = scoring::reranked(model, *before);
    QVERIFY(before->rank != after->rank);
    QCOMPARE(again->rank[0], after->rank[0]);
    QCOMPARE(again->rank[1], after->rank[1]);
    QCOMPARE(again->cells, after->cells);
    QCOMPARE(again->score[0], after->score[0]);
}

void TestEngine::stopsWhenAsked()
{
    SmallWorld world(2);
    base::Progress progress;
    progress.stop();
    const auto result = scoring::score(plainModel({}), world.input(), noon, &progress);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, base::ErrorKind::stopped);
}

QTEST_GUILESS_MAIN(TestEngine)
#include "test_engine.moc"
