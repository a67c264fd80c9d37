// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include "base/progress.h"
#include "base/result.h"
#include "base/time.h"

using namespace leadlight::base;

class TestTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesReadBack()
    {
        QCOMPARE(dateOf({1970, 1, 1}).days, 0);
        QCOMPARE(dateOf({2000, 2, 29}).days, 11016);
        QCOMPARE(dateOf({1969, 12, 31}).days, -1);
        QVERIFY(rc::check([] {
            const Date date{*rc::gen::inRange(-719162, 2932897)}; // 0001-01-01 to 9999-12-31
            RC_ASSERT(dateOf(civilOf(date)) == date);
            RC_ASSERT(isValid(civilOf(date)));
            RC_ASSERT(parseIsoDate(isoText(date)) == date);
            RC_ASSERT(QDate(1970, 1, 1).addDays(date.days).toString(Qt::ISODate).toStdString() == isoText(date));
        }));
    }

    void datesThatDoNotExist()
    {
        for (const CivilDate bad : {CivilDate{2026, 2, 31}, {2026, 2, 29}, {1900, 2, 29}, {2026, 0, 1}, {2026, 13, 1},
                                    {2026, 4, 31}, {2026, 1, 0}, {0, 1, 1}, {10000, 1, 1}})
            QVERIFY2(!isValid(bad), isoText(dateOf(bad)).c_str());
        QVERIFY(isValid({2024, 2, 29}));
        for (const char *bad : {"", "2026-02-31", "2026-2-3", "2026-03-31 ", "26-03-31", "2026/03/31", "2026-03-3x"})
            QVERIFY2(!parseIsoDate(bad).has_value(), bad);
    }

    void instantsInEveryForm()
    {
        const auto text = [](const char *iso) {
            const auto instant = parseIsoInstant(iso);
            return instant ? isoText(*instant) : std::string("-");
        };
        QCOMPARE(text("2026-03-31T12:00:00Z"), std::string("2026-03-31T12:00:00Z"));
        QCOMPARE(text("2026-03-31 12:00"), std::string("2026-03-31T12:00:00Z"));
        QCOMPARE(text("2026-03-31"), std::string("2026-03-31T00:00:00Z"));
        QCOMPARE(text("2026-03-31T12:00:07.999Z"), std::string("2026-03-31T12:00:07Z"));
        QCOMPARE(text("2026-03-31T01:30:00+02:00"), std::string("2026-03-30T23:30:00Z"));
        QCOMPARE(text("2026-12-31T20:00-05:30"), std::string("2027-01-01T01:30:00Z"));
        QCOMPARE(text("1969-12-31T23:59:59Z"), std::string("1969-12-31T23:59:59Z"));
        for (const char *bad : {"", "2026-03-31T", "2026-03-31T24:00", "2026-03-31T12:60", "2026-03-31T12:00:60",
                                "2026-03-31T12", "2026-03-31T12:00:00.", "2026-03-31T12:00Zx", "2026-02-30T12:00",
                                "2026-03-31x12:00", "2026-03-31T12:00+2", "2026-03-31T12:00:00ZZ", "2026-03-31Z"})
            QVERIFY2(!parseIsoInstant(bad).has_value(), bad);
    }

    void instantsReadBack()
    {
        QVERIFY(rc::check([] {
            const Instant instant{*rc::gen::inRange<std::int64_t>(-62135596800, 253402300800)};
            RC_ASSERT(parseIsoInstant(isoText(instant)) == instant);
            RC_ASSERT(utcMidnight(utcDateOf(instant)) <= instant);
            RC_ASSERT(instant.seconds - utcMidnight(utcDateOf(instant)).seconds < secondsPerDay);
        }));
    }

    void clocks()
    {
        FixedClock clock({5});
        QCOMPARE(clock.now().seconds, std::int64_t{5});
        clock.set({7});
        QCOMPARE(clock.now().seconds, std::int64_t{7});
        QVERIFY(std::abs(SystemClock().now().seconds - QDateTime::currentSecsSinceEpoch()) <= 1);
    }

    void errorsAreValues()
    {
        const Result<int> bad = fail(ErrorKind::usage, "filter.unknown_field", {"agee"});
        QVERIFY(!bad.has_value());
        const Result<std::string> passedOn = fail(bad.error());
        QCOMPARE(passedOn.error().arguments.at(0), std::string("agee"));
        QCOMPARE(int(passedOn.error().kind), 2);
        Progress progress;
        progress.add(3);
        progress.add(4);
        QCOMPARE(progress.done(), std::uint64_t{7});
        progress.stop();
        QVERIFY(progress.stopRequested());
    }
};

QTEST_GUILESS_MAIN(TestTime)
#include "test_time.moc"
