// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/audience_text.h"
#include "lifecycle/rule_texts.h"
#include "small_workspace.h"
#include "workspace/commands/change_rules.h"
#include "workspace/commands/edit_lead.h"
#include "workspace/commands/move_lead.h"
#include "workspace/queries/history.h"
#include "workspace/queries/inbox.h"
#include "workspace/queries/process_report.h"
#include "workspace/queries/process_standing.h"
#include "workspace/queries/reports.h"

using namespace leadlight;
using namespace leadlight::test;
using domain::Move;
using domain::Stage;
using io::ImportKind;
using lifecycle::RuleValue;

namespace {

/// Food of Germany and of Austria; each qualifies by the demos that it asks for.
constexpr const char *foodLeads = "external_id,first_name,email,industry,country,budget,authority,need,timeframe\n"
                                  "L1,Amara,amara@a.example,Food,DE,yes,yes,yes,soon\n"
                                  "L2,Bo,bo@b.example,Food,DE,,,,\n"
                                  "L3,Chiara,chiara@c.example,Food,AT,,,,\n"
                                  "L4,Dario,dario@d.example,Food,FR,,,,\n";
constexpr const char *demos = "lead,time,type\n"
                              "L1,2026-03-30T10:00:00Z,demo_request\nL2,2026-03-30T10:00:00Z,demo_request\n"
                              "L3,2026-03-30T10:00:00Z,demo_request\nL4,2026-03-30T10:00:00Z,demo_request\n";

} // namespace

/// Limits, hours, gates, reasons and assignment as the organisation sets them, on its leads.
class TestRules : public QObject {
    Q_OBJECT

    std::unique_ptr<SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_made;

    std::shared_ptr<const workspace::Snapshot> now() const { return m_made->snapshot(); }
    base::Result<std::vector<lifecycle::RuleChange>> set(const std::string &key, const std::string &text)
    {
        return workspace::changeRules(*m_made, {{key, text}}, m_small->sales);
    }
    std::string due(std::uint32_t row) const
    {
        const std::int64_t seconds = now()->dueAt[row];
        return seconds == data::InstantColumn::blank ? "none" : base::isoText(base::Instant{seconds});
    }
    std::string owner(std::uint32_t row) const
    {
        const domain::Person *person = now()->ownerOf(row);
        return person ? person->name : "nobody";
    }
    void bringLeads()
    {
        HOLDS(m_small->import(*m_made, ImportKind::leads, foodLeads));
    }
    void bringDemos()
    {
        HOLDS(m_small->import(*m_made, ImportKind::activities, demos));
    }
    base::Result<workspace::MoveReceipt> move(std::uint32_t row, Move what, const std::string &reason = {}, std::optional<base::Uuid> owner = {})
    {
        lifecycle::MoveRequest request;
        request.move = what;
        request.reason = reason;
        request.owner = owner;
        return workspace::moveLead(*m_made, row, request);
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
        HOLDS(set("time_zone", "Europe/Berlin"));
        bringLeads();
    }

    void rulesSurviveClosing()
    {
        HOLDS(set("process.qualified.limit", "2 hours"));
        m_made.reset();
        auto opened = m_small->open();
        HOLDS(opened);
        m_made = std::move(*opened);
        QCOMPARE(lifecycle::ruleText(*now()->rules, "process.qualified.limit"), std::string("2 hours"));
        QCOMPARE(now()->timeZone, std::string("Europe/Berlin"));
    }

    void aChangeIsOneEntryAndTakenBackByItsBefore()
    {
        const std::uint64_t before = entries();
        const auto changes = workspace::changeRules(*m_made, {{"process.qualified.limit", "2h"}, {"gate.accept", "advise"}}, m_small->sales);
        HOLDS(changes);
        QCOMPARE(changes->size(), std::size_t{2});
        QCOMPARE(changes->front(), (lifecycle::RuleChange{"process.qualified.limit", "8 hours", "2 hours"}));
        QCOMPARE(entries(), before + 1);
        const auto history = workspace::readHistory(*m_made);
        HOLDS(history);
        QVERIFY(!(*history)->broken);
        const auto story = workspace::storyOf((*history)->entries.front(), *now());
        QCOMPARE(story.sentence, std::string("Settings changed: Limit of MQL, Facts asked for when Sales accepts"));
        QCOMPARE(story.changes.at(0).before, std::string("8 hours"));
        std::vector<RuleValue> back;
        for (const lifecycle::RuleChange &change : *changes)
            back.push_back({change.key, change.before});
        HOLDS(workspace::changeRules(*m_made, back, m_small->sales));
        QCOMPARE(lifecycle::ruleText(*now()->rules, "process.qualified.limit"), std::string("8 hours"));
        QCOMPARE(entries(), before + 2);
    }

