// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "scoring/engine.h"
#include "support/stored_workspace.h"

using namespace leadlight;
using namespace leadlight::test;
using io::ImportKind;

class TestImport : public QObject {
    Q_OBJECT

private slots:
    void everyKindComesIn()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        workspace::Workspace &open = **made;
        const auto leads = small.import(open, ImportKind::leads, fourLeads);
        HOLDS(leads);
        QCOMPARE(leads->added, 4u);
        const auto activities = small.import(open, ImportKind::activities, someActivities);
        HOLDS(activities);
        QCOMPARE(activities->added, 4u); // equal events of one file are two events
        const auto outcomes = small.import(open, ImportKind::outcomes,
                                           "external_id,outcome,outcome_date,outcome_value\nL3,Closed Won,2026-03-20,1500\n");
        HOLDS(outcomes);
        QCOMPARE(outcomes->updated, 1u);
        const auto accounts = small.import(open, ImportKind::accounts,
                                           "name,domain,industry,employees\nOkafor Foods GmbH,okafor.example.com,Food,120\nNew One,new.com,Steel,7\n");
        HOLDS(accounts);
        QCOMPARE(accounts->rows, 2u);
        const auto targets = small.import(open, ImportKind::targets, "name,domain\nNew One,new.com\n");
        HOLDS(targets);
        QCOMPARE(targets->updated, 1u);
        const auto campaigns = small.import(open, ImportKind::campaigns,
                                            "name,channel,from,to,cost\nSpring fair,event,2026-03-01,2026-03-03,12500.50\n");
        HOLDS(campaigns);
        QCOMPARE(campaigns->added, 1u);

