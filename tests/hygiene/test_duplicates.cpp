// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <set>

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <rapidcheck.h>

#include "base/text.h"
#include "hygiene/duplicates.h"
#include "hygiene/likeness.h"

using namespace leadlight::hygiene;

namespace {

PersonFacts person(std::string_view first, std::string_view last, std::string_view email = {}, std::string_view company = {},
                   std::string_view phone = {})
{
    PersonFacts facts;
    facts.firstName = first;
    facts.lastName = last;
    facts.email = email;
    facts.company = company;
    facts.phone = phone;
    return facts;
}

bool names(const DuplicatePair &pair, const std::string &reason)
{
    return std::find(pair.why.begin(), pair.why.end(), reason) != pair.why.end();
}

/// Records of a Febrl file: all but the first column, trimmed; the number in the first is the truth.
struct Febrl {
    std::vector<std::vector<std::string>> cells;
    std::vector<std::string> truth;
    std::vector<PersonFacts> people;
};

bool readFebrl(const QString &path, Febrl &febrl)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    file.readLine();
    while (!file.atEnd()) {
        const std::string line = file.readLine().toStdString();
        auto &cells = febrl.cells.emplace_back();
        for (const std::string_view cell : leadlight::base::split(line, ','))
            cells.emplace_back(leadlight::base::trimmed(cell));
        febrl.truth.push_back(cells[0].substr(4, cells[0].find('-', 4) - 4));
    }
    for (const auto &cells : febrl.cells) {
        PersonFacts facts = person(cells[1], cells[2]);
        facts.further = {cells[4], cells[5], cells[6], cells[7], cells[9], cells[10]};
        febrl.people.push_back(facts);
    }
    return true;
}

} // namespace

