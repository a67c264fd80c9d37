// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "io/csv_reader.h"
#include "io/import_plan.h"
#include "io/typed_row.h"

using namespace leadlight;
using io::ImportKind;

namespace {

io::ImportPlan planOf(ImportKind kind, const std::string &text)
{
    auto reader = io::CsvReader::ofText(text);
    if (!reader)
        return {};
    return io::guessPlan(kind, *reader).value_or(io::ImportPlan{});
}

std::string targetOf(const io::ImportPlan &plan, std::string_view name)
{
    for (const io::PlanColumn &column : plan.columns) {
        if (column.name == name)
            return column.target;
    }
    return "(no such column)";
}

std::string codeOf(const std::string &json)
{
    const auto plan = io::planFromJson(json);
    return plan ? std::string("taken") : plan.error().code;
}

std::string withColumn(const std::string &column)
{
    return R"({"kind":"leads","columns":[)" + column + "]}";
}

constexpr auto germanLeads = "Vorname;Nachname;E-Mail;Firma;Umsatz;Angelegt am;Status;Größe\n"
                             "Ada;L;ada@example.com;Acme;1.234,50;31.01.2026;Neu;groß\n"
                             "Kay;M;kay@example.com;Beta;2,5;01.02.2026;Gewonnen;klein\n";

} // namespace

class PlanTest : public QObject {
    Q_OBJECT

private slots:
    void germanNames();
    void contentFindsWhatNamesDoNot();
    void plainNamesAndWordsThatEndLikeIds();
    void ownFieldKeysAndBothIds();
    void outcomesInWords();
    void stageColumn();
    void aTakenTargetIsNotTakenTwice();
    void rangesAreNoNumberOfEmployees();
    void attributeKeys();
    void revenueUnits();
    void jsonReadsBack();
    void badMappings_data();
    void badMappings();
    void bindingFindsColumnsByName();
    void activitiesAreReadOnUntilTheirDatesAreClear_data();
    void activitiesAreReadOnUntilTheirDatesAreClear();
    void typedRows();
    void badCellsRefuseTheRow();
};

void PlanTest::germanNames()
{
    const io::ImportPlan plan = planOf(ImportKind::leads, germanLeads);
    QCOMPARE(targetOf(plan, "Vorname"), std::string("first_name"));
    QCOMPARE(targetOf(plan, "Nachname"), std::string("last_name"));
    QCOMPARE(targetOf(plan, "E-Mail"), std::string("email"));
    QCOMPARE(targetOf(plan, "Firma"), std::string("company"));
    QCOMPARE(targetOf(plan, "Umsatz"), std::string("annual_revenue"));
    QCOMPARE(targetOf(plan, "Angelegt am"), std::string("created_at"));
    QCOMPARE(plan.find("created_at")->dates, io::DateOrder::dmy);
    QCOMPARE(plan.find("annual_revenue")->number, (io::NumberFormat{',', '.'}));
    QCOMPARE(targetOf(plan, "Status"), std::string("stage"));
    QVERIFY(targetOf(plan, "Größe").starts_with("attribute:"));
}

void PlanTest::contentFindsWhatNamesDoNot()
{
    const io::ImportPlan plan = planOf(ImportKind::leads, "Kontaktadresse,Rückruf unter,Kennnr\n"
                                                          "ada@example.com,+49 30 1234567,A17\n"
                                                          "kay@example.com,030 / 7654321,A18\n");
    QCOMPARE(targetOf(plan, "Kontaktadresse"), std::string("email"));
    QCOMPARE(targetOf(plan, "Rückruf unter"), std::string("phone"));
    QCOMPARE(targetOf(plan, "Kennnr"), std::string("external_id"));
    QCOMPARE(plan.find("email")->reason.code, std::string("plan.by_content"));
}

void PlanTest::plainNamesAndWordsThatEndLikeIds()
{
    auto reader = io::CsvReader::ofText("first,last,Contact Phone Number,said\nAda,L,030 901820,one\nKay,M,040 77777,two\n");
    QVERIFY(reader);
    const auto plan = io::guessPlan(ImportKind::leads, *reader);
    QVERIFY(plan);
    QCOMPARE(targetOf(*plan, "first"), std::string("first_name"));
    QCOMPARE(targetOf(*plan, "last"), std::string("last_name"));
    QCOMPARE(targetOf(*plan, "Contact Phone Number"), std::string("phone"));
    QCOMPARE(targetOf(*plan, "said"), std::string("attribute:said"));
}

