// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "csv_rows.h"
#include "io/import_plan.h"
#include "io/open_table.h"
#include "io/typed_row.h"
#include "io/xlsx_reader.h"
#include "zip_bytes.h"

using namespace leadlight;
using test::RawBook;

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr const char *header = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>email</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>)";

/// One row of an address and the cell that a test is about.
std::string rowWith(const std::string &cell)
{
    return std::string(header) + R"(<row r="2"><c r="A2" t="str"><v>a@x.example</v></c>)" + cell + "</row>";
}

struct Outcome {
    std::string value;   ///< of the second column
    std::string problem; ///< the code
};

Outcome outcomeOf(const RawBook &book)
{
    auto reader = io::XlsxReader::ofBytes(book.bytes());
    if (!reader)
        return {"", reader.error().code};
    const auto step = reader->next();
    if (!step)
        return {"", step.error().code};
    if (*step == io::TableReader::Step::refused)
        return {"", reader->problem().code};
    if (*step == io::TableReader::Step::end)
        return {"", "end"};
    const auto fields = reader->row().fields;
    return {fields.size() > 1 ? std::string(fields[1]) : std::string(), reader->row().spoilt ? reader->row().spoilt->code : std::string()};
}

/// The code with which a whole workbook is refused, wherever it is found out.
std::string refusal(const std::string &bytes, const io::XlsxLimits &limits = {})
{
    auto reader = io::XlsxReader::ofBytes(bytes, {}, limits);
    if (!reader)
        return reader.error().code;
    for (;;) {
        const auto step = reader->next();
        if (!step)
            return step.error().code;
        if (*step == io::TableReader::Step::end)
            return {};
    }
}

} // namespace

class XlsxTest : public QObject {
    Q_OBJECT

private slots:
    void cells_data();
    void cells();
    void sparseRowsKeepTheirPlaces();
    void titlesAndMarginsAreLeftOut();
    void headerless();
    void sheetsAreChosen();
    void dates1904();
    void refusedRowsNameColumnAndReason();
    void refusedFiles_data();
    void refusedFiles();
    void bombsAreRefused();
    void brokenRowIsNamed();
    void manyTextsAreFound();
    void textsBeyondTheLimitAreRefused();
    void linksAndMacrosAreLeftAlone();
    void encryptedIsNamed();
    void contentDecidesNotTheName();
    void fullSheetIsNoted();
    void planNamesTheSheet();
    void rewindsToTheFirstRow();
};

