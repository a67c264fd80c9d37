// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <rapidcheck.h>

#include "data/find_text.h"
#include "data/search_text.h"

using namespace leadlight;

namespace {

/// Few letters, so that many places nearly fit.
std::string fewLetters(std::size_t length)
{
    return *rc::gen::container<std::string>(length, rc::gen::element('a', 'b', 'c'));
}

std::shared_ptr<const data::Column> textColumn(const char *key, const std::vector<std::string> &cells)
{
    auto dictionary = std::make_shared<data::Dictionary>();
    data::TextColumn column;
    for (const std::string &cell : cells)
        column.codes.push_back(dictionary->codeFor(cell));
    column.dictionary = dictionary;
    return std::make_shared<data::Column>(data::Column{key, key, std::move(column)});
}

} // namespace

class TestSearch : public QObject {
    Q_OBJECT

private slots:
    void bothWaysFindTheFirstPlace();
    void nothingBehindTheEndIsFound();
    void rowsAreThoseThatContainTheNeedle();
    void dictionariesKeepCodesAsTheyGrow();
};

void TestSearch::bothWaysFindTheFirstPlace()
{
    QVERIFY(rc::check([] {
        std::string text = fewLetters(*rc::gen::inRange<std::size_t>(0, 200));
        const std::string needle = fewLetters(*rc::gen::inRange<std::size_t>(1, 7));
        const std::size_t place = text.find(needle);
        const std::size_t size = text.size();
        text.append(data::searchPadding, '\0');
        const char *const end = text.data() + size;
        const char *const expected = place == std::string::npos ? nullptr : text.data() + place;
        RC_ASSERT(data::findText(text.data(), end, needle) == expected);
        RC_ASSERT(data::findTextPlainly(text.data(), end, needle) == expected);
    }));
}

void TestSearch::nothingBehindTheEndIsFound()
{
    const std::string text = std::string(40, 'x') + "lind" + std::string(data::searchPadding, 'x');
    for (const std::size_t end : {std::size_t{0}, std::size_t{3}, std::size_t{40}, std::size_t{43}})
        QVERIFY(data::findText(text.data(), text.data() + end, "lind") == nullptr);
    QVERIFY(data::findText(text.data(), text.data() + 44, "lind") == text.data() + 40);
}

void TestSearch::rowsAreThoseThatContainTheNeedle()
{
    QVERIFY(rc::check([] {
        const auto rows = *rc::gen::inRange<std::size_t>(0, 60);
        std::vector<std::string> first, second;
        for (std::size_t row = 0; row < rows; ++row) {
            first.push_back(fewLetters(*rc::gen::inRange<std::size_t>(0, 6)));
            second.push_back(fewLetters(*rc::gen::inRange<std::size_t>(0, 6)));
        }
        const data::SearchText search(data::Table(rows, {textColumn("first", first), textColumn("second", second)}), {"first", "none", "second"});
        const std::string needle = fewLetters(*rc::gen::inRange<std::size_t>(0, 4));
        std::vector<std::uint32_t> expected;
        for (std::uint32_t row = 0; row < rows; ++row) {
            if (first[row].find(needle) != std::string::npos || second[row].find(needle) != std::string::npos)
                expected.push_back(row);
        }
        RC_ASSERT(search.rowsContaining(needle) == expected);
    }));
}

void TestSearch::dictionariesKeepCodesAsTheyGrow()
{
    data::Dictionary dictionary;
    QCOMPARE(dictionary.find(""), std::optional<std::uint32_t>(0));
    for (std::uint32_t i = 1; i <= 5000; ++i)
        QCOMPARE(dictionary.codeFor("text " + std::to_string(i)), i);
    dictionary.reserve(20000);
    const data::Dictionary copy(dictionary);
    for (std::uint32_t i = 1; i <= 5000; ++i) {
        QCOMPARE(dictionary.codeFor("text " + std::to_string(i)), i);
        QCOMPARE(copy.find("text " + std::to_string(i)), std::optional(i));
        QCOMPARE(copy.text(i), "text " + std::to_string(i));
    }
    QCOMPARE(copy.find("text 5001"), std::nullopt);
    QCOMPARE(dictionary.size(), 5001u);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "test_search.moc"
