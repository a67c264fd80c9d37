// SPDX-License-Identifier: GPL-3.0-or-later
// The real files in the shared data folder, which is not part of the project.
#include <QDir>
#include <QFile>
#include <QtTest>

#include <nlohmann/json.hpp>

#include "csv_rows.h"
#include "io/import_plan.h"
#include "io/typed_row.h"

using namespace leadlight;
using io::ImportKind;

namespace {

std::string sharedPath(const char *name)
{
    return std::string(LEADLIGHT_SHARED_DATA "/") + name;
}

io::CsvReader opened(const char *name, const io::CsvOptions &options = {})
{
    auto reader = io::CsvReader::open(sharedPath(name), options);
    if (!reader)
        qFatal("%s: %s", name, reader.error().code.c_str());
    return std::move(*reader);
}

std::map<std::string, std::string> targetsFrom(const io::ImportPlan &plan)
{
    std::map<std::string, std::string> targets;
    for (const io::PlanColumn &column : plan.columns)
        targets[column.name] = column.target;
    return targets;
}

std::size_t refusedRows(io::CsvReader &reader, const io::ImportPlan &plan)
{
    const io::TypedRowReader typedReader(plan, reader.name());
    io::TypedRow typed;
    std::size_t refused = 0;
    for (;;) {
        const auto step = reader.next();
        if (!step || *step == io::CsvReader::Step::end)
            return refused;
        refused += *step == io::CsvReader::Step::refused || !typedReader.convert(reader.row(), typed) ? 1 : 0;
    }
}

} // namespace

class SharedFilesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void csvSpectrum_data();
    void csvSpectrum();
    void csvSpectrumLocationCoordinates();
    void xEducation();
    void xEducationOddCopy();
    void mavenAccounts();
    void mavenPipeline();
    void mavenPipelineFromASpreadsheet();
    void febrl();
};

void SharedFilesTest::initTestCase()
{
    if (!QDir(QStringLiteral(LEADLIGHT_SHARED_DATA)).exists())
        QSKIP("needs the shared test data");
}

