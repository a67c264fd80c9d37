// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/word_text.h"
#include "small_workspace.h"
#include "workspace/agreement_settings.h"
#include "workspace/commands/change_rules.h"
#include "workspace/commands/change_words.h"
#include "workspace/our_words.h"
#include "workspace/queries/glossary.h"
#include "workspace/queries/history.h"
#include "workspace/queries/lead_list.h"
#include "workspace/queries/process_report.h"
#include "workspace/queries/reports.h"
#include "workspace/queries/verify.h"
#include "workspace/rule_settings.h"

using namespace leadlight;
using namespace leadlight::test;
using io::ImportKind;
using workspace::WordWish;

/// The organisation's words: in force when both sides accepted, and then everywhere.
class TestGlossary : public QObject {
    Q_OBJECT

    std::unique_ptr<SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_made;

    std::shared_ptr<const workspace::Snapshot> now() const { return m_made->snapshot(); }
    auto wish(const std::string &key, const std::string &label, const base::Uuid &person)
    {
        return workspace::wishWord(*m_made, {key, label, {}}, person);
    }
    auto accept(const base::Uuid &person, const std::vector<std::string> &keys = {}) { return workspace::acceptWords(*m_made, keys, person); }
    /// Both sides call it so.
    void agree(const std::string &key, const std::string &label)
    {
        HOLDS(wish(key, label, m_small->marketing));
        HOLDS(accept(m_small->sales, {key}));
    }
    workspace::GlossaryRow word(const std::string &key) const
    {
        for (const workspace::GlossaryRow &row : workspace::glossaryRows(*now())) {
            if (row.key == key)
                return row;
        }
        return {};
    }
    /// Of the closed file; opens it again.
    base::Result<std::optional<workspace::VerifyFinding>> proof()
    {
        m_made.reset();
        auto found = workspace::verify(m_small->path(), m_small->clock);
        if (auto opened = m_small->open())
            m_made = std::move(*opened);
        return found;
    }
    std::uint64_t entries() const
    {
        std::uint64_t count = 0;
        (void)m_made->session().store().visitLedger([&](const agreement::LedgerEntry &, const agreement::LedgerPayload *) { return ++count > 0; });
        return count;
    }

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

    void oneSideAloneLeavesTheOldWord()
    {
        const std::uint64_t before = entries();
        HOLDS(wish("stage.identified", "Known", m_small->marketing));
        QCOMPARE(entries(), before + 1);
        QCOMPARE(word("stage.identified").label, std::string("MIL"));
        QCOMPARE(word("stage.identified").wanted->label, std::string("Known"));
        QCOMPARE(now()->rules->glossary.stage(domain::Stage::identified), std::string("MIL"));
        QCOMPARE(workspace::waitingWords(*now(), domain::Side::sales), std::size_t{1});
        QCOMPARE(workspace::waitingWords(*now(), domain::Side::marketing), std::size_t{0});
        // Marketing cannot give Sales' consent, whether it names the word or not.
        const auto again = accept(m_small->marketing, {"stage.identified"});
        HOLDS(again);
        QVERIFY(again->empty());
        QCOMPARE(accept(m_small->marketing).error().code, std::string("glossary.nothing_waits"));
        QCOMPARE(now()->rules->glossary.stage(domain::Stage::identified), std::string("MIL"));
    }

    void bothSidesPutAWordInForceEverywhere()
    {
        agree("stage.identified", "Known");
        agree("axis.fit", "Match");
        agree("rank.fit.A", "Dream");
        agree("field.industry", "Branch");
        const auto row = word("stage.identified");
        QVERIFY(!row.wanted);
        QCOMPARE(row.marketing.person, m_small->marketing);
        QCOMPARE(row.sales.person, m_small->sales);
        const auto snapshot = now();
        const auto shown = workspace::shownModel(*snapshot);
        QCOMPARE(shown->axes[0].label, std::string("Match"));
        QCOMPARE(shown->axes[0].rankLabels[0], std::string("Dream"));
        QCOMPARE(snapshot->model->axes[0].label, std::string("Fit")); // what was signed stays
        QCOMPARE(workspace::columnLabel(*snapshot, *snapshot->leads.find("industry")), std::string("Branch"));
        QCOMPARE(snapshot->leads.find("industry")->label, std::string("Industry")); // and what is stored
        const auto filter = data::Filter::parse("stage:known");
        HOLDS(filter);
        const auto rows = filter->rows(snapshot->filterSource());
        HOLDS(rows);
        QCOMPARE(rows->size(), std::size_t{4});
        const auto process = report::toHtml(workspace::processReport(*snapshot, "case"));
        QVERIFY(process.find("Known") != std::string::npos && process.find("MIL") == std::string::npos);
        QVERIFY(report::toHtml(workspace::glossaryReport(*snapshot, "case")).find("Dream") != std::string::npos);
    }

