// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <rapidcheck.h>

#include "io/cell_values.h"
#include "io/column_guess.h"

using namespace leadlight;
using domain::FieldType;
using io::DateOrder;

namespace {

io::ColumnGuess guessOf(const std::string &name, const std::vector<std::string> &cells)
{
    io::ColumnGuesser guesser({name});
    for (const std::string &cell : cells) {
        const std::string_view view = cell;
        guesser.add({&view, 1});
    }
    return guesser.finish().front();
}

} // namespace

class CellsTest : public QObject {
    Q_OBJECT

private slots:
    void numbers_data();
    void numbers();
    void dates_data();
    void dates();
    void everyDateReadsBackInItsOrder();
    void columnsDecideSigns();
    void columnsDecideDateOrder();
    void digitsThatAreNames();
    void blankWords();
};

void CellsTest::numbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<char>("decimal");
    QTest::addColumn<char>("thousands");
    QTest::addColumn<double>("value"); // NaN: no number
    const double none = qQNaN();
    const auto row = [](const char *text, char decimal, char thousands, double value) {
        QTest::addRow("%s (%c)", text, decimal) << QString::fromUtf8(text) << decimal << thousands << value;
    };
    row("12", '.', ',', 12);
    row(" -12.5 ", '.', ',', -12.5);
    row("1,234.5", '.', ',', 1234.5);
    row("1.234,5", ',', '.', 1234.5);
    row("1.234.567", ',', '.', 1234567);
    row("1 234 567", '.', ',', 1234567);
    row("1\u00a0234,5", ',', '.', 1234.5);
    row("12'345", '.', ',', 12345);
    row("$1,000", '.', ',', 1000);
    row("5 €", ',', '.', 5);
    row("-€5", ',', '.', -5);
    row("1e3", '.', ',', 1000);
    row("0.125", '.', ',', 0.125);
    row("1,23", '.', ',', none);
    row("1.2.3", '.', ',', none);
    row("1,234,56", '.', ',', none);
    row("12 34", '.', ',', none);
    row("abc", '.', ',', none);
    row("+5", '.', ',', none);
    row("1e999", '.', ',', none);
    row("nan", '.', ',', none);
    row("inf", '.', ',', none);
    row("0x10", '.', ',', none);
    row("5-", '.', ',', none);
    row("", '.', ',', none);
    row("--5", '.', ',', none);
    row("1.", '.', ',', none);
}

void CellsTest::numbers()
{
    QFETCH(QString, text);
    QFETCH(char, decimal);
    QFETCH(char, thousands);
    QFETCH(double, value);
    const auto parsed = io::parseNumberCell(text.toStdString(), {decimal, thousands});
    QCOMPARE(parsed.has_value(), !qIsNaN(value));
    if (parsed)
        QCOMPARE(*parsed, value);
}

void CellsTest::dates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("order");
    QTest::addColumn<QString>("iso"); // empty: no date
    const auto row = [](const char *text, DateOrder order, const char *iso) {
        QTest::addRow("%s %s", text, std::string(keyOf(order)).c_str())
            << QString::fromUtf8(text) << static_cast<int>(order) << QString::fromUtf8(iso);
    };
    row("2026-03-31", DateOrder::ymd, "2026-03-31T00:00:00Z");
    row("2026-03-31", DateOrder::dmy, "2026-03-31T00:00:00Z");
    row("2026/3/1", DateOrder::ymd, "2026-03-01T00:00:00Z");
    row("2026-03-31T12:30:15", DateOrder::ymd, "2026-03-31T12:30:15Z");
    row("2026-03-31 12:30:15.250Z", DateOrder::ymd, "2026-03-31T12:30:15Z");
    row("2026-03-31T12:30:15+02:00", DateOrder::ymd, "2026-03-31T10:30:15Z");
    row("2026-03-31T23:30-0200", DateOrder::ymd, "2026-04-01T01:30:00Z");
    row("31.12.2025", DateOrder::dmy, "2025-12-31T00:00:00Z");
    row("1.2.2026", DateOrder::dmy, "2026-02-01T00:00:00Z");
    row("31.12.25 8:05", DateOrder::dmy, "2025-12-31T08:05:00Z");
    row("10/20/2016", DateOrder::mdy, "2016-10-20T00:00:00Z");
    row("3/1/2017", DateOrder::mdy, "2017-03-01T00:00:00Z");
    row("3/1/2017", DateOrder::dmy, "2017-01-03T00:00:00Z");
    row("3/1/2017 12:05 AM", DateOrder::mdy, "2017-03-01T00:05:00Z");
    row("3/1/2017 1:05:09 pm", DateOrder::mdy, "2017-03-01T13:05:09Z");
    row("31 Mar 2026", DateOrder::ymd, "2026-03-31T00:00:00Z");
    row("31. März 2026", DateOrder::dmy, "2026-03-31T00:00:00Z");
    row("Mar 31, 2026", DateOrder::mdy, "2026-03-31T00:00:00Z");
    row("31-Dez-25", DateOrder::dmy, "2025-12-31T00:00:00Z");
    row("19081209", DateOrder::compact, "1908-12-09T00:00:00Z");
    row("1751328000", DateOrder::epochSeconds, "2025-07-01T00:00:00Z");
    row("1751328000999", DateOrder::epochMillis, "2025-07-01T00:00:00Z");
    row("31.02.2026", DateOrder::dmy, "");
    row("2026-02-30", DateOrder::ymd, "");
    row("31.12.2025", DateOrder::mdy, "");
    row("12/31/2025", DateOrder::dmy, "");
    row("2026-03-31 25:00", DateOrder::ymd, "");
    row("2026-03-31 12:60", DateOrder::ymd, "");
    row("2026-03-31x", DateOrder::ymd, "");
    row("2026-03/31", DateOrder::ymd, "");
    row("19081309", DateOrder::compact, "");
    row("tomorrow", DateOrder::dmy, "");
    row("10.20.30.40", DateOrder::dmy, "");
}