void SharedFilesTest::csvSpectrum_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
                             "quotes_and_newlines", "simple", "simple_crlf", "utf8"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void SharedFilesTest::csvSpectrum()
{
    QFETCH(QString, name);
    QFile file(QStringLiteral(LEADLIGHT_SHARED_DATA "/csv_spectrum/json/%1.json").arg(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto expected = nlohmann::json::parse(file.readAll().toStdString());
    io::CsvReader reader = opened(qPrintable(QStringLiteral("csv_spectrum/csvs/%1.csv").arg(name)));
    const test::ReadRows read = test::readAll(reader);
    QVERIFY(read.refused.empty());
    QCOMPARE(read.rows.size(), expected.size());
    for (std::size_t row = 0; row < expected.size(); ++row) {
        QCOMPARE(reader.columns().size(), expected[row].size());
        for (std::size_t i = 0; i < reader.columns().size(); ++i)
            QCOMPARE(read.rows[row][i], expected[row][reader.columns()[i]].get<std::string>());
    }
}

void SharedFilesTest::csvSpectrumLocationCoordinates()
{
    io::CsvReader reader = opened("csv_spectrum/csvs/location_coordinates.csv");
    const test::ReadRows read = test::readAll(reader);
    QCOMPARE(read.rows, (std::vector<std::vector<std::string>>{
                            {"2095257564", "37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W", "Modesto", "Stanislaus"}}));
}

void SharedFilesTest::xEducation()
{
    io::CsvReader reader = opened("x_education/leads.csv");
    QCOMPARE(reader.columns().size(), std::size_t{37});
    QCOMPARE(reader.dialect().emptyTail, std::size_t{1});
    const auto plan = io::guessPlan(ImportKind::leads, reader);
    QVERIFY(plan);
    auto targets = targetsFrom(*plan);
    QCOMPARE(targets["Prospect ID"], std::string("external_id"));
    QCOMPARE(targets["Lead Number"], std::string("attribute:lead_number"));
    QCOMPARE(targets["Lead Origin"], std::string("attribute:lead_origin"));
    QCOMPARE(targets["Lead Source"], std::string("source"));
    QCOMPARE(targets["Do Not Email"], std::string("do_not_email"));
    QCOMPARE(targets["Do Not Call"], std::string("do_not_call"));
    QCOMPARE(targets["Converted"], std::string("outcome"));
    QCOMPARE(targets["Country"], std::string("country"));
    QCOMPARE(targets["City"], std::string("city"));
    QCOMPARE(targets["What is your current occupation"], std::string("attribute:what_is_your_current_occupation"));
    QCOMPARE(plan->find("attribute:totalvisits")->type, domain::FieldType::number);
    QCOMPARE(plan->find("attribute:page_views_per_visit")->type, domain::FieldType::number);
    QCOMPARE(plan->find("attribute:page_views_per_visit")->number.decimal, '.');
    QCOMPARE(plan->find("outcome")->values, (std::vector<std::pair<std::string, std::string>>{{"0", "lost"}, {"1", "won"}}));
    QCOMPARE(plan->find("city")->blankTokens, std::vector<std::string>{"Select"});
    QCOMPARE(plan->find("attribute:asymmetrique_activity_index")->type, domain::FieldType::text);
    QCOMPARE(refusedRows(reader, *plan), std::size_t{0});
    QVERIFY(reader.rewind());
    QCOMPARE(test::readAll(reader).rows.size(), std::size_t{9240});
}

void SharedFilesTest::xEducationOddCopy()
{
    io::CsvReader odd = opened("x_education/leads_whole_row_quoted.csv");
    const test::ReadRows read = test::readAll(odd);
    QCOMPARE(read.rows.size() + read.refused.size(), std::size_t{9240});
    QCOMPARE(read.refused.size(), std::size_t{338});
    for (const base::Error &problem : read.refused)
        QCOMPARE(problem.code, std::string("csv.whole_row_quoted"));
    QCOMPARE(read.refused.front().place.line, std::uint64_t{24});

    io::CsvOptions repairing;
    repairing.repairWholeRowQuoted = true;
    io::CsvReader repaired = opened("x_education/leads_whole_row_quoted.csv", repairing);
    io::CsvReader original = opened("x_education/leads.csv");
    QCOMPARE(repaired.columns(), original.columns());
    QVERIFY(test::readAll(repaired).rows == test::readAll(original).rows);
}

void SharedFilesTest::mavenAccounts()
{
    io::CsvReader reader = opened("maven_crm/accounts.csv");
    const auto plan = io::guessPlan(ImportKind::accounts, reader);
    QVERIFY(plan);
    auto targets = targetsFrom(*plan);
    QCOMPARE(targets["account"], std::string("name"));
    QCOMPARE(targets["sector"], std::string("industry"));
    QCOMPARE(targets["revenue"], std::string("annual_revenue"));
    QCOMPARE(plan->find("annual_revenue")->factor, 1e6);
    QCOMPARE(targets["employees"], std::string("employees"));
    QCOMPARE(targets["office_location"], std::string("country"));
    QCOMPARE(targets["subsidiary_of"], std::string("attribute:subsidiary_of"));
    QCOMPARE(refusedRows(reader, *plan), std::size_t{0});
}

void SharedFilesTest::mavenPipeline()
{
    for (const ImportKind kind : {ImportKind::leads, ImportKind::outcomes}) {
        io::CsvReader reader = opened("maven_crm/sales_pipeline.csv");
        const auto plan = io::guessPlan(kind, reader);
        QVERIFY(plan);
        auto targets = targetsFrom(*plan);
        QCOMPARE(targets["opportunity_id"], std::string("external_id"));
        QCOMPARE(targets["sales_agent"], std::string("owner"));
        QCOMPARE(targets["account"], std::string("company"));
        QCOMPARE(targets["deal_stage"], std::string("stage"));
        QCOMPARE(targets["engage_date"], std::string("created_at"));
        QCOMPARE(targets["close_date"], std::string("outcome_date"));
        QCOMPARE(targets["close_value"], std::string("outcome_value"));
        QCOMPARE(targets["product"], std::string(kind == ImportKind::leads ? "attribute:product" : "ignore"));
        QCOMPARE(plan->find("stage")->values,
                 (std::vector<std::pair<std::string, std::string>>{
                     {"Engaging", "opportunity"}, {"Lost", "lost"}, {"Prospecting", "identified"}, {"Won", "won"}}));
        QCOMPARE(plan->find("created_at")->dates, io::DateOrder::ymd);
        QCOMPARE(refusedRows(reader, *plan), std::size_t{0});
    }
}

void SharedFilesTest::mavenPipelineFromASpreadsheet()
{
    io::CsvReader reader = opened("maven_crm/excel_dates/sales_pipeline.csv");
    const auto plan = io::guessPlan(ImportKind::outcomes, reader);
    QVERIFY(plan);
    QCOMPARE(plan->find("created_at")->dates, io::DateOrder::mdy);
    QCOMPARE(plan->find("outcome_date")->dates, io::DateOrder::mdy);
    QCOMPARE(plan->find("created_at")->typeReason.code, std::string("column.date_order_shown"));
    QCOMPARE(refusedRows(reader, *plan), std::size_t{0});
}

void SharedFilesTest::febrl()
{
    for (const char *name : {"febrl/dataset1.csv", "febrl/dataset2.csv"}) {
        io::CsvReader reader = opened(name);
        QVERIFY(reader.dialect().syntax.skipInitialSpace);
        QCOMPARE(reader.columns()[1], std::string("given_name"));
        const auto plan = io::guessPlan(ImportKind::leads, reader);
        QVERIFY(plan);
        auto targets = targetsFrom(*plan);
        QCOMPARE(targets["rec_id"], std::string("external_id"));
        QCOMPARE(targets["given_name"], std::string("first_name"));
        QCOMPARE(targets["surname"], std::string("last_name"));
        QCOMPARE(targets["suburb"], std::string("city"));
        QCOMPARE(plan->find("attribute:postcode")->type, domain::FieldType::text);
        QCOMPARE(plan->find("attribute:soc_sec_id")->type, domain::FieldType::text);
        QCOMPARE(plan->find("attribute:date_of_birth")->dates, io::DateOrder::compact);
        const test::ReadRows read = test::readAll(reader);
        QVERIFY(read.refused.empty());
        QVERIFY(!read.rows.front()[2].starts_with(' '));
    }
}

QTEST_GUILESS_MAIN(SharedFilesTest)
#include "test_shared_files.moc"
