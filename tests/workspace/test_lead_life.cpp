// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_workspace.h"
#include "support/raw_sqlite.h"
#include "lifecycle/program_text.h"
#include "workspace/commands/change_rules.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/erase_lead.h"
#include "workspace/commands/lead_deeds.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/pursue.h"
#include "workspace/commands/undo_last.h"
#include "workspace/queries/accounts.h"
#include "workspace/queries/call_brief.h"
#include "workspace/queries/follow_up.h"
#include "workspace/queries/history.h"
#include "workspace/queries/inbox.h"
#include "workspace/queries/nurture.h"
#include "workspace/queries/timeline.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;
using domain::Move;
using domain::Stage;

namespace {

constexpr std::int64_t day = base::secondsPerDay;

lifecycle::MoveRequest moved(Move move, const std::string &reason = {})
{
    lifecycle::MoveRequest request;
    request.move = move;
    request.reason = reason;
    return request;
}

/// The lead in row 0 was handed over by the model, and its clock has begun.
base::Result<std::unique_ptr<workspace::Workspace>> withOneWaiting(SmallWorkspace &small)
{
    auto made = small.createAgreed();
    if (!made)
        return made;
    if (auto leads = small.import(**made, io::ImportKind::leads, fourLeads); !leads)
        return base::fail(leads.error());
    if (auto events = small.import(**made, io::ImportKind::activities, someActivities); !events)
        return base::fail(events.error());
    return made;
}

domain::Activity happened(const std::string &type, base::Instant time)
{
    domain::Activity activity;
    activity.type = type;
    activity.channel = domain::channelOfType(type);
    activity.time = time;
    return activity;
}

/// The sentences of the history that are about this lead, oldest first.
std::vector<std::string> toldOf(workspace::Workspace &workspace, std::uint32_t row)
{
    std::vector<std::string> told;
    const auto history = workspace::readHistory(workspace);
    if (!history)
        return told;
    for (auto entry = (*history)->entries.rbegin(); entry != (*history)->entries.rend(); ++entry) {
        if (entry->lead == row)
            told.push_back(workspace::storyOf(*entry, *workspace.snapshot()).sentence);
    }
    return told;
}

bool tells(const std::vector<std::string> &told, const std::string &words)
{
    return std::any_of(told.begin(), told.end(), [&](const std::string &sentence) { return sentence.find(words) != std::string::npos; });
}

} // namespace

class TestLeadLife : public QObject {
    Q_OBJECT

private slots:
    void aWholeLifeAndItsHistory()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        workspace::Workspace &workspace = **made;
        const auto stage = [&](std::uint32_t row) { return workspace.snapshot()->stages[row]; };
        const auto visitor = workspace::addLead(workspace, {{"company", "Kite Foods"}, {"industry", "Food"}});
        HOLDS(visitor);
        const std::uint32_t row = *visitor;
        QCOMPARE(stage(row), Stage::anonymous);
        HOLDS(workspace::setLeadFields(workspace, row, {{"first_name", "Kim"}, {"email", "kim@kite.example"}}));
        QCOMPARE(stage(row), Stage::identified);
        small.clock.set({noon.seconds + 61}); // a minute began since the leads were last scored
        HOLDS(workspace::logActivity(workspace, row, happened("demo_request", {0})));
        QCOMPARE(stage(row), Stage::qualified);

        small.clock.set({noon.seconds + 3600});
        HOLDS(workspace::moveLead(workspace, row, moved(Move::passBack, "No budget")));
        QCOMPARE(stage(row), Stage::identified);
        auto in = workspace::nurtureOf(*workspace.snapshot(), row);
        QCOMPARE(in.size(), std::size_t{1});
        QCOMPARE(in[0].program, std::string("Budget not ready"));
        QCOMPARE(in[0].why, std::string("No budget"));
        QCOMPARE(in[0].standing.state, lifecycle::NurtureState::running);
        QVERIFY(!in[0].isDue);

        small.clock.set({noon.seconds + 15 * day});
        HOLDS(workspace.refresh());
        QCOMPARE(stage(row), Stage::identified); // nothing new speaks for it
        QVERIFY(workspace::nurtureOf(*workspace.snapshot(), row)[0].isDue);
        HOLDS(workspace::setLeadFields(workspace, row, {{"budget", "50,000"}}, small.marketing));
        QCOMPARE(stage(row), Stage::qualified);
        in = workspace::nurtureOf(*workspace.snapshot(), row);
        QCOMPARE(in[0].standing.end, lifecycle::NurtureEnd::handedOver);
        const auto news = workspace::newsSincePassback(*workspace.snapshot(), row);
        QVERIFY(news.has_value());
        QCOMPARE(workspace::newsText(*news, base::Zone::utc()), std::string("New since 31 Mar 2026 (No budget): Budget is 50,000 now"));

