// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "csv_rows.h"

using namespace leadlight;
using io::CsvReader;

namespace {

io::CsvOptions tinyLimits()
{
    io::CsvOptions options;
    options.limits = {20, 60, 5};
    return options;
}

} // namespace

class CsvTest : public QObject {
    Q_OBJECT

private slots:
    void openingWhatIsNoFile();
    void limitsAreKeptExactly();
    void giantQuotedFieldIsSkippedToItsEnd();
    void giantOpenQuoteGivesBackWhatFollows();
    void hundredMegabyteFieldEndsQuickly();
    void tooManyColumnsInTheHeader();
    void rowsAcrossBufferEnds();
    void fieldsOfEveryLength();
    void lateUmlautDecidesTheEncoding();
    void chosenEncodingIsObeyed();
    void delimiterIsCounted();
    void rareDelimitersMustAgreeInAllRows();
    void oneColumnKeepsItsCommas();
    void titlesAndRemarksArePassedOver_data();
    void titlesAndRemarksArePassedOver();
    void backslashesEscapeMarks();
    void bareMarksInsideATextAreTakenAndNamed();
    void whatIsNoTableIsSaidToBeNone();
};

void CsvTest::openingWhatIsNoFile()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    const auto codeOf = [](const std::string &at) {
        const auto reader = CsvReader::open(at);
        return reader ? std::string("opened") : reader.error().code;
    };
    QCOMPARE(codeOf(path), std::string("io.is_directory"));
    QCOMPARE(codeOf(path + "/none.csv"), std::string("io.missing"));
    QCOMPARE(codeOf("/dev/null"), std::string("io.not_a_file"));
}

void CsvTest::limitsAreKeptExactly()
{
    const std::string field(20, 'x');
    auto reader = CsvReader::ofText("name,city\nAda," + field + "\nGrace," + field + "y\n\"" + field + "\",Oslo\nKay,Rome\n",
                                    tinyLimits());
    QVERIFY(reader);
    const test::ReadRows read = test::readAll(*reader);
    QCOMPARE(read.rows.size(), std::size_t{3});
    QCOMPARE(read.rows[0][1], field);
    QCOMPARE(read.rows[1][0], field);
    QCOMPARE(read.refused.size(), std::size_t{1});
    QCOMPARE(read.refused[0].code, std::string("csv.field_too_long"));
    QCOMPARE(read.refused[0].arguments, std::vector<std::string>{"20"});
    QCOMPARE(read.refused[0].place.line, std::uint64_t{3});
    QCOMPARE(read.refused[0].place.column, std::string("city"));
}

void CsvTest::giantQuotedFieldIsSkippedToItsEnd()
{
    auto reader = CsvReader::ofText("name,city\nAda,\"one\ntwo \"\"three\"\" four five\nsix\"\nKay,Rome\na,b,c,d,e,f\nKay,Oslo\n",
                                    tinyLimits());
    QVERIFY(reader);
    const test::ReadRows read = test::readAll(*reader);
    QCOMPARE(read.rows, (std::vector<std::vector<std::string>>{{"Kay", "Rome"}, {"Kay", "Oslo"}}));
    QCOMPARE(read.lines, (std::vector<std::uint64_t>{5, 7}));
    QCOMPARE(read.refused.size(), std::size_t{2});
    QCOMPARE(read.refused[0].code, std::string("csv.field_too_long"));
    QCOMPARE(read.refused[1].code, std::string("csv.too_many_columns"));
    QCOMPARE(read.refused[1].place.line, std::uint64_t{6});
}

