// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <rapidcheck.h>

#include "io/import_plan.h"
#include "io/json_reader.h"
#include "io/open_table.h"

using namespace leadlight;
using io::JsonReader;
using Step = io::TableReader::Step;

namespace {

/// With quotation marks for apostrophes.
std::string quoted(std::string json)
{
    std::replace(json.begin(), json.end(), '\'', '"');
    return json;
}

/// "name|name" and a line for each row: its cells, or the code with which it was refused.
QStringList tableOf(const std::string &json, const io::CsvLimits &limits = {})
{
    auto reader = JsonReader::ofText(quoted(json), limits);
    if (!reader)
        return {QString::fromStdString(reader.error().code)};
    const auto lineOf = [](const auto &cells) {
        QStringList texts;
        for (const auto &cell : cells)
            texts << QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
        return texts.join(u'|');
    };
    QStringList lines{lineOf(reader->columns())};
    for (auto step = reader->next(); step && *step != Step::end; step = reader->next())
        lines << (*step == Step::row ? lineOf(reader->row().fields) : QString::fromStdString(reader->problem().code));
    return lines;
}

} // namespace

class JsonTest : public QObject {
    Q_OBJECT

private slots:
    void recordsAreFound_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QStringList>("table");
        QTest::newRow("list") << "[{'a':1,'b':'x'},{'b':'y','c':true}]" << QStringList{"a|b|c", "1|x|", "|y|true"};
        QTest::newRow("member") << "{'total':2,'none':[],'names':['n'],'records':[{'a':1},{'a':2}],'next':{'a':3}}"
                                << QStringList{"a", "1", "2"};
        QTest::newRow("lines") << "{'a':1,'in':[{'b':2}]}\n{'a':3}\n" << QStringList{"a|in.b", "1|2", "3|"};
        QTest::newRow("one object") << "{'a':1,'b':{'c':null,'d':'e'}}" << QStringList{"a|b.c|b.d", "1||e"};
        QTest::newRow("lists in a cell") << "[{'a':['x','y'],'b':[{'n':1},{'n':2}],'c':[]}]" << QStringList{"a|b.n", "x; y|1; 2"};
        QTest::newRow("digits stay") << "[{'a':12345678901234567890123,'b':1.50,'c':-7,'d':1e3}]"
                                     << QStringList{"a|b|c|d", "12345678901234567890123|1.50|-7|1e3"};
        QTest::newRow("signs") << "[{'a':'K\\u00f6ln \\'x\\' {[,','\\u00fc':']}'}]" << QStringList{u8"a|\u00fc", u8"K\u00f6ln \"x\" {[,|]}"};
        QTest::newRow("no key") << "[{'':1,'a':2}]" << QStringList{"Column 1|a", "1|2"};
        QTest::newRow("blank objects") << "[{},{'a':1},{'a':null}]" << QStringList{"a", "1"};
        QTest::newRow("not objects") << "[{'a':1},2,'x',[3],null,{'a':4}]"
                                     << QStringList{"a", "1", "json.not_an_object", "json.not_an_object", "json.not_an_object",
                                                    "json.not_an_object", "4"};
        QTest::newRow("one is spoilt") << "[{'a':1},{'a':},{'a':3}]" << QStringList{"a", "1", "json.not_readable", "3"};
        QTest::newRow("breaks off in an object") << "[{'a':1},{'a':'x" << QStringList{"a", "1", "json.unfinished"};
        QTest::newRow("breaks off behind one") << "[{'a':1}," << QStringList{"a", "1", "json.unfinished"};
        QTest::newRow("NUL") << "[{'a':'x\\u0000'},{'a':1}]" << QStringList{"a", "csv.nul_byte", "1"};
        QTest::newRow("texts") << "['a','b']" << QStringList{"json.no_records"};
        QTest::newRow("nothing") << "[]" << QStringList{"json.no_records"};
        QTest::newRow("blank") << " \n" << QStringList{"json.no_records"};
    }
    void recordsAreFound()
    {
        QFETCH(QString, json);
        QFETCH(QStringList, table);
        QCOMPARE(tableOf(json.toStdString()), table);
        QCOMPARE(tableOf("\xEF\xBB\xBF" + json.toStdString()), table);
    }
    void limitsAreKept()
    {
        QCOMPARE(tableOf("[{'a':'0123456789'},{'a':1}]", {1000, 12, 5}), (QStringList{"a", "csv.row_too_long", "1"}));
        QCOMPARE(tableOf("[{'a':'0123456789'},{'a':1}]", {9, 1000, 5}), (QStringList{"a", "csv.field_too_long", "1"}));
        QCOMPARE(tableOf("[{'a':1},{'a':2,'b':3,'c':4},{'b':5}]", {9, 1000, 2}),
                 (QStringList{"a|b", "1|", "json.too_many_columns", "|5"}));
    }
    void linesAreCountedAndRewound()
    {
        auto reader = JsonReader::ofText("{\n \"records\": [\n  {\"a\": 1},\n\n  {\"a\": 2}\n ]\n}\n");
        QVERIFY(reader.has_value());
        for (int turn = 0; turn < 2; ++turn) {
            QCOMPARE(*reader->next(), Step::row);
            QCOMPARE(reader->row().line, std::uint64_t{3});
            QCOMPARE(*reader->next(), Step::row);
            QCOMPARE(reader->row().line, std::uint64_t{5});
            QCOMPARE(*reader->next(), Step::end);
            QVERIFY(reader->rewind().has_value());
        }
    }
    void whatLiesAcrossPiecesOfTheFile()
    {
        std::string json = "[";
        for (int i = 0; i < 20'000; ++i)
            json += std::string(i ? "," : "") + "{\"n\":" + std::to_string(i) + ",\"t\":\"a\\\"b\\\\\"}";
        const QStringList lines = tableOf(json + "]");
        QCOMPARE(lines.size(), 20'001);
        for (int i = 0; i < 20'000; ++i)
            QCOMPARE(lines.at(i + 1), QString::number(i) + QStringLiteral("|a\"b\\"));
    }
    void anyBytesEnd()
    {
        QVERIFY(rc::check([](const std::string &bytes) {
            const auto text = *rc::gen::container<std::string>(rc::gen::element('{', '}', '[', ']', '"', ',', ':', 'a', '1', '\\', '\n'));
            static_cast<void>(tableOf(text));
            static_cast<void>(tableOf(bytes));
        }));
    }
    void filesAreKnownByWhatTheyHold()
    {
        QTemporaryDir folder;
        const auto columnsOf = [&](const QByteArray &bytes) {
            QFile file(folder.filePath(QStringLiteral("table.csv")));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) < 0)
                qFatal("cannot write");
            file.close();
            const auto reader = io::openTable(file.fileName().toStdString());
            return reader ? std::string(io::keyOf((*reader)->dialect().format)) : reader.error().code;
        };
        QCOMPARE(columnsOf(" [ {\"a\":1}]"), std::string("json"));
        QCOMPARE(columnsOf("{\"a\":1}\n{\"a\":2}"), std::string("json"));
        QCOMPARE(columnsOf("[id],name\n1,x\n"), std::string("csv"));
        QCOMPARE(columnsOf("[\"a\",\"b\"]"), std::string("csv.not_a_table"));
    }
    void aMappingRemembersTheFormat()
    {
        auto reader = JsonReader::ofText(quoted("[{'email':'ada@x.example','created':'2026-03-31'}]"));
        QVERIFY(reader.has_value());
        const auto plan = io::guessPlan(io::ImportKind::leads, *reader);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->columns[0].target, std::string("email"));
        const auto again = io::planFromJson(io::planToJson(*plan));
        QVERIFY(again.has_value());
        QCOMPARE(again->dialect.format, io::FileFormat::json);
        QVERIFY(!again->dialectOptions().delimiter);
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "test_json.moc"