    void nothingIsWrittenWhereNothingChangesOrSomethingIsWrong()
    {
        const std::uint64_t before = entries();
        const auto same = set("process.qualified.limit", "8 h");
        HOLDS(same);
        QVERIFY(same->empty());
        QVERIFY(!workspace::changeRules(*m_made, {{"gate.accept", "advise"}, {"hours", "never"}}).has_value());
        QCOMPARE(lifecycle::ruleText(*now()->rules, "gate.accept"), std::string("off"));
        const std::string stranger = base::Uuid::derived("stranger").text();
        QCOMPARE(set("partners", stranger).error().code, std::string("settings.bad_persons"));
        QCOMPARE(set("process.won.owner", stranger).error().code, std::string("settings.bad_owner"));
        QCOMPARE(set("hours." + stranger, "closed").error().code, std::string("settings.bad_persons"));
        QCOMPARE(entries(), before);
    }

    void limitsAndHoursMoveWhatIsDue()
    {
        bringDemos(); // noon UTC on 31 March is 14:00 in Berlin
        QCOMPARE(now()->stages[0], Stage::qualified);
        QCOMPARE(due(0), std::string("2026-04-01T12:00:00Z"));
        HOLDS(set("process.qualified.limit", "1 hour"));
        QCOMPARE(due(0), std::string("2026-03-31T13:00:00Z"));
        HOLDS(set("hours.sales", "mon-fri 08:00-12:00"));
        QCOMPARE(due(0), std::string("2026-04-01T07:00:00Z"));
        HOLDS(set("holidays", "2026-04-01"));
        QCOMPARE(due(0), std::string("2026-04-02T07:00:00Z"));
        HOLDS(set("hours." + m_small->sales.text(), "mon-sun 15:00-24:00"));
        QCOMPARE(due(0), std::string("2026-04-02T07:00:00Z"));
        HOLDS(workspace::assignLead(*m_made, 0, m_small->sales));
        QCOMPARE(due(0), std::string("2026-03-31T14:00:00Z")); // Jonas starts at 15:00, 13:00 UTC
        HOLDS(set("process.qualified.limit", "none"));
        QCOMPARE(due(0), std::string("none"));
        HOLDS(set("process.qualified.limit", "3 days"));
        QCOMPARE(due(0), std::string("2026-04-03T12:00:00Z"));
        m_made.reset();
        auto opened = m_small->open();
        HOLDS(opened);
        m_made = std::move(*opened);
        QCOMPARE(due(0), std::string("2026-04-03T12:00:00Z"));
    }

    void noClockStartsInThePast()
    {
        HOLDS(m_small->import(*m_made, ImportKind::leads, "external_id,first_name,email,stage\nL9,Eva,eva@e.example,SAL\n"));
        const std::uint32_t row = *now()->findLead("eva@e.example");
        QCOMPARE(now()->stages[row], Stage::accepted);
        QCOMPARE(due(row), std::string("none"));
        HOLDS(set("process.accepted.limit", "1 hour"));
        QCOMPARE(due(row), std::string("none"));
    }

    void lateAndEscalatedAreCountedWhereTheyStand()
    {
        bringDemos();
        HOLDS(set("process.qualified.limit", "1 hour"));
        m_small->clock.set(*base::parseIsoInstant("2026-03-31T14:30:00Z")); // 16:30, the limit ran out at 15:00
        HOLDS(m_made->refresh());
        const auto standingOf = [&](Stage stage) {
            const auto standings = workspace::processStanding(*now());
            for (std::size_t i = 0; i < standings.size(); ++i) {
                if (now()->rules->process.steps[i].stage == stage)
                    return standings[i];
            }
            return workspace::StepStanding{};
        };
        QCOMPARE(standingOf(Stage::qualified).leads, std::uint64_t{4});
        QCOMPARE(standingOf(Stage::qualified).late, std::uint64_t{4});
        QCOMPARE(standingOf(Stage::qualified).escalated, std::uint64_t{0});
        QCOMPARE(workspace::inbox(*now()).front().limitLeft, 0.0);
        HOLDS(set("process.qualified.escalate_after", "1 hour"));
        QCOMPARE(standingOf(Stage::qualified).escalated, std::uint64_t{4});
        QVERIFY(now()->isLate(0));
    }

