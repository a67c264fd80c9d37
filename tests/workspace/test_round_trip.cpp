// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>

#include "io/csv_writer.h"
#include "small_workspace.h"
#include "workspace/commands/export_file.h"

using namespace leadlight;
using namespace leadlight::test;
using io::ImportKind;

namespace {

/// Everything that must survive, by lead id.
void compareWorkspaces(const workspace::Snapshot &one, const workspace::Snapshot &other)
{
    QCOMPARE(other.size(), one.size());
    for (std::uint32_t row = 0; row < one.size(); ++row) {
        const auto found = other.rowOf(one.ids[row]);
        QVERIFY(found);
        for (const auto &column : one.leads.columns())
            QVERIFY2(other.text(*found, column->key) == column->cellText(row),
                     (column->key + " of row " + std::to_string(row) + ": '" + column->cellText(row) + "' became '"
                      + other.text(*found, column->key) + "'").c_str());
        QCOMPARE(other.stages[*found], one.stages[row]);
        QCOMPARE(other.scores->score[0][*found], one.scores->score[0][row]);
        QCOMPARE(other.scores->score[1][*found], one.scores->score[1][row]);
        QCOMPARE(other.rankOf(*found), one.rankOf(row));
    }
    QCOMPARE(other.scores->cells, one.scores->cells);
    QCOMPARE(other.leads.columns().size(), one.leads.columns().size());
    QCOMPARE(other.activities->time.size(), one.activities->time.size());
    QCOMPARE(other.accountActivities->time, one.accountActivities->time);
    QCOMPARE(other.accountActivities->number, one.accountActivities->number);
    QCOMPARE(other.campaigns, one.campaigns);
}

void carryOver(SmallWorkspace &small, const workspace::Snapshot &from, workspace::Workspace &into, const std::string &ending = ".csv")
{
    for (const ImportKind kind : {ImportKind::accounts, ImportKind::campaigns, ImportKind::leads, ImportKind::activities}) {
        if (kind == ImportKind::campaigns && from.campaigns.empty())
            continue; // a list of nothing names no columns
        const std::string file = small.path("out-" + std::string(io::keyOf(kind)) + ending);
        HOLDS(workspace::exportFile(from, kind, file));
        workspace::ImportRequest request;
        request.kind = kind;
        request.file = file;
        const auto report = workspace::importFile(into, request);
        HOLDS(report);
        QVERIFY2(report->refused == 0, report->problems.empty() ? "" : failureOf(base::Result<void>(base::fail(report->problems[0].error))).c_str());
    }
}

} // namespace

class TestRoundTrip : public QObject {
    Q_OBJECT

private slots:
    void exportAndImportGiveTheSame_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::newRow("CSV") << QStringLiteral(".csv");
        QTest::newRow("workbook") << QStringLiteral(".xlsx");
        QTest::newRow("JSON") << QStringLiteral(".json");
    }

    void exportAndImportGiveTheSame()
    {
        QFETCH(QString, ending);
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, ImportKind::leads,
                           "external_id,email,favourite colour,rank,visits\nL5,=cmd()@x.example,\"-1, or \"\"two\"\"\",7,3\nL6,six@x.example,'quoted,8,\n"));
        HOLDS(small.import(**made, ImportKind::activities, someActivities));
        HOLDS(small.import(**made, ImportKind::activities,
                           "account,account_domain,time,type,area,number\nOkafor Foods,,2026-03-29T09:00:00Z,company_visit,Pumps,4.5\n"
                           "Nobody knows,lind.example,2026-03-29T10:00:00Z,company_visit,,7\n"));
        QCOMPARE((*made)->snapshot()->accountActivities->size(), std::size_t{2});
        HOLDS(small.import(**made, ImportKind::campaigns, "name,channel,from,to,cost\nFair,event,2026-03-01,2026-03-03,99.95\n"));
        HOLDS(small.import(**made, ImportKind::outcomes, "external_id,outcome,outcome_date,outcome_value\nL3,won,2026-03-20,1500\nL4,lost,2026-03-22,\n"));
        auto other = small.create("other.leadlight");
        HOLDS(other);
        carryOver(small, *(*made)->snapshot(), **other, ending.toStdString());
        compareWorkspaces(*(*made)->snapshot(), *(*other)->snapshot());
    }

    void ourOwnExportChangesNothing_data() { exportAndImportGiveTheSame_data(); }

    void ourOwnExportChangesNothing()
    {
        QFETCH(QString, ending);
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, "external_id,email,Converted\nL1,a@x.example,1\nL2,b@x.example,0\n"));
        workspace::ImportRequest request;
        request.file = small.path("out" + ending.toStdString());
        HOLDS(workspace::exportFile(*(*made)->snapshot(), ImportKind::leads, request.file));
        const auto report = workspace::importFile(**made, request);
        HOLDS(report);
        QCOMPARE(report->unchanged, 2u);
    }

    void naughtyStringsComeBackUnchanged_data() { exportAndImportGiveTheSame_data(); }

    void naughtyStringsComeBackUnchanged()
    {
        QFETCH(QString, ending);
        QFile file(QStringLiteral(LEADLIGHT_SHARED_DATA "/naughty_strings/blns.json"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("no naughty strings here");
        const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(strings.size() > 400);
        const io::CsvWriter writer;
        std::string content;
        writer.row(std::vector<std::string>{"external_id", "email", "first_name", "company", "remark"}, content);
        std::string events;
        writer.row(std::vector<std::string>{"lead", "time", "type", "text"}, events);
        for (int i = 0; i < strings.size(); ++i) {
            const std::string text = strings[i].toString().toStdString();
            if (text.find('\0') != std::string::npos)
                continue;
            const std::string number = std::to_string(i);
            writer.row(std::vector<std::string>{"N" + number, "n" + number + "@x.example", text, text, text}, content);
            writer.row(std::vector<std::string>{"N" + number, "2026-03-01T08:00:00Z", "page_view", text}, events);
        }
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        const auto leads = small.import(**made, ImportKind::leads, content);
        HOLDS(leads);
        QCOMPARE(leads->refused, 0u);
        HOLDS(small.import(**made, ImportKind::activities, events));
        auto other = small.create("other.leadlight");
        HOLDS(other);
        carryOver(small, *(*made)->snapshot(), **other, ending.toStdString());
        compareWorkspaces(*(*made)->snapshot(), *(*other)->snapshot());
    }

    void anExportAppearsWholeOrNotAtAll()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        base::Progress progress;
        progress.stop();
        for (const char *name : {"stopped.csv", "stopped.xlsx", "stopped.json"}) {
            const std::string file = small.path(name);
            QVERIFY(!workspace::exportFile(*(*made)->snapshot(), ImportKind::leads, file, std::nullopt, &progress));
            QVERIFY(!QFile::exists(QString::fromStdString(file)));
        }
        const auto wrong = workspace::exportFile(*(*made)->snapshot(), ImportKind::leads, small.path("leads.ods"));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, std::string("export.unknown_format"));
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "test_round_trip.moc"
