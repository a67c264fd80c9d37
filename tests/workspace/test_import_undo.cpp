// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "store/row_sums.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/undo_import.h"
#include "workspace/queries/import_history.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;
using domain::Stage;
using io::ImportKind;

namespace {

/// Every row of the tables that an import writes, as text.
std::string contentOf(const SmallWorkspace &small)
{
    support::RawSqlite raw(small.path());
    std::string all;
    for (const auto &[table, columns] : {std::pair{"lead", "row||hex(id)||stage||owner||flags||account||quarantine||checksum"},
                                         std::pair{"column_def", "id||key||type||rows||texts"},
                                         std::pair{"column_page", "column_id||page_no||hex(data)"},
                                         std::pair{"dictionary_page", "column_id||page_no||hex(data)"},
                                         std::pair{"activity_page", "page_no||count||hex(data)"},
                                         std::pair{"account", "row||key||name||target"},
                                         std::pair{"account_activity", "seq||account||time||type||checksum"},
                                         std::pair{"person", "number||name"},
                                         std::pair{"move", "seq||lead_row||move||ledger_seq"},
                                         std::pair{"value_history", "lead||field||source||value"},
                                         std::pair{"external_ref", "system||id||row"}}) {
        all += std::string(table) + ": "
               + raw.cell("SELECT coalesce(group_concat(" + std::string(columns) + ", '|'), '') FROM (SELECT * FROM " + table + " ORDER BY 1, 2)")
               + "\n";
    }
    return all;
}

std::string codeOf(const base::Result<void> &result)
{
    return result ? "done" : result.error().code;
}

constexpr const char *nextMonday = "external_id,first_name,email,company,industry,owner\n"
                                   "L1,Amara,amara@okafor.example,Okafor Foods,Steel,Petra Novak\n"
                                   "L5,Ewa,ewa@new.example,Nowak Foods,Food,Petra Novak\n";

} // namespace