void XlsxTest::cells_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *cell, const char *value, const char *problem = "") {
        QTest::newRow(name) << QString::fromUtf8(cell) << QString::fromUtf8(value) << QString::fromUtf8(problem);
    };
    row("whole", R"(<c r="B2"><v>5</v></c>)", "5");
    row("whole as decimal", R"(<c r="B2"><v>5.0</v></c>)", "5");
    row("exponent", R"(<c r="B2"><v>1.5E+3</v></c>)", "1500");
    row("seventeen digits", R"(<c r="B2"><v>0.10000000000000001</v></c>)", "0.1");
    row("negative", R"(<c r="B2"><v>-12.50</v></c>)", "-12.5");
    row("percent is the raw number", R"(<c r="B2" s="4"><v>0.125</v></c>)", "0.125");
    row("day", R"(<c r="B2" s="1"><v>46112</v></c>)", "2026-03-31");
    row("instant", R"(<c r="B2" s="2"><v>46112.5</v></c>)", "2026-03-31T12:00:00");
    row("instant is rounded to the second", R"(<c r="B2" s="2"><v>46112.999999999</v></c>)", "2026-04-01");
    row("own format", R"(<c r="B2" s="3"><v>46112</v></c>)", "2026-03-31");
    row("time of day", R"(<c r="B2" s="5"><v>0.75</v></c>)", "18:00:00");
    row("duration stays a number", R"(<c r="B2" s="6"><v>1.5</v></c>)", "1.5");
    row("first of January 1900", R"(<c r="B2" s="1"><v>1</v></c>)", "1900-01-01");
    row("the day before the day that never was", R"(<c r="B2" s="1"><v>59</v></c>)", "1900-02-28");
    row("the day that never was", R"(<c r="B2" s="1"><v>60</v></c>)", "60");
    row("the day after", R"(<c r="B2" s="1"><v>61</v></c>)", "1900-03-01");
    row("no date", R"(<c r="B2" s="1"><v>-1</v></c>)", "-1");
    row("beyond all dates", R"(<c r="B2" s="1"><v>2958466</v></c>)", "2958466");
    row("ISO date", R"(<c r="B2" t="d"><v>2026-03-31</v></c>)", "2026-03-31");
    row("unknown style", R"(<c r="B2" s="99"><v>7</v></c>)", "7");
    row("shared", R"(<c r="B2" t="s"><v>0</v></c>)", "shared");
    row("rich runs", R"(<c r="B2" t="s"><v>1</v></c>)", "bold and plain");
    row("pronunciation is no text", R"(<c r="B2" t="s"><v>2</v></c>)", "東京");
    row("preserved blanks", R"(<c r="B2" t="s"><v>3</v></c>)", "  x ");
    row("blanks that are not preserved", R"(<c r="B2" t="s"><v>4</v></c>)", "x");
    row("escaped characters", R"(<c r="B2" t="s"><v>5</v></c>)", "a\rb_x000D_");
    row("inline", R"(<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>)", "ab");
    row("apostrophe is its own", R"(<c r="B2" t="str"><v>'=1</v></c>)", "'=1");
    row("formula-looking text", R"(<c r="B2" t="str"><v>=1+1</v></c>)", "=1+1");
    row("true", R"(<c r="B2" t="b"><v>1</v></c>)", "TRUE");
    row("false", R"(<c r="B2" t="b"><v>0</v></c>)", "FALSE");
    row("formula gives its value", R"(<c r="B2"><f>1+1</f><v>2</v></c>)", "2");
    row("formula gives its text", R"(<c r="B2" t="str"><f>"a"</f><v>a</v></c>)", "a");
    row("formula gives no text", R"(<c r="B2" t="str"><f>""</f><v></v></c>)", "");
    row("formula without a value", R"(<c r="B2"><f>1+1</f></c>)", "", "xlsx.formula_without_value");
    row("formula with a blank value", R"(<c r="B2"><f>1+1</f><v></v></c>)", "", "xlsx.formula_without_value");
    row("error", R"(<c r="B2" t="e"><v>#N/A</v></c>)", "", "xlsx.error_cell");
    row("missing text", R"(<c r="B2" t="s"><v>99</v></c>)", "", "xlsx.missing_string");
    row("number of a text that is none", R"(<c r="B2" t="s"><v>-1</v></c>)", "", "xlsx.missing_string");
    row("prefixed", R"(<x:c r="B2"><x:v>5</x:v></x:c>)", "5");
    row("styled blank", R"(<c r="B2" s="1"/>)", "");
    row("without a reference", R"(<c><v>5</v></c>)", "5");
}

RawBook bookWith(const std::string &cell)
{
    RawBook book;
    book.sheet = rowWith(cell);
    book.strings = "<si><t>shared</t></si><si><r><t xml:space=\"preserve\">bold </t></r><r><rPr/><t>and plain</t></r></si>"
                   "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si><si><t xml:space=\"preserve\">  x </t></si>"
                   "<si><t>\n  x </t></si><si><t>a_x000D_b_x005F_x000D_</t></si>";
    book.styles = R"(<numFmts><numFmt numFmtId="164" formatCode="[$-409]d\-mmm\-yyyy;@"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>)"
                  R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/>)"
                  R"(<xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="21"/><xf numFmtId="165"/></cellXfs>)";
    return book;
}

