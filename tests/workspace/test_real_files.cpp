// SPDX-License-Identifier: GPL-3.0-or-later
#include <unordered_map>

#include "small_workspace.h"
#include "model/model_json.h"
#include "scoring/explanation.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/queries/matrix_summary.h"
#include "workspace/whole_file.h"

using namespace leadlight;
using namespace leadlight::test;
using io::ImportKind;

namespace {

base::Result<workspace::ImportReport> importShared(workspace::Workspace &into, ImportKind kind, const std::string &name, bool repair = false)
{
    workspace::ImportRequest request;
    request.kind = kind;
    request.file = LEADLIGHT_SHARED_DATA "/" + name;
    request.repairWholeRowQuoted = repair;
    return workspace::importFile(into, request);
}

bool isHere(const char *name)
{
    return QFile::exists(QStringLiteral(LEADLIGHT_SHARED_DATA "/") + QString::fromUtf8(name));
}

double wonShare(const workspace::Snapshot &snapshot, const std::string &rank)
{
    std::size_t leads = 0;
    std::size_t won = 0;
    for (std::size_t row = 0; row < snapshot.size(); ++row) {
        if (snapshot.rankOf(row) != rank)
            continue;
        ++leads;
        won += snapshot.stages[row] == domain::Stage::won;
    }
    return leads == 0 ? -1 : static_cast<double>(won) / static_cast<double>(leads);
}

} // namespace

class TestRealFiles : public QObject {
    Q_OBJECT

private slots:
    void xEducationComesInWithoutAMapping()
    {
        if (!isHere("x_education/leads.csv"))
            QSKIP("no X Education here");
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        const auto report = importShared(**made, ImportKind::leads, "x_education/leads.csv");
        HOLDS(report);
        QCOMPARE(report->rows, 9240u);
        QCOMPARE(report->added, 9240u);
        QCOMPARE(report->refused, 0u);
        QVERIFY(report->problems.empty());

        const auto json = workspace::readWholeFile(LEADLIGHT_TEST_DATA "/models/x_education.json", 1U << 20U);
        HOLDS(json);
        const auto model = model::parseModel(*json);
        HOLDS(model);
        HOLDS(workspace::importDraft(**made, *model));
        const auto snapshot = (*made)->snapshot();
        QVERIFY(wonShare(*snapshot, "A1") > 0.85);
        const double worst = wonShare(*snapshot, "D4");
        QVERIFY(worst >= 0 && worst < 0.03);
        const auto won = std::count(snapshot->stages.begin(), snapshot->stages.end(), domain::Stage::won);
        QCOMPARE(won, 3561); // 38.5 %
        for (std::size_t row = 0; row < snapshot->size(); row += 7) {
            const auto explanation = scoring::explain(*snapshot->model, snapshot->input(), snapshot->asOf, row);
            for (std::size_t axis = 0; axis < 2; ++axis) {
                base::Exact sum = 0;
                for (const scoring::Part &part : explanation.axes[axis].parts)
                    sum += part.points;
                QCOMPARE(sum, explanation.axes[axis].score);
                QCOMPARE(sum, snapshot->scores->score[axis][row]);
            }
        }
    }

    void theOddCopyIsReportedRowByRowAndEqualWhenRepaired()
    {
        if (!isHere("x_education/leads_whole_row_quoted.csv"))
            QSKIP("no X Education here");
        SmallWorkspace small;
        auto plain = small.create("plain.leadlight");
        auto odd = small.create("odd.leadlight");
        HOLDS(plain);
        HOLDS(odd);
        HOLDS(importShared(**plain, ImportKind::leads, "x_education/leads.csv"));
        const auto refused = importShared(**odd, ImportKind::leads, "x_education/leads_whole_row_quoted.csv");
        HOLDS(refused);
        QCOMPARE(refused->refused, 338u);
        QCOMPARE(refused->added, 9240u - 338u);
        QCOMPARE(refused->problems.size(), std::size_t{338});
        for (const workspace::RowProblem &problem : refused->problems) {
            QCOMPARE(problem.error.code, std::string("csv.whole_row_quoted"));
            QVERIFY(problem.error.place.line > 1);
        }
        const auto repaired = importShared(**odd, ImportKind::leads, "x_education/leads_whole_row_quoted.csv", true);
        HOLDS(repaired);
        QCOMPARE(repaired->refused, 0u);
        QCOMPARE(repaired->added, 338u);
        QCOMPARE(repaired->unchanged, 9240u - 338u);
        const auto one = (*plain)->snapshot();
        const auto other = (*odd)->snapshot();
        QCOMPARE(other->size(), one->size());
        QCOMPARE(other->scores->cells, one->scores->cells);
        std::unordered_map<std::string, std::size_t> rowOf;
        for (std::size_t row = 0; row < other->size(); ++row)
            rowOf.emplace(other->text(row, "external_id"), row);
        for (std::size_t row = 0; row < one->size(); ++row) {
            const auto found = rowOf.find(one->text(row, "external_id"));
            QVERIFY(found != rowOf.end());
            for (const auto &column : one->leads.columns())
                QVERIFY2(other->text(found->second, column->key) == column->cellText(row), column->key.c_str());
        }
    }

    void mavenComesInAsAccountsLeadsAndOutcomes()
    {
        if (!isHere("maven_crm/accounts.csv"))
            QSKIP("no Maven CRM here");
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        const auto accounts = importShared(**made, ImportKind::accounts, "maven_crm/accounts.csv");
        HOLDS(accounts);
        QCOMPARE(accounts->added, 85u);
        const auto leads = importShared(**made, ImportKind::leads, "maven_crm/sales_pipeline.csv");
        HOLDS(leads);
        QCOMPARE(leads->refused, 0u);
        QCOMPARE(leads->added, 8800u);
        const auto outcomes = importShared(**made, ImportKind::outcomes, "maven_crm/sales_pipeline.csv");
        HOLDS(outcomes);
        QCOMPARE(outcomes->refused, 0u);
        const auto snapshot = (*made)->snapshot();
        QCOMPARE(std::count(snapshot->stages.begin(), snapshot->stages.end(), domain::Stage::won), 4238);
        QCOMPARE(std::count(snapshot->stages.begin(), snapshot->stages.end(), domain::Stage::lost), 2473);
        const auto withAccount = std::count_if(snapshot->account.begin(), snapshot->account.end(), [](std::uint32_t account) { return account > 0; });
        QCOMPARE(withAccount, 8800 - 1425); // 1,425 rows name no account
    }
};

QTEST_GUILESS_MAIN(TestRealFiles)
#include "test_real_files.moc"
