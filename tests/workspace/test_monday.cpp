// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/erase_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/undo_import.h"
#include "workspace/queries/file_preview.h"
#include "workspace/queries/matrix_summary.h"

using namespace leadlight;
using namespace leadlight::test;
using domain::Stage;
using io::ImportKind;

namespace {

std::string fileWith(const std::string &industry, const std::string &extraName = {}, const std::string &extraValue = {})
{
    const std::string comma = extraName.empty() ? "" : ",";
    return "external_id,first_name,company,industry" + comma + extraName + "\nL1,Amara,Okafor Foods," + industry + comma + extraValue + "\n";
}

} // namespace

/// The same people's file, every Monday.
class TestMonday : public QObject {
    Q_OBJECT

    base::Result<workspace::ImportReport> import(const std::string &content, workspace::ImportRequest request = {})
    {
        request.kind = ImportKind::leads;
        request.file = m_small->file("monday.csv", content);
        return workspace::importFile(*m_made, request);
    }
    std::string industry() const { return m_made->snapshot()->text(0, "industry"); }

private slots:
    void init()
    {
        m_made.reset();
        m_small = std::make_unique<SmallWorkspace>();
        auto made = m_small->createAgreed();
        HOLDS(made);
        m_made = std::move(*made);
        HOLDS(m_small->import(*m_made, ImportKind::leads, fourLeads));
    }

    void anUntouchedFieldFollowsTheFile()
    {
        const auto report = import(fileWith("Steel"));
        HOLDS(report);
        QCOMPARE(report->updated, 1u);
        QCOMPARE(report->conflicting, 0u);
        QCOMPARE(industry(), std::string("Steel"));
        const auto again = import(fileWith("Steel"));
        HOLDS(again);
        QCOMPARE(again->unchanged, 1u);
        QCOMPARE(again->number, 0);
    }

    void whatTheFileRepeatsDoesNotOverruleUs()
    {
        HOLDS(workspace::setLeadFields(*m_made, 0, {{"industry", "Pharma"}}, m_small->sales));
        const auto report = import(fileWith("Food"));
        HOLDS(report);
        QCOMPARE(report->conflicting, 0u);
        QCOMPARE(report->unchanged, 1u);
        QCOMPARE(industry(), std::string("Pharma"));
    }

    void aContradictionIsListedAndOursIsKept()
    {
        HOLDS(workspace::setLeadFields(*m_made, 0, {{"industry", "Pharma"}}, m_small->sales));
        const auto report = import(fileWith("Steel"));
        HOLDS(report);
        QCOMPARE(report->conflicting, 1u);
        const workspace::FieldConflict &conflict = report->conflicts.at(0);
        QCOMPARE(conflict.name, std::string("Amara Okafor"));
        QCOMPARE(conflict.field, std::string("industry"));
        QCOMPARE(conflict.ours, std::string("Pharma"));
        QCOMPARE(conflict.theirs, std::string("Steel"));
        QCOMPARE(conflict.person, std::string("Jonas"));
        QVERIFY(!conflict.taken);
        QCOMPARE(industry(), std::string("Pharma"));
        QCOMPARE(support::RawSqlite(m_small->path()).cell("SELECT value FROM value_history WHERE source='import_declined'"), std::string("Steel"));
        const auto nextWeek = import(fileWith("Steel"));
        HOLDS(nextWeek);
        QCOMPARE(nextWeek->conflicting, 0u); // it was looked at once
        QCOMPARE(industry(), std::string("Pharma"));
        const auto news = import(fileWith("Banking"));
        HOLDS(news);
        QCOMPARE(news->conflicting, 1u);
    }