class TestImportUndo : public QObject {
    Q_OBJECT

private slots:
    void visitsToAnAccountGoAgain()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        const std::string before = contentOf(small);
        const auto visits = small.import(**made, ImportKind::activities, "account,time,type\nOkafor Foods,2026-03-29,company_visit\n");
        HOLDS(visits);
        QCOMPARE(visits->added, 1u);
        HOLDS(workspace::undoImport(**made, visits->number, small.marketing));
        QCOMPARE(contentOf(small), before);
        QCOMPARE((*made)->snapshot()->accountActivities->size(), std::size_t{0});
    }

    void everythingIsAsItWasEvenAfterARestart()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, ImportKind::activities, someActivities));
        const std::string before = contentOf(small);
        const auto scores = (*made)->snapshot()->scores->score;
        const auto second = small.import(**made, ImportKind::leads, nextMonday);
        HOLDS(second);
        QCOMPARE(second->added, 1u);
        QCOMPARE(second->updated, 1u);
        QVERIFY(second->canBeUndone);
        QVERIFY(contentOf(small) != before);
        made->reset();
        auto again = small.open();
        HOLDS(again);
        HOLDS(workspace::undoImport(**again, second->number, small.marketing));
        QCOMPARE(contentOf(small), before);
        QCOMPARE((*again)->snapshot()->scores->score, scores);
        QCOMPARE(codeOf(workspace::undoImport(**again, second->number)), std::string("import.undone"));
        const auto history = workspace::importHistory(**again);
        HOLDS(history);
        QCOMPARE(history->size(), std::size_t{3});
        QCOMPARE(history->front().number, second->number);
        QVERIFY(history->front().undone);
        QCOMPARE(history->front().undoneBy, std::string("Lena"));
        QVERIFY(!history->front().canBeUndone);
        HOLDS(small.import(**again, ImportKind::leads, nextMonday));
        again->reset();
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY2(!*proof, *proof ? (*proof)->error.code.c_str() : "");
    }

    void whatTheModelHandedOverGoesToo()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        const auto events = small.import(**made, ImportKind::activities, someActivities);
        HOLDS(events);
        QCOMPARE((*made)->snapshot()->stages[0], Stage::qualified);
        HOLDS(workspace::undoImport(**made, events->number));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        QVERIFY((*made)->snapshot()->moves.empty());
        made->reset();
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY2(!*proof, *proof ? (*proof)->error.code.c_str() : "");
    }

    void aDecisionOnALeadKeepsTheImport()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        const auto leads = small.import(**made, ImportKind::leads, fourLeads);
        HOLDS(leads);
        HOLDS(small.import(**made, ImportKind::activities, someActivities));
        lifecycle::MoveRequest accept;
        accept.move = domain::Move::accept;
        HOLDS(workspace::moveLead(**made, 0, accept));
        const std::string before = contentOf(small);
        const auto refused = workspace::undoImport(**made, leads->number);
        QCOMPARE(codeOf(refused), std::string("import.rests_move"));
        QCOMPARE(refused.error().arguments.at(1), std::string("Amara Okafor"));
        QCOMPARE(contentOf(small), before);
    }

    void aLaterChangeKeepsTheImport()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        const auto leads = small.import(**made, ImportKind::leads, fourLeads);
        HOLDS(leads);
        HOLDS(workspace::setLeadFields(**made, 1, {{"industry", "Pharma"}}, small.marketing));
        const std::string before = contentOf(small);
        QCOMPARE(codeOf(workspace::undoImport(**made, leads->number)), std::string("import.rests_change"));
        QCOMPARE(contentOf(small), before);
        QCOMPARE(codeOf(workspace::undoImport(**made, 77)), std::string("import.unknown"));
    }

    void aChangeOfAnOlderLeadStays()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        const auto more = small.import(**made, ImportKind::leads, "external_id,email\nL8,new@acme.example\nL9,newer@acme.example\n");
        HOLDS(more);
        // The column had no cells for the new leads; a change of any of its cells gives it some.
        HOLDS(workspace::setLeadFields(**made, 1, {{"industry", "Pharma"}, {"employees", "77"}}, small.marketing));
        HOLDS(workspace::undoImport(**made, more->number));
        made->reset();
        made = small.open();
        HOLDS(made);
        QCOMPARE((*made)->snapshot()->size(), std::size_t{4});
        QCOMPARE((*made)->snapshot()->text(1, "industry"), std::string("Pharma"));
        const auto again = small.import(**made, ImportKind::leads, "external_id,email\nL8,new@acme.example\n");
        HOLDS(again);
        HOLDS(workspace::setLeadFields(**made, 4, {{"industry", "Pharma"}}, small.marketing));
        QCOMPARE(codeOf(workspace::undoImport(**made, again->number)), std::string("import.rests_change"));
        made->reset();
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY2(!*proof, *proof ? (*proof)->error.code.c_str() : "");
    }

    void addedRowsAreKeptAsRangesAlone()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        std::string leads = "external_id,email,company\n";
        for (int i = 0; i < 5000; ++i) {
            const std::string n = std::to_string(i);
            leads += "N" + n + ",n" + n + "@firm" + n + ".example,Firm " + n + "\n";
        }
        const std::string before = contentOf(small);
        const auto import = small.import(**made, ImportKind::leads, leads);
        HOLDS(import);
        QCOMPARE(import->added, 5000u);
        QVERIFY(import->canBeUndone);
        {
            support::RawSqlite raw(small.path());
            // Changes of single rows: the definitions of three columns.
            QVERIFY(std::stol(raw.cell("SELECT sum(length(data)) FROM import_undo")) < 1000);
            QCOMPARE(raw.cell("SELECT group_concat(kind || ' ' || rows, ', ') FROM (SELECT kind, sum(rows) AS rows FROM"
                              " import_added WHERE kind < 3 GROUP BY kind)"),
                     std::string("0 5000, 1 5000, 2 5000"));
        }
        HOLDS(workspace::undoImport(**made, import->number));
        QCOMPARE(contentOf(small), before);
        QCOMPARE(support::RawSqlite(small.path()).cell("SELECT count(*) FROM import_added"), std::string("0"));
    }

    void anAddedRowThatChangedSinceKeepsTheImport()
    {
        const auto &account = store::summed::account;
        const auto &reference = store::summed::externalRef;
        for (const std::string &change :
             {"UPDATE account SET target=1 WHERE row=1; " + store::sealAgain(account, "row=1"),
              "UPDATE external_ref SET row=0 WHERE id='L2'; " + store::sealAgain(reference, "id='L2'"),
              std::string("DELETE FROM external_ref WHERE id='L4'"),
              "INSERT INTO account SELECT 4, zeroblob(16), 'name:later', 'Later', '', 0, 0; " + store::sealAgain(account, "row=4")}) {
            SmallWorkspace small;
            auto made = small.createAgreed();
            HOLDS(made);
            const auto leads = small.import(**made, ImportKind::leads, fourLeads);
            HOLDS(leads);
            made->reset();
            {
                support::RawSqlite raw(small.path());
                store::addSumFunction(raw.handle());
                QVERIFY(raw.run(change));
            }
            made = small.open();
            HOLDS(made);
            const std::string before = contentOf(small);
            QCOMPARE(codeOf(workspace::undoImport(**made, leads->number)), std::string("import.rests_change"));
            QCOMPARE(contentOf(small), before);
        }
    }

    void foldedPagesComeBack()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, ImportKind::activities, someActivities));
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL4,2026-03-02T10:00:00Z,page_view\n"));
        const std::string before = contentOf(small);
        std::string many = "lead,time,type\n";
        for (int i = 0; i < 9000; ++i)
            many += "L" + std::to_string(1 + i % 4) + ",2026-01-" + std::to_string(10 + i % 20) + ",page_view\n";
        const auto folding = small.import(**made, ImportKind::activities, many);
        HOLDS(folding);
        QCOMPARE(support::RawSqlite(small.path()).cell("SELECT count(*) FROM activity_page"), std::string("3"));
        HOLDS(workspace::undoImport(**made, folding->number));
        QCOMPARE(contentOf(small), before);
    }

    void itIsKeptForThirtyDays()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        const auto leads = small.import(**made, ImportKind::leads, fourLeads);
        HOLDS(leads);
        small.clock.set({noon.seconds + 31 * base::secondsPerDay});
        HOLDS(small.import(**made, ImportKind::activities, someActivities));
        QCOMPARE(codeOf(workspace::undoImport(**made, leads->number)), std::string("import.not_kept"));
    }
};

QTEST_GUILESS_MAIN(TestImportUndo)
#include "test_import_undo.moc"
