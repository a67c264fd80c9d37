// SPDX-License-Identifier: GPL-3.0-or-later
#include <bit>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include "base/text.h"
#include "csv_rows.h"
#include "io/cell_values.h"
#include "io/xlsx_reader.h"
#include "io/xlsx_writer.h"

using namespace leadlight;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::vector<std::string> header{"id", "email", "first_name", "last_name"};

rc::Gen<std::string> anyText()
{
    const auto piece = rc::gen::weightedOneOf<std::string>(
        {{6, rc::gen::element<std::string>("=", "+", "-", "@", "\t", "\r", "\n", "'", "\"", "<", "&", " ", "\r\n", "]]>")},
         {3, rc::gen::element<std::string>("a", "7", ".", "ü", "€", "😀", "\u00a0", "\x01", "\x1f", "\x7f", "\uFFFE", "\uFFFF", "שלום")},
         {1, rc::gen::element<std::string>("-12.5", "_x000D_", "_x005F_", "_x", "0012", "1e5", "http://x.example", "#N/A", "TRUE")}});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string> &pieces) {
        std::string text;
        for (const std::string &part : pieces)
            text += part;
        return text;
    });
}

io::DialectOptions withHeader()
{
    io::DialectOptions options;
    options.header = true;
    return options;
}

} // namespace

class XlsxRoundTripTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextReadsBack();
    void everyNumberReadsBack();
    void everyInstantReadsBack();
    void naughtyStringsReadBack();
    void formulasAreTexts();
    void fullSheetsGoOn();
    void sheetNamesAreTaken();
    void tooLongTextIsRefused();
    void nothingIsLeftWithoutFinish();

private:
    [[nodiscard]] std::string path() const { return m_folder.filePath(QStringLiteral("book.xlsx")).toStdString(); }
    QTemporaryDir m_folder;
};

void XlsxRoundTripTest::everyTextReadsBack()
{
    QVERIFY(rc::check("write, read = identity", [this] {
        const auto width = *rc::gen::inRange<std::size_t>(1, 5);
        const std::vector<std::string> names(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(width));
        Rows rows;
        const auto count = *rc::gen::inRange<std::size_t>(0, 8);
        for (std::size_t i = 0; i < count; ++i)
            rows.push_back(*rc::gen::container<std::vector<std::string>>(width, anyText()));
        io::XlsxWriter writer(path());
        writer.sheet("Leads", names);
        for (const auto &row : rows) {
            writer.row();
            for (const std::string &cell : row)
                writer.text(cell);
        }
        RC_ASSERT(writer.finish().has_value());
        auto reader = io::XlsxReader::open(path(), withHeader());
        RC_ASSERT(reader.has_value());
        RC_ASSERT(reader->columns() == names);
        const test::ReadRows read = test::readAll(*reader);
        RC_ASSERT(read.refused.empty());
        std::erase_if(rows, [](const auto &row) {
            return std::all_of(row.begin(), row.end(), [](const std::string &cell) { return base::trimmed(cell).empty(); });
        });
        RC_ASSERT(read.rows == rows);
    }));
}

void XlsxRoundTripTest::everyNumberReadsBack()
{
    QVERIFY(rc::check("numbers keep every bit", [this] {
        std::vector<double> values = *rc::gen::container<std::vector<double>>(rc::gen::map(rc::gen::arbitrary<std::uint64_t>(), [](std::uint64_t bits) {
            const double value = std::bit_cast<double>(bits);
            return std::isfinite(value) ? value : 0.0;
        }));
        values.insert(values.end(), {0.1 + 0.2, 1e15, 1e300, -7, 0.1, 123456789012345680.0});
        io::XlsxWriter writer(path());
        writer.sheet("Numbers", std::vector<std::string>{"value"});
        for (const double value : values) {
            writer.row();
            writer.number(value);
        }
        RC_ASSERT(writer.finish().has_value());
        auto reader = io::XlsxReader::open(path(), withHeader());
        RC_ASSERT(reader.has_value());
        const test::ReadRows read = test::readAll(*reader);
        RC_ASSERT(read.rows.size() == values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            RC_ASSERT(std::strtod(read.rows[i][0].c_str(), nullptr) == values[i]);
    }));
}

void XlsxRoundTripTest::everyInstantReadsBack()
{
    QVERIFY(rc::check("instants keep every second", [this] {
        std::vector<std::int64_t> seconds =
            *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(-3'000'000'000, 253'402'300'799));
        seconds.insert(seconds.end(), {0, 1, 86'399, -2'203'891'200, -2'203'891'201, 253'402'300'799});
        io::XlsxWriter writer(path());
        writer.sheet("Instants", std::vector<std::string>{"created_at"});
        for (const std::int64_t second : seconds) {
            writer.row();
            writer.instant(base::Instant{second});
        }
        RC_ASSERT(writer.finish().has_value());
        auto reader = io::XlsxReader::open(path(), withHeader());
        RC_ASSERT(reader.has_value());
        const test::ReadRows read = test::readAll(*reader);
        RC_ASSERT(read.rows.size() == seconds.size());
        for (std::size_t i = 0; i < seconds.size(); ++i)
            RC_ASSERT(io::parseDateCell(read.rows[i][0], io::DateOrder::ymd) == base::Instant{seconds[i]});
    }));
}

