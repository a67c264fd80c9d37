// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "store/backup.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/undo_import.h"
#include "workspace/queries/canonical_dump.h"
#include "workspace/queries/receipt.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

std::string findingAgainst(const SmallWorkspace &small, const std::string &receipt)
{
    const auto finding = workspace::verifyAgainst(small.path(), receipt);
    return !finding ? finding.error().code : *finding ? (*finding)->error.code : std::string("holds");
}

std::string dumpOf(workspace::Workspace &open)
{
    std::string text;
    const auto done = workspace::dumpCanonically(open, [&](std::string_view line) { text += line; });
    return done ? text : done.error().code;
}

} // namespace

class TestReceipt : public QObject {
    Q_OBJECT

private slots:
    void whatIsAddedGoesOnFromTheReceipt()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        const auto receipt = workspace::receiptOf(small.path());
        HOLDS(receipt);
        QCOMPARE(findingAgainst(small, *receipt), std::string("holds"));
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        QCOMPARE(findingAgainst(small, *receipt), std::string("holds"));
    }

    void aCutTailAnOlderCopyAndAnotherFileAreNoticed()
    {
        SmallWorkspace small;
        {
            auto made = small.createAgreed();
            HOLDS(made);
            HOLDS(store::copyWorkspace(small.path(), small.path("older.leadlight")));
            HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        }
        const auto receipt = workspace::receiptOf(small.path());
        HOLDS(receipt);
        // The end cut off and the head put right: nothing inside the file tells.
        {
            support::RawSqlite raw(small.path());
            QVERIFY(raw.run("PRAGMA recursive_triggers=OFF; DROP TRIGGER ledger_entry_stays; DROP TRIGGER ledger_payload_stays;"
                            "DELETE FROM ledger_payload WHERE seq=(SELECT max(seq) FROM ledger_entry);"
                            "DELETE FROM ledger_entry WHERE seq=(SELECT max(seq) FROM ledger_entry);"
                            "UPDATE ledger_head SET seq=(SELECT max(seq) FROM ledger_entry), hash=(SELECT hash FROM ledger_entry ORDER BY seq DESC LIMIT 1)"));
        }
        QCOMPARE(findingAgainst(small, *receipt), std::string("receipt.cut"));
        QFile::remove(QString::fromStdString(small.path()));
        QVERIFY(QFile::copy(QString::fromStdString(small.path("older.leadlight")), QString::fromStdString(small.path())));
        QCOMPARE(findingAgainst(small, *receipt), std::string("receipt.cut"));
        // As many entries again, but others.
        {
            auto made = small.open();
            HOLDS(made);
            small.clock.set({noon.seconds + 60});
            HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        }
        QCOMPARE(findingAgainst(small, *receipt), std::string("receipt.changed"));
        QFile::remove(QString::fromStdString(small.path()));
        HOLDS(small.createAgreed());
        QCOMPARE(findingAgainst(small, *receipt), std::string("receipt.other_workspace"));
        QCOMPARE(findingAgainst(small, "{\"format\":\"leadlight-receipt-1\",\"origin\":7}"), std::string("receipt.unreadable"));
    }

    void theSameStateGivesTheSameBytes()
    {
        SmallWorkspace small;
        auto one = small.createAgreed();
        HOLDS(one);
        const std::string empty = dumpOf(**one);
        HOLDS(small.import(**one, io::ImportKind::leads, fourLeads));
        HOLDS(small.import(**one, io::ImportKind::activities, someActivities));
        // Another workspace, other ids, a later hour, the leads the other way round, a move made and undone.
        SmallWorkspace later;
        later.clock.set({noon.seconds + 7200});
        auto two = later.createAgreed();
        HOLDS(two);
        QCOMPARE(dumpOf(**two), empty);
        HOLDS(later.import(**two, io::ImportKind::leads,
                           "external_id,first_name,last_name,email,company,industry,employees,created_at\n"
                           "L4,Dario,Weiss,dario@weiss.example,Weiss,Food,15,2026-01-08\n"
                           "L3,Chiara,Rossi,chiara@rossi.example,Rossi Foods,Food,900,2026-01-07\n"
                           "L2,Bo,Lind,bo@lind.example,Lind Steel,Steel,40,2026-01-06\n"
                           "L1,Amara,Okafor,amara@okafor.example,Okafor Foods,Food,120,2026-01-05\n"));
        HOLDS(later.import(**two, io::ImportKind::activities, someActivities));
        QCOMPARE(dumpOf(**two), dumpOf(**one));
        lifecycle::MoveRequest accept;
        const auto amara = (*two)->snapshot()->findLead("L1");
        HOLDS(amara);
        HOLDS(workspace::moveLead(**two, *amara, accept));
        QVERIFY(dumpOf(**two) != dumpOf(**one));
    }

    void anImportUndoneLeavesNoTraceInTheDump()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        const std::string before = dumpOf(**made);
        const auto more = small.import(**made, io::ImportKind::leads, "external_id,email,employees\nL9,nine@nine.example,9\nL1,amara@okafor.example,121\n");
        HOLDS(more);
        QVERIFY(dumpOf(**made) != before);
        HOLDS(workspace::undoImport(**made, more->number));
        QCOMPARE(dumpOf(**made), before);
    }
};

QTEST_GUILESS_MAIN(TestReceipt)
#include "test_receipt.moc"
