// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <cmath>

#include "evidence/intervals.h"

using namespace leadlight::evidence;

namespace {

bool near(double value, double expected)
{
    return std::abs(value - expected) <= 1e-12 * std::max(1.0, std::abs(expected));
}

} // namespace

#define NEAR(value, expected) QVERIFY2(near(value, expected), qPrintable(QString::number(value, 'g', 17)))

class TestIntervals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// scipy 1.10.1, binomtest(k, n).proportion_ci(method="wilson").
    void wilsonAsScipyHasIt()
    {
        const Interval some = wilson({7, 30});
        NEAR(some.low, 0.11792388144489496);
        NEAR(some.high, 0.40928326158122164);
        NEAR(wilson({0, 30}).high, 0.11351339317396875);
        QCOMPARE(wilson({0, 30}).low, 0.0);
        NEAR(wilson({30, 30}).low, 0.8864866068260312);
        QCOMPARE(wilson({30, 30}).high, 1.0);
        NEAR(wilson({2400, 9240}).low, 0.25090065770607844);
        QCOMPARE(wilson({0, 0}).low, 0.0);
        QCOMPARE(wilson({0, 0}).high, 1.0);
    }
    /// Newcombe, Statistics in Medicine 17 (1998), Table II, method 10: 56/70 − 48/80 and 9/10 − 3/10.
    void newcombeAsPublished()
    {
        const Interval a = newcombe({56, 70}, {48, 80});
        QCOMPARE(std::round(a.low * 1e4), 524.0);
        QCOMPARE(std::round(a.high * 1e4), 3339.0);
        const Interval b = newcombe({9, 10}, {3, 10});
        QCOMPARE(std::round(b.low * 1e4), 1705.0);
        QCOMPARE(std::round(b.high * 1e4), 8090.0);
        QCOMPARE(newcombe({0, 0}, {1, 2}).low, -1.0);
    }
    /// scipy 1.10.1, stats.contingency.odds_ratio(kind="sample"); the corrected one with numpy.
    void oddsRatios()
    {
        const OddsRatio plain = oddsRatio({20, 50}, {15, 75});
        NEAR(plain.value, 2.6666666666666665);
        NEAR(plain.interval.low, 1.198028521436089);
        NEAR(plain.interval.high, 5.935677643623166);
        QVERIFY(plain.speaks() && !plain.isCorrected);
        const OddsRatio corrected = oddsRatio({0, 25}, {10, 50});
        NEAR(corrected.value, 0.07563025210084034);
        NEAR(corrected.interval.low, 0.0042455841914989445);
        NEAR(corrected.interval.high, 1.3472668953991904);
        QVERIFY(corrected.isCorrected && !corrected.speaks());
        QVERIFY(!oddsRatio({0, 0}, {3, 9}).isKnown);
    }
    void informationValues()
    {
        const std::vector<Share> groups{{30, 100}, {50, 90}, {20, 110}};
        NEAR(*informationValue(groups), 0.4853273076076916);
        const std::vector<Share> withZero{{30, 100}, {0, 40}};
        NEAR(*informationValue(withZero), 1.252356032218362);
        QVERIFY(!informationValue(std::vector<Share>{{5, 5}}));
        QVERIFY(!informationValue({}));
    }
    void thirtyCasesAreEnough()
    {
        const Share few{3, 29};
        const Share enough{3, 30};
        QVERIFY(!few.isEnough());
        QVERIFY(enough.isEnough());
        QCOMPARE(Share{}.rate(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestIntervals)
#include "test_intervals.moc"