        made->reset();
        const auto again = small.open();
        HOLDS(again);
        const auto snapshot = (*again)->snapshot();
        QCOMPARE(snapshot->size(), std::size_t{4});
        QCOMPARE(snapshot->text(0, "industry"), std::string("Food"));
        QCOMPARE(snapshot->number(2, "employees"), std::optional<double>(900));
        QCOMPARE(base::isoText(*snapshot->instant(1, "created_at")), std::string("2026-01-06T00:00:00Z"));
        QCOMPARE(snapshot->stages[0], domain::Stage::identified);
        QCOMPARE(snapshot->stages[2], domain::Stage::won);
        QCOMPARE(snapshot->number(2, "outcome_value"), std::optional<double>(1500));
        QCOMPARE(snapshot->activities->time.size(), std::size_t{4});
        QCOMPARE(snapshot->campaigns.size(), std::size_t{1});
        QCOMPARE(snapshot->campaigns[0].cost.minor, std::int64_t{1250050});
        const auto target = std::find_if(snapshot->accounts.begin(), snapshot->accounts.end(), [](const auto &account) { return account.target; });
        QVERIFY(target != snapshot->accounts.end());
        QCOMPARE(target->name, std::string("New One"));
    }

    void theSameFileAgainChangesNothing()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        const std::vector<std::pair<ImportKind, std::string>> files{
            {ImportKind::leads, fourLeads},
            {ImportKind::activities, someActivities},
            {ImportKind::outcomes, "external_id,outcome,outcome_date\nL3,won,2026-03-20\nL4,lost,2026-03-21\n"},
            {ImportKind::accounts, "name,domain,industry\nOkafor Foods,okafor.com,Food\n"},
            {ImportKind::targets, "name,domain\nOkafor Foods,okafor.com\n"},
            {ImportKind::campaigns, "name,channel,cost\nFair,event,100\n"}};
        for (const auto &[kind, content] : files)
            HOLDS(small.import(**made, kind, content));
        const auto before = (*made)->snapshot();
        for (const auto &[kind, content] : files) {
            const auto again = small.import(**made, kind, content);
            HOLDS(again);
            QVERIFY2(again->unchanged == again->rows && again->rows > 0, io::keyOf(kind).data());
        }
        const auto after = (*made)->snapshot();
        QCOMPARE(after->size(), before->size());
        QCOMPARE(after->activities->time, before->activities->time);
        QCOMPARE(after->stages, before->stages);
        QCOMPARE(after->revision, before->revision);
    }

    void aChangedRowUpdatesItsLead()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        const auto report = small.import(**made, ImportKind::leads, "external_id,email,industry\nL1,amara@okafor.example,Steel\nL2,,\nL9,new@new.example,Food\n");
        HOLDS(report);
        QCOMPARE(report->updated, 1u);
        QCOMPARE(report->unchanged, 1u); // blanks say nothing
        QCOMPARE(report->added, 1u);
        QCOMPARE((*made)->snapshot()->text(0, "industry"), std::string("Steel"));
        QCOMPARE((*made)->snapshot()->text(0, "first_name"), std::string("Amara"));
        QCOMPARE((*made)->snapshot()->size(), std::size_t{5});
    }

    void whatIsThereMayBeSkippedOrAddedOnceMore()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        workspace::ImportRequest request;
        request.file = small.path("leads.csv");
        request.onDuplicate = workspace::OnDuplicate::skip;
        const auto skipped = workspace::importFile(**made, request);
        HOLDS(skipped);
        QCOMPARE(skipped->skipped, 4u);
        request.onDuplicate = workspace::OnDuplicate::add;
        const auto added = workspace::importFile(**made, request);
        HOLDS(added);
        QCOMPARE(added->added, 4u);
        QCOMPARE(added->duplicate, 4u);
        QCOMPARE((*made)->snapshot()->size(), std::size_t{8});
    }

    void aBadRowIsReportedWithLineAndColumn()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        std::string content = "external_id,email,created,employees\n";
        for (int i = 1; i <= 30; ++i)
            content += "X" + std::to_string(i) + ",x" + std::to_string(i) + "@x.example," + (i == 7 ? "31.02.2026" : "15.01.2026") + ","
                       + (i == 9 ? "lots" : std::to_string(i)) + "\n";
        content += "X31,x31@x.example,15.01.2026,5,one too many\n";
        const auto report = small.import(**made, ImportKind::leads, content);
        HOLDS(report);
        QCOMPARE(report->rows, 31u);
        QCOMPARE(report->refused, 3u);
        QCOMPARE(report->added, 28u);
        QCOMPARE(report->problems.size(), std::size_t{3});
        const base::Error &date = report->problems[0].error;
        QCOMPARE(date.code, std::string("value.not_a_date"));
        QCOMPARE(date.place, (base::ErrorPlace{"leads.csv", 8, "created"}));
        QCOMPARE(report->problems[1].error.code, std::string("value.not_a_number"));
        QCOMPARE(report->problems[1].error.place, (base::ErrorPlace{"leads.csv", 10, "employees"}));
        QCOMPARE(report->problems[2].error.code, std::string("csv.too_many_fields"));
        QCOMPARE(report->problems[2].error.place.line, 32u);
        QCOMPARE((*made)->snapshot()->size(), std::size_t{28});

        HOLDS(workspace::writeRefusedRows(*report, small.path("refused.csv"), [](const base::Error &error) { return error.code; }));
        const QByteArray refused = support::StoredWorkspace::bytesOf(small.path("refused.csv"));
        QVERIFY2(refused.contains("8,created,value.not_a_date,X7,x7@x.example,31.02.2026,7"), refused.constData());
    }

    void unknownLeadsAreRefused()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        const auto outcomes = small.import(**made, ImportKind::outcomes, "external_id,outcome\nL1,won\nL77,won\n");
        HOLDS(outcomes);
        QCOMPARE(outcomes->refused, 1u);
        QCOMPARE(outcomes->problems[0].error.code, std::string("import.unknown_lead"));
        const auto activities = small.import(**made, ImportKind::activities, "lead,time,type\nL77,2026-03-01,page_view\n");
        HOLDS(activities);
        QCOMPARE(activities->refused, 1u);
        QCOMPARE(activities->problems[0].error.place.line, 2u);
    }

    void whatHappenedAtAnAccountCounts()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        const char *visits = "lead,company,domain,time,type,area\n"
                             ",Okafor Foods,,2026-03-29T10:00:00Z,company_visit,Pumps\n"
                             ",,OKAFOR.example,2026-03-29T10:00:00Z,company_visit,Pumps\n"
                             ",Nobody Ltd,,2026-03-29T10:00:00Z,company_visit,\n"
                             "L77,Okafor Foods,,2026-03-29T10:00:00Z,company_visit,\n"
                             "L2,Okafor Foods,,2026-03-29T10:00:00Z,page_view,\n";
        const auto report = small.import(**made, ImportKind::activities, visits);
        HOLDS(report);
        QCOMPARE(report->added, 3u);
        QCOMPARE(report->refused, 2u);
        QCOMPARE(report->problems[0].error.code, std::string("import.unknown_account"));
        QCOMPARE(report->problems[1].error.code, std::string("import.unknown_lead"));
        const auto snapshot = (*made)->snapshot();
        QCOMPARE(snapshot->accountActivities->size(), std::size_t{2});
        const auto lead = snapshot->findLead("L1");
        HOLDS(lead);
        const std::uint32_t account = snapshot->account[*lead];
        QVERIFY(account != 0);
        QCOMPARE(snapshot->accountActivities->first[account] - snapshot->accountActivities->first[account - 1], 2u);
        model::AccountBehaviourRule pool;
        pool.behaviour.points = 10;
        const auto scores = *scoring::score(plainModel({criterion("pool", pool)}), snapshot->input(), snapshot->asOf);
        QCOMPARE(scores->score[0][*lead], base::exactOf(20));
        const auto again = small.import(**made, ImportKind::activities, visits);
        HOLDS(again);
        QCOMPARE(again->added, 0u);
        QCOMPARE(again->unchanged, 3u);
    }

    void whatLiesAheadIsNoOwnActionYet()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL1,2026-04-02,page_view\n"));
        const auto acted = [&] {
            const auto snapshot = (*made)->snapshot();
            return (snapshot->flags[*snapshot->findLead("L1")] & scoring::hasActedItself) != 0;
        };
        QVERIFY(!acted());
        small.clock.set(base::Instant{noon.seconds + 3 * base::secondsPerDay});
        HOLDS((*made)->refresh());
        QVERIFY(acted());
    }

    void aDryRunSaysTheSameAndWritesNothing()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        const std::uint64_t revision = (*made)->snapshot()->revision;
        const auto dry = small.import(**made, ImportKind::leads, fourLeads, true);
        HOLDS(dry);
        QCOMPARE(dry->added, 4u);
        QCOMPARE((*made)->snapshot()->size(), std::size_t{0});
        QCOMPARE((*made)->snapshot()->revision, revision);
        made->reset();
        const auto again = small.open();
        HOLDS(again);
        QCOMPARE((*again)->snapshot()->size(), std::size_t{0});
    }

    void whatCannotBeReadIsRefusedWhole()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        const auto codeOf = [&](const std::string &file, ImportKind kind = ImportKind::leads) {
            workspace::ImportRequest request;
            request.kind = kind;
            request.file = file;
            const auto report = workspace::importFile(**made, request);
            return report ? std::string("done") : report.error().code;
        };
        QCOMPARE(codeOf(small.path("none.csv")), std::string("io.missing"));
        QCOMPARE(codeOf(small.path("")), std::string("io.is_directory"));
        QCOMPARE(codeOf(small.file("a.xlsx", "PK\x03\x04 and more")), std::string("xlsx.not_a_workbook"));
        QCOMPARE(codeOf(small.file("b.csv", "name,colour\nA,b\n"), ImportKind::activities), std::string("import.no_key_column"));
        QCOMPARE((*made)->snapshot()->size(), std::size_t{0});
    }

    void aStoppedImportLeavesNothing()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        base::Progress progress;
        progress.stop();
        workspace::ImportRequest request;
        request.file = small.file("leads.csv", fourLeads);
        const auto report = workspace::importFile(**made, request, &progress);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, base::ErrorKind::stopped);
        QCOMPARE((*made)->snapshot()->size(), std::size_t{0});
        made->reset();
        const auto again = small.open();
        HOLDS(again);
        QCOMPARE((*again)->snapshot()->size(), std::size_t{0});
    }

    void aBoughtListBringsSuspects()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        workspace::ImportRequest request;
        request.file = small.file("bought.csv", fourLeads);
        request.sourceType = "purchased";
        const auto report = workspace::importFile(**made, request);
        HOLDS(report);
        QCOMPARE(report->purchased, 4u);
        QCOMPARE((*made)->snapshot()->stages, std::vector(4, domain::Stage::suspect));
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL1,2026-03-30,demo_request\n"));
        QVERIFY((*made)->snapshot()->stages[0] != domain::Stage::suspect); // it acted itself
        QCOMPARE((*made)->snapshot()->stages[1], domain::Stage::suspect);
    }

    void customersAreNeverHandedOver()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads,
                           "external_id,email,industry,Converted\nC1,a@a.example,Food,1\nC2,b@b.example,Food,0\nC3,c@c.example,Food,1\n"));
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nC1,2026-03-30,demo_request\nC2,2026-03-30,demo_request\n"));
        QCOMPARE((*made)->snapshot()->stages, (std::vector{domain::Stage::won, domain::Stage::lost, domain::Stage::won}));
        QVERIFY((*made)->snapshot()->moves.empty());
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "test_import.moc"
