// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/erase_lead.h"
#include "workspace/commands/merge_accounts.h"
#include "workspace/commands/undo_last.h"
#include "workspace/queries/canonical_dump.h"
#include "workspace/queries/duplicates.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;
using io::ImportKind;

namespace {

constexpr const char *people = "external_id,first_name,email,company\n"
                               "L1,Ada,ada@mill.example,Mill Ltd\n"
                               "L2,Bob,,Mill Works\n"
                               "L3,Cid,cid@foundry.example,Foundry\n";
constexpr const char *organisations = "name,domain,target,city,staff\n"
                                      "Mill Ltd,mill.example,no,,12\n"
                                      "Mill Works,,yes,Graz,20\n";

} // namespace

class TestMergeAccounts : public QObject {
    Q_OBJECT

    std::unique_ptr<SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_made;

    std::shared_ptr<const workspace::Snapshot> now() const { return m_made->snapshot(); }
    std::uint32_t accountNamed(const char *name) const
    {
        const auto &all = now()->accounts;
        const auto found = std::find_if(all.begin(), all.end(), [&](const domain::Account &account) { return account.name == name; });
        return static_cast<std::uint32_t>(found - all.begin());
    }
    /// Everything but what the ledger says of it.
    std::string dumped()
    {
        std::string text;
        const auto done = workspace::dumpCanonically(*m_made, [&](std::string_view line) {
            if (line.find("\"ledger") == std::string_view::npos)
                text += line;
        });
        return done ? text : failureOf(done);
    }
    std::string factOf(std::uint32_t account, const char *key) const { return now()->accountFacts.find(key)->cellText(account); }

private slots:
    void init()
    {
        m_made.reset();
        m_small = std::make_unique<SmallWorkspace>();
        auto made = m_small->createAgreed();
        HOLDS(made);
        m_made = std::move(*made);
        HOLDS(m_small->import(*m_made, ImportKind::leads, people));
        HOLDS(m_small->import(*m_made, ImportKind::accounts, organisations));
        HOLDS(m_small->import(*m_made, ImportKind::activities,
                              "account,time,type\nMill Ltd,2026-03-01T10:00:00Z,page_view\nMill Works,2026-03-01T10:00:00Z,page_view\n"
                              "Mill Works,2026-03-02T10:00:00Z,page_view\n"));
    }

    void leadsValuesAndEventsComeOver()
    {
        const std::uint32_t mill = accountNamed("Mill Ltd");
        const std::uint32_t works = accountNamed("Mill Works");
        const auto receipt = workspace::mergeAccounts(*m_made, {mill, works}, {{"staff", works}}, m_small->sales);
        HOLDS(receipt);
        QCOMPARE(receipt->leads, std::size_t{1});
        QCOMPARE(now()->account[1], mill + 1);
        QVERIFY(now()->isMergedAccount(works));
        QCOMPARE(now()->accounts[mill].domain, std::string("mill.example"));
        QVERIFY(now()->accounts[mill].target);
        QCOMPARE(factOf(mill, "city"), std::string("Graz")); // a blank takes what is known
        QCOMPARE(factOf(mill, "staff"), std::string("20"));
        const data::ActivityTable &events = *now()->accountActivities;
        QCOMPARE(events.first[mill + 1] - events.first[mill], std::uint32_t{2}); // one that both have counts once
        QCOMPARE(events.first[works + 1] - events.first[works], std::uint32_t{0});
        for (const workspace::DoubtfulAccounts &pair : workspace::doubtfulAccounts(*now()))
            QVERIFY(pair.a != works && pair.b != works);
        HOLDS(workspace::verify(m_small->path(), m_small->clock));
    }

    void undoGivesEverythingBack()
    {
        const std::string before = dumped();
        const std::uint32_t works = accountNamed("Mill Works");
        HOLDS(workspace::mergeAccounts(*m_made, {accountNamed("Mill Ltd"), works}, {}, m_small->sales));
        QVERIFY(dumped() != before);
        const auto deed = workspace::undoLast(*m_made, m_small->sales);
        HOLDS(deed);
        QCOMPARE(deed->kind, workspace::LastDeed::Kind::accounts);
        QCOMPARE(deed->what, std::string("Mill Works"));
        QCOMPARE(dumped(), before);
        const auto again = workspace::undoAccountMerge(*m_made, works, m_small->sales);
        QVERIFY(!again);
        QCOMPARE(again.error().code, std::string("account.nothing_to_undo"));
        const auto finding = workspace::verify(m_small->path(), m_small->clock);
        HOLDS(finding);
        QVERIFY(!*finding);
    }

