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
    void lateUmlautDecidesTheEncoding();
    void chosenEncodingIsObeyed();
    void delimiterIsCounted();
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

QTEST_GUILESS_MAIN(CsvTest)
#include "test_csv.moc"
