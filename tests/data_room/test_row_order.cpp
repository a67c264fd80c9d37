// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "data/row_order.h"

using namespace leadlight;
using namespace leadlight::data;

namespace {

constexpr double blankNumber = std::numeric_limits<double>::quiet_NaN();
using Rows = std::vector<std::uint32_t>;

Column texts(const std::vector<std::string> &cells)
{
    auto dictionary = std::make_shared<Dictionary>();
    TextColumn column;
    for (const std::string &cell : cells)
        column.codes.push_back(dictionary->codeFor(cell));
    column.dictionary = std::move(dictionary);
    return {"t", "T", std::move(column)};
}

Rows allRows(std::size_t count)
{
    Rows rows(count);
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

} // namespace

class TestRowOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersSortWithBlanksLastBothWays()
    {
        const Column column{"n", "N", NumberColumn{{3, blankNumber, -2.5, 0.0, -0.0, 1e300}}};
        const std::vector<SortKey> up{{&column, false}};
        const std::vector<SortKey> down{{&column, true}};
        QCOMPARE(*sorted(allRows(6), up, {}), (Rows{2, 3, 4, 0, 5, 1}));
        QCOMPARE(*sorted(allRows(6), down, {}), (Rows{5, 0, 3, 4, 2, 1}));
    }

    void instantsAndTextsSortToo()
    {
        const Column when{"i", "I",
                          InstantColumn{{5, InstantColumn::blank, -7, std::numeric_limits<std::int64_t>::max()}}};
        const std::vector<SortKey> byTime{{&when, true}};
        QCOMPARE(*sorted(allRows(4), byTime, {}), (Rows{3, 0, 2, 1}));
        const Column name = texts({"beta", "", "Alpha", "ärger", "alpha"});
        const std::vector<SortKey> byName{{&name, false}};
        QCOMPARE(*sorted(allRows(5), byName, foldedRanks), (Rows{2, 4, 0, 3, 1}));
    }

    void laterKeysDecideAmongEqualRows()
    {
        const Column first = texts({"b", "a", "b", "a"});
        const Column second{"n", "N", NumberColumn{{1, 2, 3, 4}}};
        const std::vector<SortKey> keys{{&first, false}, {&second, true}};
        QCOMPARE(*sorted(Rows{3, 1, 0, 2}, keys, {}), (Rows{3, 1, 2, 0}));
        const std::vector<SortKey> one{{&first, false}};
        QCOMPARE(*sorted(Rows{3, 2, 1}, one, {}), (Rows{1, 3, 2}));
    }

    void sortAgreesWithAStableSort()
    {
        QVERIFY(rc::check([](const std::vector<std::pair<std::int16_t, std::int32_t>> &cells, bool down) {
            NumberColumn first;
            InstantColumn second;
            for (const auto &[a, b] : cells) {
                first.values.push_back(a % 4 == 0 ? blankNumber : a % 4 * 0.5);
                second.seconds.push_back(b == 0 ? InstantColumn::blank : std::int64_t{b} * 4000000000);
            }
            const Column one{"a", "A", first};
            const Column two{"b", "B", second};
            const std::vector<SortKey> keys{{&one, down}, {&two, !down}};
            Rows expected = allRows(cells.size());
            const auto before = [](auto a, auto b, bool aBlank, bool bBlank, bool falling) {
                if (aBlank != bBlank)
                    return aBlank ? 1 : -1;
                if (aBlank || a == b)
                    return 0;
                return (a < b) != falling ? -1 : 1;
            };
            std::stable_sort(expected.begin(), expected.end(), [&](std::uint32_t a, std::uint32_t b) {
                const int byFirst = before(first.values[a], first.values[b], one.isBlank(a), one.isBlank(b), down);
                if (byFirst != 0)
                    return byFirst < 0;
                return before(second.seconds[a], second.seconds[b], two.isBlank(a), two.isBlank(b), !down) < 0;
            });
            RC_ASSERT(*sorted(allRows(cells.size()), keys, {}) == expected);
        }));
    }

    void stoppedSortGivesNothing()
    {
        base::Progress progress;
        progress.stop();
        const Column name = texts({"b", "a"});
        const std::vector<SortKey> keys{{&name, false}};
        QVERIFY(!sorted(allRows(2), keys, {}, &progress));
    }

    void facetsCountTheRowsGiven()
    {
        const Column name = texts({"b", "a", "b", "", "a", "c"});
        const std::vector<FacetValue> facets = facetCounts(name, Rows{0, 1, 2, 3, 4});
        QCOMPARE(facets.size(), std::size_t{3});
        QCOMPARE(facets[0].value, std::string("a"));
        QCOMPARE(facets[0].count, std::uint64_t{2});
        QCOMPARE(facets[1].value, std::string("b"));
        QCOMPARE(facets[2].value, std::string());
        const Column number{"n", "N", NumberColumn{{2, blankNumber, 2, 10}}};
        const std::vector<FacetValue> counted = facetCounts(number, allRows(4));
        QCOMPARE(counted.size(), std::size_t{3});
        QCOMPARE(counted[0].value, std::string("2"));
        QCOMPARE(counted[1].value, std::string());
        QCOMPARE(counted[2].value, std::string("10"));
    }
};

QTEST_GUILESS_MAIN(TestRowOrder)
#include "test_row_order.moc"
