// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>

#include "small_workspace.h"
#include "store/backup.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/erase_lead.h"
#include "workspace/commands/merge_leads.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/undo_import.h"
#include "workspace/queries/canonical_dump.h"
#include "workspace/queries/person_file.h"
#include "workspace/queries/retention.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

constexpr const char *markedLeads = "external_id,first_name,last_name,email,phone,company,industry,created_at\n"
                                    "L1,Amara,Okafor,amara@okafor.example,+49 30 5550101,Okafor Foods,Food,2026-01-05\n"
                                    "QX77Z,Zorblat,Quuxington,zorblat@quuxmail.example,+49 30 7712345,Quuxworks,Quuxology,2026-01-06\n"
                                    "L3,Chiara,Rossi,chiara@rossi.example,+49 30 5550103,Rossi Foods,Food,2026-01-07\n";
constexpr const char *markedActivities = "lead,time,type,text\n"
                                         "L1,2026-03-30T10:00:00Z,demo_request,please\n"
                                         "QX77Z,2026-03-30T10:00:00Z,demo_request,quuxnote one\n"
                                         "QX77Z,2026-03-30T11:00:00Z,quuxevent,quuxnote two\n"
                                         "L3,2026-03-01T11:00:00Z,page_view,\n";

/// What stands in any file of the folder, in UTF-8 or UTF-16, whatever its case.
QStringList tracesIn(const QString &folder, const QStringList &marks)
{
    QStringList traces;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll().toLower();
        for (const QString &mark : marks) {
            const QString lower = mark.toLower();
            const QByteArray wide(reinterpret_cast<const char *>(lower.utf16()), lower.size() * 2);
            if (bytes.contains(lower.toUtf8()) || bytes.contains(wide))
                traces += mark + QStringLiteral(" in ") + file.fileName();
        }
    }
    return traces;
}

std::string dumpOf(workspace::Workspace &open)
{
    std::string text;
    const auto done = workspace::dumpCanonically(open, [&](std::string_view line) { text += line; });
    return done ? text : done.error().code;
}

} // namespace