void XlsxTest::cells()
{
    QFETCH(QString, cell);
    QFETCH(QString, value);
    QFETCH(QString, problem);
    RawBook book = bookWith(cell.toStdString());
    if (cell.contains(QLatin1String("x:c")))
        book.sheet.insert(0, "<!-- prefixes need no declaration here -->");
    const Outcome outcome = outcomeOf(book);
    QCOMPARE(QString::fromStdString(outcome.problem), problem);
    QCOMPARE(QString::fromStdString(outcome.value), value);
}

void XlsxTest::sparseRowsKeepTheirPlaces()
{
    RawBook book;
    book.sheet = R"(<row r="1"><c r="A1" t="str"><v>email</v></c><c r="B1" t="str"><v>city</v></c><c r="C1" t="str"><v>phone</v></c></row>)"
                 R"(<row r="4"><c r="C4"><v>3</v></c></row><row r="5"/><row r="6"><c r="B6" t="str"><v> </v></c></row>)"
                 R"(<row r="9"><c r="C9"><v>2</v></c><c r="A9" t="str"><v>a</v></c></row>)";
    auto reader = io::XlsxReader::ofBytes(book.bytes());
    QVERIFY(reader);
    const test::ReadRows read = test::readAll(*reader);
    QCOMPARE(read.rows, (Rows{{"", "", "3"}, {"a", "", "2"}}));
    QCOMPARE(read.lines, (std::vector<std::uint64_t>{4, 9}));
    QCOMPARE(reader->blankRows(), 2u);
}

void XlsxTest::titlesAndMarginsAreLeftOut()
{
    RawBook book;
    book.sheet = R"(<row r="2"><c r="A2" t="str"><v>Report of March</v></c></row><row r="3"><c r="B3" t="str"><v>by Ann</v></c></row>)"
                 R"(<row r="5"><c r="C5" t="str"><v>email</v></c><c r="D5" t="str"><v>city</v></c><c r="E5" t="str"><v>city</v></c><c r="G5" t="str"><v>first_name</v></c><c r="H5" s="1"/></row>)"
                 R"(<row r="6"><c r="C6" t="str"><v>a@x.example</v></c><c r="F6"><v>1</v></c></row>)";
    auto reader = io::XlsxReader::ofBytes(book.bytes());
    QVERIFY(reader);
    QCOMPARE(reader->columns(), (std::vector<std::string>{"email", "city", "city (2)", "Column 4", "first_name"}));
    QVERIFY(std::count(reader->dialect().reasons.begin(), reader->dialect().reasons.end(), io::Reason{"xlsx.title_rows", {"2"}}) == 1);
    QCOMPARE(reader->notes(), (std::vector<io::Reason>{{"csv.duplicate_column", {"city", "city (2)"}}, {"csv.unnamed_column", {"Column 4"}}}));
    const test::ReadRows read = test::readAll(*reader);
    QCOMPARE(read.rows, (Rows{{"a@x.example", "", "", "1", ""}}));
}

void XlsxTest::headerless()
{
    RawBook book;
    book.sheet = R"(<row r="1"><c r="A1" t="str"><v>a@x.example</v></c><c r="B1"><v>1</v></c></row>)"
                 R"(<row r="2"><c r="A2" t="str"><v>b@x.example</v></c><c r="B2"><v>2</v></c></row>)";
    auto reader = io::XlsxReader::ofBytes(book.bytes());
    QVERIFY(reader);
    QVERIFY(!reader->dialect().header);
    QCOMPARE(test::readAll(*reader).rows, (Rows{{"a@x.example", "1"}, {"b@x.example", "2"}}));
    io::DialectOptions options;
    options.header = true;
    auto told = io::XlsxReader::ofBytes(book.bytes(), options);
    QVERIFY(told);
    QCOMPARE(told->columns(), (std::vector<std::string>{"a@x.example", "1"}));
}

