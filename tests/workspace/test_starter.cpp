// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include "small_workspace.h"
#include "workspace/commands/make_starter.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;
using io::ImportKind;
using workspace::StarterStanding;

namespace {

/// 400 leads: people from Food buy, visits help, a verdict is written down by those who sold.
std::string manyLeads()
{
    std::string csv = "external_id,sector_name,page_visits,verdict_text,deal_status,remark,magazine,outcome\n";
    for (int i = 0; i < 400; ++i) {
        const bool food = i % 4 == 0;
        const bool won = (food ? i % 5 != 0 : i % 7 == 0);
        csv += "L" + std::to_string(i) + (food ? ",Food," : i % 4 == 1 ? ",Steel," : ",Glass,") + std::to_string((i * 37) % 50) + (won ? ",good talk" : ",no")
               + (won ? ",signed" : ",dead") + ",remark number " + std::to_string(i) + ",No," + (won ? "won" : "lost") + "\n";
    }
    return csv;
}

workspace::ProposedColumn columnOf(workspace::StarterProposal &proposal, const char *key)
{
    const workspace::ProposedColumn *found = proposal.find(key);
    return found ? *found : workspace::ProposedColumn{};
}

std::string firstNote(const workspace::ProposedColumn &column)
{
    return column.notes.empty() ? std::string() : column.notes.front().code;
}

} // namespace

