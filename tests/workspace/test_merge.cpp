// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include "base/text.h"
#include "small_workspace.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/export_file.h"
#include "workspace/commands/keep_apart.h"
#include "workspace/commands/merge_leads.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/quarantine.h"
#include "workspace/queries/duplicates.h"
#include "workspace/queries/inbox.h"
#include "workspace/queries/lead_list.h"
#include "workspace/queries/matrix_summary.h"
#include "workspace/queries/same_person.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;
using domain::Stage;
using io::ImportKind;

namespace {

constexpr const char *twoOfOne = "external_id,first_name,last_name,email,phone,company,industry,campaign,created_at\n"
                                 "L1,Amara,Okafor,amara@okafor.example,,Okafor Foods,Food,Fair,2026-01-05\n"
                                 "L2,A.,Okafor,Amara@Okafor.example,+49 30 901820,,,Web,2026-02-06\n"
                                 "L3,Bo,Lind,bo@lind.example,,Lind Steel,Steel,Web,2026-01-06\n";
constexpr const char *sharedEvents = "lead,time,type,asset,text\n"
                                     "L1,2026-03-30T10:00:00Z,demo_request,,please\n"
                                     "L2,2026-03-30T10:00:00Z,demo_request,,please\n"
                                     "L2,2026-03-29T10:00:00Z,page_view,pricing,\n"
                                     "L2,2026-03-29T10:00:00Z,page_view,pricing,\n";

/// Everything that is known of every lead, as text: what must be the same again after an undo.
std::string everything(const workspace::Snapshot &snapshot)
{
    std::string all;
    for (std::uint32_t row = 0; row < snapshot.size(); ++row) {
        const store::LeadRow lead = workspace::leadRowOf(snapshot, row);
        all += lead.id.text() + " " + std::string(domain::keyOf(lead.stage)) + " " + std::to_string(lead.stageSince.seconds) + " " + std::to_string(lead.dueAt) + " "
               + std::to_string(lead.owner) + " " + std::to_string(lead.flags) + " " + std::to_string(lead.sentByHand) + " " + std::to_string(lead.account) + " "
               + std::to_string(lead.import) + " " + lead.quarantine;
        for (const auto &column : snapshot.leads.columns())
            all += "|" + column->cellText(row);
        all += " " + std::to_string(snapshot.scores->score[0][row]) + " " + std::to_string(snapshot.scores->score[1][row]) + " " + snapshot.rankOf(row) + " "
               + std::to_string(snapshot.activities->first[row + 1] - snapshot.activities->first[row]) + " " + std::to_string(snapshot.movesOf[row].size()) + "\n";
    }
    return all;
}

/// What a lead is but for its name and row.
std::string contentOf(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    std::string all = std::string(domain::keyOf(snapshot.stages[row])) + " " + std::to_string(snapshot.stageSince[row].seconds) + " " + std::to_string(snapshot.owner[row])
                      + " " + std::to_string(snapshot.account[row]) + " " + snapshot.quarantine[row] + " " + std::to_string(snapshot.flags[row]);
    for (const auto &column : snapshot.leads.columns()) {
        if (column->key != "external_id")
            all += "|" + column->key + "=" + column->cellText(row);
    }
    return all + " " + std::to_string(snapshot.scores->score[0][row]) + " " + std::to_string(snapshot.scores->score[1][row]);
}

struct RandomCase {
    std::string leads;
    std::string events;
    std::uint32_t count = 0;
};

RandomCase randomCase()
{
    const auto any = [](std::vector<std::string> words) { return *rc::gen::elementOf(words); };
    RandomCase made;
    made.count = *rc::gen::inRange<std::uint32_t>(3, 7);
    made.leads = "external_id,first_name,email,phone,company,industry,employees,stage,do_not_email,created_at\n";
    made.events = "lead,time,type,asset,text\n";
    for (std::uint32_t i = 0; i < made.count; ++i) {
        const std::string id = "L" + std::to_string(i);
        made.leads += id + "," + any({"Ann", "Anne", "Donald", ""}) + "," + any({"ann@acme.example", "a@b.example", ""}) + "," + any({"+49 30 901820", "1111111", ""}) + ","
                      + any({"Acme", "Bolt", ""}) + "," + any({"Food", "Steel", ""}) + "," + any({"10", "20.5", ""}) + "," + any({"", "", "won", "lost", "accepted"}) + ","
                      + any({"yes", "no", ""}) + "," + any({"2026-01-05", "2026-02-06T10:30:00Z", ""}) + "\n";
        const auto events = *rc::gen::inRange(0, 5);
        for (int e = 0; e < events; ++e)
            made.events += id + "," + any({"2026-03-30T10:00:00Z", "2026-03-29T10:00:00Z"}) + "," + any({"demo_request", "page_view"}) + "," + any({"pricing", ""}) + ",\n";
    }
    return made;
}

base::Result<std::unique_ptr<workspace::Workspace>> filled(const SmallWorkspace &small, const RandomCase &random, const std::string &name = "case.leadlight")
{
    auto made = small.create(name);
    if (!made)
        return made;
    if (auto leads = small.import(**made, ImportKind::leads, random.leads); !leads)
        return base::fail(leads.error());
    if (auto events = small.import(**made, ImportKind::activities, random.events); !events)
        return base::fail(events.error());
    return made;
}

std::vector<std::uint32_t> someRows(std::uint32_t count)
{
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < count; ++row)
        rows.push_back(row);
    const auto wanted = *rc::gen::inRange<std::size_t>(2, std::min<std::size_t>(count, 3) + 1);
    for (std::size_t i = 0; i < wanted; ++i)
        std::swap(rows[i], rows[*rc::gen::inRange<std::size_t>(i, rows.size())]);
    rows.resize(wanted);
    return rows;
}