void CellsTest::dates()
{
    QFETCH(QString, text);
    QFETCH(int, order);
    QFETCH(QString, iso);
    const auto parsed = io::parseDateCell(text.toStdString(), static_cast<DateOrder>(order));
    QCOMPARE(parsed ? QString::fromStdString(base::isoText(*parsed)) : QString(), iso);
}

void CellsTest::everyDateReadsBackInItsOrder()
{
    QVERIFY(rc::check("a date written in an order is read in it", [] {
        const base::Date date{*rc::gen::inRange(-25'567, 40'000)};
        const base::CivilDate civil = base::civilOf(date);
        const std::string y = std::to_string(civil.year);
        const std::string m = std::to_string(civil.month);
        const std::string d = std::to_string(civil.day);
        const base::Instant wanted = base::utcMidnight(date);
        RC_ASSERT(io::parseDateCell(d + "." + m + "." + y, DateOrder::dmy) == wanted);
        RC_ASSERT(io::parseDateCell(m + "/" + d + "/" + y, DateOrder::mdy) == wanted);
        RC_ASSERT(io::parseDateCell(base::isoText(date), DateOrder::mdy) == wanted);
        RC_ASSERT(io::parseDateCell(base::isoText(wanted), DateOrder::ymd) == wanted);
    }));
}

void CellsTest::columnsDecideSigns()
{
    QCOMPARE(guessOf("x", {"1.234", "1.234,5", "2"}).number, (io::NumberFormat{',', '.'}));
    QCOMPARE(guessOf("x", {"1,234", "1,234.5", "2"}).number, (io::NumberFormat{'.', ','}));
    QCOMPARE(guessOf("x", {"1.25", "1.125"}).number.decimal, '.');
    QCOMPARE(guessOf("x", {"1,5", "2,25"}).number.decimal, ',');
    QCOMPARE(guessOf("x", {"1,234", "5,678"}).number.thousands, ',');
    QCOMPARE(guessOf("x", {"a", "b", "3"}).type, FieldType::text);
    const io::ColumnGuess some = guessOf("x", {"1", "2", "3", "oops"});
    QCOMPARE(some.type, FieldType::number);
    QVERIFY(some.confidence < 1);
    // A neighbour with a clear decimal comma tells how 1.234 is meant.
    io::ColumnGuesser pair({"a", "b"});
    for (int i = 0; i < 3; ++i) {
        const std::vector<std::string_view> cells{"1,5", "1.234"};
        pair.add(cells);
    }
    QCOMPARE(pair.finish()[1].number, (io::NumberFormat{',', '.'}));
}

void CellsTest::columnsDecideDateOrder()
{
    QCOMPARE(guessOf("x", {"3/1/2017", "10/20/2016"}).dates, DateOrder::mdy);
    QCOMPARE(guessOf("x", {"3/1/2017", "20/10/2016"}).dates, DateOrder::dmy);
    QCOMPARE(guessOf("x", {"3.1.2017", "4.5.2016"}).dates, DateOrder::dmy);
    QCOMPARE(guessOf("x", {"2017-01-03", "2016-05-04"}).dates, DateOrder::ymd);
    const io::ColumnGuess assumed = guessOf("x", {"3/1/2017", "4/5/2016"});
    QCOMPARE(assumed.dates, DateOrder::mdy);
    QCOMPARE(assumed.reason.code, std::string("column.date_order_assumed"));
    QVERIFY(assumed.confidence < 1);
    QCOMPARE(guessOf("date_of_birth", {"19081209", "19990219"}).dates, DateOrder::compact);
    QCOMPARE(guessOf("amount", {"19081209", "19990219"}).type, FieldType::number);
    QCOMPARE(guessOf("created_at", {"1751328000", "1751328001"}).dates, DateOrder::epochSeconds);
    // One impossible date does not make the column a text: its row will be refused.
    QCOMPARE(guessOf("created", {"01.02.2026", "31.02.2026", "28.02.2026"}).dates, DateOrder::dmy);
}

void CellsTest::digitsThatAreNames()
{
    for (const char *name : {"zip", "Lead Number", "phone", "customer_id", "PLZ"})
        QCOMPARE(guessOf(name, {"4011", "4814"}).type, FieldType::text);
    QCOMPARE(guessOf("x", {"08123", "10115"}).type, FieldType::text);
    QCOMPARE(guessOf("x", {"12345678901234567", "12345678901234568"}).type, FieldType::text);
    QCOMPARE(guessOf("visits", {"0", "10"}).type, FieldType::number);
}

void CellsTest::blankWords()
{
    const io::ColumnGuess form = guessOf("City", {"Select", "Select", "Mumbai", "Pune", "-", "n/a"});
    QCOMPARE(form.blankTokens, (std::vector<std::string>{"-", "n/a", "Select"}));
    QCOMPARE(form.filled, std::uint64_t{2});
    QVERIFY(guessOf("Choice", {"Select", "Premium"}).blankTokens.empty());
    QCOMPARE(guessOf("Budget", {"None", "None", "Approved", "Planned"}).blankTokens.size(), std::size_t{0});
    QCOMPARE(guessOf("x", {"1", "NULL", "3", "NaN"}).type, FieldType::number);
}

QTEST_GUILESS_MAIN(CellsTest)
#include "test_cells.moc"