class TestDuplicates : public QObject {
    Q_OBJECT

private slots:
    void addressesAreEqualWhereTheProviderSaysSo_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("normal");
        QTest::newRow("case") << "Ann.Lee@Acme.Example " << "ann.lee@acme.example";
        QTest::newRow("dots and tag at gmail") << "Ann.Lee+crm@googlemail.com" << "annlee@gmail.com";
        QTest::newRow("tag alone at outlook") << "ann.lee+crm@outlook.com" << "ann.lee@outlook.com";
        QTest::newRow("elsewhere both may be another box") << "ann.lee+crm@acme.example" << "ann.lee+crm@acme.example";
        QTest::newRow("only a tag") << "+crm@gmail.com" << "+crm@gmail.com";
        QTest::newRow("no address") << "ann at acme" << "";
    }
    void addressesAreEqualWhereTheProviderSaysSo()
    {
        QFETCH(QString, email);
        QFETCH(QString, normal);
        QCOMPARE(normalisedEmail(email.toStdString()), normal.toStdString());
    }

    void likenessOfWords()
    {
        QVERIFY(std::abs(jaroWinkler("martha", "marhta") - 0.9611) < 0.001); // Winkler's own examples
        QVERIFY(std::abs(jaroWinkler("dixon", "dicksonx") - 0.8133) < 0.001);
        QCOMPARE(jaroWinkler("", ""), 0.0);
        QCOMPARE(editDistance("teh", "the", 3), std::size_t{1});
        QCOMPARE(editDistance("kitten", "sitting", 5), std::size_t{3});
        QCOMPARE(editDistance("kitten", "sitting", 2), std::size_t{3});
        QCOMPARE(soundex("robert"), soundex("rupert"));
        QCOMPARE(soundex("ashcraft"), std::string("a261"));
        QCOMPARE(soundex("tymczak"), std::string("t522"));
    }

    void peopleAreCompared()
    {
        const auto same = compared(person("Ann", "Lee", "Ann.Lee@gmail.com"), person("A.", "Lee", "annlee+x@gmail.com"));
        QVERIFY(same.probability > 0.98 && names(same, "same_email"));
        const auto swapped = compared(person("Lind", "Bo", "", "Lind Steel AB"), person("Bo", "Lind", "", "Lind Steel"));
        QVERIFY(swapped.probability > 0.5 && names(swapped, "swapped_name") && names(swapped, "same_company"));
        const auto typo = compared(person("Chiara", "Rossi", "", "Rossi Foods", "+39 06 555 1234"), person("Chiara", "Rosi", "", "Rossi Foods", "06 555 1234"));
        QVERIFY(typo.probability > 0.9 && names(typo, "similar_name") && names(typo, "same_phone"));
        // Colleagues, namesakes, a family name in a firm, one switchboard, one info@.
        QVERIFY(compared(person("Ann", "Lee", "ann@acme.example", "Acme"), person("Bob", "Ray", "bob@acme.example", "Acme")).probability < 0.1);
        QVERIFY(compared(person("John", "Smith", "j@a.example", "A Works"), person("John", "Smith", "j@b.example", "B Works")).probability < 0.5);
        QVERIFY(compared(person("Ann", "Lee", "", "Lee Pumps"), person("Bob", "Lee", "", "Lee Pumps")).probability < 0.5);
        QVERIFY(compared(person("Ann", "Lee", "", "Acme", "030 901820"), person("Bob", "Ray", "", "Acme", "030 901820")).probability < 0.5);
        QVERIFY(compared(person("Ann", "Lee", "info@acme.example"), person("Bob", "Ray", "info@acme.example")).probability < 0.5);
    }

    void comparingKnowsNoOrder()
    {
        QVERIFY(rc::check("compared(a, b) is compared(b, a)", [] {
            const auto word = [] { return *rc::gen::element<std::string>("", "ann", "anne", "lee", "li", "bob", "acme", "info@acme.example", "ann@acme.example"); };
            const std::array<std::string, 8> w{word(), word(), word(), word(), word(), word(), word(), word()};
            const PersonFacts a = person(w[0], w[1], w[2], w[3]);
            const PersonFacts b = person(w[4], w[5], w[6], w[7]);
            const DuplicatePair one = compared(a, b);
            const DuplicatePair two = compared(b, a);
            RC_ASSERT(std::abs(one.probability - two.probability) < 1e-12);
            RC_ASSERT(one.why == two.why);
        }));
    }

    void febrlPairsAreFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("truePairs");
        QTest::newRow("1") << "dataset1.csv" << 500;
        QTest::newRow("2") << "dataset2.csv" << 1934;
    }
    void febrlPairsAreFound()
    {
        QFETCH(QString, file);
        QFETCH(int, truePairs);
        Febrl febrl;
        if (!readFebrl(QStringLiteral(LEADLIGHT_SHARED_DATA "/febrl/") + file, febrl))
            QSKIP("no Febrl data here");
        const auto pairs = findDuplicates(febrl.people);
        QVERIFY(pairs);
        int right = 0;
        for (const DuplicatePair &pair : *pairs)
            right += febrl.truth[pair.a] == febrl.truth[pair.b];
        const double recall = right / static_cast<double>(truePairs);
        const double precision = right / static_cast<double>(pairs->size());
        qInfo("%d pairs listed, recall %.3f, precision %.3f", static_cast<int>(pairs->size()), recall, precision);
        QVERIFY(recall > 0.9);
        QVERIFY(precision > 0.95);
    }

    void manyLeadsTakeSeconds()
    {
        // 20,000 leads of 500 firms; every hundredth comes twice, with a typing error.
        std::vector<std::string> firsts, lasts, companies;
        for (int i = 0; i < 20000; ++i) {
            const bool isDouble = i % 100 == 99;
            const int of = isDouble ? i - 50 : i;
            firsts.push_back("F" + std::string(1, static_cast<char>('a' + of % 26)) + "n" + std::string(1, static_cast<char>('a' + of / 26 % 26)));
            lasts.push_back("Ber" + std::string(1, static_cast<char>('a' + of / 7 % 26)) + "to" + std::string(1, static_cast<char>('a' + of / 182 % 26)) + (isDouble ? "n" : ""));
            companies.push_back("Works " + std::to_string(of % 500));
        }
        std::vector<PersonFacts> people;
        for (std::size_t i = 0; i < firsts.size(); ++i)
            people.push_back(person(firsts[i], lasts[i], {}, companies[i]));
        QElapsedTimer timer;
        timer.start();
        const auto pairs = findDuplicates(people);
        QVERIFY(pairs);
        QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
        std::set<std::uint32_t> found;
        for (const DuplicatePair &pair : *pairs)
            found.insert(pair.b);
        int doubles = 0;
        for (std::uint32_t i = 99; i < 20000; i += 100)
            doubles += found.contains(i);
        QVERIFY2(doubles >= 190, qPrintable(QString::number(doubles)));
    }

    void aStoppedSearchSaysSo()
    {
        leadlight::base::Progress progress;
        progress.stop();
        const std::vector<PersonFacts> people{person("Ann", "Lee"), person("Ann", "Lee")};
        const auto pairs = findDuplicates(people, 0.5, &progress);
        QVERIFY(!pairs);
        QCOMPARE(pairs.error().code, std::string("stopped"));
    }
};

QTEST_GUILESS_MAIN(TestDuplicates)
#include "test_duplicates.moc"
