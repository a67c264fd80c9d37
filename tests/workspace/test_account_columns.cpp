// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <sstream>

#include "model/validation.h"
#include "scoring/explanation.h"
#include "small_workspace.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/export_file.h"
#include "workspace/queries/starter_proposal.h"

using namespace leadlight;
using namespace leadlight::test;
using io::ImportKind;

namespace {

constexpr const char *staff = "external_id,first_name,email,company\n"
                              "L1,Ada,ada@mill.example,Mill\n"
                              "L2,Bob,bob@foundry.example,Foundry\n"
                              "L3,Cid,cid@gmail.com,\n";
constexpr const char *firms = "name,domain,sector,headcount\nMill,mill.example,Food,120\nFoundry,foundry.example,Steel,9\n";

model::ScoringModel sectorModel()
{
    model::ScoringModel model = foodModel();
    for (model::Criterion &criterion : model.axes[0].criteria) {
        if (auto *profile = std::get_if<model::ProfileRule>(&criterion.rule))
            profile->field = "account.industry";
    }
    return model;
}

std::string wholeText(const std::string &path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

} // namespace

/// What is known of accounts speaks for their leads.
class TestAccountColumns : public QObject {
    Q_OBJECT

    std::unique_ptr<SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_made;

private slots:
    void init()
    {
        m_made.reset();
        m_small = std::make_unique<SmallWorkspace>();
        auto made = m_small->createAgreed();
        HOLDS(made);
        m_made = std::move(*made);
        HOLDS(m_small->import(*m_made, ImportKind::leads, staff));
        HOLDS(m_small->import(*m_made, ImportKind::accounts, firms));
    }

    void leadsHaveTheColumnsOfTheirAccounts()
    {
        const auto snapshot = m_made->snapshot();
        QCOMPARE(snapshot->text(0, "account.industry"), std::string("Food"));
        QCOMPARE(snapshot->text(1, "account.industry"), std::string("Steel"));
        QCOMPARE(snapshot->text(2, "account.industry"), std::string());
        QCOMPARE(snapshot->number(0, "account.employees").value_or(0), 120.0);
        QCOMPARE(snapshot->leads.find("account.industry")->label, std::string("Account: ") + snapshot->accountFacts.find("industry")->label);
    }

    void aCriterionScoresThem()
    {
        const auto snapshot = m_made->snapshot();
        const model::ScoringModel model = sectorModel();
        const auto again = model::parseModel(model::canonicalJson(model));
        HOLDS(again);
        QCOMPARE(model::canonicalJson(*again), model::canonicalJson(model));
        const auto scores = scoring::score(*again, snapshot->input(), snapshot->asOf);
        HOLDS(scores);
        QVERIFY((*scores)->score[0][0] > (*scores)->score[0][1]);
        QCOMPARE((*scores)->score[0][1], (*scores)->score[0][2]);
        for (const model::Finding &finding : model::validate(*again, &snapshot->leads))
            QVERIFY2(finding.code != "model.unknown_field", finding.code.c_str());
        const scoring::Explanation explained = scoring::explain(*again, snapshot->input(), snapshot->asOf, 0);
        QCOMPARE(explained.axes[0].score, (*scores)->score[0][0]);
    }

    void theStarterOffersThem()
    {
        const auto proposal = workspace::proposeStarter(*m_made->snapshot());
        QVERIFY(std::any_of(proposal.columns.begin(), proposal.columns.end(), [](const auto &column) { return column.key == "account.industry"; }));
    }

    void theyFollowTheLeadToAnotherAccount()
    {
        HOLDS(workspace::setLeadFields(*m_made, 2, {{"domain", "foundry.example"}}, m_small->sales));
        QCOMPARE(m_made->snapshot()->text(2, "account.industry"), std::string("Steel"));
        const auto refused = workspace::setLeadFields(*m_made, 2, {{"account.industry", "Food"}}, m_small->sales);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("field.of_account"));
    }

    void exportsKeepThemWithTheAccount()
    {
        const std::string leads = m_small->file("out.csv", "");
        HOLDS(workspace::exportFile(*m_made->snapshot(), ImportKind::leads, leads));
        QVERIFY(wholeText(leads).find("account.") == std::string::npos);
        const std::string accounts = m_small->file("accounts_out.csv", "");
        HOLDS(workspace::exportFile(*m_made->snapshot(), ImportKind::accounts, accounts));
        QVERIFY(wholeText(accounts).find("Mill,mill.example,no,Food,120") != std::string::npos);
        const auto again = m_small->import(*m_made, ImportKind::accounts, wholeText(accounts));
        HOLDS(again);
        QCOMPARE(again->unchanged, 2u);
    }

    void anotherImportOfLeadsLeavesThem()
    {
        HOLDS(m_small->import(*m_made, ImportKind::leads, "external_id,first_name\nL1,Adele\n"));
        QCOMPARE(m_made->snapshot()->text(0, "account.industry"), std::string("Food"));
        auto opened = workspace::Workspace::open(m_small->path(), {false, std::nullopt}, m_small->clock);
        HOLDS(opened);
        QCOMPARE((*opened)->snapshot()->text(0, "account.industry"), std::string("Food"));
    }
};

QTEST_GUILESS_MAIN(TestAccountColumns)
#include "test_account_columns.moc"
