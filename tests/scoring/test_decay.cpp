// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <cmath>
#include <fstream>
#include <limits>
#include <string>

#include <rapidcheck.h>

#include "base/text.h"
#include "scoring/decay.h"
#include "scoring/engine.h"

using namespace leadlight;

class TestDecay : public QObject {
    Q_OBJECT

private slots:
    void halfLivesAreTheNearestIntegers();
    void halfLivesAgreeWithLongDoubles();
    void lookedUpFactorsEqualComputedOnes();
    void shortTablesGiveTheSameFactors();
    void factorsNeverRise();
    void lifespansAreAStraightLine();
    void scaledFactorsRoundHalfAwayFromZero();
};

/// The list was made with 80-digit decimals; a part of it lies as near to a rounding edge as a search found.
void TestDecay::halfLivesAreTheNearestIntegers()
{
    std::ifstream file(std::string(LEADLIGHT_TEST_DATA) + "/scoring/half_life_factors.csv");
    std::string line;
    QVERIFY(std::getline(file, line));
    int checked = 0;
    while (std::getline(file, line)) {
        const auto cells = base::split(line, ',');
        const std::int64_t age = std::stoll(std::string(cells[0]));
        const int days = std::stoi(std::string(cells[1]));
        const std::int64_t factor = std::stoll(std::string(cells[2]));
        QVERIFY2(scoring::halfLifeFactor(age, days) == factor, line.c_str());
        QVERIFY2(scoring::Decay::byHalfLife(days, std::numeric_limits<std::int64_t>::max()).factor(age) == factor,
                 line.c_str());
        ++checked;
    }
    QVERIFY(checked > 400);
}

void TestDecay::halfLivesAgreeWithLongDoubles()
{
    QVERIFY(rc::check([] {
        const int days = *rc::gen::inRange(1, 400);
        const std::int64_t age = *rc::gen::inRange<std::int64_t>(0, 26LL * 86400 * days);
        const long double exact = std::ldexp(std::exp2(-static_cast<long double>(age) / (86400.0L * days)), 24);
        const long double edge = std::abs(exact - std::floor(exact) - 0.5L);
        RC_PRE(edge > 1e-9L);
        RC_ASSERT(scoring::halfLifeFactor(age, days) == static_cast<std::int64_t>(std::floor(exact + 0.5L)));
    }));
}

void TestDecay::lookedUpFactorsEqualComputedOnes()
{
    for (const int days : {1, 7, 30, 365, 3650, 200000}) {
        const auto decay = scoring::Decay::byHalfLife(days, std::numeric_limits<std::int64_t>::max());
        QVERIFY(rc::check([&] {
            const std::int64_t age = *rc::gen::inRange<std::int64_t>(0, 26LL * 86400 * days);
            RC_ASSERT(decay.factor(age) == scoring::halfLifeFactor(age, days));
        }));
        QCOMPARE(decay.factor(decay.horizon()), std::int64_t{0});
        QCOMPARE(decay.factor(decay.horizon() - 1), std::int64_t{1});
    }
}

void TestDecay::shortTablesGiveTheSameFactors()
{
    const auto decay = scoring::Decay::byHalfLife(30, 86400);
    for (const std::int64_t age : {0, 86399, 86400, 1000000, 64800000, 64800001})
        QCOMPARE(decay.factor(age), scoring::halfLifeFactor(age, 30));
}

void TestDecay::factorsNeverRise()
{
    const auto decay = scoring::Decay::byHalfLife(2, std::numeric_limits<std::int64_t>::max());
    std::int64_t before = base::exactOne;
    for (std::int64_t age = 0; age < 600000; ++age) {
        const std::int64_t factor = decay.factor(age);
        QVERIFY(factor <= before);
        before = factor;
    }
}

void TestDecay::lifespansAreAStraightLine()
{
    QCOMPARE(scoring::lifespanFactor(0, 10), base::exactOne);
    QCOMPARE(scoring::lifespanFactor(5 * 86400, 10), base::exactOne / 2);
    QCOMPARE(scoring::lifespanFactor(10 * 86400, 10), std::int64_t{0});
    QCOMPARE(scoring::lifespanFactor(11 * 86400, 10), std::int64_t{0});
    // 16777216 · 86399/86400 = 16777021.81…
    QCOMPARE(scoring::lifespanFactor(1, 1), std::int64_t{16777022});
    QVERIFY(rc::check([] {
        const int days = *rc::gen::inRange(1, 5000);
        const std::int64_t age = *rc::gen::inRange<std::int64_t>(0, 86400LL * days + 10);
        RC_ASSERT(scoring::Decay::byLifespan(days).factor(age) == scoring::lifespanFactor(age, days));
    }));
}

void TestDecay::scaledFactorsRoundHalfAwayFromZero()
{
    const auto scaled = [](std::int64_t factor, double number, int scale) {
        return static_cast<std::int64_t>(scoring::scaledFactor(factor, number, scale));
    };
    QCOMPARE(scaled(3, 1, 2), std::int64_t{2});
    QCOMPARE(scaled(3, -1, 2), std::int64_t{-2});
    QCOMPARE(scaled(1, 1, 3), std::int64_t{0});
    QCOMPARE(scaled(base::exactOne, 2.5, 10), base::exactOne / 4);
    QCOMPARE(scaled(base::exactOne, std::numeric_limits<double>::quiet_NaN(), 10), std::int64_t{0});
    QCOMPARE(scaled(base::exactOne, 1e-300, 1), std::int64_t{0});
    QCOMPARE(scaled(1, 1e12, 1), std::int64_t{1000000000000});
    QCOMPARE(scaled(base::exactOne, 0.1, 1), std::int64_t{1677722}); // 1677721.6…
    QVERIFY(scoring::scaledFactor(base::exactOne, 1e300, 1) == scoring::Wide{1} << 80);
    QVERIFY(scoring::scaledFactor(base::exactOne, -1e300, 1) == -(scoring::Wide{1} << 80));
}

QTEST_GUILESS_MAIN(TestDecay)
#include "test_decay.moc"
