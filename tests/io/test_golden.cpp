// SPDX-License-Identifier: GPL-3.0-or-later
// tests/data/csv/NAME/{input.csv, expected.json}: what each input is read as. Keys that are missing are not checked.
#include <QDirIterator>
#include <QFile>
#include <QtTest>

#include <nlohmann/json.hpp>

#include "csv_rows.h"

using namespace leadlight;
using Json = nlohmann::json;

class GoldenTest : public QObject {
    Q_OBJECT

private slots:
    void folder_data();
    void folder();
};

void GoldenTest::folder_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator folders(QStringLiteral(LEADLIGHT_TEST_DATA "/csv"), QDir::Dirs | QDir::NoDotAndDotDot);
    while (folders.hasNext()) {
        const QString path = folders.next();
        QTest::newRow(qPrintable(folders.fileName())) << path;
    }
}

void GoldenTest::folder()
{
    QFETCH(QString, path);
    QFile file(path + QStringLiteral("/expected.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Json expected = Json::parse(file.readAll().toStdString());

    io::CsvOptions options;
    options.repairWholeRowQuoted = expected.value("repair", false);
    auto reader = io::CsvReader::open((path + QStringLiteral("/input.csv")).toStdString(), options);
    if (expected.contains("error")) {
        QVERIFY(!reader);
        QCOMPARE(reader.error().code, expected["error"].get<std::string>());
        QCOMPARE(reader.error().kind, base::ErrorKind::unreadable);
        QCOMPARE(reader.error().place.file, std::string("input.csv"));
        QCOMPARE(reader.error().place.line, expected.value("error_line", std::uint64_t{0}));
        return;
    }
    QVERIFY2(reader.has_value(), reader ? "" : reader.error().code.c_str());
    const io::Dialect &dialect = reader->dialect();
    QCOMPARE(std::string(keyOf(dialect.encoding)), expected.value("encoding", std::string(keyOf(dialect.encoding))));
    QCOMPARE(std::string(1, dialect.syntax.delimiter), expected.value("delimiter", std::string(1, dialect.syntax.delimiter)));
    QCOMPARE(dialect.header, expected.value("header", dialect.header));
    for (const Json &code : expected.value("reasons", Json::array())) {
        const bool found = std::any_of(dialect.reasons.begin(), dialect.reasons.end(),
                                       [&](const io::Reason &reason) { return reason.code == code.get<std::string>(); });
        QVERIFY2(found, code.get<std::string>().c_str());
    }
    const Json notes = expected.value("notes", Json::array());
    QCOMPARE(reader->notes().size(), notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i)
        QCOMPARE(reader->notes()[i].code, notes[i].get<std::string>());
    QCOMPARE(reader->columns(), expected["columns"].get<std::vector<std::string>>());

    for (int pass = 0; pass < 2; ++pass) {
        const test::ReadRows read = test::readAll(*reader);
        QCOMPARE(read.rows, expected["rows"].get<std::vector<std::vector<std::string>>>());
        QCOMPARE(read.lines, expected.value("lines", read.lines));
        QCOMPARE(read.filled, expected.value("filled", std::vector<std::size_t>(read.rows.size(), 0)));
        QCOMPARE(reader->blankRows(), expected.value("blank", reader->blankRows()));
        const Json refused = expected.value("refused", Json::array());
        QCOMPARE(read.refused.size(), refused.size());
        for (std::size_t i = 0; i < refused.size(); ++i) {
            QCOMPARE(read.refused[i].code, refused[i]["code"].get<std::string>());
            QCOMPARE(read.refused[i].place.line, refused[i]["line"].get<std::uint64_t>());
            QCOMPARE(read.refused[i].place.column, refused[i]["column"].get<std::string>());
        }
        QVERIFY(reader->rewind());
    }
}

QTEST_GUILESS_MAIN(GoldenTest)
#include "test_golden.moc"
