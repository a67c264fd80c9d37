// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "workspace/appended_values.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/merge_leads.h"
#include "workspace/commands/undo_import.h"
#include "workspace/snapshot_builder.h"

using namespace leadlight;
using namespace leadlight::test;
using io::ImportKind;

namespace {

constexpr const char *withBlanks = "external_id,first_name,last_name,email,company,industry,employees\n"
                                   "L1,Amara,Okafor,amara@okafor.example,Okafor Foods,,120\n"
                                   "L2,Bo,Lind,bo@lind.example,Lind Steel,Steel,\n"
                                   "L3,Chiara,Rossi,chiara@rossi.example,Rossi Foods,Food,\n";
constexpr const char *lookedUp = "external_id,industry,employees\n"
                                 "L1,Food,99\n"
                                 "L2,Food,40\n"
                                 "L9,Food,7\n";

std::shared_ptr<const model::ScoringModel> lessWhereAppended()
{
    auto made = std::make_shared<model::ScoringModel>(foodModel());
    model::ProfileRule less;
    less.field = "industry_appended";
    less.bands = {{"Appended", isOneOf({workspace::appendedYes}), -30}};
    made->axes[0].criteria.push_back(criterion("industry_appended", less));
    return made;
}

} // namespace

/// Facts that a seller of data knows of the leads.
class TestAppended : public QObject {
    Q_OBJECT

    base::Result<workspace::ImportReport> import(const std::string &content, const std::string &sourceType)
    {
        workspace::ImportRequest request;
        request.kind = ImportKind::leads;
        request.file = m_small->file("leads.csv", content);
        request.sourceType = sourceType;
        return workspace::importFile(*m_made, request);
    }
    [[nodiscard]] std::string text(std::uint32_t row, std::string_view field) const { return m_made->snapshot()->text(row, field); }
    [[nodiscard]] bool marked(std::uint32_t row, std::string_view field) const
    {
        return workspace::isAppended(m_made->snapshot()->leads, field, row);
    }

private slots:
    void init()
    {
        m_made.reset();
        m_small = std::make_unique<SmallWorkspace>();
        auto made = m_small->createAgreed();
        HOLDS(made);
        m_made = std::move(*made);
        HOLDS(import(withBlanks, "own"));
    }

    void fillWhatIsNotKnownAndAreMarked()
    {
        const auto report = import(lookedUp, "appended");
        HOLDS(report);
        QCOMPARE(report->updated, 2u);
        QCOMPARE(report->keptKnown, 2u); // 120 employees, Steel
        QCOMPARE(text(0, "industry"), std::string("Food"));
        QVERIFY(marked(0, "industry"));
        QCOMPARE(m_made->snapshot()->leads.find("employees")->cellText(0), std::string("120"));
        QVERIFY(!marked(0, "employees"));
        QCOMPARE(text(1, "industry"), std::string("Steel"));
        QVERIFY(marked(1, "employees"));
        QVERIFY(!marked(2, "industry"));
    }

    void whomTheyAloneKnowIsASuspect()
    {
        HOLDS(import(lookedUp, "appended"));
        QCOMPARE(m_made->snapshot()->stages[3], domain::Stage::suspect);
        QVERIFY(marked(3, "industry"));
    }

    void theSameFileAgainChangesNothing()
    {
        HOLDS(import(lookedUp, "appended"));
        const auto again = import(lookedUp, "appended");
        HOLDS(again);
        QCOMPARE(again->unchanged, 3u);
        QCOMPARE(again->number, 0);
    }

    void aLaterAppendedValueTakesAnAppendedOnesPlace()
    {
        HOLDS(import(lookedUp, "appended"));
        const auto report = import("external_id,industry\nL1,Retail\n", "appended");
        HOLDS(report);
        QCOMPARE(report->keptKnown, 0u);
        QCOMPARE(text(0, "industry"), std::string("Retail"));
        QVERIFY(marked(0, "industry"));
    }

    void whatAnybodyGivesTakesTheMarkAway()
    {
        HOLDS(import(lookedUp, "appended"));
        HOLDS(workspace::setLeadFields(*m_made, 0, {{"industry", "Pharma"}}, m_small->sales));
        QVERIFY(!marked(0, "industry"));
        HOLDS(import("external_id,employees\nL2,45\n", "own"));
        QVERIFY(!marked(1, "employees"));
    }

    void aCriterionCountsThemForLess()
    {
        HOLDS(import(lookedUp, "appended"));
        auto next = std::make_shared<workspace::Snapshot>(*m_made->snapshot());
        next->model = lessWhereAppended();
        HOLDS(workspace::rescore(*next));
        QCOMPARE(next->scores->score[0][0], 50 * base::exactOne); // appended
        QCOMPARE(next->scores->score[0][2], 80 * base::exactOne); // said by the lead
    }

    void aMergeTakesTheMarkWithTheValue()
    {
        HOLDS(import("external_id,first_name,last_name,email,company\nL7,Amara,Okafor,a.okafor@okafor.example,Okafor Foods\n", "own"));
        HOLDS(import("external_id,industry\nL7,Retail\n", "appended"));
        HOLDS(workspace::setLeadFields(*m_made, 0, {{"industry", "Food"}}, m_small->sales));
        HOLDS(workspace::mergeLeads(*m_made, {0, 3}, {{"industry", 3}}, m_small->sales));
        QCOMPARE(text(0, "industry"), std::string("Retail"));
        QVERIFY(marked(0, "industry"));
    }

    void undoTakesThemOutAgain()
    {
        const auto report = import(lookedUp, "appended");
        HOLDS(report);
        HOLDS(workspace::undoImport(*m_made, report->number, m_small->marketing));
        QCOMPARE(text(0, "industry"), std::string());
        QVERIFY(!marked(0, "industry"));
    }

private:
    std::unique_ptr<SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_made;
};

QTEST_GUILESS_MAIN(TestAppended)
#include "test_appended.moc"