    void wordsSurviveClosingAndAreProven()
    {
        agree("stage.qualified", "Handed");
        HOLDS(wish("stage.accepted", "Taken", m_small->sales));
        m_made.reset();
        auto opened = m_small->open();
        HOLDS(opened);
        m_made = std::move(*opened);
        QCOMPARE(word("stage.qualified").label, std::string("Handed"));
        QCOMPARE(word("stage.accepted").wanted->label, std::string("Taken"));
        auto found = proof();
        HOLDS(found);
        QVERIFY(!found->has_value());
        // A consent that nobody gave.
        lifecycle::WorkingRules forged = *now()->rules;
        domain::Word taken = *forged.glossary.find("stage.accepted");
        taken.wanted->marketing = {m_small->marketing, noon};
        forged.glossary.put(taken);
        auto write = m_made->session().store().beginWrite();
        HOLDS(write);
        HOLDS(workspace::storeRules(*write, forged));
        HOLDS(write->commit());
        found = proof();
        HOLDS(found);
        QVERIFY(found->has_value());
        QCOMPARE((*found)->error.code, std::string("verify.rules_changed"));
    }

    void whatCannotBeIsRefusedAndWritesNothing()
    {
        const std::uint64_t before = entries();
        QCOMPARE(wish("stage.sold", "Sold", m_small->sales).error().code, std::string("glossary.unknown_word"));
        QCOMPARE(wish("stage.accepted", "mql", m_small->sales).error().code, std::string("glossary.other_word"));
        QCOMPARE(wish("term.late", "Slow", m_small->sales).error().code, std::string("glossary.fixed_word"));
        QCOMPARE(wish("stage.accepted", "Two\nlines", m_small->sales).error().code, std::string("glossary.bad_words"));
        QCOMPARE(wish("stage.accepted", std::string(61, 'x'), m_small->sales).error().code, std::string("glossary.bad_words"));
        QCOMPARE(workspace::wishWord(*m_made, {"icp", {}, "Everybody"}, m_small->marketing).error().code, std::string("glossary.owned_by_sales"));
        QCOMPARE(workspace::wishWord(*m_made, {"stage.won", "Sold", {}}, std::nullopt).error().code, std::string("glossary.needs_person"));
        QCOMPARE(workspace::changeRules(*m_made, {{"word.stage.won", "usual"}}, m_small->sales).error().code, std::string("settings.unknown_key"));
        QCOMPARE(entries(), before);
    }

    void salesAloneSaysWhoTheIdealCustomerIs()
    {
        HOLDS(workspace::wishWord(*m_made, {"icp", {}, "Food makers of 100 people and more"}, m_small->sales));
        const auto row = word("icp");
        QCOMPARE(row.definition, std::string("Food makers of 100 people and more"));
        QCOMPARE(row.sales.person, m_small->sales);
        QVERIFY(!row.wanted);
    }

    void aWishIsCounteredDroppedAndTakenBack()
    {
        HOLDS(wish("stage.won", "Sold", m_small->marketing));
        HOLDS(wish("stage.won", "Closed", m_small->sales)); // a counter-proposal: Marketing's consent was to another word
        QVERIFY(word("stage.won").wanted->marketing.person.isNull());
        const auto accepted = accept(m_small->marketing);
        HOLDS(accepted);
        QCOMPARE(word("stage.won").label, std::string("Closed"));
        HOLDS(workspace::takeWordsBack(*m_made, *accepted, m_small->marketing));
        QCOMPARE(word("stage.won").label, std::string("Won"));
        QCOMPARE(word("stage.won").wanted->label, std::string("Closed"));
        HOLDS(workspace::dropWord(*m_made, "stage.won", m_small->marketing));
        QVERIFY(!word("stage.won").wanted);
        QCOMPARE(workspace::takeWordsBack(*m_made, *accepted, m_small->marketing).error().code, std::string("glossary.changed_since"));
        QCOMPARE(lifecycle::ruleText(*now()->rules, "word.stage.won"), std::string("usual"));
    }

    void theHistoryTellsWhoWantedWhat()
    {
        agree("stage.qualified", "Handed");
        const auto history = workspace::readHistory(*m_made);
        HOLDS(history);
        const auto story = workspace::storyOf((*history)->entries.front(), *now());
        QCOMPARE(story.changes.at(0).field, std::string("The word for MQL"));
        QVERIFY(story.changes.at(0).before.find("wanted: \"Handed\"") != std::string::npos);
        QVERIFY(story.changes.at(0).after.starts_with("\"Handed\" ("));
    }

    void whatIsNoWordIsNotRead()
    {
        QVERIFY(!lifecycle::parseWord("stage.won", "[]"));
        QVERIFY(!lifecycle::parseWord("stage.won", R"({"in_force":{"label":1,"definition":""}})"));
        QVERIFY(!lifecycle::parseWord("stage.won", R"({"in_force":{"label":"","definition":"","sales":{"person":"x","time":1}}})"));
        domain::Word word{"stage.won", {"Sold", "Paid for", {m_small->marketing, noon}, {}}, domain::WordText{"Closed", "", {}, {m_small->sales, noon}}};
        QCOMPARE(lifecycle::parseWord(word.key, lifecycle::wordText(word)).value_or(domain::Word{}), word);
    }
};

QTEST_GUILESS_MAIN(TestGlossary)
#include "test_glossary.moc"