void PlanTest::ownFieldKeysAndBothIds()
{
    const io::ImportPlan ours = planOf(ImportKind::leads, "id,external_id,email,stage,outcome,owner\n"
                                                          "00ff,7,a@example.com,won,won,Kim\n01ff,8,b@example.com,identified,open,Kim\n");
    QCOMPARE(targetOf(ours, "id"), std::string("id"));
    QCOMPARE(targetOf(ours, "external_id"), std::string("external_id"));
    QCOMPARE(targetOf(ours, "stage"), std::string("stage"));
    QCOMPARE(targetOf(ours, "outcome"), std::string("outcome"));
    QCOMPARE(targetOf(ours, "owner"), std::string("owner"));
    const std::string cells = "\n00ff,null,identified,Kim,A1,A,1,0,0\n01ff,-,identified,Kim,A1,A,1,0,0\n";
    const io::ImportPlan exported = planOf(ImportKind::leads, "id,company,stage,owner,rank,fit_rank,engagement_rank,fit,engagement" + cells);
    QVERIFY(exported.find("company")->blankTokens.empty());
    QVERIFY(!planOf(ImportKind::leads, "nr,company,stage,owner,rank,fit_rank,engagement_rank,fit,engagement" + cells).find("company")->blankTokens.empty());
    const io::ImportPlan foreign = planOf(ImportKind::leads, "id,email\n7,a@example.com\n8,b@example.com\n");
    QCOMPARE(targetOf(foreign, "id"), std::string("external_id"));
}

void PlanTest::outcomesInWords()
{
    const io::ImportPlan plan = planOf(ImportKind::leads, "email,Is Won\na@example.com,Yes\nb@example.com,no\nc@example.com,No\n");
    const io::PlanColumn *outcome = plan.find("outcome");
    QVERIFY(outcome != nullptr);
    QCOMPARE(outcome->values, (std::vector<std::pair<std::string, std::string>>{{"No", "lost"}, {"Yes", "won"}}));
}

void PlanTest::stageColumn()
{
    const io::ImportPlan plan = planOf(ImportKind::leads, "email,deal_stage\na@x.org,Closed Won\nb@x.org,Closed Lost\n"
                                                          "c@x.org,Engaging\nd@x.org,Prospecting\ne@x.org,Open\nf@x.org,Gone fishing\n");
    const io::PlanColumn *stage = plan.find("stage");
    QVERIFY(stage != nullptr);
    QCOMPARE(stage->values, (std::vector<std::pair<std::string, std::string>>{{"Closed Lost", "lost"},
                                                                              {"Closed Won", "won"},
                                                                              {"Engaging", "opportunity"},
                                                                              {"Gone fishing", ""},
                                                                              {"Open", "identified"},
                                                                              {"Prospecting", "identified"}}));
    QCOMPARE(plan.notes.size(), std::size_t{1});
    QCOMPARE(plan.notes[0], (io::Reason{"plan.unknown_words", {"deal_stage", "Gone fishing"}}));
    // Words that say nothing about stages leave the column an attribute.
    const io::ImportPlan other = planOf(ImportKind::leads, "email,status\na@x.org,gold\nb@x.org,silver\n");
    QCOMPARE(targetOf(other, "status"), std::string("attribute:status"));
}

void PlanTest::aTakenTargetIsNotTakenTwice()
{
    const io::ImportPlan plan = planOf(ImportKind::leads, "E-Mail Address,email,Mail\na@x.org,b@x.org,c@x.org\nd@x.org,e@x.org,f@x.org\n");
    QCOMPARE(targetOf(plan, "email"), std::string("email"));
    QCOMPARE(targetOf(plan, "E-Mail Address"), std::string("attribute:e_mail_address"));
    QCOMPARE(targetOf(plan, "Mail"), std::string("attribute:mail"));
}

void PlanTest::rangesAreNoNumberOfEmployees()
{
    const io::ImportPlan plan = planOf(ImportKind::leads, "email,Employees\na@x.org,11-50\nb@x.org,51-200\n");
    QCOMPARE(targetOf(plan, "Employees"), std::string("attribute:employees_2"));
    QCOMPARE(plan.columns[1].type, domain::FieldType::text);
}

void PlanTest::attributeKeys()
{
    const io::ImportPlan plan = planOf(ImportKind::leads, "email,Favourite Colour,favourite-colour,日本,Empty,Room\n"
                                                          "a@x.org,red,blue,x,,12\nb@x.org,red,blue,x,,B3\nc@x.org,red,blue,x,,14\n");
    QCOMPARE(targetOf(plan, "Favourite Colour"), std::string("attribute:favourite_colour"));
    QCOMPARE(targetOf(plan, "favourite-colour"), std::string("attribute:favourite_colour_2"));
    QVERIFY(targetOf(plan, "日本").size() > std::string("attribute:").size());
    QCOMPARE(targetOf(plan, "Empty"), std::string("ignore"));
    QCOMPARE(plan.columns[5].type, domain::FieldType::text);
}