class TestErasure : public QObject {
    Q_OBJECT

private slots:
    void nothingIsLeftInAnyByte()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, markedLeads));
        HOLDS(small.import(**made, io::ImportKind::activities, markedActivities));
        const auto row = (*made)->snapshot()->findLead("QX77Z");
        HOLDS(row);
        const std::string id = (*made)->snapshot()->ids[*row].text();
        HOLDS(workspace::setLeadFields(**made, *row, {{"phone", "+49 30 7754321"}, {"title", "Quuxmaster"}}, small.sales));
        HOLDS(workspace::setLeadFields(**made, *row, {{"email", "z@quuxmail.example"}}, small.sales));
        lifecycle::MoveRequest gone;
        gone.move = domain::Move::disqualify;
        gone.reason = "student";
        gone.note = "quuxcall at noon";
        HOLDS(workspace::moveLead(**made, *row, gone, small.sales));
        HOLDS(store::keepDailyBackup(small.path(), small.clock.now()));
        const QStringList marks{QStringLiteral("quux"), QStringLiteral("zorblat"), QStringLiteral("QX77Z"), QStringLiteral("7712345"),
                                QStringLiteral("7754321"), QString::fromStdString(id)};
        for (const char *name : {"leads.csv", "activities.csv"})
            QFile::remove(QString::fromStdString(small.path(name)));
        const QString folder = QFileInfo(QString::fromStdString(small.path())).path();
        for (const QString &mark : marks)
            QVERIFY2(!tracesIn(folder, {mark}).isEmpty() || mark == QString::fromStdString(id), qPrintable(mark)); // the search finds what is there

        const auto refused = workspace::eraseLead(**made, *row);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("erase.needs_person"));
        const auto erasure = workspace::eraseLead(**made, *row, small.sales);
        HOLDS(erasure);
        QVERIFY(erasure->payloads >= 3);
        QCOMPARE(erasure->cleanedBackups, std::size_t{1});
        QVERIFY(erasure->outOfReach.empty());
        QCOMPARE(tracesIn(folder, marks), QStringList());

        const auto after = (*made)->snapshot();
        QCOMPARE(after->leadCount(), std::size_t{2});
        QVERIFY(!after->findLead("QX77Z"));
        QCOMPARE(after->activities->size(), std::size_t{2});
        QCOMPARE(after->text(0, "email"), std::string("amara@okafor.example"));
        QCOMPARE(after->text(2, "industry"), std::string("Food"));
        made->reset();
        QCOMPARE(tracesIn(folder, marks), QStringList());
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY2(!*proof, *proof ? (*proof)->error.code.c_str() : "");
        const auto backups = store::keptBackups(small.path());
        QCOMPARE(backups.size(), std::size_t{1});
        const auto backupProof = workspace::verify(backups.front().path, small.clock);
        HOLDS(backupProof);
        QVERIFY2(!*backupProof, *backupProof ? (*backupProof)->error.code.c_str() : "");
    }

    void anErasedPersonDoesNotComeBack()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, markedLeads));
        HOLDS(workspace::eraseLead(**made, 1, small.sales));
        const auto again = small.import(**made, io::ImportKind::leads, markedLeads);
        HOLDS(again);
        QCOMPARE(again->added, std::uint64_t{0});
        QCOMPARE(again->unchanged, std::uint64_t{2});
        QCOMPARE(again->skipped, std::uint64_t{1});
        QCOMPARE(again->erased, std::uint64_t{1});
        const auto byMail = small.import(**made, io::ImportKind::leads, "email,last_name\nZORBLAT@quuxmail.example,Q\nnew@quuxmail.example,N\n");
        HOLDS(byMail);
        QCOMPARE(byMail->added, std::uint64_t{1});
        QCOMPARE(byMail->erased, std::uint64_t{1});
        QCOMPARE((*made)->snapshot()->leadCount(), std::size_t{3});
    }

    void whatOthersHaveStays()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, markedLeads));
        HOLDS(small.import(**made, io::ImportKind::activities, markedActivities));
        auto other = small.create("other.leadlight");
        HOLDS(other);
        HOLDS(workspace::eraseLead(**made, 1, small.sales));
        const auto snapshot = (*made)->snapshot();
        QCOMPARE(snapshot->accounts.size(), std::size_t{3});
        QCOMPARE(snapshot->accounts[snapshot->account[2] - 1].name, std::string("Rossi Foods"));
        const std::string before = dumpOf(**made);
        QVERIFY(before.find("rossi.example") != std::string::npos);
        made->reset();
        made = small.open();
        HOLDS(made);
        QCOMPARE(dumpOf(**made), before);
        HOLDS(small.import(**made, io::ImportKind::activities, "lead,time,type,text\nL3,2026-03-30T12:00:00Z,demo_request,go on\n"));
        QCOMPARE((*made)->snapshot()->activities->size(), std::size_t{3});
    }

    void allPartsOfAMergedPersonGo()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        HOLDS(workspace::mergeLeads(**made, {0, 2}, {}, small.sales));
        HOLDS(workspace::eraseLead(**made, 2, small.sales));
        QCOMPARE((*made)->snapshot()->leadCount(), std::size_t{2});
        QVERIFY(!(*made)->snapshot()->findLead("amara@okafor.example"));
        // Further merges and their undoing work beside the empty rows.
        HOLDS(workspace::mergeLeads(**made, {1, 3}, {}, small.sales));
        QCOMPARE((*made)->snapshot()->leadCount(), std::size_t{1});
        HOLDS(workspace::undoMerge(**made, 1, small.sales));
        QCOMPARE((*made)->snapshot()->leadCount(), std::size_t{2});
        made->reset();
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY2(!*proof, *proof ? (*proof)->error.code.c_str() : "");
    }

    void theUntouchedAreListedForErasure()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, io::ImportKind::activities, someActivities));
        const auto rowsAfter = [&](const char *moment) {
            small.clock.set(*base::parseIsoInstant(moment));
            std::vector<std::uint32_t> rows;
            const auto refreshed = (*made)->refresh();
            const auto untouched = workspace::untouchedLeads(**made, 24);
            for (const workspace::UntouchedLead &lead : untouched ? *untouched : std::vector<workspace::UntouchedLead>{})
                rows.push_back(lead.row);
            return refreshed ? rows : std::vector<std::uint32_t>{99};
        };
        HOLDS(workspace::setLeadFields(**made, 3, {{"phone", "+49 30 5550104"}}, small.sales));
        small.clock.set(*base::parseIsoInstant("2027-06-01T00:00:00Z"));
        HOLDS(workspace::setLeadFields(**made, 2, {{"phone", "+49 30 5550103"}}, small.sales));
        QCOMPARE(rowsAfter("2028-03-30T10:59:00Z"), (std::vector<std::uint32_t>{}));
        QCOMPARE(rowsAfter("2028-03-30T11:00:00Z"), (std::vector<std::uint32_t>{1})); // what it did last
        QCOMPARE(rowsAfter("2028-03-31T12:00:00Z"), (std::vector<std::uint32_t>{1, 0, 3}));
        HOLDS(workspace::eraseLead(**made, 1, small.sales));
        QCOMPARE(rowsAfter("2029-06-01T00:00:00Z"), (std::vector<std::uint32_t>{0, 3, 2}));
    }

    void thePersonsFileHoldsAll()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, markedLeads));
        HOLDS(small.import(**made, io::ImportKind::activities, markedActivities));
        HOLDS(workspace::setLeadFields(**made, 1, {{"phone", "+49 30 7754321"}}, small.sales));
        const auto file = workspace::personFile(**made, 1);
        HOLDS(file);
        for (const char *held : {"Zorblat", "zorblat@quuxmail.example", "QX77Z", "+49 30 7712345", "+49 30 7754321", "Quuxworks", "quuxnote two", "quuxevent"})
            QVERIFY2(file->find(held) != std::string::npos, held);
        QVERIFY(file->find("Rossi") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestErasure)
#include "test_erasure.moc"