    void certainLeadsFollowAProcessOfTheirOwn()
    {
        bringDemos();
        QCOMPARE(due(0), due(2));
        const std::string usual = due(0);
        const auto german = lifecycle::newProcess(*now()->rules, "Germany", "country:DE");
        HOLDS(set("audience.germany", lifecycle::audienceText(german)));
        HOLDS(set("process@germany.qualified.limit", "3 days"));
        HOLDS(set("process@germany.qualified.owner", "marketing"));
        QCOMPARE(due(0), std::string("2026-04-03T12:00:00Z"));
        QCOMPARE(due(2), usual); // Austria stays with the process of all other leads
        QCOMPARE(now()->stepOf(0).owner.side, domain::Side::marketing);
        const auto leadsIn = [&](std::size_t which) {
            std::uint64_t leads = 0;
            for (const auto &standing : workspace::processStanding(*now(), which))
                leads += standing.leads;
            return leads;
        };
        QCOMPARE(leadsIn(0), std::uint64_t{2});
        QCOMPARE(leadsIn(1), std::uint64_t{2});
        HOLDS(workspace::setLeadFields(*m_made, 2, {{"country", "DE"}}));
        QCOMPARE(due(2), std::string("2026-04-03T12:00:00Z")); // it belongs to Germany now
        HOLDS(workspace::setLeadFields(*m_made, 2, {{"country", "AT"}}));
        QCOMPARE(due(2), usual);
        const auto page = workspace::processReport(*now(), "Case", 1);
        QVERIFY(page.title.find("Germany (country:DE)") != std::string::npos);
        m_made.reset();
        auto opened = m_small->open();
        HOLDS(opened);
        m_made = std::move(*opened);
        QCOMPARE(due(0), std::string("2026-04-03T12:00:00Z"));
        QCOMPARE(leadsIn(1), std::uint64_t{2});
        HOLDS(set("audience.germany", "usual"));
        QCOMPARE(due(0), usual);
    }

    void theFirstProcessThatFitsCounts()
    {
        const auto add = [&](const char *name, const char *filter) {
            const auto made = lifecycle::newProcess(*now()->rules, name, filter);
            return set("audience." + made.key, lifecycle::audienceText(made));
        };
        HOLDS(add("Germany", "country:DE"));
        HOLDS(add("Food", "industry:Food"));
        QCOMPARE(now()->processOf(0), std::size_t{1});
        QCOMPARE(now()->processOf(2), std::size_t{2});
        QCOMPARE(add("Late", "late:yes").error().code, std::string("settings.audience_field"));
        QCOMPARE(add("Hot", "rank>=B2").error().code, std::string("settings.audience_field"));
        QCOMPARE(add("Word", "acme").error().code, std::string("settings.audience_words"));
    }

    void scoringOffAtAStageHandsNobodyOver()
    {
        HOLDS(set("process.identified.scoring", "no"));
        bringDemos();
        QCOMPARE(now()->stages[0], Stage::identified);
        QVERIFY(now()->model->inRegion(now()->model->cellAt(now()->cellOf(0)))); // ranked as ever
        HOLDS(set("process.identified.scoring", "yes"));
        QCOMPARE(now()->stages[0], Stage::qualified);
    }

