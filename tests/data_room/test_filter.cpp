// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <limits>

#include "data/filter.h"
#include "data/picked_rows.h"

using namespace leadlight;
using namespace leadlight::data;

namespace {

using Rows = std::vector<std::uint32_t>;
constexpr std::int64_t day = 86400;
constexpr std::int64_t noon = 1774958400; // 2026-03-31T12:00:00Z

std::shared_ptr<const Column> textColumn(const char *key, const char *label, const std::vector<std::string> &cells)
{
    auto dictionary = std::make_shared<Dictionary>();
    TextColumn column;
    for (const std::string &cell : cells)
        column.codes.push_back(dictionary->codeFor(cell));
    column.dictionary = std::move(dictionary);
    return std::make_shared<Column>(Column{key, label, std::move(column)});
}

/// An id that begins so.
base::Uuid idOf(std::string digits)
{
    digits.resize(32, '0');
    return *base::Uuid::parse(digits);
}

/// Five leads: rows 0 to 4.
struct Leads {
    std::vector<std::shared_ptr<const Column>> columns{
        textColumn("industry", "Industry", {"Food", "foodstuff", "Retail", "", "FOOD "}),
        textColumn("stage", "Stage", {"identified", "qualified", "won", "identified", "suspect"}),
        textColumn("hq_country", "Head office", {"New Zealand", "France", "", "France", "Peru"}),
        std::make_shared<Column>(Column{"employees", "Employees",
                                        NumberColumn{{10, 250, std::numeric_limits<double>::quiet_NaN(), 250.5, -1}}}),
        std::make_shared<Column>(Column{
            "last_activity", "Last activity",
            InstantColumn{{noon, noon - 14 * day, noon - 15 * day + 1, InstantColumn::blank, noon - 400 * day}}})};
    std::vector<base::Uuid> ids{idOf("aa11"), idOf("ab22"), idOf("cc33"), idOf("dd44"), idOf("ee55")};
    std::vector<FieldAlias> aliases{{"stage", "MIL", "identified"}, {"stage", "MQL", "qualified"}};
    std::vector<std::uint8_t> first{0, 1, 1, 2, 0};
    std::vector<std::uint8_t> second{0, 1, 2, 0, 3};
    Table table{5, columns};
    SearchText search{table, {"industry", "hq_country"}};

    [[nodiscard]] FilterSource source() const
    {
        return {5,
                columns,
                ids,
                aliases,
                {},
                {first, second, {"A", "B", "C", "D"}, {"1", "2", "3", "4"}},
                &search,
                base::Instant{noon}};
    }
    [[nodiscard]] base::Result<Rows> rows(const char *expression) const
    {
        const base::Result<Filter> filter = Filter::parse(expression);
        return filter ? filter->rows(source()) : base::fail(filter.error());
    }
};

rc::Gen<std::string> genWord()
{
    return rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::oneOf(
        rc::gen::element<char>('a', 'Z', '0', '-', ':', '|', '"', '\\', ' ', '<', '=', '>', '*', '\t', '\n'),
        rc::gen::inRange<char>(33, 126))));
}

rc::Gen<Filter::Term> genTerm()
{
    return rc::gen::apply(
        [](bool search, std::string field, std::string comparison, std::vector<std::string> values, std::string value,
           bool negated) {
            values.push_back(std::move(value));
            return Filter::Term{search ? std::string() : std::move(field),
                                search ? std::string(":") : std::move(comparison), std::move(values), negated};
        },
        rc::gen::arbitrary<bool>(), genWord(), rc::gen::element<std::string>(":", "=", ">", ">=", "<", "<="),
        rc::gen::container<std::vector<std::string>>(genWord()), genWord(), rc::gen::arbitrary<bool>());
}

} // namespace

class TestFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pickedRowsAreATermOfTheirOwn()
    {
        const Leads leads;
        const std::vector<std::uint32_t> rows{1, 3, 77};
        const Filter filter({pickedRows("Decile 1", rows)});
        QCOMPARE(*filter.rows(leads.source()), (Rows{1, 3})); // row 77 does not exist here
        QCOMPARE(filter.text(), std::string("picked:\"Decile 1\"|1|3|77"));
        QCOMPARE(*leads.rows("picked:\"Decile 1\"|1|3 hq_country:France"), (Rows{1, 3}));
        QCOMPARE(*leads.rows("-picked:\"Decile 1\"|1|3"), (Rows{0, 2, 4}));
        QCOMPARE(*leads.rows("picked:1|2x|4"), (Rows{4})); // the first value is a name, and 2x is no row
    }
    void rowsThatPass_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QList<int>>("expected");
        const auto add = [](const char *expression, const QList<int> &rows) {
            QTest::newRow(expression) << QByteArray(expression) << rows;
        };
        add("", {0, 1, 2, 3, 4});
        add("industry:food", {0, 4});
        add("INDUSTRY:FOOD", {0, 4});
        add("industry:food*", {0, 1, 4});
        add("industry:food|retail", {0, 2, 4});
        add("-industry:food", {1, 2, 3});
        add("industry:\"\"", {3});
        add("-industry:\"\"", {0, 1, 2, 4});
        add("\"Head office\":\"new zealand\"", {0});
        add("hq_country:france industry:\"\"", {3});
        add("stage:MIL", {0, 3});
        add("stage:identified|mql", {0, 1, 3});
        add("employees>=250", {1, 3});
        add("employees>250", {3});
        add("employees:250", {1});
        add("employees=250|10", {0, 1});
        add("employees<0", {4});
        add("employees<=10", {0, 4});
        add("employees:\"\"", {2});
        add("quiet>14d", {4});
        add("quiet>=14d", {1, 2, 4});
        add("quiet<14", {0});
        add("quiet>=2w", {1, 2, 4});
        add("quiet:\"\"", {3});
        add("last_activity:2026-03-31", {0});
        add("last_activity>2026-03-17", {0});
        add("last_activity>=2026-03-17", {0, 1});
        add("last_activity<2026-03-17", {2, 4});
        add("last_activity<=2026-03-17", {1, 2, 4});
        add("last_activity:2026-03-31T12:00:00Z", {0});
        add("last_activity>=2026-03-31T12:00:01Z", {});
        add("rank>=B2", {0, 1});
        add("rank>B2", {0});
        add("rank<=B2", {1, 2});
        add("rank<B2", {2});
        add("rank:A1|a4", {0, 4});
        add("rank:A", {0, 4});
        add("rank:1", {0, 3});
        add("rank>=B", {0, 1, 2, 4});
        add("-rank>=B2", {2, 3, 4});
        add("id:CC330000000000000000000000000000", {2});
        add("id:cc33", {});
        add("id:A*", {0, 1});
        add("zealand", {0});
        add("\"new zea\"", {0});
        add("zealand|retail", {0, 2});
        add("-food", {2, 3});
        add("rank>=B2 stage:MIL industry:food", {0});
    }

    void rowsThatPass()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QList<int>, expected);
        const base::Result<Rows> rows = Leads().rows(expression.constData());
        QVERIFY(rows.has_value());
        QCOMPARE(QList<int>(rows->begin(), rows->end()), expected);
    }

    void errorsNameWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("arguments");
        const auto add = [](const char *expression, const char *code, const char *arguments) {
            QTest::newRow(expression) << QByteArray(expression) << QByteArray(code) << QByteArray(arguments);
        };
        add("colour:red", "filter.unknown_field", "colour");
        add("employees>many", "filter.not_a_value", "employees,many");
        add("rank>=Z9", "filter.not_a_value", "rank,Z9");
        add("quiet>soon", "filter.not_a_value", "quiet,soon");
        add("last_activity>2026-02-31", "filter.not_a_value", "last_activity,2026-02-31");
        add("industry:", "filter.empty_value", "industry");
        add("industry:a|", "filter.empty_value", "industry");
        add(":food", "filter.syntax", "1");
        add("a -", "filter.syntax", "4");
        add("é \"open", "filter.syntax", "3");
        add("\"a\"b", "filter.syntax", "4");
        add("\"\":b", "filter.syntax", "3");
    }

    void errorsNameWhatIsWrong()
    {
        QFETCH(QByteArray, expression);
        const base::Result<Rows> rows = Leads().rows(expression.constData());
        QVERIFY(!rows.has_value());
        QByteArrayList arguments;
        for (const std::string &argument : rows.error().arguments)
            arguments.append(QByteArray::fromStdString(argument));
        QTEST(QByteArray::fromStdString(rows.error().code), "code");
        QTEST(arguments.join(','), "arguments");
    }

    void textParsesToTheSameFilter()
    {
        QVERIFY(rc::check([] {
            const Filter filter(*rc::gen::container<std::vector<Filter::Term>>(genTerm()));
            const base::Result<Filter> again = Filter::parse(filter.text());
            RC_ASSERT(again.has_value());
            RC_ASSERT(*again == filter);
        }));
    }

    void anyInputIsAnsweredWithoutAThrow()
    {
        QVERIFY(rc::check([] {
            const std::string expression = *rc::gen::container<std::string>(
                rc::gen::element<char>('a', ':', '|', '"', '\\', ' ', '-', '>', '=', '\xC3', '\xFF', '*'));
            const base::Result<Filter> filter = Filter::parse(expression);
            if (filter)
                RC_ASSERT(*Filter::parse(filter->text()) == *filter);
            else
                RC_ASSERT(filter.error().code == "filter.syntax" || filter.error().code == "filter.empty_value");
        }));
    }

    void stoppedFilterSaysSo()
    {
        base::Progress progress;
        progress.stop();
        const Leads leads;
        const base::Result<Rows> rows = Filter::parse("industry:food")->rows(leads.source(), &progress);
        QVERIFY(!rows.has_value());
        QCOMPARE(rows.error().kind, base::ErrorKind::stopped);
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "test_filter.moc"