RawBook threeSheets()
{
    RawBook book;
    book.sheets = R"(<sheet name="Chart" sheetId="9" r:id="rId9"/><sheet name="Old" sheetId="1" state="hidden" r:id="rId1"/>)"
                  R"(<sheet name="Leads &amp; more" sheetId="2" r:id="rId4"/><sheet name="Last" sheetId="3" r:id="rId1"/>)";
    book.relations += R"(<Relationship Id="rId4" Type="urn:x/worksheet" Target="/xl/worksheets/../worksheets/two.xml"/>)"
                      R"(<Relationship Id="rId9" Type="urn:x/chartsheet" Target="chartsheets/c.xml"/>)";
    book.sheet = rowWith(R"(<c r="B2"><v>1</v></c>)");
    book.further = {{"xl/worksheets/two.xml", "<worksheet><sheetData>" + rowWith(R"(<c r="B2"><v>2</v></c>)") + "</sheetData></worksheet>"}};
    return book;
}

void XlsxTest::sheetsAreChosen()
{
    const std::string bytes = threeSheets().bytes();
    auto reader = io::XlsxReader::ofBytes(bytes);
    QVERIFY(reader);
    QCOMPARE(reader->dialect().sheet, std::string("Leads & more"));
    QCOMPARE(reader->notes(), (std::vector<io::Reason>{{"xlsx.other_sheets", {"Last"}}}));
    QCOMPARE(test::readAll(*reader).rows, (Rows{{"a@x.example", "2"}}));
    for (const char *name : {"Old", "last"}) {
        io::DialectOptions options;
        options.sheet = name;
        auto chosen = io::XlsxReader::ofBytes(bytes, options);
        QVERIFY(chosen);
        QCOMPARE(test::readAll(*chosen).rows, (Rows{{"a@x.example", "1"}}));
    }
    io::DialectOptions options;
    options.sheet = "Nowhere";
    const auto none = io::XlsxReader::ofBytes(bytes, options);
    QVERIFY(!none);
    QCOMPARE(none.error().code, std::string("xlsx.no_sheet"));
    QCOMPARE(none.error().arguments, (std::vector<std::string>{"Nowhere", "Leads & more, Last"}));
}

void XlsxTest::dates1904()
{
    RawBook book = bookWith(R"(<c r="B2" s="1"><v>44650</v></c>)");
    book.properties = R"(<workbookPr date1904="1"/>)";
    QCOMPARE(outcomeOf(book).value, std::string("2026-03-31"));
    book = bookWith(R"(<c r="B2" s="1"><v>0</v></c>)");
    book.properties = R"(<workbookPr date1904="true"/>)";
    QCOMPARE(outcomeOf(book).value, std::string("1904-01-01"));
}

void XlsxTest::refusedRowsNameColumnAndReason()
{
    RawBook book;
    book.sheet = rowWith(R"(<c r="B2"><v>1</v></c>)")
                 + R"(<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="4"><c r="XFE4"><v>1</v></c></row>)"
                 + R"(<row r="5"><c r="A5" t="inlineStr"><is><t>)" + std::string(2000, 'x') + "</t></is></c></row>"
                 + R"(<row r="6"><c r="B6" t="str"><v>)" + std::string(2000, 'x') + "</v></c></row>";
    std::string many;
    for (int i = 0; i < 200; ++i)
        many += "<row r=\"" + std::to_string(7 + i) + "\"><c r=\"A1\"><v>1</v></c></row>";
    book.sheet += many + R"(<row r="300"><c r="D300"><v>7</v></c></row><row r="301"><c r="B301"><v>8</v></c></row>)";
    io::XlsxLimits limits;
    limits.cell = 1000;
    auto reader = io::XlsxReader::ofBytes(book.bytes(), {}, limits);
    QVERIFY(reader);
    const test::ReadRows read = test::readAll(*reader);
    QCOMPARE(read.rows.size(), std::size_t{202});
    QCOMPARE(read.refused.size(), std::size_t{5});
    const std::vector<std::string> codes{"xlsx.cell_twice", "xlsx.too_many_columns", "xlsx.cell_too_long", "xlsx.cell_too_long", "csv.too_many_fields"};
    const std::vector<std::uint64_t> lines{3, 4, 5, 6, 300};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        QCOMPARE(read.refused[i].code, codes[i]);
        QCOMPARE(read.refused[i].place.line, lines[i]);
    }
    QCOMPARE(read.refused[0].place.column, std::string("email"));
    QCOMPARE(read.refused[3].place.column, std::string("value"));
    QCOMPARE(read.refused[4].arguments, (std::vector<std::string>{"4", "2"}));
}