void CsvTest::giantOpenQuoteGivesBackWhatFollows()
{
    for (const auto encoding : {io::Encoding::utf8, io::Encoding::windows1252}) {
        std::string text = "name,city\nAda,\"Rome\n";
        for (int i = 0; i < 200'000; ++i)
            text += "Kay" + std::to_string(i) + ",Oslo\n";
        io::CsvOptions options;
        options.limits.field = 4096;
        options.dialect.encoding = encoding;
        auto reader = CsvReader::ofText(text, options);
        QVERIFY(reader);
        const test::ReadRows read = test::readAll(*reader);
        QCOMPARE(read.refused.size(), std::size_t{1});
        QCOMPARE(read.refused[0].code, std::string("csv.unclosed_quote"));
        QCOMPARE(read.refused[0].place.line, std::uint64_t{2});
        QCOMPARE(read.rows.size(), std::size_t{200'000});
        QCOMPARE(read.rows.back()[0], std::string("Kay199999"));
        QCOMPARE(read.lines.front(), std::uint64_t{3});
        QCOMPARE(read.lines.back(), std::uint64_t{200'002});
    }
}

void CsvTest::hundredMegabyteFieldEndsQuickly()
{
    const QTemporaryDir folder;
    for (const bool quoted : {false, true}) {
        const QString path = folder.filePath(QStringLiteral("big.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(quoted ? "name,note\nAda,\"" : "name,note\nAda,");
        const QByteArray block(1 << 20, 'x');
        for (int i = 0; i < 100; ++i)
            file.write(block);
        file.write(quoted ? "\"\nGrace,short\n" : "\nGrace,short\n");
        file.close();
        QElapsedTimer timer;
        timer.start();
        auto reader = CsvReader::open(path.toStdString());
        QVERIFY(reader);
        const test::ReadRows read = test::readAll(*reader);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(read.refused.size(), std::size_t{1});
        QCOMPARE(read.refused[0].code, std::string("csv.field_too_long"));
        QCOMPARE(read.refused[0].place.column, std::string("note"));
        QCOMPARE(read.rows, (std::vector<std::vector<std::string>>{{"Grace", "short"}}));
    }
}

void CsvTest::tooManyColumnsInTheHeader()
{
    const auto reader = CsvReader::ofText(std::string(1'000'000, ',') + "\nx\n");
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, std::string("csv.too_many_columns"));
    QCOMPARE(reader.error().kind, base::ErrorKind::unreadable);
    QCOMPARE(reader.error().arguments, std::vector<std::string>{"10000"});
}

void CsvTest::rowsAcrossBufferEnds()
{
    std::string text = "name,note\r\n";
    std::vector<std::vector<std::string>> expected;
    for (int i = 0; i < 4000; ++i) {
        const std::string note = "line " + std::to_string(i) + "\r\n" + std::string(static_cast<std::size_t>(i), 'x') + "€";
        text += std::to_string(i) + "a,\"" + note + " \"\"q\"\"\"\r\n";
        expected.push_back({std::to_string(i) + "a", note + " \"q\""});
    }
    auto reader = CsvReader::ofText(text);
    QVERIFY(reader);
    const test::ReadRows read = test::readAll(*reader);
    QVERIFY(read.refused.empty());
    QVERIFY(read.rows == expected);
    QCOMPARE(read.lines.back(), std::uint64_t{2 + 2 * 3999});
}

void CsvTest::fieldsOfEveryLength()
{
    // Around the width of what is looked at in one go, up to the very end of the file.
    std::string text = "a,b\n";
    std::vector<std::vector<std::string>> expected;
    for (std::size_t length = 1; length <= 70; ++length) {
        const std::string first(length, 'x');
        const std::string second(70 - length, 'y');
        text += first + ',' + second + (length % 2 == 0 ? "\r\n" : "\n");
        expected.push_back({first, second});
    }
    text.pop_back();
    auto reader = CsvReader::ofText(text);
    QVERIFY(reader);
    QCOMPARE(test::readAll(*reader).rows, expected);
}

void CsvTest::lateUmlautDecidesTheEncoding()
{
    std::string text = "name,city\n";
    while (text.size() < 3 * io::sniffedBytes)
        text += "Ada,London\n";
    text += "J\xFCrgen,K\xF6ln\n";
    auto reader = CsvReader::ofText(text);
    QVERIFY(reader);
    QCOMPARE(reader->dialect().encoding, io::Encoding::windows1252);
    const test::ReadRows read = test::readAll(*reader);
    QCOMPARE(read.rows.back(), (std::vector<std::string>{"Jürgen", "Köln"}));
}

void CsvTest::chosenEncodingIsObeyed()
{
    io::CsvOptions options;
    options.dialect.encoding = io::Encoding::windows1252;
    auto asWindows = CsvReader::ofText("name,city\nAda,\xC3\xBC\nKay,\x81\n", options);
    QVERIFY(asWindows);
    const test::ReadRows windows = test::readAll(*asWindows);
    QCOMPARE(windows.rows, (std::vector<std::vector<std::string>>{{"Ada", "Ã¼"}}));
    QCOMPARE(windows.refused.size(), std::size_t{1});
    QCOMPARE(windows.refused[0].code, std::string("csv.not_text"));
    QCOMPARE(windows.refused[0].arguments, std::vector<std::string>{"windows-1252"});
    options.dialect.encoding = io::Encoding::utf8;
    auto asUtf8 = CsvReader::ofText("name,city\nAda,\xFC\nKay,Rome\n", options);
    QVERIFY(asUtf8);
    const test::ReadRows utf8 = test::readAll(*asUtf8);
    QCOMPARE(utf8.refused.size(), std::size_t{1});
    QCOMPARE(utf8.rows, (std::vector<std::vector<std::string>>{{"Kay", "Rome"}}));
}

void CsvTest::delimiterIsCounted()
{
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += i % 40 == 7 ? "one;two\n" : "a;1,5;c\n";
    const auto dialect = io::sniffDialect(text, true);
    QVERIFY(dialect);
    QCOMPARE(dialect->syntax.delimiter, ';');
    const auto counted = std::find_if(dialect->reasons.begin(), dialect->reasons.end(),
                                      [](const io::Reason &reason) { return reason.code == "csv.delimiter_counted"; });
    QVERIFY(counted != dialect->reasons.end());
    QCOMPARE(counted->arguments, (std::vector<std::string>{"semicolon", "3", "97", "100"}));
}

void CsvTest::rareDelimitersMustAgreeInAllRows()
{
    const auto delimiterOf = [](const std::string &text) { return io::sniffDialect(text, true)->syntax.delimiter; };
    std::string agreeing = "id:name:city\n";
    for (int i = 0; i < 6; ++i)
        agreeing += "a:Ada:Rome\n";
    QCOMPARE(delimiterOf(agreeing), ':');
    QCOMPARE(delimiterOf(agreeing + "b:Kay\n"), io::noDelimiter);
    std::string blanks = "id name city\n";
    for (int i = 0; i < 6; ++i)
        blanks += "a Ada Rome\n";
    QCOMPARE(delimiterOf(blanks), ' ');
    QCOMPARE(delimiterOf("full name\nAda Lovelace\nAlan Turing\nGrace Hopper\nKay McNulty\nJean Bartik\n"), io::noDelimiter);
}

void CsvTest::oneColumnKeepsItsCommas()
{
    auto reader = CsvReader::ofText("name\nAda\nHopper, Grace\nKay\n\"Bartik, Jean\"\nAlan\nEdsger\n");
    QVERIFY(reader);
    QCOMPARE(reader->columns(), std::vector<std::string>{"name"});
    const test::ReadRows read = test::readAll(*reader);
    QVERIFY(read.refused.empty());
    QCOMPARE(read.rows.size(), std::size_t{6});
    QCOMPARE(read.rows[1], std::vector<std::string>{"Hopper, Grace"});
    QCOMPARE(read.rows[3], std::vector<std::string>{"Bartik, Jean"});
}

void CsvTest::titlesAndRemarksArePassedOver_data()
{
    QTest::addColumn<QByteArray>("above");
    QTest::addColumn<int>("line");
    QTest::newRow("none") << QByteArray("") << 2;
    QTest::newRow("title") << QByteArray("Leads of May\n\n") << 4;
    QTest::newRow("padded title") << QByteArray("Leads of May,,\n,,\n") << 4;
    QTest::newRow("remarks") << QByteArray("# made by hand, in a hurry\n# twice\n") << 4;
    QTest::newRow("after the sign") << QByteArray("sep=,\nLeads of May\n") << 4;
}

void CsvTest::titlesAndRemarksArePassedOver()
{
    QFETCH(QByteArray, above);
    QFETCH(int, line);
    auto reader = CsvReader::ofText(above.toStdString() + "name,city,when\nAda,Rome,2026-01-01\nKay,Oslo,2026-01-02\n");
    QVERIFY(reader);
    QCOMPARE(reader->columns(), (std::vector<std::string>{"name", "city", "when"}));
    const test::ReadRows read = test::readAll(*reader);
    QVERIFY(read.refused.empty());
    QCOMPARE(read.rows.size(), std::size_t{2});
    QCOMPARE(read.lines[0], static_cast<std::uint64_t>(line));
}

void CsvTest::backslashesEscapeMarks()
{
    auto reader = CsvReader::ofText("name,said\nAda,\"say \\\"hi\\\", now\"\nKay,\"a \\\\ b\"\n");
    QVERIFY(reader);
    const test::ReadRows read = test::readAll(*reader);
    QVERIFY(read.refused.empty());
    QCOMPARE(read.rows, (std::vector<std::vector<std::string>>{{"Ada", "say \"hi\", now"}, {"Kay", "a \\ b"}}));
    auto paths = CsvReader::ofText("name,path\nAda,\"C:\\work\\\"\nKay,\"say \"\"hi\"\"\"\n");
    QVERIFY(paths);
    QCOMPARE(test::readAll(*paths).rows, (std::vector<std::vector<std::string>>{{"Ada", "C:\\work\\"}, {"Kay", "say \"hi\""}}));
}

void CsvTest::bareMarksInsideATextAreTakenAndNamed()
{
    auto reader = CsvReader::ofText("name,said\n\"Ada\",\"the \"big\" one\"\n\"Kay\",\"a \"b\", c\"\nAlan,fine\n");
    QVERIFY(reader);
    const auto first = reader->next();
    QVERIFY(first && *first == CsvReader::Step::row);
    QCOMPARE(std::string(reader->row().fields[1]), std::string("the \"big\" one"));
    QVERIFY(reader->row().spoilt != nullptr);
    QCOMPARE(reader->row().spoilt->code, std::string("csv.inner_quote"));
    QCOMPARE(reader->row().spoilt->column, std::size_t{1});
    const test::ReadRows rest = test::readAll(*reader);
    QCOMPARE(rest.rows, (std::vector<std::vector<std::string>>{{"Alan", "fine"}}));
    QCOMPARE(rest.refused.size(), std::size_t{1}); // a field too many: nobody can say which mark is which
    QCOMPARE(rest.refused[0].code, std::string("csv.text_after_quote"));
}

void CsvTest::whatIsNoTableIsSaidToBeNone()
{
    for (const char *text : {"[\n  {\"a\": 1}\n]\n", "{\"a\": 1}", "<?xml version=\"1.0\"?><a/>", "<!DOCTYPE html><html></html>"}) {
        const auto reader = CsvReader::ofText(text);
        QVERIFY2(!reader, text);
        QCOMPARE(reader.error().code, std::string("csv.not_a_table"));
    }
    QVERIFY(CsvReader::ofText("[id],[name]\n1,Ada\n2,[Kay]\n"));
}

QTEST_GUILESS_MAIN(CsvTest)
#include "test_csv.moc"