    void gatesHoldBackWhatIsNotKnown()
    {
        HOLDS(set("gate.hand_over", "require"));
        bringDemos();
        QCOMPARE(now()->stages[0], Stage::qualified); // the facts about Amara are known
        QCOMPARE(now()->stages[1], Stage::identified);
        QCOMPARE(move(1, Move::qualify, "by hand").error().code, std::string("move.facts_missing"));
        HOLDS(set("gate.hand_over", "advise"));
        QCOMPARE(now()->stages[1], Stage::qualified); // what was held back is handed over
        HOLDS(set("gate.accept", "require"));
        QCOMPARE(move(1, Move::accept).error().code, std::string("move.facts_missing"));
        HOLDS(set("gate.accept", "off"));
        HOLDS(move(1, Move::accept));
        QCOMPARE(move(1, Move::opportunity).error().code, std::string("move.facts_missing"));
        HOLDS(set("gate.opportunity", "advise"));
        const auto opened = move(1, Move::opportunity);
        HOLDS(opened);
        QCOMPARE(opened->notKnown, (std::vector<std::string>{"budget", "authority", "need", "timeframe"}));
    }

    void reasonsAreTheOrganisations()
    {
        bringDemos();
        HOLDS(set("reason.no_budget.label", "Kein Budget"));
        HOLDS(set("reason.no_budget.program", "Budget im Herbst"));
        QVERIFY(!move(0, Move::passBack, "No budget").has_value());
        HOLDS(move(0, Move::passBack, "kein budget"));
        const workspace::MoveRecord &last = now()->moves.back();
        QCOMPARE(last.reason, std::string("no_budget"));
        QCOMPARE(last.program, std::string("Budget im Herbst"));
        QCOMPARE(last.answerThen, std::string("yes"));
        HOLDS(set("reason.no_budget.answered_by", "need"));
        HOLDS(move(1, Move::passBack, "no_budget"));
        HOLDS(workspace::setLeadFields(*m_made, 1, {{"budget", "yes"}}, m_small->marketing));
        QCOMPARE(now()->stages[1], Stage::identified); // the budget is not what answers it any more
        HOLDS(workspace::setLeadFields(*m_made, 1, {{"need", "yes"}}, m_small->marketing));
        QCOMPARE(now()->stages[1], Stage::qualified);
    }

    void newMqlsGoToWhomTheRulesSay()
    {
        const auto anna = workspace::addPerson(*m_made, "Anna", domain::Side::sales);
        HOLDS(anna);
        HOLDS(set("assignment", lifecycle::assignmentText(std::vector<lifecycle::AssignmentRule>{
                                    {"country", {"de"}, {*anna, m_small->sales}}, {"country", {"AT"}, {m_small->sales}}})));
        bringDemos();
        QCOMPARE(owner(0), std::string("Anna"));
        QCOMPARE(owner(1), std::string("Jonas")); // they take turns
        QCOMPARE(owner(2), std::string("Jonas"));
        QCOMPARE(owner(3), std::string("nobody")); // Sales' open queue
        HOLDS(workspace::setLeadFields(*m_made, 3, {{"country", "DE"}}, m_small->marketing));
        QCOMPARE(owner(3), std::string("nobody")); // who waits already is not moved about
        m_made.reset();
        auto opened = m_small->open();
        HOLDS(opened);
        m_made = std::move(*opened);
        QCOMPARE(owner(0), std::string("Anna"));
        const auto history = workspace::readHistory(*m_made);
        HOLDS(history);
        QVERIFY(!(*history)->broken);
    }

    void anOwnerStaysWithTheLead()
    {
        HOLDS(workspace::assignLead(*m_made, 0, m_small->marketing));
        HOLDS(set("assignment", lifecycle::assignmentText(std::vector<lifecycle::AssignmentRule>{{"", {}, {m_small->sales}}})));
        bringDemos();
        QCOMPARE(owner(0), std::string("Lena"));
        QCOMPARE(owner(1), std::string("Jonas"));
        HOLDS(move(1, Move::undo));
        QCOMPARE(owner(1), std::string("nobody")); // as before the hand-over
    }

    void theProcessPrintsOnOnePage()
    {
        base::Progress progress;
        const auto document = workspace::makeReport(*m_made, "process", "case", progress);
        HOLDS(document);
        const std::string html = report::toHtml(*document);
        for (const char *words : {"Follow-up", "Head of Sales, 4 hours late", "mon-fri 09:00-17:00 (Europe/Berlin)", "by its program", "What each side does"})
            QVERIFY2(html.find(words) != std::string::npos, words);
        HOLDS(set("process.qualified.next_step", "Ring within the hour"));
        QVERIFY(report::toHtml(workspace::processReport(*now(), "case")).find("Ring within the hour") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
