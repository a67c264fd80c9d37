// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QtTest>

#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include "csv_rows.h"
#include "io/csv_writer.h"

using namespace leadlight;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string written(const Rows &rows, char delimiter = ',')
{
    std::string out;
    const io::CsvWriter writer(delimiter);
    for (const auto &row : rows)
        writer.row(row, out);
    return out;
}

/// Texts that meet every sign that matters to CSV, guards and encodings.
rc::Gen<std::string> anyText()
{
    const auto piece = rc::gen::weightedOneOf<std::string>(
        {{6, rc::gen::element<std::string>("=", "+", "-", "@", "\t", "\r", "\n", "'", "\"", ",", ";", " ", "\r\n", "''")},
         {3, rc::gen::element<std::string>("a", "7", ".", "ü", "€", "😀", "\u00a0", "\x01", "\x7f", "ﬀ", "שלום")},
         {1, rc::gen::element<std::string>("-12.5", "sep=;", "NULL", "Select", "0012", "1e5")}});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string> &pieces) {
        std::string text;
        for (const std::string &part : pieces)
            text += part;
        return text;
    });
}

} // namespace

class RoundTripTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextReadsBack();
    void naughtyStringsReadBack();
    void guards_data();
    void guards();
};

void RoundTripTest::everyTextReadsBack()
{
    QVERIFY(rc::check("write, read = identity", [] {
        const auto width = *rc::gen::inRange<std::size_t>(1, 5);
        Rows rows{{"id", "email", "first_name", "last_name"}};
        rows[0].resize(width);
        const auto count = *rc::gen::inRange<std::size_t>(0, 8);
        for (std::size_t i = 0; i < count; ++i)
            rows.push_back(*rc::gen::container<std::vector<std::string>>(width, anyText()));
        auto reader = io::CsvReader::ofText(written(rows));
        RC_ASSERT(reader.has_value());
        RC_ASSERT(reader->columns() == rows[0]);
        const test::ReadRows read = test::readAll(*reader);
        RC_ASSERT(read.refused.empty());
        rows.erase(rows.begin());
        RC_ASSERT(read.rows == rows);
    }));
}

void RoundTripTest::naughtyStringsReadBack()
{
    QFile file(QStringLiteral(LEADLIGHT_SHARED_DATA "/naughty_strings/blns.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("needs the shared test data");
    const auto texts = nlohmann::json::parse(file.readAll().toStdString()).get<std::vector<std::string>>();
    QVERIFY(texts.size() > 500);
    Rows rows{{"id", "notes"}};
    for (std::size_t i = 0; i < texts.size(); ++i)
        rows.push_back({std::to_string(i), texts[i]});
    for (const char delimiter : {',', ';', '\t'}) {
        auto reader = io::CsvReader::ofText(written(rows, delimiter));
        QVERIFY(reader);
        const test::ReadRows read = test::readAll(*reader);
        QVERIFY(read.refused.empty());
        QCOMPARE(read.rows, Rows(rows.begin() + 1, rows.end()));
    }
}

void RoundTripTest::guards_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *cell, const char *file) {
        QTest::newRow(cell) << QString::fromUtf8(cell) << QString::fromUtf8(file);
    };
    row("=1+1", "'=1+1");
    row("+49 30 1", "'+49 30 1");
    row("@x", "'@x");
    row("-x", "'-x");
    row("-", "'-");
    row("-12.5", "-12.5");
    row("-7", "-7");
    row("-1-1", "'-1-1");
    row("'=1", "\"''=1\"");
    row("'plain", "\"'plain\"");
    row("\tx", "\"'\tx\"");
    row("a=1", "a=1");
}

void RoundTripTest::guards()
{
    QFETCH(QString, cell);
    QFETCH(QString, file);
    std::string out;
    io::CsvWriter().cell(cell.toStdString(), out);
    QCOMPARE(QString::fromStdString(out), file);
}

QTEST_GUILESS_MAIN(RoundTripTest)
#include "test_round_trip.moc"