    void aNewerMergeIsUndoneFirst()
    {
        const std::uint32_t mill = accountNamed("Mill Ltd");
        const std::uint32_t works = accountNamed("Mill Works");
        const std::uint32_t foundry = accountNamed("Foundry");
        HOLDS(workspace::mergeAccounts(*m_made, {mill, works}, {}, m_small->sales));
        HOLDS(workspace::mergeAccounts(*m_made, {foundry, mill}, {}, m_small->sales));
        QCOMPARE(now()->accountSurvivor(works), foundry);
        QCOMPARE(now()->account[1], foundry + 1);
        const auto early = workspace::undoAccountMerge(*m_made, works, m_small->sales);
        QVERIFY(!early);
        QCOMPARE(early.error().code, std::string("account.newer_first"));
        HOLDS(workspace::undoAccountMerge(*m_made, foundry, m_small->sales));
        HOLDS(workspace::undoAccountMerge(*m_made, works, m_small->sales));
        QCOMPARE(now()->account[1], works + 1);
    }

    void importsFindTheSurvivor()
    {
        const std::uint32_t mill = accountNamed("Mill Ltd");
        HOLDS(workspace::mergeAccounts(*m_made, {mill, accountNamed("Mill Works")}, {{"staff", accountNamed("Mill Works")}}, m_small->sales));
        const auto again = m_small->import(*m_made, ImportKind::accounts, organisations);
        HOLDS(again);
        QCOMPARE(again->added + again->updated, 0u); // what the merge decided stays decided
        QCOMPARE(factOf(mill, "staff"), std::string("20"));
        const auto news = m_small->import(*m_made, ImportKind::accounts, "name,domain,target,city,staff\nMill Works,,yes,Linz,20\n");
        HOLDS(news);
        QCOMPARE(news->updated, 1u);
        QCOMPARE(factOf(mill, "city"), std::string("Linz"));
        HOLDS(m_small->import(*m_made, ImportKind::leads, "external_id,company\nL9,Mill Works\n"));
        QCOMPARE(now()->account[3], mill + 1);
    }

    void whatTheLedgerDoesNotHoldIsFound()
    {
        HOLDS(workspace::mergeAccounts(*m_made, {accountNamed("Mill Ltd"), accountNamed("Mill Works")}, {}, m_small->sales));
        m_made.reset();
        QVERIFY(support::RawSqlite(m_small->path()).run("UPDATE setting SET value=replace(value, '\"undone_by\":0', '\"undone_by\":3') WHERE key='account_merges'"));
        const auto finding = workspace::verify(m_small->path(), m_small->clock);
        QVERIFY(!finding || finding->has_value());
    }

    void accountsAreFoundByWhatPeopleSay()
    {
        const std::uint32_t mill = accountNamed("Mill Ltd");
        for (const char *said : {"mill ltd", "www.mill.example", "domain:mill.example", "Mill, Limited"}) {
            const auto row = workspace::findAccount(*now(), said);
            HOLDS(row);
            QCOMPARE(*row, mill);
        }
        QCOMPARE(workspace::findAccount(*now(), "Nobody").error().code, std::string("account.unknown"));
        QCOMPARE(workspace::accountProposal(*now(), {mill, mill}).error().code, std::string("account.same"));
    }

    void anErasedNameLeavesTheRecord()
    {
        HOLDS(workspace::mergeAccounts(*m_made, {accountNamed("Foundry"), accountNamed("Mill Ltd")}, {{"name", accountNamed("Mill Ltd")}}, m_small->sales));
        HOLDS(workspace::undoAccountMerge(*m_made, accountNamed("Mill Ltd"), m_small->sales));
        QVERIFY(now()->accountMerges.front().changes.size() > 0);
        HOLDS(workspace::eraseLead(*m_made, 2, m_small->sales)); // the foundry's only lead
        QVERIFY(now()->accountMerges.front().changes.empty());
    }
};

QTEST_GUILESS_MAIN(TestMergeAccounts)
#include "test_merge_accounts.moc"
