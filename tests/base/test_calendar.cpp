// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <algorithm>

#include "base/calendar.h"

using namespace leadlight::base;

namespace {

Instant at(std::string_view text)
{
    return parseIsoInstant(text).value();
}

Zone berlin()
{
    return Zone::named("Europe/Berlin").value();
}

std::string due(std::string_view start, int count, Span::Unit unit, const BusinessHours &hours = {})
{
    return isoText(dueAfter(at(start), {count, unit}, hours, berlin()));
}

} // namespace

class TestCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zonesAreFoundByName()
    {
        QCOMPARE(berlin().name(), std::string("Europe/Berlin"));
        QCOMPARE(Zone::utc().name(), std::string("UTC"));
        QVERIFY(Zone::named("UTC").has_value());
        const auto unknown = Zone::named("Middle/Earth");
        QVERIFY(!unknown.has_value());
        QCOMPARE(unknown.error().code, std::string("calendar.unknown_zone"));
        QCOMPARE(unknown.error().arguments.at(0), std::string("Middle/Earth"));
        QVERIFY(!Zone::named("").has_value());
    }

    void localTimeFollowsSummerTime()
    {
        QCOMPARE(berlin().localMinute(at("2026-03-29T00:59:00Z")), 119);
        QCOMPARE(berlin().localMinute(at("2026-03-29T01:00:00Z")), 180);
        QCOMPARE(isoText(berlin().localDate(at("2026-06-30T22:30:00Z"))), std::string("2026-07-01"));
        QCOMPARE(isoText(berlin().instantAt(*parseIsoDate("2026-07-01"))), std::string("2026-06-30T22:00:00Z"));
        QCOMPARE(isoText(berlin().instantAt(*parseIsoDate("2026-12-01"))), std::string("2026-11-30T23:00:00Z"));
        QCOMPARE(berlin().offsetAt(at("2030-07-01")).seconds, std::int64_t{7200});
    }

    void skippedAndDoubledLocalTimes()
    {
        // 02:30 does not exist on 29 March and exists twice on 25 October.
        QCOMPARE(isoText(berlin().instantAt(*parseIsoDate("2026-03-29"), 150)), std::string("2026-03-29T01:00:00Z"));
        QCOMPARE(isoText(berlin().instantAt(*parseIsoDate("2026-10-25"), 150)), std::string("2026-10-25T00:30:00Z"));
    }

    void monthsEndOnTheirLastDay()
    {
        using enum Span::Unit;
        QCOMPARE(due("2026-01-31T09:00Z", 1, months), std::string("2026-02-28T09:00:00Z"));
        QCOMPARE(due("2028-01-31T09:00Z", 1, months), std::string("2028-02-29T09:00:00Z"));
        QCOMPARE(due("2026-01-31T09:00Z", 2, months), std::string("2026-03-31T08:00:00Z"));
        QCOMPARE(due("2026-11-30T09:00Z", 3, months), std::string("2027-02-28T09:00:00Z"));
        QCOMPARE(due("2026-01-31T09:00Z", 12, months), std::string("2027-01-31T09:00:00Z"));
        // The day is the local one: 23:30 UTC on 30 January is the 31st in Berlin.
        QCOMPARE(due("2026-01-30T23:30:00Z", 1, months), std::string("2026-02-27T23:30:00Z"));
    }

    void daysKeepTheLocalTimeOfDay()
    {
        using enum Span::Unit;
        QCOMPARE(due("2026-03-28T10:00:30Z", 1, days), std::string("2026-03-29T09:00:30Z"));
        QCOMPARE(due("2026-10-24T10:00Z", 2, days), std::string("2026-10-26T11:00:00Z"));
        QCOMPARE(due("2026-10-25T01:30Z", 0, days), std::string("2026-10-25T01:30:00Z"));
    }

    void hoursRunWhileTheOfficeIsOpen()
    {
        using enum Span::Unit;
        // Friday 16:00 in Berlin, an hour before closing; Monday opens at 9.
        QCOMPARE(due("2026-01-16T15:00Z", 1, hours), std::string("2026-01-16T16:00:00Z"));
        QCOMPARE(due("2026-01-16T15:00Z", 2, hours), std::string("2026-01-19T09:00:00Z"));
        QCOMPARE(due("2026-01-16T15:00Z", 61, minutes), std::string("2026-01-19T08:01:00Z"));
        QCOMPARE(due("2026-01-17T12:00Z", 8, hours), std::string("2026-01-19T16:00:00Z"));
        QCOMPARE(due("2026-01-16T04:00Z", 30, minutes), std::string("2026-01-16T08:30:00Z"));
        QCOMPARE(due("2026-01-16T15:00Z", 40, hours), std::string("2026-01-23T15:00:00Z"));
        // Across the change to summer time the office still opens at 9 local time.
        QCOMPARE(due("2026-03-27T15:30Z", 1, hours), std::string("2026-03-30T07:30:00Z"));
    }

    void holidaysAreClosed()
    {
        BusinessHours office;
        office.holidays = {*parseIsoDate("2026-04-03"), *parseIsoDate("2026-04-06")}; // Good Friday, Easter Monday
        QCOMPARE(due("2026-04-02T14:00Z", 2, Span::Unit::hours, office), std::string("2026-04-07T08:00:00Z"));
        QCOMPARE(businessSeconds(at("2026-04-02T14:00Z"), at("2026-04-07T08:00Z"), office, berlin()),
                 std::int64_t{7200});
    }

    void anOfficeThatNeverOpensCountsRoundTheClock()
    {
        BusinessHours closed;
        closed.week = {};
        QCOMPARE(due("2026-01-16T15:00Z", 24, Span::Unit::hours, closed), std::string("2026-01-17T15:00:00Z"));
        QCOMPARE(businessSeconds(at("2026-01-16T15:00Z"), at("2026-02-16T15:00Z"), closed, berlin()), std::int64_t{0});
    }

    void anHourOfTheNightIsSkippedOrDoubled()
    {
        BusinessHours night;
        night.week.fill({60, 240}); // 01:00 to 04:00
        QCOMPARE(businessSeconds(at("2026-03-28T12:00Z"), at("2026-03-29T12:00Z"), night, berlin()),
                 std::int64_t{2 * 3600});
        QCOMPARE(businessSeconds(at("2026-10-24T12:00Z"), at("2026-10-25T12:00Z"), night, berlin()),
                 std::int64_t{4 * 3600});
        QCOMPARE(businessSeconds(at("2026-05-02T12:00Z"), at("2026-05-01T12:00Z"), night, berlin()), std::int64_t{0});
    }

    void aSpanThatLeavesTheCalendarEndsWithIt()
    {
        QCOMPARE(due("2026-01-16T15:00Z", 2000000000, Span::Unit::months).substr(0, 10), std::string("9999-12-31"));
        QCOMPARE(due("2026-01-16T15:00Z", 2000000000, Span::Unit::days).substr(0, 10), std::string("9999-12-31"));
    }

    void dueAndOpenSecondsAreInverse()
    {
        const Zone zone = berlin();
        QVERIFY(rc::check([&zone] {
            BusinessHours office;
            for (auto &day : office.week) {
                day.from = *rc::gen::inRange(0, 1440);
                day.to = *rc::gen::inRange(0, 1441);
            }
            office.week[2] = {480, 1020}; // at least one open day
            const Instant start{*rc::gen::inRange<std::int64_t>(1'700'000'000, 1'800'000'000)};
            for (int i = *rc::gen::inRange(0, 20); i > 0; --i)
                office.holidays.push_back({utcDateOf(start).days + *rc::gen::inRange(0, 40)});
            std::sort(office.holidays.begin(), office.holidays.end());
            const int minutes = *rc::gen::inRange(1, 30000);
            const Instant end = dueAfter(start, {minutes, Span::Unit::minutes}, office, zone);
            RC_ASSERT(businessSeconds(start, end, office, zone) == std::int64_t{minutes} * 60);
            RC_ASSERT(businessSeconds(start, {end.seconds - 1}, office, zone) == std::int64_t{minutes} * 60 - 1);
        }));
    }

    void openSecondsAddUp()
    {
        const Zone zone = berlin();
        QVERIFY(rc::check([&zone] {
            const BusinessHours office;
            const std::int64_t first = *rc::gen::inRange<std::int64_t>(1'700'000'000, 1'800'000'000);
            const std::int64_t middle = first + *rc::gen::inRange<std::int64_t>(0, 30'000'000);
            const std::int64_t last = middle + *rc::gen::inRange<std::int64_t>(0, 30'000'000);
            RC_ASSERT(businessSeconds({first}, {last}, office, zone)
                      == businessSeconds({first}, {middle}, office, zone)
                             + businessSeconds({middle}, {last}, office, zone));
        }));
    }
};

QTEST_GUILESS_MAIN(TestCalendar)
#include "test_calendar.moc"
