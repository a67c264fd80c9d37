// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/erase_lead.h"
#include "workspace/commands/lead_deeds.h"
#include "workspace/commands/raise_dispute.h"
#include "workspace/commands/undo_last.h"
#include "workspace/queries/disputes.h"
#include "workspace/queries/draft_table.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;

/// Scores that somebody disputes: what is kept with them, how they are closed, and what three of them propose.
class TestDisputes : public QObject {
    Q_OBJECT

    std::unique_ptr<SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_made;

    std::shared_ptr<const workspace::Snapshot> now() const { return m_made->snapshot(); }
    auto raise(std::uint32_t row, const std::string &criterion, const std::string &words)
    {
        return workspace::raiseDispute(*m_made, row, {criterion, words}, m_small->sales);
    }
    std::string verified()
    {
        m_made.reset();
        const auto proof = workspace::verify(m_small->path(), m_small->clock);
        return !proof ? failureOf(proof) : proof->has_value() ? (*proof)->error.code : std::string("proven");
    }

private slots:
    void init()
    {
        m_made.reset();
        m_small = std::make_unique<SmallWorkspace>();
        auto made = m_small->createAgreed();
        HOLDS(made);
        m_made = std::move(*made);
        HOLDS(m_small->import(*m_made, io::ImportKind::leads, fourLeads));
        HOLDS(m_small->import(*m_made, io::ImportKind::activities, someActivities));
    }

    void aDisputeKeepsTheBreakdownAsItWas()
    {
        QCOMPARE(raise(0, "industry", "  ").error().code, std::string("dispute.no_words"));
        QCOMPARE(raise(0, "colour", "wrong").error().code, std::string("dispute.unknown_criterion"));
        HOLDS(raise(0, "Industry", "they farm"));
        const auto before = workspace::disputesOf(*now());
        QCOMPARE(before.size(), std::size_t{1});
        QCOMPARE(before[0].number, 1);
        QCOMPARE(before[0].criterion, std::string("industry"));
        QCOMPARE(before[0].version, 2);
        QCOMPARE(before[0].rank, now()->rankOf(0));
        const std::string text = workspace::breakdownText(before[0]);
        QVERIFY2(text.find("industry +80") != std::string::npos, text.c_str());
        m_small->clock.set({noon.seconds + 400 * base::secondsPerDay});
        HOLDS(m_made->refresh());
        QCOMPARE(workspace::breakdownText(workspace::disputesOf(*now())[0]), text);
        QCOMPARE(verified(), std::string("proven"));
    }

    void threeOnOneCriterionProposeAChange()
    {
        const workspace::DraftTable before = workspace::draftTable(*now());
        HOLDS(raise(0, "industry", "one"));
        HOLDS(raise(1, "", "the rank as a whole"));
        HOLDS(raise(1, "industry", "two"));
        QVERIFY(workspace::contestedCriteria(*now()).empty());
        QCOMPARE(workspace::openDisputes(*now()).front().disputes.size(), std::size_t{2});
        HOLDS(raise(2, "industry", "three"));
        QCOMPARE(workspace::contestedCriteria(*now()).size(), std::size_t{1});
        const workspace::DraftTable table = workspace::draftTable(*now());
        std::size_t contested = 0;
        QCOMPARE(table.rows.size(), before.rows.size());
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const workspace::DraftTableRow &row = table.rows[i];
            QVERIFY2(row.contested.empty() || row.value.path == "fit/industry", row.value.path.c_str());
            QCOMPARE(row.value.text, before.rows[i].value.text); // nobody asked for another value
            QCOMPARE(row.marketing + row.sales, before.rows[i].marketing + before.rows[i].sales);
            contested += row.contested.size();
        }
        QCOMPARE(contested, std::size_t{3});
        HOLDS(workspace::closeDispute(*m_made, 3, "cap lowered", m_small->marketing));
        QVERIFY(workspace::contestedCriteria(*now()).empty());
        QCOMPARE(workspace::disputeCounts(*now()), std::string("3 disputes are open, 1 closed since the last review."));
    }

    void closingNeedsANoteAndAnOpenOne()
    {
        HOLDS(raise(0, "industry", "they farm"));
        QCOMPARE(workspace::closeDispute(*m_made, 1, " ", m_small->marketing).error().code, std::string("dispute.no_note"));
        QCOMPARE(workspace::closeDispute(*m_made, 2, "done", m_small->marketing).error().code, std::string("dispute.none_open"));
        HOLDS(workspace::closeDispute(*m_made, 1, "agreed", m_small->marketing));
        QCOMPARE(workspace::closeDispute(*m_made, 1, "again", m_small->marketing).error().code, std::string("dispute.none_open"));
        const workspace::Dispute closed = workspace::disputesOf(*now())[0];
        QVERIFY(closed.closed && closed.closedBy == m_small->marketing && closed.closing == "agreed");
        QCOMPARE(verified(), std::string("proven"));
    }

    void bothStepsCanBeTakenBackTheClosingFirst()
    {
        const auto raised = raise(0, "industry", "they farm");
        HOLDS(raised);
        HOLDS(workspace::closeDispute(*m_made, 1, "agreed", m_small->marketing));
        QCOMPARE(workspace::undoDeed(*m_made, raised->ledgerSeq, m_small->sales).error().code, std::string("dispute.closed_since"));
        HOLDS(workspace::undoLast(*m_made, m_small->sales));
        QCOMPARE(workspace::openDisputeCount(*now()), std::size_t{1});
        HOLDS(workspace::undoLast(*m_made, m_small->sales));
        QVERIFY(workspace::disputesOf(*now()).empty());
        QCOMPARE(verified(), std::string("proven"));
    }

    void aChangedBreakdownIsNoticed()
    {
        HOLDS(raise(0, "industry", "they farm"));
        m_made.reset();
        support::RawSqlite(m_small->path()).run("UPDATE deed_attachment SET data=replace(data, '80', '81')");
        QCOMPARE(verified(), std::string("verify.deed_changed"));
    }

    void anErasedLeadLeavesNoDispute()
    {
        HOLDS(raise(0, "industry", "a private remark"));
        HOLDS(workspace::eraseLead(*m_made, 0, m_small->marketing));
        QVERIFY(workspace::disputesOf(*now()).empty());
        m_made.reset();
        QCOMPARE(support::RawSqlite(m_small->path()).cell("SELECT count(*) FROM deed_attachment"), std::string("0"));
        QCOMPARE(verified(), std::string("proven"));
    }
};

QTEST_GUILESS_MAIN(TestDisputes)
#include "test_disputes.moc"