    void theirsIsTakenWhereAskedFor()
    {
        HOLDS(workspace::setLeadFields(*m_made, 0, {{"industry", "Pharma"}, {"company", "Okafor Group"}}, m_small->sales));
        workspace::ImportRequest request;
        request.onConflict = workspace::OnConflict::takeTheirs;
        request.otherwise.insert({m_made->snapshot()->ids[0], "company"});
        const auto report = import("external_id,company,industry\nL1,Okafor & Sons,Steel\n", request);
        HOLDS(report);
        QCOMPARE(report->conflicting, 2u);
        QCOMPARE(industry(), std::string("Steel"));
        QCOMPARE(m_made->snapshot()->text(0, "company"), std::string("Okafor Group"));
        const auto later = import(fileWith("Banking")); // the field is the file's again
        HOLDS(later);
        QCOMPARE(industry(), std::string("Banking"));
    }

    void whatIsNotDatedCountsAtOnce()
    {
        m_small->clock.set({noon.seconds + 40});
        HOLDS(import("external_id,outcome\nL21,Closed Won\nL22,Closed Lost\n"));
        const workspace::MatrixSummary summary = workspace::summarise(*m_made->snapshot(), std::nullopt);
        QCOMPARE(summary.all.closed, 2u);
        QCOMPARE(summary.all.won, 1u);
    }

    void rowsWithoutAnIdComeInOnce()
    {
        const std::string list = "first_name,company\nAnna,Foundry\nBert,Mill\nAnna,Foundry\n";
        const auto first = import(list);
        HOLDS(first);
        QCOMPARE(first->added, 3u); // two that say the same are two people
        const auto again = import(list);
        HOLDS(again);
        QCOMPARE(again->added, 0u);
        QCOMPARE(again->unchanged, 3u);
        QCOMPARE(again->number, 0);
        const auto third = import(list + "Anna,Foundry\nCarl,Mill\n");
        HOLDS(third);
        QCOMPARE(third->added, 2u);
        workspace::ImportRequest elsewhere;
        elsewhere.sourceName = "Fair";
        const auto fair = import("first_name,company\nBert,Mill\n", elsewhere);
        HOLDS(fair);
        QCOMPARE(fair->added, 1u);
    }

    void aRowWithoutAnIdGoesWithItsImport()
    {
        const std::string list = "first_name,company\nAnna,Foundry\n";
        const auto first = import(list);
        HOLDS(first);
        HOLDS(workspace::undoImport(*m_made, first->number, m_small->sales));
        const auto again = import(list);
        HOLDS(again);
        QCOMPARE(again->added, 1u);
    }

    void anErasedRowWithoutAnIdStaysAway()
    {
        const std::string list = "first_name,company\nAnna,Foundry\n";
        HOLDS(import(list));
        HOLDS(workspace::eraseLead(*m_made, 4, m_small->sales));
        const auto again = import(list);
        HOLDS(again);
        QCOMPARE(again->added, 0u);
        QCOMPARE(again->skipped, 1u);
        QCOMPARE(again->erased, 1u);
    }

    void ofAnAccountInManyRowsTheFirstCounts()
    {
        const std::string deals = "account,stage_of_deal,city\nMill,new,\nMill,old,Graz\nMill,new,Linz\nFoundry,new,Wels\n";
        workspace::ImportRequest request;
        const auto take = [&](const std::string &content) {
            request.kind = ImportKind::accounts;
            request.file = m_small->file("deals.csv", content);
            return workspace::importFile(*m_made, request);
        };
        const auto first = take(deals);
        HOLDS(first);
        QCOMPARE(first->added, 2u);
        QCOMPARE(first->updated, 1u); // the second row says where the mill is
        QCOMPARE(first->skipped, 1u);
        const auto again = take(deals);
        HOLDS(again);
        QCOMPARE(again->updated + again->added, 0u);
        QCOMPARE(again->skipped, 2u);
        QCOMPARE(again->unchanged, 2u);
        QCOMPARE(again->number, 0);
        const auto news = take("account,stage_of_deal,city\nMill,won,\n");
        HOLDS(news);
        QCOMPARE(news->updated, 1u);
    }

