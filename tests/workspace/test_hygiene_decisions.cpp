// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "small_workspace.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/keep_apart.h"
#include "workspace/commands/merge_leads.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/quarantine.h"
#include "workspace/commands/undo_last.h"
#include "workspace/queries/duplicates.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;
using domain::Stage;
using io::ImportKind;
using store::JunkVerdict;
using workspace::LastDeed;

namespace {

constexpr const char *pairsOfLeads = "external_id,first_name,last_name,email,company\n"
                                     "L1,Amara,Okafor,amara@okafor.example,Okafor Foods\n"
                                     "L2,Amara,Okafor,Amara@Okafor.example,Okafor Foods\n"
                                     "L3,Bo,Lind,bo@lind.example,Lind Steel\n"
                                     "L4,B.,Lind,bo@lind.example,\n"
                                     "L5,Chiara,Rossi,chiara@rossi.example,Rossi\n";
constexpr const char *ducks = "external_id,first_name,last_name,email\n"
                              "D1,Donald,Duck,duck@acme.example\n"
                              "D2,Mickey,Mouse,mickey@acme.example\n"
                              "D3,Bo,Lind,bo@lind.example\n";

bool standsProof(const SmallWorkspace &small)
{
    const auto proof = workspace::verify(small.path(), small.clock);
    if (proof && *proof)
        qWarning("%s", (*proof)->error.code.c_str());
    return proof && !*proof;
}

std::string names(const workspace::Snapshot &snapshot)
{
    std::string all;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row)
        all += snapshot.isMerged(row) ? "-\n" : snapshot.nameOf(row) + "|" + snapshot.text(row, "company") + "|" + snapshot.text(row, "email") + "\n";
    return all;
}

std::string undoCode(workspace::Workspace &workspace)
{
    const auto undone = workspace::undoLast(workspace);
    return undone ? "done" : undone.error().code;
}

} // namespace