bool isSound(const SmallWorkspace &small)
{
    const auto proof = workspace::verify(small.path(), small.clock);
    if (proof && *proof)
        qWarning("%s", (*proof)->error.code.c_str());
    return proof && !*proof;
}

} // namespace

class TestMerge : public QObject {
    Q_OBJECT

private slots:
    void whoComesToAnAddressOfAnotherIsNamed()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        const auto others = [&](std::uint32_t row) { return workspace::leadsOfSameAddress(*(*made)->snapshot(), row); };
        const std::string address = (*made)->snapshot()->text(0, "email");
        QVERIFY(!address.empty());
        QVERIFY(others(0).empty());
        HOLDS(workspace::setLeadFields(**made, 1, {{"email", base::folded(address)}}, small.sales));
        QCOMPARE(others(0), std::vector<std::uint32_t>{1});
        QCOMPARE(others(1), std::vector<std::uint32_t>{0});
        HOLDS(workspace::keepApart(**made, 0, 1, small.sales));
        QVERIFY(others(0).empty()); // somebody said that they are two
    }

    /// Each case makes files of its own, so fewer than usual.
    void initTestCase() { qputenv("RC_PARAMS", "max_success=25"); }

    void aMergedLeadIsNowhereButWithItsSurvivor()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, twoOfOne));
        HOLDS(small.import(**made, ImportKind::activities, sharedEvents));
        const auto receipt = workspace::mergeLeads(**made, {0, 1});
        HOLDS(receipt);
        QCOMPARE(receipt->merged, std::vector<std::uint32_t>{1});
        for (const bool reopened : {false, true}) {
            if (reopened) {
                made->reset();
                made = small.open();
                HOLDS(made);
            }
            const auto snapshot = (*made)->snapshot();
            QCOMPARE(snapshot->leadCount(), std::size_t{2});
            QCOMPARE(snapshot->text(0, "first_name"), std::string("A.")); // later created, in the same import
            QCOMPARE(snapshot->text(0, "phone"), std::string("+49 30 901820"));
            QCOMPARE(snapshot->text(0, "company"), std::string("Okafor Foods"));
            QCOMPARE(snapshot->text(0, "external_id"), std::string("L1"));
            QCOMPARE(snapshot->text(0, "campaign"), std::string("Fair"));
            QCOMPARE(snapshot->instant(0, "created_at")->seconds, base::parseIsoInstant("2026-01-05")->seconds);
            QCOMPARE(snapshot->quarantine[0], std::string());
            // One demo that both have, two page views that one has twice.
            QCOMPARE(snapshot->activities->first[1] - snapshot->activities->first[0], 3U);
            QCOMPARE(snapshot->activities->size(), std::size_t{3});
            for (const char *name : {"L1", "L2", "AMARA@okafor.example"}) {
                const auto row = snapshot->findLead(name);
                HOLDS(row);
                QCOMPARE(*row, 0U);
            }
            QCOMPARE(*snapshot->findLead(snapshot->ids[1].text()), 0U);
            QCOMPARE(workspace::listLeads(*snapshot, {}, {})->size(), std::size_t{2});
            QCOMPARE(workspace::matchingRows(*snapshot, *data::Filter::parse("okafor"))->size(), std::size_t{1});
            QCOMPARE(workspace::matchingRows(*snapshot, *data::Filter::parse("-rank>=A1"))->size()
                         + workspace::matchingRows(*snapshot, *data::Filter::parse("rank>=A1"))->size(), std::size_t{2});
            QCOMPARE(workspace::summarise(*snapshot, std::nullopt).all.leads, std::uint64_t{2});
            std::uint64_t counted = 0;
            for (const std::uint64_t cell : snapshot->scores->cells)
                counted += cell;
            QCOMPARE(counted, std::uint64_t{2});
            counted = 0;
            const auto reranked = scoring::reranked(*snapshot->model, *snapshot->scores);
            for (const std::uint64_t cell : reranked->cells)
                counted += cell;
            QCOMPARE(counted, std::uint64_t{2});
            QVERIFY(!scoring::passesGates(*snapshot->model, snapshot->input(), 1));
            QVERIFY(workspace::duplicateLeads(*snapshot)->empty());
        }
        const std::string out = small.path("out.csv");
        HOLDS(workspace::exportFile(*(*made)->snapshot(), ImportKind::leads, out));
        QFile file(QString::fromStdString(out));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 3);
        made->reset();
        QVERIFY(isSound(small));
    }

    void anImportFindsTheSurvivorAndBringsNothingBack()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, twoOfOne));
        HOLDS(small.import(**made, ImportKind::activities, sharedEvents));
        HOLDS(workspace::mergeLeads(**made, {0, 1}));
        const std::string before = everything(*(*made)->snapshot());
        const auto again = small.import(**made, ImportKind::leads, twoOfOne);
        HOLDS(again);
        QCOMPARE(again->unchanged, std::uint64_t{3});
        const auto events = small.import(**made, ImportKind::activities, sharedEvents);
        HOLDS(events);
        QCOMPARE(events->unchanged, std::uint64_t{4});
        QCOMPARE(everything(*(*made)->snapshot()), before);

        const auto news = small.import(**made, ImportKind::leads, "external_id,email,phone,stage\nL2,amara@okafor.example,+49 30 777777,won\n");
        HOLDS(news);
        QCOMPARE(news->updated, std::uint64_t{1});
        const auto snapshot = (*made)->snapshot();
        QCOMPARE(snapshot->leadCount(), std::size_t{2});
        QCOMPARE(snapshot->text(0, "phone"), std::string("+49 30 777777"));
        QCOMPARE(snapshot->text(0, "external_id"), std::string("L1"));
        QCOMPARE(snapshot->stages[0], Stage::won);
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type,text\nL2,2026-03-30T12:00:00Z,page_view,new\n"));
        QCOMPARE((*made)->snapshot()->activities->first[1], 4U);
        made->reset();
        QVERIFY(isSound(small));
    }

    void undoGivesEveryLeadBackByteForByte()
    {
        QVERIFY(rc::check("merge, then undo", [] {
            SmallWorkspace small;
            const RandomCase random = randomCase();
            auto made = filled(small, random);
            RC_ASSERT(made.has_value());
            const std::string before = everything(*(*made)->snapshot());
            const auto cells = (*made)->snapshot()->scores->cells;
            const auto rows = someRows(random.count);
            const auto merged = workspace::mergeLeads(**made, rows);
            RC_ASSERT(merged.has_value());
            RC_ASSERT((*made)->snapshot()->leadCount() == random.count - rows.size() + 1);
            RC_ASSERT(workspace::undoMerge(**made, rows[*rc::gen::inRange<std::size_t>(0, rows.size())]).has_value());
            RC_ASSERT(everything(*(*made)->snapshot()) == before);
            RC_ASSERT((*made)->snapshot()->scores->cells == cells);
            made->reset();
            made = small.open();
            RC_ASSERT(made.has_value());
            RC_ASSERT(everything(*(*made)->snapshot()) == before);
            made->reset();
            RC_ASSERT(isSound(small));
        }));
    }

    void theOrderOnlyDecidesWhoSurvives()
    {
        QVERIFY(rc::check("merge(a, b, …) is merge(b, a, …) but for the name", [] {
            SmallWorkspace small;
            const RandomCase random = randomCase();
            auto one = filled(small, random);
            auto other = filled(small, random, "other.leadlight");
            RC_ASSERT(one.has_value() && other.has_value());
            auto rows = someRows(random.count);
            RC_ASSERT(workspace::mergeLeads(**one, rows).has_value());
            const std::uint32_t first = rows.front();
            std::rotate(rows.begin(), rows.begin() + 1, rows.end());
            RC_ASSERT(workspace::mergeLeads(**other, rows).has_value());
            RC_ASSERT(contentOf(*(*one)->snapshot(), first) == contentOf(*(*other)->snapshot(), rows.front()));
        }));
    }

    void doubledActivitiesAddNoPoints()
    {
        QVERIFY(rc::check("a copy of a lead adds nothing", [] {
            SmallWorkspace small;
            RandomCase random;
            random.leads = "external_id,first_name,email,industry\nL0,Ann,ann@acme.example,Food\nL1,Ann,ann@acme.example,Food\n";
            random.events = "lead,time,type,asset,text\n";
            const auto events = *rc::gen::inRange(0, 6);
            for (int e = 0; e < events; ++e) {
                const std::string event = *rc::gen::element<std::string>("2026-03-30T10:00:00Z,demo_request,,", "2026-03-29T10:00:00Z,page_view,pricing,",
                                                                         "2026-03-29T10:00:00Z,page_view,,why");
                random.events += "L0," + event + "\nL1," + event + "\n";
            }
            auto made = filled(small, random);
            RC_ASSERT(made.has_value());
            const auto before = (*made)->snapshot();
            RC_ASSERT(before->scores->score[1][0] == before->scores->score[1][1]);
            RC_ASSERT(workspace::mergeLeads(**made, {0, 1}).has_value());
            const auto after = (*made)->snapshot();
            RC_ASSERT(after->scores->score[1][0] == before->scores->score[1][0]);
            RC_ASSERT(after->activities->first[1] == before->activities->first[1]);
        }));
    }

    void aChoiceCounts()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, twoOfOne));
        const auto proposal = workspace::proposeMerge(**made, {0, 1});
        HOLDS(proposal);
        QVERIFY(proposal->find("phone") && proposal->find("phone")->taken == 1);
        QVERIFY(proposal->find("company") && proposal->find("company")->taken == 0);
        HOLDS(workspace::mergeLeads(**made, {0, 1}, {{"first_name", 0}, {"phone", 0}}));
        QCOMPARE((*made)->snapshot()->text(0, "first_name"), std::string("Amara"));
        QCOMPARE((*made)->snapshot()->text(0, "phone"), std::string());
    }

    void whatCannotBeMergedIsSaid()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, twoOfOne));
        const auto code = [](const auto &result) { return result ? std::string("done") : result.error().code; };
        QCOMPARE(code(workspace::mergeLeads(**made, {0, 1})), std::string("merge.needs_person"));
        QCOMPARE(workspace::mergeLeads(**made, {0, 1}).error().kind, base::ErrorKind::refused);
        QCOMPARE(code(workspace::mergeLeads(**made, {0}, {}, small.marketing)), std::string("merge.one_lead"));
        QCOMPARE(code(workspace::mergeLeads(**made, {0, 0}, {}, small.marketing)), std::string("merge.same_lead"));
        QCOMPARE(code(workspace::mergeLeads(**made, {0, 1}, {{"shoe", 0}}, small.marketing)), std::string("merge.unknown_field"));
        QCOMPARE(code(workspace::mergeLeads(**made, {0, 1}, {{"email", 2}}, small.marketing)), std::string("merge.not_part"));
        QCOMPARE(code(workspace::undoMerge(**made, 0, small.marketing)), std::string("merge.nothing_to_undo"));
        HOLDS(workspace::mergeLeads(**made, {0, 1}, {}, small.marketing));
        QCOMPARE(code(workspace::mergeLeads(**made, {0, 1}, {}, small.marketing)), std::string("merge.same_lead"));
        HOLDS(workspace::mergeLeads(**made, {2, 0}, {}, small.marketing));
        QCOMPARE((*made)->snapshot()->leadCount(), std::size_t{1});
        QCOMPARE(*(*made)->snapshot()->findLead("L2"), 2U); // through two merges
        QCOMPARE(code(workspace::undoMerge(**made, 1, small.marketing)), std::string("merge.newer_first"));
        HOLDS(workspace::undoMerge(**made, 0, small.marketing));
        HOLDS(workspace::undoMerge(**made, 1, small.marketing));
        QCOMPARE((*made)->snapshot()->leadCount(), std::size_t{3});
    }

    void whatHappenedSinceStays()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, twoOfOne));
        HOLDS(workspace::mergeLeads(**made, {0, 1}));
        HOLDS(workspace::setLeadFields(**made, 1, {{"phone", "+49 30 555555"}})); // an old name of the lead
        QCOMPARE((*made)->snapshot()->text(0, "phone"), std::string("+49 30 555555"));
        HOLDS(workspace::undoMerge(**made, 1));
        QCOMPARE((*made)->snapshot()->text(0, "phone"), std::string("+49 30 555555"));
        QCOMPARE((*made)->snapshot()->text(1, "phone"), std::string("+49 30 901820"));
        QCOMPARE((*made)->snapshot()->text(0, "first_name"), std::string("Amara"));
    }

    void aMergeIsNotNewEvidence()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, ImportKind::activities, someActivities));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::qualified);
        lifecycle::MoveRequest request;
        request.move = domain::Move::passBack;
        request.reason = "no_budget";
        HOLDS(workspace::moveLead(**made, 0, request));
        // Another lead has asked for a call since and knows of a budget: all that was known before the merge.
        small.clock = base::FixedClock{base::Instant{noon.seconds + 20 * base::secondsPerDay}};
        made->reset();
        made = small.open();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, "external_id,first_name,last_name,phone,company,industry,budget\nL9,A,Okafor,,Okafor,Steel,yes\n"));
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL9,2026-04-10T10:00:00Z,call_request\nL9,2026-04-11T10:00:00Z,demo_request\n"));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        const auto l9 = (*made)->snapshot()->findLead("L9");
        HOLDS(l9);
        const Stage other = (*made)->snapshot()->stages[*l9];
        QCOMPARE(other, Stage::identified); // no way to reach it
        HOLDS(workspace::mergeLeads(**made, {0, *l9}, {}, small.marketing));
        HOLDS((*made)->refresh());
        const auto snapshot = (*made)->snapshot();
        QCOMPARE(snapshot->text(0, "budget"), std::string("yes"));
        QVERIFY(scoring::wouldQualify(*snapshot->model, snapshot->input(), *snapshot->scores, 0));
        QCOMPARE(snapshot->stages[0], Stage::identified);
        // What comes after the merge is new.
        small.clock = base::FixedClock{base::Instant{noon.seconds + 21 * base::secondsPerDay}};
        made->reset();
        made = small.open();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL9,2026-04-21T11:00:00Z,call_request\n"));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::qualified);
        QCOMPARE(workspace::inbox(*(*made)->snapshot()).size(), std::size_t{1});
        made->reset();
        QVERIFY(isSound(small));
    }

    void aTamperedMergeIsNamed()
    {
        SmallWorkspace small;
        {
            auto made = small.create();
            HOLDS(made);
            HOLDS(small.import(**made, ImportKind::leads, twoOfOne));
            HOLDS(workspace::mergeLeads(**made, {0, 1}));
        }
        QVERIFY(isSound(small));
        QVERIFY(support::RawSqlite(small.path()).run("UPDATE lead_merge SET undone_by = 2"));
        const auto changed = workspace::verify(small.path(), small.clock);
        HOLDS(changed);
        QVERIFY(*changed);
        QCOMPARE((*changed)->error.code, std::string("verify.hygiene_changed"));
        QVERIFY(support::RawSqlite(small.path()).run("DELETE FROM merged_lead; DELETE FROM lead_merge"));
        const auto missing = workspace::verify(small.path(), small.clock);
        HOLDS(missing);
        QVERIFY(*missing);
        QCOMPARE((*missing)->error.code, std::string("verify.hygiene_missing"));
    }

    void aClearedLeadStaysClear()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        constexpr const char *duck = "external_id,first_name,last_name,email\nD1,Donald,Duck,duck@acme.example\n";
        HOLDS(small.import(**made, ImportKind::leads, duck));
        QCOMPARE((*made)->snapshot()->quarantine[0], std::string("fictional_name"));
        QCOMPARE(workspace::clearQuarantine(**made, 0, " ").error().code, std::string("hygiene.needs_note"));
        HOLDS(workspace::clearQuarantine(**made, 0, "We met him"));
        QCOMPARE((*made)->snapshot()->quarantine[0], std::string());
        QVERIFY(!((*made)->snapshot()->flags[0] & scoring::isJunk));
        QVERIFY(workspace::junkLeads(*(*made)->snapshot()).empty());
        QCOMPARE(workspace::clearQuarantine(**made, 0, "again").error().code, std::string("hygiene.not_held"));
        // The same man under another id: he is a duplicate, but not made up.
        const auto again = small.import(**made, ImportKind::leads, "external_id,first_name,last_name,email\nD2,Donald,Duck,Duck@acme.example\nD3,Donald,Duck,x@y.example\n");
        HOLDS(again);
        QCOMPARE(again->junk, std::uint64_t{1});
        QCOMPARE((*made)->snapshot()->quarantine[1], std::string("duplicate"));
        QCOMPARE((*made)->snapshot()->quarantine[2], std::string("fictional_name"));
        HOLDS(workspace::undoQuarantineDecision(**made, 0));
        QCOMPARE((*made)->snapshot()->quarantine[0], std::string("fictional_name"));
        QVERIFY((*made)->snapshot()->flags[0] & scoring::isJunk);
        QCOMPARE(workspace::undoQuarantineDecision(**made, 0).error().code, std::string("hygiene.nothing_to_undo"));
        made->reset();
        QVERIFY(isSound(small));
    }

    void aConfirmedLeadIsDisqualifiedAndComesBack()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, "external_id,first_name,last_name,email\nD1,Donald,Duck,duck@acme.example\nD2,Ann,Lee,DUCK@acme.example\n"));
        const std::string before = everything(*(*made)->snapshot());
        HOLDS(workspace::confirmQuarantine(**made, 0, ""));
        const auto snapshot = (*made)->snapshot();
        QCOMPARE(snapshot->stages[0], Stage::disqualified);
        QCOMPARE(snapshot->moves.back().reason, std::string("Looks like a fictional name"));
        QCOMPARE(workspace::confirmQuarantine(**made, 0, "").error().code, std::string("hygiene.not_held"));
        QCOMPARE(workspace::confirmQuarantine(**made, 1, "").error().code, std::string("hygiene.is_duplicate"));
        HOLDS(workspace::undoQuarantineDecision(**made, 0));
        const auto after = (*made)->snapshot();
        QCOMPARE(after->stages[0], Stage::identified);
        QCOMPARE(after->stageSince[0].seconds, noon.seconds);
        QCOMPARE(after->quarantine[0], std::string("fictional_name"));
        made->reset();
        QVERIFY(isSound(small));
    }
};

QTEST_GUILESS_MAIN(TestMerge)
#include "test_merge.moc"
