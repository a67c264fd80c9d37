// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/collation.h"
#include "bridge/filter_text.h"
#include "bridge/text.h"
#include "bridge/time_text.h"

#include <QTest>

#include <limits>

using namespace leadlight;

namespace {

constexpr std::int64_t hour = 3600;

base::Instant at(const char *iso)
{
    return *base::parseIsoInstant(iso);
}

QString term(const char *expression)
{
    const auto filter = data::Filter::parse(expression);
    return filter && filter->terms().size() == 1 ? bridge::termText(filter->terms().front(), nullptr) : QString();
}

} // namespace

class TextsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textGoesThereAndBack()
    {
        const std::string name = "Zoë Łukasz 森";
        QCOMPARE(bridge::toUtf8(bridge::toQt(name)), name);
        QCOMPARE(bridge::toQt("a\xFFz"), QStringLiteral("a\uFFFDz"));
    }

    void numbersHaveSignsAndSeparators()
    {
        QCOMPARE(bridge::countText(1240), QStringLiteral("1,240"));
        QCOMPARE(bridge::signedText(15), QStringLiteral("+15"));
        QCOMPARE(bridge::signedText(-8), QStringLiteral("\u22128"));
        QCOMPARE(bridge::signedText(0), QStringLiteral("0"));
        QCOMPARE(bridge::percentText(0.381), QStringLiteral("38.1\u00A0%"));
        QCOMPARE(bridge::percentText(1), QStringLiteral("100\u00A0%"));
        QCOMPARE(bridge::percentText(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("\u2013"));
        QCOMPARE(bridge::pointsText(base::exactOf(44) + base::exactOne / 2), QStringLiteral("45"));
        QCOMPARE(bridge::moneyText(1234549, QStringLiteral("EUR")), QStringLiteral("12,345\u00A0EUR"));
    }

    void timesAreLocalAndRelative()
    {
        const auto berlin = base::Zone::named("Europe/Berlin");
        QVERIFY(berlin.has_value());
        const bridge::TimeText times(*berlin, at("2026-11-22T08:14:00Z")); // a Sunday, 09:14 there
        QCOMPARE(times.moment(at("2026-11-22T08:14:00Z")), QStringLiteral("22 Nov 2026 09:14"));
        QCOMPARE(times.relative(at("2026-11-22T07:51:00Z")), QStringLiteral("today 08:51"));
        QCOMPARE(times.relative(at("2026-11-21T22:59:00Z")), QStringLiteral("yesterday 23:59"));
        QCOMPARE(times.relative(at("2026-11-21T23:01:00Z")), QStringLiteral("today 00:01"));
        QCOMPARE(times.relative(at("2026-11-20T16:40:00Z")), QStringLiteral("Fri 17:40"));
        QCOMPARE(times.relative(at("2026-11-12T16:40:00Z")), QStringLiteral("12 Nov"));
        QCOMPARE(times.day(at("2026-11-19T10:00:00Z")), QStringLiteral("3 days ago"));
        QCOMPARE(times.day(at("2025-10-02T10:00:00Z")), QStringLiteral("2 Oct 2025"));
    }

    void clockSaysHowLongIsLeft()
    {
        const base::Instant now{1'000'000};
        const bridge::TimeText times(base::Zone::utc(), now);
        using Urgency = bridge::TimeText::Urgency;
        const auto due = [&](std::int64_t seconds, double left) { return times.due({now.seconds + seconds}, left); };
        QCOMPARE(due(18 * 60, 0.1).text, QStringLiteral("18 min left"));
        QCOMPARE(due(18 * 60, 0.1).urgency, Urgency::soon);
        QCOMPARE(due(hour + 5 * 60, 0.5).text, QStringLiteral("1 h 05 min left"));
        QCOMPARE(due(3 * hour + 59, 0.5).urgency, Urgency::none);
        QCOMPARE(due(-2 * hour, 0).text, QStringLiteral("2 h late"));
        QCOMPARE(due(-2 * hour, 0).urgency, Urgency::late);
        QCOMPARE(due(4 * 24 * hour, 1).text, QStringLiteral("4 days left"));
    }

    void filterSpeaksInWords()
    {
        QCOMPARE(term("country:Germany"), QStringLiteral("Germany"));
        QCOMPARE(term("country:Germany|Austria|Switzerland"), QStringLiteral("Germany, Austria or Switzerland"));
        QCOMPARE(term("-title:Student"), QStringLiteral("not Student"));
        QCOMPARE(term("rank>=B2"), QStringLiteral("rank B2 or better"));
        QCOMPARE(term("quiet>14d"), QStringLiteral("quiet for more than 14 days"));
        QCOMPARE(term("fit>=40"), QStringLiteral("fit at least 40"));
        QCOMPARE(term("stage:identified"), QStringLiteral("MIL"));
        QCOMPARE(term("acme"), QStringLiteral("“acme”"));
    }

    void collationIsThatOfReaders()
    {
        data::Dictionary words;
        const std::uint32_t zebra = words.codeFor("zebra");
        const std::uint32_t ten = words.codeFor("Item 10");
        const std::uint32_t two = words.codeFor("item 2");
        const std::uint32_t oe = words.codeFor("Öl");
        const std::vector<std::uint32_t> ranks = bridge::collation(QLocale(QLocale::German))(words);
        QCOMPARE(ranks.size(), std::size_t{5});
        QVERIFY(ranks[two] < ranks[ten]);
        QVERIFY(ranks[ten] < ranks[oe]);
        QVERIFY(ranks[oe] < ranks[zebra]);
        QCOMPARE(ranks[0], 4U); // the blank stands last
    }
};

QTEST_MAIN(TextsTest)
#include "test_texts.moc"