void XlsxRoundTripTest::naughtyStringsReadBack()
{
    QFile file(QStringLiteral(LEADLIGHT_SHARED_DATA "/naughty_strings/blns.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("needs the shared test data");
    const auto texts = nlohmann::json::parse(file.readAll().toStdString()).get<std::vector<std::string>>();
    QVERIFY(texts.size() > 500);
    io::XlsxWriter writer(path());
    writer.sheet("Strings", std::vector<std::string>{"id", "notes"});
    Rows rows;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        rows.push_back({std::to_string(i), texts[i]});
        writer.row();
        writer.number(static_cast<double>(i));
        writer.text(texts[i]);
    }
    QVERIFY(writer.finish());
    auto reader = io::XlsxReader::open(path());
    QVERIFY(reader);
    const test::ReadRows read = test::readAll(*reader);
    QVERIFY(read.refused.empty());
    QCOMPARE(read.rows, rows);
}

void XlsxRoundTripTest::formulasAreTexts()
{
    io::XlsxWriter writer(path());
    writer.sheet("Leads", header);
    for (const char *text : {"=1+1", "{=1}", "+1", "@x", "http://evil.example"}) {
        writer.row();
        writer.text(text);
    }
    QVERIFY(writer.finish());
    auto archive = io::XlsxArchive::ofFile(path(), {});
    QVERIFY(archive);
    auto part = archive->open("xl/worksheets/sheet1.xml");
    QVERIFY(part);
    std::string xml(100'000, '\0');
    const auto got = part->read(xml.data(), xml.size());
    QVERIFY(got);
    xml.resize(*got);
    QVERIFY(xml.find("=1+1") != std::string::npos);
    QVERIFY(xml.find("<f>") == std::string::npos);
    QVERIFY(xml.find("hyperlink") == std::string::npos);
    QVERIFY(xml.find("<autoFilter") != std::string::npos);
    QVERIFY(xml.find("state=\"frozen\"") != std::string::npos);
}

void XlsxRoundTripTest::fullSheetsGoOn()
{
    io::XlsxWriter writer(path(), 10);
    writer.sheet("Leads", std::vector<std::string>{"id", "email"});
    for (int i = 0; i < 25; ++i) {
        writer.row();
        writer.number(i);
        writer.text("x");
    }
    QVERIFY(writer.finish());
    std::vector<std::string> ids;
    for (const char *sheet : {"Leads", "Leads (2)", "Leads (3)"}) {
        io::DialectOptions options;
        options.sheet = sheet;
        auto reader = io::XlsxReader::open(path(), options);
        QVERIFY(reader);
        QCOMPARE(reader->columns(), (std::vector<std::string>{"id", "email"}));
        for (const auto &row : test::readAll(*reader).rows)
            ids.push_back(row[0]);
    }
    QCOMPARE(ids.size(), std::size_t{25});
    QCOMPARE(ids.back(), std::string("24"));
}

void XlsxRoundTripTest::sheetNamesAreTaken()
{
    io::XlsxWriter writer(path());
    const std::string longName = "Ärger: [a]*?/\\ in a name that is far longer than Excel takes";
    for (const std::string &name : {longName, longName, std::string("'x'"), std::string(), std::string("\n")}) {
        writer.sheet(name, std::vector<std::string>{"id"});
        writer.row();
        writer.number(1);
    }
    QVERIFY(writer.finish());
    auto reader = io::XlsxReader::open(path());
    QVERIFY(reader);
    const std::vector<std::string> names = reader->visibleSheets();
    QCOMPARE(names.size(), std::size_t{5});
    for (const std::string &name : names)
        QVERIFY2(base::lengthOf(name) <= 31 && name.find_first_of("[]:*?/\\'") == std::string::npos, name.c_str());
}

void XlsxRoundTripTest::tooLongTextIsRefused()
{
    io::XlsxWriter writer(path());
    writer.sheet("Leads", header);
    writer.row();
    writer.blank();
    writer.text(std::string(32'768, 'x'));
    const auto done = writer.finish();
    QVERIFY(!done);
    QCOMPARE(done.error().code, std::string("xlsx.text_too_long"));
    QCOMPARE(done.error().place.column, std::string("email"));
    QCOMPARE(done.error().place.line, 2u);
}

void XlsxRoundTripTest::nothingIsLeftWithoutFinish()
{
    QFile::remove(QString::fromStdString(path()));
    {
        io::XlsxWriter writer(path());
        writer.sheet("Leads", header);
        writer.row();
        writer.text("x");
    }
    QVERIFY(!QFile::exists(QString::fromStdString(path())));
    io::XlsxWriter nowhere("no/such/folder/book.xlsx");
    nowhere.sheet("Leads", header);
    const auto done = nowhere.finish();
    QVERIFY(!done);
    QCOMPARE(done.error().code, std::string("storage.failed"));
}

QTEST_GUILESS_MAIN(XlsxRoundTripTest)
#include "test_xlsx_round_trip.moc"
