// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

#include "base/exact.h"

using namespace leadlight::base;

class TestExact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsTheExactDecimal()
    {
        QCOMPARE(exactText(0), std::string("0"));
        QCOMPARE(exactText(exactOf(7)), std::string("7"));
        QCOMPARE(exactText(exactOf(-100)), std::string("-100"));
        QCOMPARE(exactText(exactOf(12) + exactOne / 2), std::string("12.5"));
        QCOMPARE(exactText(-1), std::string("-0.000000059604644775390625"));
        QCOMPARE(exactText(exactOne + 1), std::string("1.000000059604644775390625"));
        QCOMPARE(exactText(std::numeric_limits<Exact>::min()), std::string("-549755813888"));
        QCOMPARE(exactText(std::numeric_limits<Exact>::max()), std::string("549755813887.999999940395355224609375"));
    }

    void textReadsBackAsTheSameNumber()
    {
        QVERIFY(rc::check([](std::int32_t points, std::uint32_t part) {
            const Exact value = exactOf(points) + (part & 0xFFFFFF);
            // 56 bits would not fit a double, 32 + 24 − sign do: the reading is exact.
            const Exact small = value % exactOf(1 << 20);
            RC_ASSERT(std::strtod(exactText(small).c_str(), nullptr) * static_cast<double>(exactOne)
                      == static_cast<double>(small));
        }));
    }

    void wholePointsRoundHalfAwayFromZero()
    {
        const Exact half = exactOne / 2;
        QCOMPARE(wholePoints(exactOf(12) + half), std::int64_t{13});
        QCOMPARE(wholePoints(exactOf(12) + half - 1), std::int64_t{12});
        QCOMPARE(wholePoints(exactOf(-12) - half), std::int64_t{-13});
        QCOMPARE(wholePoints(exactOf(-12) - half + 1), std::int64_t{-12});
        QCOMPARE(wholePoints(0), std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestExact)
#include "test_exact.moc"