void XlsxTest::refusedFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const std::string &bytes, const char *code) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(code);
    };
    const RawBook good = bookWith(R"(<c r="B2"><v>5</v></c>)");
    const auto with = [&](auto change) {
        RawBook book = good;
        change(book);
        return book.bytes();
    };
    const auto without = [&](const std::string &part) {
        test::ZipParts parts = good.parts();
        std::erase_if(parts, [&](const auto &entry) { return entry.first == part; });
        return test::zipOf(parts);
    };
    const auto entry = [&](const char *name) { return with([&](RawBook &book) { book.further = {{name, "x"}}; }); };
    row("good", good.bytes(), "");
    row("no archive", "PK\x03\x04 and nothing", "xlsx.not_a_workbook");
    row("other archive", test::zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}), "xlsx.not_a_workbook");
    row("binary workbook", test::zipOf({{"_rels/.rels", "<Relationships><Relationship Type='urn:x/officeDocument' Target='xl/workbook.bin'/></Relationships>"},
                                        {"xl/workbook.bin", "x"}}), "xlsx.not_a_workbook");
    row("workbook that is none", test::zipOf({{"xl/workbook.xml", "<html/>"}}), "xlsx.not_a_workbook");
    row("no root relations but all else", without("_rels/.rels"), "");
    row("no relations", without("xl/_rels/workbook.xml.rels"), "xlsx.part_missing");
    row("no sheet part", without("xl/worksheets/sheet1.xml"), "xlsx.part_missing");
    row("no styles, no texts", test::zipOf([&] {
            test::ZipParts parts = good.parts();
            parts.resize(4);
            return parts;
        }()), "");
    row("sheet of no part", with([](RawBook &book) { book.sheets = R"(<sheet name="A" r:id="rId77"/>)"; }), "xlsx.part_missing");
    row("all hidden", with([](RawBook &book) { book.sheets = R"(<sheet name="A" state="veryHidden" r:id="rId1"/>)"; }), "xlsx.no_visible_sheet");
    row("no sheets", with([](RawBook &book) { book.sheets = ""; }), "xlsx.no_visible_sheet");
    row("empty sheet", with([](RawBook &book) { book.sheet = R"(<row r="1"><c r="A1" s="1"/></row>)"; }), "xlsx.empty_sheet");
    row("path up", entry("../evil.xml"), "xlsx.bad_part_name");
    row("path up inside", entry("xl/../../evil.xml"), "xlsx.bad_part_name");
    row("absolute path", entry("/etc/passwd"), "xlsx.bad_part_name");
    row("backslash", entry("xl\\..\\evil.xml"), "xlsx.bad_part_name");
    row("drive", entry("C:evil.xml"), "xlsx.bad_part_name");
    row("same part twice", entry("XL/Workbook.xml"), "xlsx.bad_part_name");
    row("relation out of the book", with([](RawBook &book) {
            book.relations = R"(<Relationship Id="rId1" Type="urn:x/worksheet" Target="../../../etc/passwd"/>)";
        }), "xlsx.bad_part_name");
    row("doctype in the sheet", with([](RawBook &book) { book.head += R"(<!DOCTYPE worksheet [<!ENTITY a "b">]>)"; }), "xlsx.doctype");
    const auto dtd = [&](std::size_t part, const char *text) {
        test::ZipParts parts = good.parts();
        parts[part].second.insert(good.head.size(), text);
        return test::zipOf(parts);
    };
    for (std::size_t part = 0; part < 6; ++part)
        row(("doctype in part " + std::to_string(part)).c_str(), dtd(part, R"(<!DOCTYPE a SYSTEM "file:///etc/passwd">)"), "xlsx.doctype");
    row("billion laughs", dtd(4, R"(<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>)"), "xlsx.doctype");
    row("entity without a type", with([](RawBook &book) { book.strings = "<si><t>&lol;</t></si>"; }), "xlsx.broken_xml");
    row("deep", with([](RawBook &book) {
            for (int i = 0; i < 1000; ++i)
                book.styles += "<a>";
        }), "xlsx.too_deep");
    row("cut XML", with([](RawBook &book) { book.sheet += "<row"; }), "xlsx.broken_xml");
    row("bytes that are no text", with([](RawBook &book) { book.strings = "<si><t>\xFF\xFE</t></si>"; }), "xlsx.broken_xml");
    row("long tag", with([](RawBook &book) {
            book.sheet += "<!--";
            for (int i = 0; i < 400'000; ++i)
                book.sheet += std::to_string(std::int64_t{i} * 7919);
            book.sheet += "-->";
        }), "xlsx.tag_too_long");
    row("rows out of order", with([](RawBook &book) { book.sheet += R"(<row r="1"/>)"; }), "xlsx.rows_out_of_order");
    row("row beyond the last", with([](RawBook &book) { book.sheet += R"(<row r="1048577"/>)"; }), "xlsx.too_many_rows");
    row("row number beyond all numbers", with([](RawBook &book) { book.sheet += R"(<row r="99999999999999999999999"/>)"; }), "xlsx.rows_out_of_order");
    std::string changed = good.bytes();
    const std::size_t at = changed.find("xl/worksheets/sheet1.xml");
    for (std::size_t i = 0; i < 8; ++i)
        changed[at + 30 + i] = static_cast<char>(changed[at + 30 + i] ^ 0x55);
    row("changed byte", changed, "xlsx.damaged");
    row("cut archive", good.bytes().substr(0, 700), "xlsx.not_a_workbook");
}

void XlsxTest::refusedFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QCOMPARE(QString::fromStdString(refusal(bytes.toStdString())), code);
}

void XlsxTest::bombsAreRefused()
{
    RawBook book = bookWith(R"(<c r="B2"><v>5</v></c>)");
    book.sheet.append(std::size_t{40} << 20U, ' ');
    const std::string bytes = book.bytes();
    QVERIFY(bytes.size() < 200'000);
    QCOMPARE(refusal(bytes), std::string("xlsx.bomb"));
    io::XlsxLimits limits;
    limits.ratio = 2000;
    QCOMPARE(refusal(bytes, limits), std::string());
    limits.unpacked = std::uint64_t{20} << 20U;
    QCOMPARE(refusal(bytes, limits), std::string("xlsx.too_large"));
    limits = {};
    limits.parts = 5;
    QCOMPARE(refusal(bookWith("").bytes(), limits), std::string("xlsx.too_many_parts"));
    limits = {};
    limits.smallPart = 100;
    QCOMPARE(refusal(bookWith("").bytes(), limits), std::string("xlsx.part_too_large"));

    // An archive that lies about its sizes: both directories say that the sheet is small.
    std::string lying = bytes;
    const std::uint32_t size = static_cast<std::uint32_t>(book.parts()[3].second.size());
    const std::string truth{static_cast<char>(size & 0xFFU), static_cast<char>((size >> 8U) & 0xFFU),
                            static_cast<char>((size >> 16U) & 0xFFU), static_cast<char>(size >> 24U)};
    int places = 0;
    for (std::size_t at = lying.find(truth); at != std::string::npos; at = lying.find(truth, at + 1)) {
        lying.replace(at, 4, std::string("\x00\x10\x00\x00", 4));
        ++places;
    }
    QVERIFY(places > 0);
    const std::string code = refusal(lying);
    QVERIFY2(code == "xlsx.bomb" || code == "xlsx.damaged", code.c_str());
}

void XlsxTest::brokenRowIsNamed()
{
    RawBook book = bookWith(R"(<c r="B2"><v>5</v></c>)");
    for (int line = 3; line < 400; ++line)
        book.sheet += "<row r=\"" + std::to_string(line) + "\"><c><v>1</v></c></row>";
    book.sheet += "<row r=\"400\"><c></row>";
    auto reader = io::XlsxReader::ofBytes(book.bytes());
    base::Error error;
    if (reader) {
        auto step = reader->next();
        while (step && *step != io::TableReader::Step::end)
            step = reader->next();
        QVERIFY(!step);
        error = step.error();
    } else {
        error = reader.error();
    }
    QCOMPARE(error.code, std::string("xlsx.broken_xml"));
    QCOMPARE(error.place.line, 400u);
}

void XlsxTest::manyTextsAreFound()
{
    // More than stays in memory, short and long ones in turn, asked for in an order of their own.
    RawBook book;
    book.sheet = header;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 5000; ++i) {
        texts.push_back(std::to_string(i) + std::string(i % 7 == 0 ? 6000 : i % 300, static_cast<char>('a' + i % 26)));
        book.strings += "<si><t>" + texts.back() + "</t></si>";
    }
    for (std::size_t i = 0; i < 5000; ++i)
        book.sheet += "<row><c t=\"s\"><v>" + std::to_string(i * 1201 % 5000) + "</v></c><c t=\"s\"><v>" + std::to_string(i) + "</v></c></row>";
    auto reader = io::XlsxReader::ofBytes(book.bytes());
    QVERIFY(reader);
    const test::ReadRows read = test::readAll(*reader);
    QCOMPARE(read.rows.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QCOMPARE(read.rows[i][0], texts[i * 1201 % 5000]);
        QCOMPARE(read.rows[i][1], texts[i]);
    }
}

void XlsxTest::textsBeyondTheLimitAreRefused()
{
    RawBook book = bookWith(R"(<c r="B2" t="s"><v>0</v></c>)");
    for (int i = 0; i < 5000; ++i)
        book.strings += "<si><t>" + std::string(1000, static_cast<char>('a' + i % 26)) + std::to_string(i) + "</t></si>";
    io::XlsxLimits limits;
    QCOMPARE(refusal(book.bytes(), limits), std::string());
    limits.strings = std::uint64_t{3} << 20U;
    QCOMPARE(refusal(book.bytes(), limits), std::string("xlsx.too_many_strings"));
}

void XlsxTest::linksAndMacrosAreLeftAlone()
{
    RawBook book = bookWith(R"(<c r="B2"><f>[1]Other!A1</f><v>5</v></c>)");
    book.relations += R"(<Relationship Id="rId5" Type="urn:x/externalLink" Target="externalLinks/externalLink1.xml"/>)"
                      R"(<Relationship Id="rId6" Type="urn:x/worksheet" TargetMode="External" Target="http://evil.example/sheet.xml"/>)"
                      R"(<Relationship Id="rId7" Type="urn:x/vbaProject" Target="vbaProject.bin"/>)";
    book.further = {{"xl/externalLinks/externalLink1.xml", "<!DOCTYPE a><broken"}, {"xl/vbaProject.bin", "\xD0\xCF\x11\xE0"}};
    const Outcome outcome = outcomeOf(book);
    QCOMPARE(outcome.problem, std::string());
    QCOMPARE(outcome.value, std::string("5"));
    book.sheets = R"(<sheet name="A" r:id="rId6"/>)";
    QCOMPARE(refusal(book.bytes()), std::string("xlsx.part_missing"));
}

QString written(const QTemporaryDir &folder, const QString &name, const std::string &bytes)
{
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray::fromStdString(bytes));
    return file.fileName();
}