    void blanksEraseOnlyWhenAsked()
    {
        HOLDS(import(fileWith("", "employees", "120")));
        QCOMPARE(industry(), std::string("Food"));
        workspace::ImportRequest request;
        request.blanksErase = true;
        const auto report = import(fileWith("", "employees", ""), request);
        HOLDS(report);
        QCOMPARE(report->updated, 1u);
        QCOMPARE(industry(), std::string());
        QVERIFY(!m_made->snapshot()->number(0, "employees"));
    }

    void aDecisionHereIsNotTurnedBack()
    {
        HOLDS(m_small->import(*m_made, ImportKind::activities, someActivities));
        lifecycle::MoveRequest accept;
        accept.move = domain::Move::accept;
        HOLDS(workspace::moveLead(*m_made, 0, accept));
        HOLDS(import("external_id,stage\nL1,MQL\n"));
        QCOMPARE(m_made->snapshot()->stages[0], Stage::accepted);
        const auto other = import("external_id,stage\nL1,disqualified\n");
        HOLDS(other);
        QCOMPARE(other->conflicting, 1u);
        QCOMPARE(m_made->snapshot()->stages[0], Stage::accepted);
        HOLDS(import("external_id,stage\nL1,Closed Won\n")); // the end of an open lead is news, a new word too
        QCOMPARE(m_made->snapshot()->stages[0], Stage::won);
    }

    void theMappingIsRememberedByItsHeader()
    {
        const std::string content = "Kundennummer,Wirtschaftszweig\nL1,Steel\n";
        workspace::ImportRequest request;
        request.kind = ImportKind::leads;
        request.file = m_small->file("kunden.csv", content);
        auto preview = workspace::previewFile(*m_made, request, 10);
        HOLDS(preview);
        QVERIFY(!preview->mappingFrom);
        QCOMPARE(preview->words.at(1).front().first, std::string("Steel"));
        preview->plan.columns[0].target = "external_id";
        preview->plan.columns[1].target = "industry";
        request.plan = preview->plan;
        HOLDS(workspace::importFile(*m_made, request));
        QCOMPARE(industry(), std::string("Steel"));
        const auto next = import("Wirtschaftszweig,Kundennummer\nBanking,L1\n");
        HOLDS(next);
        QCOMPARE(next->updated, 1u);
        QCOMPARE(industry(), std::string("Banking"));
        preview = workspace::previewFile(*m_made, request, 10);
        HOLDS(preview);
        QCOMPARE(preview->mappingFrom, std::optional<base::Instant>(noon));
    }

    void aCellCanBeCorrectedOrLeftOut()
    {
        workspace::ImportRequest request;
        request.kind = ImportKind::leads;
        request.file = m_small->file("dates.csv", "external_id,created_at\nL8,2026-01-05\nL9,2026-02-30\n");
        const auto refused = workspace::importFile(*m_made, request);
        HOLDS(refused);
        QCOMPARE(refused->refused, 1u);
        request.edits[3][1] = "2026-02-28";
        const auto corrected = workspace::importFile(*m_made, request);
        HOLDS(corrected);
        QCOMPARE(corrected->refused, 0u);
        QCOMPARE(corrected->added, 1u);
        request.file = m_small->file("dates.csv", "external_id,created_at\nL10,2026-02-30\nL11,2026-02-03\n");
        request.edits.clear();
        auto preview = workspace::previewFile(*m_made, request, 10);
        HOLDS(preview);
        for (io::PlanColumn &column : preview->plan.columns)
            column.unreadableIsBlank = true;
        request.plan = preview->plan;
        const auto without = workspace::importFile(*m_made, request);
        HOLDS(without);
        QCOMPARE(without->added, 2u);
        QCOMPARE(without->problems.size(), std::size_t{1});
        QVERIFY(without->problems[0].repaired);
    }

private:
    std::unique_ptr<SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_made;
};

QTEST_GUILESS_MAIN(TestMonday)
#include "test_monday.moc"