void PlanTest::revenueUnits()
{
    const auto factor = [](const std::string &rows) {
        return planOf(ImportKind::accounts, "account,revenue,employees\n" + rows).find("annual_revenue")->factor;
    };
    QCOMPARE(factor("A,1100.04,2822\nB,251.41,495\n"), 1e6);
    QCOMPARE(factor("A,1100040,2822\nB,251410,495\n"), 1e3);
    QCOMPARE(factor("A,1100040000,2822\nB,251410000,495\n"), 1.0);
}

void PlanTest::jsonReadsBack()
{
    io::ImportPlan plan = planOf(ImportKind::leads, germanLeads);
    plan.sourceName = "Messe \"2026\"";
    plan.sourceType = "event";
    const std::string json = io::planToJson(plan);
    const auto again = io::planFromJson(json);
    QVERIFY2(again.has_value(), again ? "" : (again.error().code + " " + again.error().arguments.front()).c_str());
    QCOMPARE(io::planToJson(*again), json);
    QCOMPARE(again->sourceName, plan.sourceName);
    QCOMPARE(again->dialect.syntax.delimiter, ';');
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        io::PlanColumn expected = plan.columns[i];
        expected.reason.arguments.clear();
        expected.typeReason = {};
        if (expected.type != domain::FieldType::number)
            expected.number = again->columns[i].number;
        QCOMPARE(again->columns[i].target, expected.target);
        QVERIFY(again->columns[i] == expected);
    }
}

void PlanTest::badMappings_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("code");
    const auto row = [](const std::string &json, const char *code) {
        QTest::addRow("%s: %.40s", code, json.c_str()) << QString::fromStdString(json) << QString::fromUtf8(code);
    };
    row("", "mapping.not_json");
    row("{", "mapping.not_json");
    row("[]", "mapping.wrong_type");
    row("{\"kind\":\"leads\"}", "mapping.missing_key");
    row("{\"columns\":[]}", "mapping.missing_key");
    row("{\"kind\":\"people\",\"columns\":[]}", "mapping.wrong_value");
    row("{\"kind\":\"leads\",\"kind\":\"leads\",\"columns\":[]}", "mapping.duplicate_key");
    row("{\"kind\":\"leads\",\"columns\":[],\"colour\":1}", "mapping.unknown_key");
    row("{\"kind\":\"leads\",\"columns\":{}}", "mapping.wrong_type");
    row("{\"kind\":\"leads\",\"columns\":" + std::string(5000, '[') + std::string(5000, ']') + "}", "mapping.too_deep");
    row("{\"kind\":\"leads\",\"columns\":[],\"version\":2}", "mapping.wrong_value");
    row("{\"kind\":\"leads\",\"columns\":[],\"file\":{\"delimiter\":\"::\"}}", "mapping.wrong_value");
    row("{\"kind\":\"leads\",\"columns\":[],\"file\":{\"encoding\":\"ebcdic\"}}", "mapping.wrong_value");
    row(withColumn(R"({"name":"a"})"), "mapping.missing_key");
    row(withColumn(R"({"name":"a","target":"shoe_size"})"), "mapping.unknown_target");
    row(withColumn(R"({"name":"a","target":"attribute:email"})"), "mapping.unknown_target");
    row(withColumn(R"({"name":"a","target":"attribute:A B"})"), "mapping.unknown_target");
    row(withColumn(R"({"name":"a","target":"email","type":"number"})"), "mapping.wrong_value");
    row(withColumn(R"({"name":"a","target":"employees","factor":NaN})"), "mapping.not_json");
    row(withColumn(R"({"name":"a","target":"employees","factor":1e999})"), "mapping.not_json");
    row(withColumn(R"({"name":"a","target":"employees","index":0})"), "mapping.wrong_value");
    row(withColumn(R"({"name":"a","target":"created_at","dates":"ydm"})"), "mapping.wrong_value");
    row(withColumn(R"({"name":"a","target":"stage","values":{"New":"fresh"}})"), "mapping.wrong_value");
    row(withColumn(R"({"name":"a","target":"email"},{"name":"b","target":"email"})"), "mapping.duplicate_target");
    row(withColumn(R"({"name":"a","target":"email"},{"name":"a","target":"phone"})"), "mapping.duplicate_column");
}

void PlanTest::badMappings()
{
    QFETCH(QString, json);
    QFETCH(QString, code);
    QCOMPARE(QString::fromStdString(codeOf(json.toStdString())), code);
}

