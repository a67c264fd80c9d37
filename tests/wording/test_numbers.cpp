// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <QTest>

#include "wording/labels.h"
#include "wording/numbers.h"
#include "wording/reasons.h"

using namespace leadlight;
using namespace leadlight::wording;

class TestNumbers : public QObject {
    Q_OBJECT

private slots:
    void numbersAreGrouped()
    {
        QCOMPARE(grouped(0), std::string("0"));
        QCOMPARE(grouped(999), std::string("999"));
        QCOMPARE(grouped(1240), std::string("1,240"));
        QCOMPARE(grouped(1234567), std::string("1,234,567"));
        QCOMPARE(grouped(-1240), std::string("−1,240"));
        QCOMPARE(grouped(std::numeric_limits<std::int64_t>::min()), std::string("−9,223,372,036,854,775,808"));
        QCOMPARE(signedNumber(12), std::string("+12"));
        QCOMPARE(signedNumber(-3), std::string("−3"));
        QCOMPARE(signedNumber(0), std::string("0"));
    }

    void sharesHaveOneDecimalUnderAHundred()
    {
        QCOMPARE(percent(381, 1000), std::string("38.1 %"));
        QCOMPARE(percent(1, 3), std::string("33.3 %"));
        QCOMPARE(percent(2, 3), std::string("66.7 %"));
        QCOMPARE(percent(0, 5), std::string("0.0 %"));
        QCOMPARE(percent(5, 5), std::string("100 %"));
        QCOMPARE(percent(0, 0), std::string("–"));
    }

    void pointsShowADecimalOnlyWhereTheyHaveOne()
    {
        QCOMPARE(pointsText(base::exactOf(12), false), std::string("12"));
        QCOMPARE(pointsText(base::exactOf(12), true), std::string("+12"));
        QCOMPARE(pointsText(base::exactOf(-5), true), std::string("−5"));
        QCOMPARE(pointsText(base::exactOne * 123 / 10, false), std::string("12.3"));
        QCOMPARE(pointsText(-base::exactOne / 2, true), std::string("−0.5"));
        QCOMPARE(pointsText(1, true), std::string("0"));
        QCOMPARE(pointsText(0, true), std::string("0"));
    }

    void moneyIsInWholeUnits()
    {
        QCOMPARE(money(1'230'000, "EUR"), std::string("€12,300"));
        QCOMPARE(money(149, "USD"), std::string("$1"));
        QCOMPARE(money(150, "USD"), std::string("$2"));
        QCOMPARE(money(100'000, "CHF"), std::string("1,000 CHF"));
        QCOMPARE(money(-1'230'000, "GBP"), std::string("−£12,300"));
    }

    void datesNameTheirMonth()
    {
        QCOMPARE(dateText(base::dateOf({2026, 11, 25})), std::string("25 Nov 2026"));
        QCOMPARE(dateText(base::dateOf({2024, 2, 29})), std::string("29 Feb 2024"));
        QCOMPARE(momentText(base::parseIsoInstant("2026-11-25T23:05:59Z").value(), base::Zone::utc()), std::string("25 Nov 2026 23:05"));
        QCOMPARE(dataUpToText(base::parseIsoInstant("2026-11-25T23:05:59Z").value(), base::Zone::utc()),
                 std::string(" · data up to 25 Nov 2026 23:05"));
        QCOMPARE(dataUpToText({}, base::Zone::utc()), std::string());
    }

    void everyMoveHasWords()
    {
        for (const domain::Move move : domain::allMoves) {
            QVERIFY(!moveDone(move).empty());
            QVERIFY(!moveVerb(domain::keyOf(move)).empty());
        }
        QCOMPARE(moveVerb("pass-back"), std::string("pass back"));
        QCOMPARE(moveVerb("no such move"), std::string("no such move"));
        QCOMPARE(sideName("sales"), std::string("Sales"));
        QCOMPARE(sideName("both"), std::string("either side"));
    }

    void theStrongestReasonsComeFirst()
    {
        scoring::Explanation explanation;
        const auto part = [](const char *label, int points, std::uint32_t events) {
            scoring::Part made;
            made.key = made.label = label;
            made.points = base::exactOf(points);
            made.events = events;
            return made;
        };
        explanation.axes[0].parts = {part("Industry", 10, 0), part("limit", 99, 0), part("Against", -20, 0)};
        explanation.axes[1].parts = {part("Pricing page", 30, 2), part("White paper", 20, 1), part("Visit", 5, 4)};
        QCOMPARE(reasons(explanation, 3), (std::vector<std::string>{"Pricing page, twice", "White paper", "Industry"}));
        QCOMPARE(reasons(explanation, 9).back(), std::string("Visit, 4 times"));
    }
};

QTEST_GUILESS_MAIN(TestNumbers)
#include "test_numbers.moc"
