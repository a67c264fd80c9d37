// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector says about a score must add up, to the tenth, and name every kind of step.
#include <numeric>

#include <QAbstractItemModelTester>
#include <QTest>

#include <rapidcheck.h>

#include "inspector/rule_text.h"
#include "inspector/shown_points.h"
#include "inspector/why_model.h"
#include "inspector/why_rows.h"
#include "kit/waterfall.h"
#include "support/random_model.h"

using namespace leadlight;

namespace {

base::Exact points(double value)
{
    return static_cast<base::Exact>(value * static_cast<double>(base::exactOne));
}

model::Axis sampleAxis()
{
    model::Axis axis;
    axis.key = "fit";
    axis.label = "Fit";
    axis.ranks = {"A", "B", "C", "D"};
    axis.thresholds = {60, 40, 20};
    axis.max = 50;
    model::Criterion industry{"industry", "Industry", {}, {}, 100, {}, model::ProfileRule{}};
    auto &profile = std::get<model::ProfileRule>(industry.rule);
    profile.field = "industry";
    profile.bands = {{"Pharma, food", {model::TestKind::isOneOf, {"Pharma", "Food"}, {}, {}, {}, {}}, 20}};
    model::Criterion size{"size", "Employees", {}, {}, 100, {}, model::ProfileRule{}};
    model::Criterion region{"region", "Region", {}, {}, 100, {}, model::ProfileRule{}};
    model::BehaviourRule papers;
    papers.points = 10;
    papers.cap = 3;
    papers.halfLifeDays = 30;
    papers.ceiling = 25;
    axis.criteria = {industry, size, region, {"papers", "White papers", {}, {}, 100, {}, papers}};
    return axis;
}

scoring::Part partOf(const char *key, const char *label, const char *band, base::Exact given, base::Exact beforeLimit)
{
    scoring::Part part;
    part.key = key;
    part.label = label;
    part.band = band;
    part.points = given;
    part.beforeLimit = beforeLimit;
    return part;
}

scoring::AxisExplanation sampleExplanation()
{
    scoring::AxisExplanation axis;
    axis.key = "fit";
    scoring::Part industry = partOf("industry", "Industry", "Pharma, food", base::exactOf(20), base::exactOf(20));
    industry.facts = {{"industry", "Pharma", std::nullopt, base::exactOf(20), base::exactOf(20)}};
    scoring::Part size = partOf("size", "Employees", "", 0, 0);
    size.unknown = true;
    size.bestPossible = 15;
    scoring::Part region = partOf("region", "Region", "", 0, 0);
    region.facts = {{"region", "Lagos", std::nullopt, 0, 0}};
    scoring::Part papers = partOf("papers", "White papers", "", base::exactOf(25), points(26.25));
    papers.events = 3;
    for (const double now : {10.0, 8.75, 7.5}) {
        papers.facts.push_back({"whitepaper", "paper", base::Instant{1774958400}, points(now), base::exactOf(10)});
    }
    axis.parts = {industry, size, region, papers, partOf("limit", "", "", base::exactOf(-1), base::exactOf(-1))};
    axis.score = base::exactOf(44);
    axis.rank = axis.scoreRank = 1;
    return axis;
}

} // namespace

class TestWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shownPartsAddUp()
    {
        QVERIFY(rc::check("parts add up to the total shown", [](const std::vector<std::int32_t> &raw) {
            std::vector<base::Exact> parts;
            for (const std::int32_t part : raw) {
                parts.push_back(base::Exact{part} * 37);
            }
            const inspector::ShownPoints shown = inspector::shownPoints(parts);
            RC_ASSERT(std::accumulate(shown.parts.begin(), shown.parts.end(), std::int64_t{0}) == shown.total);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const base::Exact off = shown.parts[i] * base::exactOne - parts[i] * 10;
                RC_ASSERT(off > -base::exactOne);
                RC_ASSERT(off < base::exactOne);
            }
            // The total never claims a threshold that the score has not reached.
            const base::Exact sum = std::accumulate(parts.begin(), parts.end(), base::Exact{0});
            RC_ASSERT(shown.total * base::exactOne <= sum * 10);
            RC_ASSERT((shown.total + 1) * base::exactOne > sum * 10);
        }));
    }

    void poolsInterestsAndRecencySayTheirRule()
    {
        const auto textOf = [](model::Rule rule) {
            model::Criterion criterion;
            criterion.rule = std::move(rule);
            return inspector::ruleText(criterion);
        };
        model::AccountBehaviourRule pool;
        pool.behaviour.points = 10;
        pool.behaviour.windowDays = 30;
        QCOMPARE(textOf(pool), QStringLiteral("By the events of everybody at the account. Each counts +10. Only the last 30 days count."));
        QCOMPARE(textOf(model::InterestRule{"Pumps", 25, 2, 50, 30, true}),
                 QStringLiteral("+25 once for at least 2 events of the account in Pumps. They must be at least 50 % of all "
                                "that have an area. Only the last 30 days count."));
        QCOMPARE(textOf(model::RecencyRule{{{"", 0, 9}, {"", 30, 5}}, 0, -3}),
                 QStringLiteral("By the prospect’s last activity: within 24 hours +9; up to 30 days ago +5; longer ago 0; "
                                "never \u22123."));
    }

    void interestAndPoolRowsSayWhatCounted()
    {
        model::Axis axis = sampleAxis();
        model::AccountBehaviourRule pool;
        pool.behaviour.points = 10;
        pool.behaviour.ceiling = 25;
        axis.criteria = {{"pumps", "Interest", {}, {}, 100, {}, model::InterestRule{"Pumps", 5, 2, 0, {}, false}},
                         {"pool", "Buying group", {}, {}, 100, {}, pool},
                         {"quiet", "Last seen", {}, {}, 100, {}, model::RecencyRule{{{"", 7, 4}}, 0, 0}}};
        scoring::AxisExplanation explained = sampleExplanation();
        scoring::Part pumps = partOf("pumps", "Interest", "Pumps", base::exactOf(5), base::exactOf(5));
        pumps.events = 2;
        scoring::Part people = partOf("pool", "Buying group", "", base::exactOf(25), base::exactOf(30));
        people.events = 3;
        people.facts.assign(3, {"visit", "", base::Instant{1774958400}, base::exactOf(10), base::exactOf(10)});
        people.facts[1].lead = 7;
        people.facts[2].ofAccount = true;
        scoring::Part quiet = partOf("quiet", "Last seen", "", 0, 0);
        explained.parts = {pumps, people, quiet};
        explained.score = base::exactOf(30);
        const bridge::TimeText times(base::Zone::utc(), base::Instant{1774958400});
        const inspector::WhyAxis why = inspector::whyRows(explained, axis, times, false);
        QCOMPARE(why.rows.at(0).rule, QStringLiteral("2 events in Pumps"));
        QCOMPARE(why.rows.at(1).value, QStringLiteral("+30"));
        QCOMPARE(why.rows.at(1).detail.count(QStringLiteral("somebody else at the account")), 1);
        QCOMPARE(why.rows.at(1).detail.count(QStringLiteral(" at the account,")), 2);
        QCOMPARE(why.rows.at(2).label, QStringLiteral("Ceiling of Buying group 25"));
        QCOMPARE(why.rows.at(3).rule, QStringLiteral("none yet"));
        QCOMPARE(why.shownTotal, std::int64_t{300});
    }

    void wholePartsStayWhole()
    {
        const std::vector<base::Exact> parts{base::exactOf(20), base::exactOf(-8), points(12.34), points(7.66)};
        const inspector::ShownPoints shown = inspector::shownPoints(parts);
        QCOMPARE(shown.parts[0], 200);
        QCOMPARE(shown.parts[1], -80);
        QCOMPARE(inspector::signedTenthsText(shown.parts[0]), QStringLiteral("+20"));
        QCOMPARE(inspector::signedTenthsText(-80), QStringLiteral("\u22128"));
        QCOMPARE(inspector::tenthsText(123), QStringLiteral("12.3"));
        QCOMPARE(inspector::tenthsText(-4), QStringLiteral("\u22120.4"));
        const std::vector<base::Exact> nearly{base::exactOf(60) - 1};
        QCOMPARE(inspector::shownPoints(nearly).total, 599);
    }

    void everyKindOfStepHasARow()
    {
        const bridge::TimeText times(base::Zone::utc(), base::Instant{1774958400});
        const inspector::WhyAxis why = inspector::whyRows(sampleExplanation(), sampleAxis(), times);
        QStringList lines;
        for (const inspector::WhyRow &row : why.rows) {
            lines << QStringLiteral("%1 | %2 | %3").arg(row.label, row.rule, row.value);
        }
        const QStringList expected{QStringLiteral("Industry: Pharma | Pharma, food | +20"),
                                   QStringLiteral("Employees: not known |  | up to +15"),
                                   QStringLiteral("Region: Lagos | any other value | 0"),
                                   QStringLiteral("White papers | 3 times, last today | +30"),
                                   QStringLiteral("White papers faded | +30, now +26.2 | \u22123.7"),
                                   QStringLiteral("Ceiling of White papers 25 |  | \u22121.3"),
                                   QStringLiteral("Fit is at most 50 |  | \u22121"),
                                   QStringLiteral("Fit score 44 → B | A from 60 | 44")};
        QCOMPARE(lines, expected);
        QCOMPARE(why.quietRows, 1);
        QCOMPARE(why.rows[why.rows.size() - 2].after, why.shownTotal);
    }

    void sortingBySizeKeepsTheSum()
    {
        const bridge::TimeText times(base::Zone::utc(), base::Instant{1774958400});
        const inspector::WhyAxis why = inspector::whyRows(sampleExplanation(), sampleAxis(), times, true);
        QCOMPARE(why.rows.front().label, QStringLiteral("White papers"));
        QCOMPARE(why.rows[why.rows.size() - 2].after, why.shownTotal);
    }

    void randomExplanationsAddUp()
    {
        QVERIFY(rc::check("rows of any lead add up", [](std::uint64_t seed) {
            test::RandomWorld world(seed);
            const model::ScoringModel made = world.model();
            const data::Table leads = world.leads(3);
            const data::ActivityTable activities = world.activities(3);
            const std::vector<std::uint16_t> flags(3, 0);
            const base::Instant asOf{test::RandomWorld::asOfSeconds};
            const scoring::Explanation why = scoring::explain(made, {&leads, &activities, flags}, asOf, 1);
            const bridge::TimeText times(base::Zone::utc(), asOf);
            for (std::size_t axis = 0; axis < 2; ++axis) {
                for (const bool bySize : {false, true}) {
                    const inspector::WhyAxis rows = inspector::whyRows(why.axes[axis], made.axes[axis], times, bySize);
                    base::Exact sum = 0;
                    std::int64_t running = 0;
                    for (std::size_t i = 0; i + 1 < rows.rows.size(); ++i) {
                        sum += rows.rows[i].points;
                        RC_ASSERT(rows.rows[i].before == running);
                        running = rows.rows[i].after;
                    }
                    RC_ASSERT(sum == why.axes[axis].score);
                    RC_ASSERT(running == rows.shownTotal);
                }
            }
        }));
    }

    void rulesAreSentences()
    {
        const model::Axis axis = sampleAxis();
        QCOMPARE(inspector::ruleText(axis.criteria[0]), QStringLiteral("Pharma or Food +20; anything else 0."));
        QCOMPARE(inspector::ruleText(axis.criteria[3]),
                 QStringLiteral("First 3 count +10 each, further ones nothing. Halves every 30 days. At most +25 in all."));
    }

    void modelHoldsTheProtocol()
    {
        inspector::WhyModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const bridge::TimeText times(base::Zone::utc(), base::Instant{1774958400});
        model.setAxis(inspector::whyRows(sampleExplanation(), sampleAxis(), times));
        QCOMPARE(model.rowCount(), 7); // what gives nothing is left out
        model.setQuietShown(true);
        QCOMPARE(model.rowCount(), 8);
        QCOMPARE(model.index(1, 0).data(kit::WaterfallRole::Kind).toInt(), static_cast<int>(kit::WaterfallKind::missing));
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Industry: Pharma, +20, running total 20"));
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "test_words.moc"
