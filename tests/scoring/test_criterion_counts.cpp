// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <numeric>

#include "scoring/criterion_counts.h"
#include "support/small_world.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

SmallWorld someWorld()
{
    SmallWorld world(6);
    world.text("industry", {"Food", "Steel", "", "food", "Paper", "Steel"});
    world.numbers("employees", {10, 200, blankNumber, 5000, 70, 10});
    for (std::size_t lead = 0; lead < 6; ++lead) {
        for (std::size_t i = 0; i < lead; ++i)
            world.event(lead, {"visit", static_cast<std::int64_t>(i * 86400 * 9 + 60)});
    }
    world.event(3, {"call", 3600});
    return world;
}

model::ScoringModel someModel()
{
    model::ProfileRule industry;
    industry.field = "industry";
    industry.bands = {{"Food", isOneOf({"Food"}), 40}, {"Steel", isOneOf({"Steel"}), 15}};
    industry.otherwise = 2;
    industry.unknown = -3;
    model::BehaviourRule visit;
    visit.filter.types = {"visit"};
    visit.points = 7;
    visit.beyond = -2;
    visit.cap = 3;
    visit.halfLifeDays = 30;
    return plainModel({criterion("industry", industry)},
                      {criterion("visit", visit), criterion("call", model::HandRaiseRule{{"call"}, 30, true})});
}

} // namespace

class TestCounts : public QObject {
    Q_OBJECT

private slots:
    void everyLeadIsCountedOnce()
    {
        SmallWorld world = someWorld();
        const scoring::Input input = world.input();
        const auto counts = scoring::countMatches(someModel(), input, noon);
        QVERIFY(counts.has_value());
        const scoring::CriterionCount *industry = counts->find(0, "industry");
        QVERIFY(industry);
        QCOMPARE(industry->outcomes, (std::vector<std::uint64_t>{2, 2, 1, 1}));
        QCOMPARE(industry->matches, std::uint64_t{4});
        QCOMPARE(counts->find(1, "visit")->matches, std::uint64_t{5});
        QCOMPARE(counts->find(1, "call")->matches, std::uint64_t{1});

        model::ScoringModel asked = someModel();
        model::Test large;
        large.kind = model::TestKind::atLeast;
        large.low = 100;
        asked.axes[0].criteria[0].onlyIf = model::FieldTest{"employees", large};
        const auto fewer = scoring::countMatches(asked, input, noon);
        QVERIFY(fewer.has_value());
        const scoring::CriterionCount *part = fewer->find(0, "industry");
        QCOMPARE(part->notAsked, std::uint64_t{4});
        QCOMPARE(std::accumulate(part->outcomes.begin(), part->outcomes.end(), part->notAsked), std::uint64_t{6});
    }
};

QTEST_GUILESS_MAIN(TestCounts)
#include "test_criterion_counts.moc"