std::string openingCode(const QString &path)
{
    const auto opened = io::openTable(path.toStdString());
    return opened ? std::string(io::keyOf((*opened)->dialect().format)) : opened.error().code;
}

void XlsxTest::encryptedIsNamed()
{
    const QTemporaryDir folder;
    std::string ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    ole.append(300'000, '\0');
    QCOMPARE(openingCode(written(folder, QStringLiteral("old.xls"), ole)), std::string("io.xls_not_supported"));
    for (const char c : std::string_view("EncryptedPackage"))
        ole.append({c, '\0'});
    QCOMPARE(openingCode(written(folder, QStringLiteral("locked.xlsx"), ole)), std::string("xlsx.encrypted"));
    std::string locked = bookWith("").bytes();
    for (const char *mark : {"PK\x01\x02", "PK\x03\x04"}) {
        for (std::size_t at = locked.find(mark); at != std::string::npos; at = locked.find(mark, at + 4))
            locked[at + (mark[2] == '\x01' ? 8 : 6)] |= 1;
    }
    QCOMPARE(openingCode(written(folder, QStringLiteral("zip.xlsx"), locked)), std::string("xlsx.encrypted"));
}

void XlsxTest::contentDecidesNotTheName()
{
    const QTemporaryDir folder;
    const std::string book = bookWith(R"(<c r="B2"><v>5</v></c>)").bytes();
    QCOMPARE(openingCode(written(folder, QStringLiteral("a.csv"), book)), std::string("xlsx"));
    QCOMPARE(openingCode(written(folder, QStringLiteral("a.xlsx"), "email,name\na@x.example,A\n")), std::string("csv"));
    QCOMPARE(openingCode(folder.filePath(QStringLiteral("none.xlsx"))), std::string("io.missing"));
    QCOMPARE(openingCode(folder.path()), std::string("io.is_directory"));
}

void XlsxTest::fullSheetIsNoted()
{
    RawBook book = bookWith(R"(<c r="B2"><v>5</v></c>)");
    book.sheet += R"(<row r="1048575"><c r="A1048575"><v>1</v></c></row>)";
    auto reader = io::XlsxReader::ofBytes(book.bytes());
    QVERIFY(reader);
    test::readAll(*reader);
    QVERIFY(reader->notes().empty());
    book.sheet += R"(<row r="1048576"><c r="A1048576"><v>1</v></c></row>)";
    auto full = io::XlsxReader::ofBytes(book.bytes());
    QVERIFY(full);
    test::readAll(*full);
    QCOMPARE(full->notes(), (std::vector<io::Reason>{{"xlsx.sheet_full", {"1048576"}}}));
}

void XlsxTest::planNamesTheSheet()
{
    auto reader = io::XlsxReader::ofBytes(threeSheets().bytes());
    QVERIFY(reader);
    const auto plan = io::guessPlan(io::ImportKind::leads, *reader);
    QVERIFY(plan);
    const auto again = io::planFromJson(io::planToJson(*plan));
    QVERIFY(again);
    QCOMPARE(again->dialect.format, io::FileFormat::xlsx);
    QCOMPARE(again->dialect.sheet, std::string("Leads & more"));
    QCOMPARE(again->dialectOptions().sheet, std::optional<std::string>("Leads & more"));
    QVERIFY(!again->dialectOptions().encoding);
    const auto bound = io::bindPlan(*again, *reader);
    QVERIFY(bound);
    const io::TypedRowReader typed(*bound, "x");
    io::TypedRow row;
    QVERIFY(reader->next());
    QVERIFY(typed.convert(reader->row(), row));
    QCOMPARE(std::string(row.cells[0].text), std::string("a@x.example"));
    QVERIFY(!io::planFromJson(R"({"kind":"leads","columns":[],"file":{"format":"ods"}})"));
}

void XlsxTest::rewindsToTheFirstRow()
{
    RawBook book;
    book.sheet = header;
    for (int line = 2; line < 5000; ++line)
        book.sheet += "<row><c><v>" + std::to_string(line) + "</v></c></row>";
    auto reader = io::XlsxReader::ofBytes(book.bytes());
    QVERIFY(reader);
    const test::ReadRows once = test::readAll(*reader);
    QCOMPARE(once.rows.size(), std::size_t{4998});
    QCOMPARE(once.rows.back()[0], std::string("4999"));
    QCOMPARE(reader->bytesDone(), reader->bytesTotal());
    QVERIFY(reader->rewind());
    QCOMPARE(test::readAll(*reader).rows, once.rows);
}

QTEST_GUILESS_MAIN(XlsxTest)
#include "test_xlsx.moc"