class TestStarter : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_small = std::make_unique<SmallWorkspace>();
        auto made = m_small->create();
        HOLDS(made);
        m_workspace = std::move(*made);
        HOLDS(m_small->import(*m_workspace, ImportKind::leads, manyLeads()));
        m_proposal = workspace::proposeStarter(*m_workspace->snapshot());
    }

    void columnsAreSortedByWhatTheySay()
    {
        const auto sector = columnOf(m_proposal, "sector_name");
        QCOMPARE(firstNote(sector), std::string("starter.identity")); // "name" is a word of identities: taken in by hand below
        QCOMPARE(columnOf(m_proposal, "page_visits").axis, std::size_t{1});
        QVERIFY(columnOf(m_proposal, "page_visits").on);
        QCOMPARE(columnOf(m_proposal, "verdict_text").standing, StarterStanding::afterOutcome);
        QVERIFY(!columnOf(m_proposal, "verdict_text").on);
        QCOMPARE(columnOf(m_proposal, "verdict_text").notes.front().arguments.front(), std::string("separates"));
        QCOMPARE(firstNote(columnOf(m_proposal, "remark")), std::string("starter.nearly_unique"));
        QCOMPARE(firstNote(columnOf(m_proposal, "magazine")), std::string("starter.constant"));
        QCOMPARE(firstNote(columnOf(m_proposal, "external_id")), std::string("starter.identity"));
        QCOMPARE(sector.values.size(), std::size_t{3});
    }

    void marksComeFromOutcomes()
    {
        const auto sector = columnOf(m_proposal, "sector_name");
        for (const workspace::ProposedValue &value : sector.values) {
            QVERIFY(value.basis == workspace::MarkBasis::outcomes);
            QCOMPARE(value.choice.mark, value.choice.label == "Food" ? model::Mark::good : model::Mark::bad);
            QVERIFY(value.evidence.low < value.evidence.share() && value.evidence.share() < value.evidence.high);
        }
    }

    void theDraftScoresAtOnceByItsShares()
    {
        HOLDS(workspace::switchColumn(m_proposal, "sector_name", true));
        m_proposal.shares[0] = {20, 30};
        const auto before = m_workspace->snapshot();
        const auto draft = workspace::makeStarterDraft(*m_workspace, m_proposal);
        HOLDS(draft);
        const auto snapshot = m_workspace->snapshot();
        QVERIFY(snapshot->revision > before->revision);
        QCOMPARE(*snapshot->model, draft->model);
        QVERIFY(snapshot->cellOf(0) < snapshot->model->cells());
        std::size_t best = 0;
        std::size_t won = 0;
        for (std::size_t row = 0; row < snapshot->size(); ++row) {
            best += snapshot->scores->rank[0][row] == 0;
            won += snapshot->scores->rank[0][row] == 0 && snapshot->stages[row] == domain::Stage::won;
        }
        QCOMPARE(best, std::size_t{100}); // all of Food: the nearest that ties allow
        QCOMPARE(won, std::size_t{80});
        const std::string path = m_workspace->path();
        m_workspace.reset();
        const auto verified = workspace::verify(path, m_small->clock);
        HOLDS(verified);
        QVERIFY(!verified->has_value());
    }

    void marksMoveScoresInTheirDirectionAlone()
    {
        const auto snapshot = m_workspace->snapshot();
        QVERIFY(rc::check("a better mark never lowers a score, and moves leads with the value alone", [&] {
            workspace::StarterProposal proposal = m_proposal;
            auto *column = proposal.find(*rc::gen::element(std::string("sector_name"), std::string("page_visits")));
            column->on = true;
            const auto place = *rc::gen::inRange<std::size_t>(0, column->values.size());
            model::StarterValue &value = column->values[place].choice;
            value.strength = *rc::gen::inRange(0, 45);
            const auto scoresWith = [&](model::Mark mark) {
                value.mark = mark;
                return *scoring::score(model::makeStarterModel(workspace::choicesOf(proposal)), snapshot->input(), snapshot->asOf, nullptr, 1);
            };
            const auto bad = scoresWith(model::Mark::bad);
            const auto neutral = scoresWith(model::Mark::neutral);
            const auto good = scoresWith(model::Mark::good);
            std::uint64_t moved = 0;
            for (std::size_t row = 0; row < snapshot->size(); ++row) {
                RC_ASSERT(bad->score[column->axis][row] <= neutral->score[column->axis][row]);
                RC_ASSERT(neutral->score[column->axis][row] <= good->score[column->axis][row]);
                RC_ASSERT(bad->score[1 - column->axis][row] == good->score[1 - column->axis][row]);
                moved += bad->score[column->axis][row] != good->score[column->axis][row];
            }
            RC_ASSERT(moved == column->values[place].leads);
        }));
    }

    void wrongNamesAndEmptyChoicesAreRefused()
    {
        QCOMPARE(failureOf(workspace::switchColumn(m_proposal, "nowhere", true)), std::string("starter.unknown_column {nowhere}"));
        QCOMPARE(failureOf(workspace::markValue(m_proposal, "sector_name", "Wood", model::Mark::bad)), std::string("starter.unknown_value {sector_name} {Wood}"));
        for (workspace::ProposedColumn &column : m_proposal.columns)
            column.on = false;
        QCOMPARE(failureOf(workspace::makeStarterDraft(*m_workspace, m_proposal)), std::string("starter.nothing_chosen"));
        auto empty = m_small->create("empty.leadlight");
        HOLDS(empty);
        QCOMPARE(failureOf(workspace::makeStarterDraft(**empty, workspace::proposeStarter(*(*empty)->snapshot()))), std::string("starter.no_leads"));
    }

    void xEducationIsToldApartWithoutWhatCameAfter()
    {
        const std::string file = LEADLIGHT_SHARED_DATA "/x_education/leads.csv";
        if (!QFile::exists(QString::fromStdString(file)))
            QSKIP("no X Education here");
        auto made = m_small->create("x.leadlight");
        HOLDS(made);
        workspace::ImportRequest request;
        request.file = file;
        HOLDS(workspace::importFile(**made, request));
        auto proposal = workspace::proposeStarter(*(*made)->snapshot());
        for (const char *column : {"Tags", "Lead Quality", "Lead Profile", "Last Notable Activity", "Asymmetrique Activity Index", "Asymmetrique Profile Score"}) {
            QCOMPARE(columnOf(proposal, column).standing, StarterStanding::afterOutcome);
            QVERIFY(!columnOf(proposal, column).on);
        }
        HOLDS(workspace::makeStarterDraft(**made, proposal));
        const auto snapshot = (*made)->snapshot();
        const auto wonShare = [&](const char *rank) {
            std::size_t leads = 0;
            std::size_t won = 0;
            for (std::size_t row = 0; row < snapshot->size(); ++row) {
                const bool isHere = snapshot->rankOf(row) == rank;
                leads += isHere;
                won += isHere && snapshot->stages[row] == domain::Stage::won;
            }
            return leads < 30 ? -1 : static_cast<double>(won) / static_cast<double>(leads);
        };
        QVERIFY(wonShare("A1") >= 0.7);
        QVERIFY(wonShare("D4") >= 0 && wonShare("D4") <= 0.05);
    }

private:
    std::unique_ptr<SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_workspace;
    workspace::StarterProposal m_proposal;
};

QTEST_GUILESS_MAIN(TestStarter)
#include "test_starter.moc"