void PlanTest::bindingFindsColumnsByName()
{
    const auto plan = io::planFromJson(withColumn(R"({"name":"Mail","target":"email","index":7})"));
    QVERIFY(plan);
    auto reader = io::CsvReader::ofText("City,Mail\nRome,a@x.org\n");
    QVERIFY(reader);
    const auto bound = io::bindPlan(*plan, *reader);
    QVERIFY(bound);
    QCOMPARE(bound->find("email")->index, std::size_t{1});
    QCOMPARE(targetOf(*bound, "City"), std::string("ignore"));
    auto other = io::CsvReader::ofText("City,Post\nRome,a@x.org\n");
    QVERIFY(other);
    const auto missing = io::bindPlan(*plan, *other);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, std::string("mapping.column_missing"));
}

void PlanTest::activitiesAreReadOnUntilTheirDatesAreClear_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("lastDate");
    QTest::addColumn<bool>("readWhole");
    QTest::addColumn<QString>("order");
    QTest::newRow("clear from the first row") << "31/01/2026" << "01/31/2026" << false << "dmy";
    QTest::newRow("year first") << "2026-01-31" << "2026-02-01" << false << "ymd";
    QTest::newRow("clear in the last row") << "02/03/2026" << "03/31/2026" << true << "mdy";
}
void PlanTest::activitiesAreReadOnUntilTheirDatesAreClear()
{
    QFETCH(QString, date);
    QFETCH(QString, lastDate);
    QFETCH(bool, readWhole);
    QFETCH(QString, order);
    std::string text = "lead_id,type,occurred_at\n";
    std::uint64_t rows = 0;
    for (; text.size() < (std::size_t{7} << 20U); ++rows)
        text += "L" + std::to_string(rows % 10) + ",form_submit_of_a_page_with_a_long_name," + date.toStdString() + '\n';
    text += "L1,call," + lastDate.toStdString() + '\n';
    auto reader = io::CsvReader::ofText(text);
    QVERIFY(reader);
    std::vector<io::ColumnGuess> guesses;
    const auto plan = io::guessPlan(io::ImportKind::activities, *reader, nullptr, &guesses);
    QVERIFY(plan);
    QCOMPARE(guesses[2].rows == rows + 1, readWhole);
    QCOMPARE(std::string(io::keyOf(plan->columns[2].dates)), order.toStdString());
}

void PlanTest::typedRows()
{
    auto reader = io::CsvReader::ofText(germanLeads);
    QVERIFY(reader);
    const auto plan = io::guessPlan(ImportKind::leads, *reader);
    QVERIFY(plan);
    const io::TypedRowReader typedReader(*plan, "leads.csv");
    io::TypedRow row;
    QVERIFY(reader->next().value() == io::CsvReader::Step::row);
    QVERIFY(typedReader.convert(reader->row(), row));
    const auto cell = [&](std::string_view target) { return row.cells[static_cast<std::size_t>(typedReader.indexOf(target))]; };
    QCOMPARE(std::string(cell("email").text), std::string("ada@example.com"));
    QCOMPARE(cell("annual_revenue").number, 1234.5);
    QCOMPARE(base::isoText(cell("created_at").instant), std::string("2026-01-31T00:00:00Z"));
    QCOMPARE(std::string(cell("stage").text), std::string("identified"));
    QCOMPARE(row.line, std::uint64_t{2});
}

void PlanTest::badCellsRefuseTheRow()
{
    auto reader = io::CsvReader::ofText("email,created,employees,outcome\na@x.org,31.02.2026,7,won\nb@x.org,28.02.2026,many,lost\n"
                                        "c@x.org,13.02.2026,9,open\nd@x.org,,,\ne@x.org,01.02.2026,12,won\n");
    QVERIFY(reader);
    auto plan = io::guessPlan(ImportKind::leads, *reader);
    QVERIFY(plan);
    const io::TypedRowReader typedReader(*plan, "leads.csv");
    io::TypedRow row;
    std::vector<bool> good;
    std::vector<base::Error> errors;
    while (reader->next().value() == io::CsvReader::Step::row) {
        good.push_back(typedReader.convert(reader->row(), row));
        errors.insert(errors.end(), row.errors.begin(), row.errors.end());
    }
    QCOMPARE(good, (std::vector<bool>{false, false, true, true, true}));
    QCOMPARE(errors.size(), std::size_t{2});
    QCOMPARE(errors[0].code, std::string("value.not_a_date"));
    QCOMPARE(errors[0].arguments, std::vector<std::string>{"31.02.2026"});
    QCOMPARE(errors[0].place, (base::ErrorPlace{"leads.csv", 2, "created"}));
    QCOMPARE(errors[1].code, std::string("value.not_a_number"));
    QCOMPARE(errors[1].place, (base::ErrorPlace{"leads.csv", 3, "employees"}));
}

QTEST_GUILESS_MAIN(PlanTest)
#include "test_plan.moc"
