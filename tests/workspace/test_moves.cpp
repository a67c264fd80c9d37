// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/queries/inbox.h"
#include "workspace/queries/shown_rank.h"
#include "workspace/queries/timeline.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;
using domain::Move;
using domain::Stage;
using io::ImportKind;

namespace {

lifecycle::MoveRequest asked(Move move, const std::string &reason = {})
{
    lifecycle::MoveRequest request;
    request.move = move;
    request.reason = reason;
    return request;
}

/// A workspace where the lead in row 0 was handed over by the model.
base::Result<std::unique_ptr<workspace::Workspace>> withOneHandedOver(SmallWorkspace &small)
{
    auto made = small.createAgreed();
    if (!made)
        return made;
    if (auto leads = small.import(**made, ImportKind::leads, fourLeads); !leads)
        return base::fail(leads.error());
    if (auto events = small.import(**made, ImportKind::activities, someActivities); !events)
        return base::fail(events.error());
    return made;
}

std::uint64_t ledgerEntries(const SmallWorkspace &small)
{
    return std::stoull(support::RawSqlite(small.path()).cell("SELECT count(*) FROM ledger_entry"));
}

} // namespace

class TestMoves : public QObject {
    Q_OBJECT

private slots:
    void theModelHandsOverWhatQualifies()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        const auto snapshot = (*made)->snapshot();
        QVERIFY(snapshot->inForce);
        QCOMPARE(snapshot->stages, (std::vector{Stage::qualified, Stage::identified, Stage::identified, Stage::identified}));
        QCOMPARE(snapshot->moves.size(), std::size_t{1});
        QCOMPARE(snapshot->moves[0].rank, std::string("A1"));
        QCOMPARE(snapshot->moves[0].modelVersion, 2);
        QCOMPARE(snapshot->moves[0].fit, base::exactOf(80));
        QCOMPARE(snapshot->moves[0].engagement, base::exactOf(120));
        QVERIFY(snapshot->moves[0].person.isNull());
        const auto waiting = workspace::inbox(*snapshot);
        QCOMPARE(waiting.size(), std::size_t{1});
        QCOMPARE(waiting[0].row, 0u);
        QVERIFY(waiting[0].dueAt);
    }

    void acceptIsOneLedgerEntryAndSurvives()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        const std::uint64_t before = ledgerEntries(small);
        const auto receipt = workspace::moveLead(**made, 0, asked(Move::accept));
        HOLDS(receipt);
        QCOMPARE(receipt->to, Stage::accepted);
        QCOMPARE(receipt->person, small.sales);
        QCOMPARE(ledgerEntries(small), before + 1);
        made->reset();
        const auto again = small.open();
        HOLDS(again);
        const auto snapshot = (*again)->snapshot();
        QCOMPARE(snapshot->stages[0], Stage::accepted);
        QVERIFY(snapshot->ownerOf(0) && snapshot->ownerOf(0)->id == small.sales);
        QCOMPARE(snapshot->moves.back().ledgerSeq, receipt->ledgerSeq);
        QCOMPARE(workspace::timeline(*snapshot, 0).size(), std::size_t{4});
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY(!*proof);
    }

    void aRefusalChangesNothing()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        const std::uint64_t before = ledgerEntries(small);
        const auto snapshot = (*made)->snapshot();
        const auto codeOf = [&](std::uint32_t row, const lifecycle::MoveRequest &request, std::optional<base::Uuid> person = std::nullopt) {
            const auto done = workspace::moveLead(**made, row, request, person, {{"budget", "100k"}});
            return done ? std::string("done") : done.error().code;
        };
        QCOMPARE(codeOf(0, asked(Move::accept), small.marketing), std::string("move.only_side"));
        QCOMPARE(codeOf(1, asked(Move::accept)), std::string("move.not_from"));
        QCOMPARE(codeOf(0, asked(Move::passBack)), std::string("move.needs_reason"));
        QCOMPARE(codeOf(0, asked(Move::passBack, "the weather")), std::string("move.unknown_reason"));
        QCOMPARE(codeOf(0, asked(Move::passBack, "other")), std::string("move.needs_note"));
        QCOMPARE(codeOf(0, asked(Move::recall, "slow")), std::string("move.limit_not_reached"));
        QCOMPARE(codeOf(1, asked(Move::undo)), std::string("move.nothing_to_undo"));
        QCOMPARE(codeOf(0, asked(Move::accept), base::Uuid::derived("a stranger")), std::string("person.unknown"));
        QCOMPARE((*made)->snapshot(), snapshot);
        QCOMPARE(ledgerEntries(small), before);
        QCOMPARE(snapshot->text(0, "budget"), std::string());
    }

    void undoGivesStageOwnerAndClockBack()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        const auto before = (*made)->snapshot();
        small.clock.set({noon.seconds + 3600});
        HOLDS(workspace::moveLead(**made, 0, asked(Move::accept)));
        small.clock.set({noon.seconds + 7200});
        HOLDS(workspace::moveLead(**made, 0, asked(Move::undo)));
        const auto after = (*made)->snapshot();
        QCOMPARE(after->stages[0], Stage::qualified);
        QCOMPARE(after->stageSince[0].seconds, before->stageSince[0].seconds);
        QCOMPARE(after->dueAt[0], before->dueAt[0]);
        QVERIFY(after->moves[1].undone);
        QCOMPARE(after->moves[2].move, Move::undo);
        QCOMPARE(after->owner[0], before->owner[0]);
    }

    void theWholeWayToAWin()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        HOLDS(workspace::moveLead(**made, 0, asked(Move::accept)));
        const auto early = workspace::moveLead(**made, 0, asked(Move::opportunity), std::nullopt, {{"budget", "100k"}, {"need", "none"}});
        QVERIFY(!early);
        QCOMPARE(early.error().code, std::string("move.facts_missing"));
        QCOMPARE(early.error().arguments, (std::vector<std::string>{"authority, need, timeframe"}));
        QCOMPARE((*made)->snapshot()->text(0, "budget"), std::string());
        HOLDS(workspace::moveLead(**made, 0, asked(Move::opportunity), std::nullopt,
                                  {{"budget", "100k"}, {"authority", "yes"}, {"need", "pumps"}, {"timeframe", "May"}}));
        QCOMPARE((*made)->snapshot()->text(0, "need"), std::string("pumps"));
        lifecycle::MoveRequest win = asked(Move::win);
        win.value = domain::Money{1'234'505, "EUR"};
        win.date = base::dateOf({2026, 3, 30});
        HOLDS(workspace::moveLead(**made, 0, win));
        const auto snapshot = (*made)->snapshot();
        QCOMPARE(snapshot->stages[0], Stage::won);
        QCOMPARE(snapshot->text(0, "outcome"), std::string("won"));
        QCOMPARE(snapshot->number(0, "outcome_value"), std::optional<double>(12345.05));
        QCOMPARE(base::isoText(base::utcDateOf(*snapshot->instant(0, "outcome_date"))), std::string("2026-03-30"));
    }

    void aLeadPassedBackDoesNotBounce()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        const std::int64_t day = base::secondsPerDay;
        HOLDS(workspace::moveLead(**made, 0, asked(Move::passBack, "No need, only researching")));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        QCOMPARE((*made)->snapshot()->moves.back().reason, std::string("no_need"));
        HOLDS((*made)->refresh());
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        // Older events imported later are no new evidence, however many points they give.
        small.clock.set({noon.seconds + 15 * day});
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL1,2026-03-29,demo_request\n"));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        // New ones are, once they add up to the reason's points.
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL1,2026-04-10,page_view\n"));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL1,2026-04-11,page_view\n"));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::qualified);
        const auto waiting = workspace::inbox(*(*made)->snapshot());
        QCOMPARE(waiting.size(), std::size_t{1});
        QVERIFY(waiting[0].backSincePassback);
    }

    void beforeTheWaitOnlyARaisedHandCounts()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        HOLDS(workspace::moveLead(**made, 0, asked(Move::passBack, "outside_market")));
        small.clock.set({noon.seconds + 2 * base::secondsPerDay});
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL1,2026-04-01,page_view\nL1,2026-04-02,page_view\n"));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL1,2026-04-02,call_request\n"));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::qualified);
        QCOMPARE(workspace::inbox(*(*made)->snapshot())[0].lane, workspace::InboxLane::askedForCall);
        // Somebody who asked for a call is not passed back untried.
        const auto untried = workspace::moveLead(**made, 0, asked(Move::passBack, "unreachable"));
        QVERIFY(!untried);
        QCOMPARE(untried.error().code, std::string("move.needs_contact_attempt"));
        domain::Activity call;
        call.type = "call_logged";
        call.channel = domain::Channel::sales;
        HOLDS(workspace::logActivity(**made, 0, call));
        HOLDS(workspace::moveLead(**made, 0, asked(Move::passBack, "unreachable")));
    }

    void whatTheReasonNamedIsAnswered()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        HOLDS(workspace::moveLead(**made, 0, asked(Move::passBack, "no_budget")));
        HOLDS((*made)->refresh());
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        HOLDS(workspace::setLeadFields(**made, 0, {{"budget", "100k"}}, small.marketing));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::qualified);
    }

    void whatSalesEntersIsNoNewEvidence()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        HOLDS(workspace::moveLead(**made, 0, asked(Move::passBack, "no_budget")));
        HOLDS(workspace::setLeadFields(**made, 0, {{"budget", "100k"}}, small.sales));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        HOLDS(workspace::setLeadFields(**made, 0, {{"budget", "120k"}}, small.marketing));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::qualified);
    }

    void anUndoneHandOverIsNotRepeated()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        HOLDS(workspace::moveLead(**made, 0, asked(Move::undo)));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
        HOLDS((*made)->refresh());
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
    }

    void fieldsKeepTheirHistory()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        const std::uint64_t before = ledgerEntries(small);
        HOLDS(workspace::setLeadFields(**made, 1, {{"industry", "Food"}, {"employees", "41"}, {"company", "Lind Steel"}}, small.sales));
        QCOMPARE((*made)->snapshot()->text(1, "industry"), std::string("Food"));
        QCOMPARE((*made)->snapshot()->number(1, "employees"), std::optional<double>(41));
        QCOMPARE((*made)->snapshot()->scores->score[0][1], base::exactOf(80));
        QCOMPARE(ledgerEntries(small), before + 2); // the edit, and the hand-over that followed from it
        support::RawSqlite raw(small.path());
        QCOMPARE(raw.cell("SELECT count(*) FROM value_history WHERE lead = 1"), std::string("2"));
        QCOMPARE(raw.cell("SELECT value FROM value_history WHERE lead = 1 AND field = 'industry'"), std::string("Steel"));
        QCOMPARE(raw.cell("SELECT source FROM value_history WHERE lead = 1 AND field = 'industry'"), std::string("sales"));
        const auto codeOf = [&](const workspace::FieldValues &values) {
            const auto done = workspace::setLeadFields(**made, 1, values);
            return done ? std::string("done") : done.error().code;
        };
        QCOMPARE(codeOf({{"employees", "many"}}), std::string("value.not_a_number"));
        QCOMPARE(codeOf({{"created_at", "31.02.2026"}}), std::string("value.not_a_date"));
        QCOMPARE(codeOf({{"no_such_field", "x"}}), std::string("field.unknown"));
        QCOMPARE((*made)->snapshot()->number(1, "employees"), std::optional<double>(41));
    }

    void aLoggedActivityChangesTheScore()
    {
        SmallWorkspace small;
        auto made = withOneHandedOver(small);
        HOLDS(made);
        QCOMPARE((*made)->snapshot()->scores->score[1][2], base::exactOf(10));
        domain::Activity demo;
        demo.type = "demo_request";
        demo.channel = domain::Channel::web;
        small.clock.set({noon.seconds + 40}); // within the minute as of which leads score
        HOLDS(workspace::logActivity(**made, 2, demo));
        QCOMPARE((*made)->snapshot()->scores->score[1][2], base::exactOf(70));
        QCOMPARE((*made)->snapshot()->stages[2], Stage::qualified);
        made->reset();
        const auto again = small.open();
        HOLDS(again);
        QCOMPARE((*again)->snapshot()->scores->score[1][2], base::exactOf(70));
    }

    void leadsAreAddedByHand()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        QCOMPARE(workspace::addLead(**made, {{"email", " "}}).error().code, std::string("lead.no_facts"));
        const auto row = workspace::addLead(**made, {{"email", "new@new.example"}, {"industry", "Food"}});
        HOLDS(row);
        QCOMPARE((*made)->snapshot()->stages[*row], Stage::identified);
        QCOMPARE((*made)->snapshot()->scores->score[0][*row], base::exactOf(80));
        const auto visitor = workspace::addLead(**made, {{"company", "Somebody"}, {"source", "Trade fair"}});
        HOLDS(visitor);
        QCOMPARE((*made)->snapshot()->text(*row, "source"), std::string("Added by hand"));
        QCOMPARE(workspace::shownRank(*(*made)->snapshot(), *row), (*made)->snapshot()->rankOf(*row));
        QVERIFY(workspace::shownRank(*(*made)->snapshot(), *visitor).starts_with("D?"));
        QCOMPARE((*made)->snapshot()->text(*visitor, "source"), std::string("Trade fair"));
        QCOMPARE((*made)->snapshot()->stages[*visitor], Stage::anonymous);
        HOLDS(workspace::setLeadFields(**made, *visitor, {{"email", "now@known.example"}}));
        QCOMPARE((*made)->snapshot()->stages[*visitor], Stage::identified);
    }

    void anUnsignedDraftHandsNothingOver()
    {
        SmallWorkspace small;
        auto made = small.create();
        HOLDS(made);
        HOLDS(small.import(**made, ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, ImportKind::activities, "lead,time,type\nL1,2026-03-30,call_request\nL1,2026-03-30,demo_request\n"));
        HOLDS((*made)->refresh());
        QVERIFY((*made)->snapshot()->moves.empty());
        const auto nobody = workspace::moveLead(**made, 0, asked(Move::qualify, "looks good"));
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().code, std::string("move.nobody_at_table"));
    }
};

QTEST_GUILESS_MAIN(TestMoves)
#include "test_moves.moc"
