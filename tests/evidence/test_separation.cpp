// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include "evidence/separation.h"

using namespace leadlight::evidence;

class TestSeparation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decilesKeepEqualScoresInTheBetterOne()
    {
        std::vector<double> scores;
        for (int i = 0; i < 20; ++i)
            scores.push_back(20 - i);
        QCOMPARE(decilesOf(scores).front(), std::uint8_t{0});
        QCOMPARE(decilesOf(scores)[2], std::uint8_t{1});
        QCOMPARE(decilesOf(scores).back(), std::uint8_t{9});
        scores[2] = scores[1]; // the third would be of the second decile
        QCOMPARE(decilesOf(scores)[2], std::uint8_t{0});
        const std::vector<double> flat(50, 3);
        const auto shares = shareByDecile(decilesOf(flat), std::vector<std::uint8_t>(50, 1));
        QCOMPARE(shares[0], (Share{50, 50}));
        QCOMPARE(shares[9].n, std::uint64_t{0});
    }
    void decilesNeverDependOnTheOrderOfCases()
    {
        QVERIFY(rc::check("equal scores share a decile, better scores are in no worse one", [] {
            const auto drawn = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12)));
            const std::vector<double> scores(drawn.begin(), drawn.end());
            const auto deciles = decilesOf(scores);
            for (std::size_t i = 0; i < scores.size(); ++i) {
                const auto better = static_cast<std::size_t>(std::count_if(scores.begin(), scores.end(), [&](double other) { return other > scores[i]; }));
                RC_ASSERT(deciles[i] == better * 10 / scores.size());
            }
        }));
    }
    void gainsRunFromNothingToAll()
    {
        const std::vector<double> scores{4, 3, 2, 1};
        const auto curve = gains(scores, std::vector<std::uint8_t>{1, 1, 0, 0});
        QCOMPARE(curve.size(), std::size_t{5});
        QCOMPARE(curve[0].yes, 0.0);
        QCOMPARE(curve[2].cases, 0.5);
        QCOMPARE(curve[2].yes, 1.0);
        QCOMPARE(curve.back().cases, 1.0);
        // Equal scores are one step.
        QCOMPARE(gains(std::vector<double>(4, 1), std::vector<std::uint8_t>{1, 0, 1, 0}).size(), std::size_t{2});
        std::vector<double> many;
        std::vector<std::uint8_t> outcomes;
        for (int i = 0; i < 5000; ++i) {
            many.push_back(i);
            outcomes.push_back(i % 3 == 0);
        }
        QVERIFY(gains(many, outcomes).size() <= 202);
        QCOMPARE(gains(many, outcomes).back().yes, 1.0);
    }
    void aBetterCellThatDoesWorseIsAReversal()
    {
        //  A1 50 %, A2 5 %      B1 40 %, B2 45 %
        const std::vector<Share> cells{{50, 100}, {5, 100}, {40, 100}, {45, 100}};
        const auto found = reversals(cells, 2);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].better, std::size_t{1});
        QCOMPARE(found[0].worse, std::size_t{3});
        QVERIFY(found[0].difference.high < 0);
        // 29 cases are too few, and a difference that may be chance is none.
        QVERIFY(reversals(std::vector<Share>{{1, 29}, {80, 100}}, 2).empty());
        QVERIFY(reversals(std::vector<Share>{{10, 40}, {12, 40}}, 2).empty());
        // A2 and B1 are neither better than the other.
        QVERIFY(reversals(std::vector<Share>{{0, 0}, {5, 100}, {60, 100}, {0, 0}}, 2).empty());
    }
};

QTEST_GUILESS_MAIN(TestSeparation)
#include "test_separation.moc"