        HOLDS(workspace::moveLead(workspace, row, moved(Move::accept)));
        const auto early = workspace::moveLead(workspace, row, moved(Move::opportunity));
        QCOMPARE(failureOf(early), std::string("move.facts_missing {authority, need, timeframe}"));
        HOLDS(workspace::moveLead(workspace, row, moved(Move::opportunity), std::nullopt,
                                  {{"authority", "yes"}, {"need", "tracing"}, {"timeframe", "this year"}}));
        lifecycle::MoveRequest win = moved(Move::win);
        win.value = domain::Money{4'200'000, "EUR"};
        win.date = base::utcDateOf(small.clock.now());
        HOLDS(workspace::moveLead(workspace, row, win, std::nullopt, {{"signatory_role", "CFO"}}));
        QCOMPARE(stage(row), Stage::won);
        QCOMPARE(workspace.snapshot()->text(row, "signatory_role"), std::string("CFO"));
        const auto outcomes = workspace::passbackOutcomes(*workspace.snapshot(), small.sales);
        QCOMPARE(outcomes.size(), std::size_t{1});
        QCOMPARE(outcomes[0].count, std::uint64_t{1});
        QCOMPARE(outcomes[0].cameBack, std::uint64_t{1});
        QCOMPARE(outcomes[0].won, std::uint64_t{1});