class TestHygieneDecisions : public QObject {
    Q_OBJECT

private slots:
    void manyAreDecidedAtOnceAndTakenBack()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, ducks));
        QCOMPARE(workspace::decideQuarantine(**made, {0, 1}, JunkVerdict::cleared, "  ").error().code, std::string("hygiene.needs_note"));
        const auto confirmed = workspace::decideQuarantine(**made, {0, 1, 2, 1}, JunkVerdict::confirmed, "");
        HOLDS(confirmed);
        QCOMPARE(confirmed->rows, (std::vector<std::uint32_t>{0, 1}));
        QCOMPARE(confirmed->refused.size(), std::size_t{1});
        QCOMPARE(confirmed->refused.front().second.code, std::string("hygiene.not_held"));
        QCOMPARE((*made)->snapshot()->stages[1], Stage::disqualified);
        HOLDS(workspace::undoQuarantineDecisions(**made, {0, 1}));
        QCOMPARE((*made)->snapshot()->stages[1], Stage::identified);
        QCOMPARE((*made)->snapshot()->quarantine[1], std::string("fictional_name"));
        HOLDS(workspace::decideQuarantine(**made, {0, 1}, JunkVerdict::cleared, "We met them"));
        QVERIFY(workspace::junkLeads(*(*made)->snapshot()).empty());
        QCOMPARE(workspace::decideQuarantine(**made, {0, 1}, JunkVerdict::cleared, "again").error().code, std::string("hygiene.not_held"));
        made->reset();
        QVERIFY(standsProof(small));
    }

    void twoPeopleAreRemembered()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, pairsOfLeads));
        const auto pairs = [&] { return workspace::duplicateLeads(*(*made)->snapshot(), 0.9)->size(); };
        QCOMPARE(pairs(), std::size_t{2});
        HOLDS(workspace::keepApart(**made, 1, 0));
        QCOMPARE(pairs(), std::size_t{1});
        QCOMPARE(workspace::keepApart(**made, 0, 1).error().code, std::string("hygiene.apart_already"));
        QCOMPARE(workspace::keepApart(**made, 0, 0).error().code, std::string("merge.same_lead"));
        made->reset();
        QVERIFY(standsProof(small));
        made = small.open();
        HOLDS(made);
        QCOMPARE(pairs(), std::size_t{1});
        HOLDS(workspace::mergeLeads(**made, {4, 1})); // the decision goes with the lead
        QVERIFY((*made)->snapshot()->areTwoPeople(0, 4));
        HOLDS(workspace::undoKeepApart(**made, 4, 0));
        QCOMPARE(workspace::undoKeepApart(**made, 4, 0).error().code, std::string("hygiene.not_apart"));
        HOLDS(workspace::undoMerge(**made, 4));
        QCOMPARE(pairs(), std::size_t{2});
        made->reset();
        QVERIFY(standsProof(small));
        QVERIFY(support::RawSqlite(small.path()).run("UPDATE two_people SET other = 2"));
        const auto changed = workspace::verify(small.path(), small.clock);
        HOLDS(changed);
        QVERIFY(*changed);
        QCOMPARE((*changed)->error.code, std::string("verify.hygiene_changed"));
    }

    void allMergesOrNone()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, pairsOfLeads));
        const std::string before = names(*(*made)->snapshot());
        QCOMPARE(workspace::mergeAll(**made, {{{0, 1}, {}}, {{1, 4}, {}}}).error().code, std::string("merge.same_lead"));
        QCOMPARE(workspace::mergeAll(**made, {{{0, 1}, {}}, {{4}, {}}}).error().code, std::string("merge.one_lead"));
        QCOMPARE(names(*(*made)->snapshot()), before);
        const auto merged = workspace::mergeAll(**made, {{{0, 1}, {}}, {{3, 2}, {{"first_name", 2}}}});
        HOLDS(merged);
        QCOMPARE(merged->size(), std::size_t{2});
        QCOMPARE((*made)->snapshot()->leadCount(), std::size_t{3});
        QCOMPARE((*made)->snapshot()->nameOf(3), std::string("Bo Lind"));
        QCOMPARE((*made)->snapshot()->text(3, "company"), std::string("Lind Steel"));
        HOLDS(workspace::undoMerges(**made, {0, 2}));
        QCOMPARE(names(*(*made)->snapshot()), before);
        made->reset();
        QVERIFY(standsProof(small));
    }

    void junkIsCountedAsJunkFirst()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, std::string(pairsOfLeads) + "D1,Donald,Duck,duck@acme.example,\nD2,Donald,Duck,duck@acme.example,\n"));
        const auto summary = workspace::hygieneSummary(*(*made)->snapshot());
        HOLDS(summary);
        QCOMPARE(summary->junk, std::uint64_t{2});
        QCOMPARE(summary->junkByReason.front().second, std::uint64_t{2});
        QCOMPARE(summary->duplicate, std::uint64_t{2});
        QCOMPARE(summary->unusable(), std::uint64_t{4});
    }

    void theLastDeedIsTakenBack()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        QCOMPARE(undoCode(**made), std::string("undo.nothing"));
        HOLDS(small.import(**made, ImportKind::leads, ducks));
        HOLDS(small.import(**made, ImportKind::leads, pairsOfLeads));
        HOLDS(workspace::mergeLeads(**made, {3, 4}, {}, small.marketing));
        lifecycle::MoveRequest send;
        send.move = domain::Move::qualify;
        send.reason = "Met at the fair";
        HOLDS(workspace::moveLead(**made, 2, send));
        HOLDS(workspace::confirmQuarantine(**made, 0, ""));

        const auto judged = workspace::undoLast(**made, small.marketing);
        HOLDS(judged);
        QVERIFY(judged->kind == LastDeed::Kind::hygiene);
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        const auto moved = workspace::undoLast(**made, small.marketing);
        HOLDS(moved);
        QVERIFY(moved->kind == LastDeed::Kind::move && moved->lead == 2 && moved->what == "qualify");
        QCOMPARE((*made)->snapshot()->stages[2], Stage::identified);
        QCOMPARE(undoCode(**made), std::string("merge.needs_person"));
        const auto parted = workspace::undoLast(**made, small.marketing);
        HOLDS(parted);
        QVERIFY(parted->kind == LastDeed::Kind::merge && parted->lead == 3);
        const auto gone = workspace::undoLast(**made, small.marketing);
        // A merge touched what the second import wrote, so that it stays; the reason is said and nothing changes.
        QCOMPARE(gone ? std::string("done") : gone.error().code, std::string("import.rests_change"));
        QCOMPARE((*made)->snapshot()->leadCount(), std::size_t{8});
        made->reset();
        QVERIFY(standsProof(small));
    }

    void theLastImportIsTakenBack()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, ducks));
        HOLDS(small.import(**made, ImportKind::leads, pairsOfLeads));
        const auto second = workspace::undoLast(**made);
        HOLDS(second);
        QCOMPARE(second->import, std::int64_t{2});
        QCOMPARE((*made)->snapshot()->leadCount(), std::size_t{3});
        const auto first = workspace::undoLast(**made);
        HOLDS(first);
        QCOMPARE(first->import, std::int64_t{1});
        QCOMPARE((*made)->snapshot()->leadCount(), std::size_t{0});
        QCOMPARE(undoCode(**made), std::string("undo.nothing"));
        made->reset();
        QVERIFY(standsProof(small));
    }
};

QTEST_GUILESS_MAIN(TestHygieneDecisions)
#include "test_hygiene_decisions.moc"
