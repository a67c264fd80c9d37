// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/change_rules.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/erase_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/queries/history.h"

using namespace leadlight;
using namespace leadlight::test;

class TestHistory : public QObject {
    Q_OBJECT

private slots:
    void whatWasDoneIsFoundAgain()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        small.clock.set({noon.seconds + 5 * base::secondsPerDay});
        HOLDS(workspace::setLeadFields(**made, 2, {{"phone", "+39 06 5550103"}}, small.sales));
        const auto history = workspace::readHistory(**made);
        HOLDS(history);
        const auto snapshot = (*made)->snapshot();
        const workspace::HistoryEntry &newest = (*history)->entries.front();
        QCOMPARE(newest.kind, std::string("lead_edit"));
        QCOMPARE(newest.lead.value_or(99), 2U);
        QCOMPARE(workspace::actorName(newest, *snapshot), std::string("Jonas"));
        const auto story = workspace::storyOf(newest, *snapshot);
        QCOMPARE(story.sentence, std::string("Chiara Rossi: Phone changed"));
        QCOMPARE(story.changes.size(), std::size_t{1});
        QCOMPARE(story.changes[0].after, std::string("+39 06 5550103"));
        const auto count = [&](const workspace::HistoryFilter &filter) { return workspace::filtered(**history, filter, *snapshot).size(); };
        QCOMPARE(count({}), (*history)->entries.size());
        QCOMPARE(count({small.sales.text(), {}, {}, {}}), std::size_t{4}); // the person, the key, the signature, the edit
        QCOMPARE(count({{}, "Leads", {}, {}}), std::size_t{1});
        QCOMPARE(count({{}, {}, "ROSSI", {}}), std::size_t{1});
        QCOMPARE(count({{}, {}, "l3", {}}), std::size_t{1});
        QCOMPARE(count({{}, {}, "nobody", {}}), std::size_t{0});
        QCOMPARE(count({{}, {}, {}, base::Instant{noon.seconds + 60}}), std::size_t{1});
        QVERIFY(!(*history)->broken);
        QVERIFY(workspace::chainLine(**history).starts_with("The chain holds: "));
        const report::Document document = workspace::historyDocument(**history, {0}, *snapshot, "case");
        QVERIFY(report::toCsv(document).find("Chiara Rossi: Phone changed") != std::string::npos);
    }

    void oldPassbacksAreToldInTheOrganisationsOwnWords()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        lifecycle::MoveRequest request;
        request.move = domain::Move::qualify;
        request.reason = "met at the fair";
        HOLDS(workspace::moveLead(**made, 0, request));
        request.move = domain::Move::passBack;
        request.reason = "no_budget";
        HOLDS(workspace::moveLead(**made, 0, request));
        const auto sentenceOf = [&](std::size_t entry) {
            const auto history = workspace::readHistory(**made);
            return history ? workspace::storyOf((*history)->entries.at(entry), *(*made)->snapshot()).sentence : std::string();
        };
        QVERIFY2(sentenceOf(0).find("(No budget; Budget not ready)") != std::string::npos, sentenceOf(0).c_str());
        QVERIFY2(sentenceOf(1).find("(met at the fair)") != std::string::npos, sentenceOf(1).c_str());
        HOLDS(workspace::changeRules(**made, {{"reason.no_budget.label", "Kein Budget"}}));
        QVERIFY2(sentenceOf(1).find("(Kein Budget; Budget not ready)") != std::string::npos, sentenceOf(1).c_str());
    }

    void placesOfTheModelAreNamed()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        const agreement::DraftAuthors both{small.marketing, small.sales};
        HOLDS(workspace::setDraftValue(**made, "fit/industry/band:0", "25", both));
        HOLDS(workspace::removeCriterion(**made, "engagement/pages", both));
        const auto history = workspace::readHistory(**made);
        HOLDS(history);
        const auto snapshot = (*made)->snapshot();
        for (const workspace::HistoryEntry &entry : (*history)->entries) {
            const auto story = workspace::storyOf(entry, *snapshot);
            QVERIFY2(story.sentence.find('/') == std::string::npos && story.sentence.find("band:") == std::string::npos,
                     story.sentence.c_str());
        }
        const auto story = workspace::storyOf((*history)->entries.at(1), *snapshot);
        QVERIFY2(story.changes.at(0).after.find("25") != std::string::npos, story.changes.at(0).after.c_str());
    }

    void aClockThatWentBackIsNoted()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        small.clock.set({noon.seconds - 3 * base::secondsPerDay});
        HOLDS(workspace::setLeadFields(**made, 0, {{"phone", "+49 30 5550101"}}, small.sales));
        small.clock.set(noon);
        HOLDS(workspace::setLeadFields(**made, 0, {{"phone", "+49 30 5550102"}}, small.sales));
        const auto history = workspace::readHistory(**made);
        HOLDS(history);
        const auto &entries = (*history)->entries;
        const auto snapshot = (*made)->snapshot();
        QVERIFY(entries[0].seq > entries[1].seq); // by sequence, whatever the clock said
        QVERIFY(workspace::storyOf(entries[1], *snapshot).sentence.ends_with("(the clock went back 3 days)"));
        QVERIFY(workspace::storyOf(entries[0], *snapshot).sentence.ends_with("changed"));
        QCOMPARE(snapshot->text(0, "phone"), std::string("+49 30 5550102"));
    }

    void aChangedEntryBreaksTheChainInOneLine()
    {
        SmallWorkspace small;
        HOLDS(small.createAgreed());
        QVERIFY(support::RawSqlite(small.path()).run("UPDATE ledger_head SET seq=seq+1"));
        auto open = small.open();
        HOLDS(open);
        const auto history = workspace::readHistory(**open);
        HOLDS(history);
        QVERIFY((*history)->broken.has_value());
        QVERIFY(workspace::chainLine(**history).starts_with("The chain does not hold: "));
    }

    void anErasedPersonsEntriesStayWithoutWords()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        HOLDS(workspace::setLeadFields(**made, 2, {{"phone", "+39 06 5550103"}}, small.sales));
        HOLDS(workspace::eraseLead(**made, 2, small.sales));
        const auto history = workspace::readHistory(**made);
        HOLDS(history);
        const auto &entries = (*history)->entries;
        const auto snapshot = (*made)->snapshot();
        QCOMPARE(workspace::storyOf(entries[0], *snapshot).sentence, std::string("A person was erased; 1 entry no longer says whom it was about"));
        QVERIFY(!entries[1].lead && !entries[1].payload);
        QVERIFY(!(*history)->broken);
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "test_history.moc"
