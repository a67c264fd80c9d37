// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "data/activity_table.h"
#include "data/column.h"
#include "data/search_text.h"

using namespace leadlight;
using namespace leadlight::data;

namespace {

std::shared_ptr<const Column> textColumn(const std::string &key, const std::vector<std::string> &cells)
{
    auto dictionary = std::make_shared<Dictionary>();
    TextColumn column;
    for (const std::string &cell : cells)
        column.codes.push_back(dictionary->codeFor(cell));
    column.dictionary = std::move(dictionary);
    return std::make_shared<Column>(Column{key, key, std::move(column)});
}

} // namespace

class TestColumns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dictionaryGivesOneCodeAText()
    {
        Dictionary dictionary;
        QCOMPARE(dictionary.codeFor(""), 0U);
        QCOMPARE(dictionary.codeFor("Food"), 1U);
        QCOMPARE(dictionary.codeFor("Retail"), 2U);
        QCOMPARE(dictionary.codeFor("Food"), 1U);
        QCOMPARE(dictionary.size(), 3U);
        QCOMPARE(dictionary.text(2), std::string_view("Retail"));
        QVERIFY(!dictionary.find("food"));
    }

    void copiedDictionaryStandsAlone()
    {
        auto original = std::make_unique<Dictionary>();
        for (int i = 0; i < 1000; ++i)
            original->codeFor("text " + std::to_string(i));
        Dictionary copy(*original);
        original.reset();
        QCOMPARE(copy.codeFor("new"), 1001U);
        QCOMPARE(copy.text(1), std::string("text 0"));
        QCOMPARE(*copy.find("text 999"), 1000U);
    }

    void cellsReadAsInFiles()
    {
        const Column number{"n", "N", NumberColumn{{1.5, std::numeric_limits<double>::quiet_NaN(), 1000000}}};
        QCOMPARE(number.cellText(0), std::string("1.5"));
        QCOMPARE(number.cellText(1), std::string());
        QCOMPARE(number.cellText(2), std::string("1000000"));
        QVERIFY(number.isBlank(1) && !number.isBlank(0));
        const Column instant{"i", "I", InstantColumn{{1774915200, 1774915201, InstantColumn::blank}}};
        QCOMPARE(instant.cellText(0), std::string("2026-03-31"));
        QCOMPARE(instant.cellText(1), std::string("2026-03-31T00:00:01Z"));
        QVERIFY(instant.isBlank(2));
    }

    void replacedColumnLeavesTheOldTable()
    {
        const Table before(2, {textColumn("a", {"x", "y"}), textColumn("b", {"1", "2"})});
        const Table after = before.with(textColumn("a", {"z", ""})).with(textColumn("c", {"", ""}));
        QCOMPARE(before.find("a")->cellText(0), std::string("x"));
        QCOMPARE(after.find("a")->cellText(0), std::string("z"));
        QCOMPARE(after.columns().size(), std::size_t{3});
        QCOMPARE(after.find("b"), before.find("b"));
        QVERIFY(!before.find("c"));
    }

    void activitiesLieByLeadTimeAndArrival()
    {
        QVERIFY(rc::check([](const std::vector<std::pair<std::uint8_t, std::int8_t>> &events) {
            constexpr std::size_t leads = 7;
            ActivityTableBuilder builder;
            for (std::size_t i = 0; i < events.size(); ++i) {
                ActivityTableBuilder::Row row;
                row.lead = static_cast<std::uint32_t>(events[i].first % leads);
                row.time = events[i].second % 5;
                row.number = static_cast<double>(i);
                builder.add(row);
            }
            const auto none = std::make_shared<const Dictionary>();
            const ActivityTable table = std::move(builder).build(leads, none, none, none, none, none);
            RC_ASSERT(table.leads() == leads);
            RC_ASSERT(table.size() == events.size());
            RC_ASSERT(table.first.back() == events.size());
            for (std::size_t lead = 0; lead < leads; ++lead) {
                for (std::size_t i = table.first[lead]; i < table.first[lead + 1]; ++i) {
                    const auto arrival = static_cast<std::size_t>(table.number[i]);
                    RC_ASSERT(events[arrival].first % leads == lead);
                    RC_ASSERT(events[arrival].second % 5 == table.time[i]);
                    if (i > table.first[lead])
                        RC_ASSERT(std::pair(table.time[i - 1], table.number[i - 1])
                                  < std::pair(table.time[i], table.number[i]));
                }
            }
        }));
    }

    void searchFindsFoldedPartsOfOneCell()
    {
        const Table table(3, {textColumn("name", {"Ärmel AG", "Acme", ""}),
                              textColumn("city", {"Köln", "Agen", "ACME"}), textColumn("other", {"acme", "", ""})});
        const SearchText search(table, {"name", "city", "absent"});
        using Rows = std::vector<std::uint32_t>;
        QCOMPARE(search.rowsContaining("ACME"), (Rows{1, 2}));
        QCOMPARE(search.rowsContaining("ärmel"), (Rows{0}));
        QCOMPARE(search.rowsContaining("agk"), Rows{});   // not across cells
        QCOMPARE(search.rowsContaining("meacm"), Rows{}); // not across rows
        QCOMPARE(search.rowsContaining(""), (Rows{0, 1, 2}));
        QCOMPARE(search.rowsContaining("\xFF"), Rows{});
    }

    void searchAgreesWithLookingAtEachRow()
    {
        QVERIFY(rc::check([](const std::vector<std::vector<bool>> &bits, const std::vector<bool> &sought) {
            const auto spelled = [](const std::vector<bool> &letters) {
                std::string text;
                for (const bool letter : letters)
                    text += letter ? "a" : "b";
                return text;
            };
            std::vector<std::string> cells;
            for (const std::vector<bool> &cell : bits)
                cells.push_back(spelled(cell));
            const std::string needle = spelled(sought).substr(0, 4);
            const Table table(cells.size(), {textColumn("t", cells)});
            std::vector<std::uint32_t> expected;
            for (std::uint32_t row = 0; row < cells.size(); ++row) {
                if (cells[row].find(needle) != std::string::npos)
                    expected.push_back(row);
            }
            RC_ASSERT(SearchText(table, {"t"}).rowsContaining(needle) == expected);
        }));
    }

    void stoppedSearchEnds()
    {
        const Table table(1, {textColumn("t", {"acme"})});
        base::Progress progress;
        progress.stop();
        QVERIFY(SearchText(table, {"t"}).rowsContaining("acme", &progress).empty());
    }
};

QTEST_GUILESS_MAIN(TestColumns)
#include "test_columns.moc"