        const auto told = toldOf(workspace, row);
        for (const char *words : {"Identified", "Product demo", "Handed to Sales", "No budget", "Budget not ready", "Budget changed", "Accepted",
                                  "Made an opportunity", "Won"})
            QVERIFY2(tells(told, words), words);
        made->reset();
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY(!*proof);
    }

    void anEndThatIsUndoneLeavesNoOutcome()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        workspace::Workspace &workspace = **made;
        HOLDS(workspace::moveLead(workspace, 0, moved(Move::accept)));
        HOLDS(workspace::moveLead(workspace, 0, moved(Move::opportunity), std::nullopt,
                                  {{"budget", "x"}, {"authority", "x"}, {"need", "x"}, {"timeframe", "x"}}));
        HOLDS(workspace::moveLead(workspace, 0, moved(Move::lose, "Price"), std::nullopt, {{"lost_to", "Rival"}}));
        QCOMPARE(workspace.snapshot()->text(0, "outcome"), std::string("lost"));
        HOLDS(workspace::moveLead(workspace, 0, moved(Move::undo)));
        QCOMPARE(workspace.snapshot()->stages[0], Stage::opportunity);
        for (const char *field : {"outcome", "outcome_reason", "outcome_date", "lost_to"})
            QCOMPARE(workspace.snapshot()->text(0, field), std::string());
    }

    void aHoldWakesOnItsDate()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        workspace::Workspace &workspace = **made;
        HOLDS(workspace::moveLead(workspace, 0, moved(Move::accept)));
        QCOMPARE(workspace::furtherOn(*workspace.snapshot()).size(), std::size_t{1});
        HOLDS(workspace::moveLead(workspace, 0, moved(Move::opportunity), std::nullopt,
                                  {{"budget", "x"}, {"authority", "x"}, {"need", "x"}, {"timeframe", "x"}}));
        lifecycle::MoveRequest hold = moved(Move::hold);
        hold.until = base::Date{base::utcDateOf(noon).days + 30};
        HOLDS(workspace::moveLead(workspace, 0, hold));
        QCOMPARE(workspace::furtherOn(*workspace.snapshot()).size(), std::size_t{0});
        small.clock.set({noon.seconds + 31 * day});
        HOLDS(workspace.refresh());
        QCOMPARE(workspace::furtherOn(*workspace.snapshot()).size(), std::size_t{1});
        HOLDS(workspace::moveLead(workspace, 0, moved(Move::resume)));
        QCOMPARE(workspace.snapshot()->text(0, "outcome"), std::string());
    }

    void snoozeHidesUntilItsTimeAndStopsNoClock()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        workspace::Workspace &workspace = **made;
        const auto due = workspace.snapshot()->dueAt[0];
        QCOMPARE(failureOf(workspace::snoozeLead(workspace, 0, noon)), std::string("deed.not_later"));
        QCOMPARE(failureOf(workspace::snoozeLead(workspace, 2, {noon.seconds + day})), std::string("deed.not_waiting {Chiara Rossi}"));
        const auto receipt = workspace::snoozeLead(workspace, 0, {noon.seconds + day});
        HOLDS(receipt);
        QCOMPARE(receipt->person, small.sales);
        auto entries = workspace::inbox(*workspace.snapshot());
        QCOMPARE(entries.size(), std::size_t{1});
        QVERIFY(entries[0].snoozedUntil == base::Instant({noon.seconds + day}));
        QCOMPARE(workspace.snapshot()->dueAt[0], due);
        HOLDS(workspace::undoDeed(workspace, receipt->ledgerSeq));
        QVERIFY(!workspace::inbox(*workspace.snapshot())[0].snoozedUntil);
        HOLDS(workspace::snoozeLead(workspace, 0, {noon.seconds + day}));
        made->reset();
        made = small.open();
        HOLDS(made);
        QVERIFY(workspace::inbox(*(*made)->snapshot())[0].snoozedUntil);
        HOLDS(workspace::wakeLead(**made, 0));
        QVERIFY(!workspace::inbox(*(*made)->snapshot())[0].snoozedUntil);
        QCOMPARE(failureOf(workspace::wakeLead(**made, 0)), std::string("deed.not_snoozed {Amara Okafor}"));
        HOLDS(workspace::snoozeLead(**made, 0, {noon.seconds + day}));
        small.clock.set({noon.seconds + 2 * day});
        HOLDS((*made)->refresh());
        QVERIFY(!workspace::inbox(*(*made)->snapshot())[0].snoozedUntil);
        QCOMPARE(workspace::recovery(*(*made)->snapshot()).size(), std::size_t{1}); // its limit ran out meanwhile
        HOLDS(workspace::moveLead(**made, 0, moved(Move::recall, "Nobody called")));
        QCOMPARE((*made)->snapshot()->stages[0], Stage::identified);
    }

    void salesEnrolsItsOwnContactAndTheStageStays()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        workspace::Workspace &workspace = **made;
        HOLDS(workspace::moveLead(workspace, 0, moved(Move::accept)));
        const auto standing = [&](std::size_t place) { return workspace::nurtureOf(*workspace.snapshot(), 0).at(place).standing; };
        HOLDS(workspace::enrolLead(workspace, 0, {"Partner news", "met at the fair", std::nullopt}, small.sales));
        QCOMPARE(workspace.snapshot()->stages[0], Stage::accepted);
        QCOMPARE(standing(0).state, lifecycle::NurtureState::running);
        HOLDS(workspace::enrolLead(workspace, 0, {"Newsletter only", "", base::Date{base::utcDateOf(noon).days + 5}}, small.marketing));
        QCOMPARE(standing(1).state, lifecycle::NurtureState::paused); // Sales works on it
        QCOMPARE(failureOf(workspace::enrolLead(workspace, 0, {"partner NEWS", "", std::nullopt})), std::string("nurture.in_already {Amara Okafor} {partner NEWS}"));
        HOLDS(workspace::moveLead(workspace, 0, moved(Move::passBack, "Outside the target market")));
        QCOMPARE(standing(1).state, lifecycle::NurtureState::running);
        small.clock.set({noon.seconds + 6 * day});
        HOLDS(workspace.refresh());
        QCOMPARE(standing(1).end, lifecycle::NurtureEnd::over);
        HOLDS(workspace::leaveProgram(workspace, 0, "Partner news", "asked not to"));
        QCOMPARE(standing(0).end, lifecycle::NurtureEnd::left);
        QCOMPARE(failureOf(workspace::leaveProgram(workspace, 0, "Partner news", "")), std::string("nurture.not_in {Amara Okafor} {Partner news}"));
        const auto last = workspace::undoLast(workspace);
        HOLDS(last);
        QCOMPARE(last->kind, workspace::LastDeed::Kind::deed);
        QCOMPARE(standing(0).state, lifecycle::NurtureState::running);
        QVERIFY(tells(toldOf(workspace, 0), "entered \"Partner news\""));
        const auto all = workspace::programs(*workspace.snapshot()->rules, workspace::nurture(*workspace.snapshot()));
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].program.name, std::string("Newsletter only")); // of the passback, and the one that is over
        QCOMPARE(all[0].running + all[0].ended, std::uint64_t{2});
    }

    void anOwnProgramTakesLeadsAndKeepsThemWhenRenamed()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        workspace::Workspace &workspace = **made;
        domain::NurtureProgram fair;
        fair.key = "fair";
        fair.name = "Fair";
        fair.steps = {{3, "Photos"}, {10, "Offer"}};
        fair.answeredBy = "budget";
        const auto keep = [&](const domain::NurtureProgram &program) {
            return workspace::changeRules(workspace, lifecycle::programChange(*workspace.snapshot()->rules, program), small.marketing);
        };
        HOLDS(keep(fair));
        HOLDS(workspace::enrolLead(workspace, 1, {"fair", "met us", std::nullopt}, small.marketing));
        const auto entry = [&] { return workspace::nurtureOf(*workspace.snapshot(), 1).at(0); };
        QCOMPARE(entry().standing.nextTouch, std::optional(base::Instant{entry().since.seconds + 3 * day}));
        QCOMPARE(entry().nextStep, std::string("Photos"));
        small.clock.set({noon.seconds + 4 * day});
        HOLDS(workspace.refresh());
        HOLDS(workspace::exportNurture(workspace, small.path("list.csv"), {"Fair"}));
        QCOMPARE(entry().nextStep, std::string("Offer"));
        QFile list(QString::fromStdString(small.path("list.csv")));
        QVERIFY(list.open(QIODevice::ReadOnly) && list.readAll().contains("Photos"));
        fair.name = "Spring fair";
        HOLDS(keep(fair));
        QCOMPARE(entry().program, std::string("Spring fair"));
        QCOMPARE(failureOf(workspace::enrolLead(workspace, 1, {"Fair", "", std::nullopt})), std::string("nurture.in_already {Bo Lind} {Spring fair}"));
        fair.retired = true;
        fair.formerNames = {"Fair"};
        HOLDS(keep(fair));
        QCOMPARE(entry().standing.state, lifecycle::NurtureState::running); // who is in it stays
        QCOMPARE(failureOf(workspace::enrolLead(workspace, 2, {"Fair", "", std::nullopt})), std::string("nurture.retired {Spring fair}"));
        lifecycle::MoveRequest recycle = moved(Move::passBack, "no_need");
        recycle.program = "Fair";
        QCOMPARE(failureOf(workspace::moveLead(workspace, 0, recycle)), std::string("nurture.retired {Spring fair}"));
        HOLDS(workspace::setLeadFields(workspace, 1, {{"budget", "yes"}}));
        QCOMPARE(entry().standing.end, lifecycle::NurtureEnd::answered);
        fair.answeredBy = "no such field";
        QCOMPARE(failureOf(keep(fair)), std::string("settings.program_field {no such field}"));
        made->reset();
        made = small.open();
        HOLDS(made);
        QCOMPARE(domain::findProgram((*made)->snapshot()->rules->programs, "Fair")->name, std::string("Spring fair"));
        made->reset();
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY(!proof->has_value());
    }

    void aNamedPursuitIsOutOfAutomaticNurture()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        workspace::Workspace &workspace = **made;
        HOLDS(workspace::enrolLead(workspace, 1, {"News", "", std::nullopt}, small.marketing));
        small.clock.set({noon.seconds + 20 * day});
        HOLDS(workspace.refresh());
        const auto standing = [&] { return workspace::nurtureOf(*workspace.snapshot(), 1).at(0).standing; };
        const auto listed = [&] { return workspace::exportNurture(workspace, small.path("due.csv"), {"", true, false})->written; };
        QCOMPARE(listed(), std::uint64_t{1});
        const auto begun = workspace::pursue(workspace, {1, std::nullopt}, small.sales, "a friend", small.sales);
        HOLDS(begun);
        QCOMPARE(standing().pause, lifecycle::NurturePause::pursued);
        QCOMPARE(listed(), std::uint64_t{0});
        QCOMPARE(workspace.snapshot()->pursuerOf(1)->id, small.sales);
        const auto shown = [&](const char *filter) { return data::Filter::parse(filter)->rows(workspace.snapshot()->filterSource())->size(); };
        QCOMPARE(shown("pursuit:yes"), std::size_t{1});
        QCOMPARE(shown("pursued_by:Jonas"), std::size_t{1});
        QVERIFY(tells(toldOf(workspace, 1), "became a named pursuit of Jonas"));
        QCOMPARE(failureOf(workspace::pursue(workspace, {1, std::nullopt}, small.sales, "")), std::string("pursuit.already {Bo Lind} {Jonas}"));
        HOLDS(workspace::undoDeed(workspace, begun->ledgerSeq));
        QCOMPARE(standing().state, lifecycle::NurtureState::running);
        QCOMPARE(shown("pursuit:yes"), std::size_t{0});
        QCOMPARE(failureOf(workspace::endPursuit(workspace, {1, std::nullopt}, "")), std::string("pursuit.none {Bo Lind}"));
    }

    void anAccountIsPursuedWithEverybodyThere()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        workspace::Workspace &workspace = **made;
        const auto account = [&](std::uint32_t row) { return workspace.snapshot()->account[row] - 1; };
        const auto target = workspace::accountTarget(*workspace.snapshot(), account(2));
        HOLDS(target);
        HOLDS(workspace::pursue(workspace, *target, small.sales, "target list", small.sales));
        QCOMPARE(workspace.snapshot()->pursuerOf(2)->id, small.sales);
        HOLDS(workspace::addLead(workspace, {{"email", "new@rossi.example"}, {"company", "Rossi Foods"}}));
        const auto added = static_cast<std::uint32_t>(workspace.snapshot()->size() - 1);
        QCOMPARE(account(added), account(2));
        QVERIFY(workspace.snapshot()->pursuerOf(added)); // who comes later is in it, too
        QVERIFY(!workspace.snapshot()->pursuerOf(1));
        QCOMPARE(failureOf(workspace::endPursuit(workspace, {2, std::nullopt}, "")), std::string("pursuit.of_account {Chiara Rossi} {Rossi Foods}"));
        lifecycle::MoveRequest sent = moved(Move::qualify, "by hand");
        HOLDS(workspace::moveLead(workspace, 2, sent));
        QCOMPARE(workspace.snapshot()->ownerOf(2)->id, small.sales); // the pursuer's MQL
        HOLDS(workspace::endPursuit(workspace, *target, "lost interest", small.sales));
        QVERIFY(!workspace.snapshot()->pursuerOf(2));
        HOLDS(workspace::undoLast(workspace));
        QVERIFY(workspace.snapshot()->pursuerOf(2));
        made->reset();
        made = small.open();
        HOLDS(made);
        QCOMPARE(workspace::pursuits(*(*made)->snapshot()).size(), std::size_t{1});
        QVERIFY((*made)->snapshot()->pursuerOf(2));
        made->reset();
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY(!proof->has_value());
    }

    void aPassbackThatIsUndoneLeavesNoProgram()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        HOLDS(workspace::moveLead(**made, 0, moved(Move::passBack, "no_need")));
        QCOMPARE(workspace::nurture(*(*made)->snapshot()).size(), std::size_t{1});
        HOLDS(workspace::moveLead(**made, 0, moved(Move::undo)));
        QCOMPARE(workspace::nurture(*(*made)->snapshot()).size(), std::size_t{0});
    }

    void theListForTheMailToolIsATouch()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        workspace::Workspace &workspace = **made;
        HOLDS(workspace::enrolLead(workspace, 0, {"News", "", std::nullopt}, small.sales));
        HOLDS(workspace::enrolLead(workspace, 1, {"News", "", std::nullopt}, small.marketing));
        HOLDS(workspace::setLeadFields(workspace, 1, {{"do_not_email", "yes"}}));
        QCOMPARE(failureOf(workspace::enrolLead(workspace, 1, {"Other", "", std::nullopt})), std::string("nurture.not_reachable {Bo Lind}"));
        auto listed = workspace::exportNurture(workspace, small.path("due.csv"), {});
        HOLDS(listed);
        QCOMPARE(listed->written, std::uint64_t{0}); // nobody is due yet
        small.clock.set({noon.seconds + 15 * day});
        HOLDS(workspace.refresh());
        listed = workspace::exportNurture(workspace, small.path("due.csv"), {});
        HOLDS(listed);
        QCOMPARE(listed->written, std::uint64_t{1});
        QCOMPARE(listed->leftOut, std::uint64_t{1});
        QFile file(QString::fromStdString(small.path("due.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("amara@okafor.example,Amara,Okafor,Okafor Foods,,News"), text.constData());
        QVERIFY(!text.contains("bo@lind.example"));
        QVERIFY(!workspace::nurtureOf(*workspace.snapshot(), 0)[0].isDue);
    }

    void tooEarlyIsAskedAgainOnItsDate()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        lifecycle::MoveRequest early = moved(Move::passBack, "too_early");
        early.until = base::Date{base::utcDateOf(noon).days + 20};
        HOLDS(workspace::moveLead(**made, 0, early));
        QVERIFY(workspace::askAgain(*(*made)->snapshot()).empty());
        small.clock.set({noon.seconds + 21 * day});
        HOLDS((*made)->refresh());
        QCOMPARE(workspace::askAgain(*(*made)->snapshot()).size(), std::size_t{1});
        QCOMPARE(workspace::nurtureOf(*(*made)->snapshot(), 0)[0].standing.end, lifecycle::NurtureEnd::over);
    }

    void tamperedDeedsAreNamed()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        HOLDS(workspace::noteOnLead(**made, 0, "asked for prices"));
        QCOMPARE(failureOf(workspace::noteOnLead(**made, 0, "  ")), std::string("deed.no_words"));
        const auto story = workspace::timeline(*(*made)->snapshot(), 0);
        QVERIFY(std::any_of(story.begin(), story.end(), [](const auto &entry) { return entry.deed.has_value(); }));
        made->reset();
        auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY(!*proof);
        support::RawSqlite(small.path()).run("UPDATE lead_deed SET words='asked for nothing'");
        proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY(proof->has_value());
        QCOMPARE((*proof)->error.code, std::string("verify.deed_changed"));
    }

    void anErasedLeadLeavesNoNote()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        HOLDS(workspace::noteOnLead(**made, 0, "a very private remark"));
        HOLDS(workspace::eraseLead(**made, 0, small.marketing));
        made->reset();
        QCOMPARE(support::RawSqlite(small.path()).cell("SELECT count(*) FROM lead_deed"), std::string("0"));
        const auto proof = workspace::verify(small.path(), small.clock);
        HOLDS(proof);
        QVERIFY(!*proof);
    }

    void responsesAreTimedByVersion()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        auto times = workspace::responseTimes(*(*made)->snapshot());
        QCOMPARE(times.size(), std::size_t{1});
        QCOMPARE(times[0].version, 2);
        QCOMPARE(times[0].answered, std::uint64_t{0});
        small.clock.set({noon.seconds + 1800});
        HOLDS(workspace::moveLead(**made, 0, moved(Move::accept)));
        times = workspace::responseTimes(*(*made)->snapshot());
        QCOMPARE(times[0].answered, std::uint64_t{1});
        QCOMPARE(times[0].medianSeconds, std::int64_t{1800});
    }

    void accountsShowWhoIsMissing()
    {
        SmallWorkspace small;
        auto made = withOneWaiting(small);
        HOLDS(made);
        HOLDS(workspace::setLeadFields(**made, 0, {{"title", "Managing Director"}}));
        HOLDS(workspace::addLead(**made, {{"first_name", "Ugo"}, {"email", "ugo@okafor.example"}, {"company", "Okafor Foods"}, {"title", "Head of Finance"}}));
        HOLDS(small.import(**made, io::ImportKind::targets, "company,domain\nRossi Foods,rossi.example\nNobody Known,nobody.example\n"));
        const auto snapshot = (*made)->snapshot();
        const auto all = workspace::accounts(*snapshot);
        QVERIFY(all.size() >= 3);
        QVERIFY(snapshot->accounts[all[0].account].target);
        QVERIFY(snapshot->accounts[all[1].account].target);
        QVERIFY(all[1].people.empty());
        QCOMPARE(all[1].missing.size(), std::size_t{4});
        const auto okafor = workspace::accountOf(*snapshot, 0);
        QVERIFY(okafor.has_value());
        QCOMPARE(okafor->people.size(), std::size_t{2});
        QCOMPARE(okafor->people[0], 0U); // the best rank first
        QCOMPARE(okafor->present, (std::vector{domain::BuyingRole::decides, domain::BuyingRole::pays}));
        QCOMPARE(okafor->missing, (std::vector{domain::BuyingRole::judges, domain::BuyingRole::uses}));
        QCOMPARE(okafor->withSales, std::uint64_t{1});
        QCOMPARE(okafor->engagement, snapshot->scores->score[1][0] + snapshot->scores->score[1][4]);
        const auto brief = report::toHtml(workspace::callBrief(*snapshot, 0, "Case"));
        for (const char *words : {"Amara Okafor", "Managing Director", "Worth asking", "Ugo", "Product demo"})
            QVERIFY2(brief.find(words) != std::string::npos, words);
    }
};

QTEST_GUILESS_MAIN(TestLeadLife)
#include "test_lead_life.moc"
