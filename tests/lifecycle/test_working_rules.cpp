// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <rapidcheck.h>

#include "lifecycle/audience_text.h"
#include "lifecycle/nurture.h"
#include "lifecycle/program_text.h"
#include "lifecycle/rule_texts.h"
#include "lifecycle/working_rules.h"

using namespace leadlight;
using namespace leadlight::lifecycle;
using domain::Side;
using domain::Stage;

namespace {

const base::Uuid anna = base::Uuid::derived("anna");
const base::Uuid partner = base::Uuid::derived("partner");

std::string codeOf(const base::Result<void> &result)
{
    return result ? std::string("taken") : result.error().code;
}

std::string setTo(WorkingRules &rules, const char *key, const std::string &text)
{
    return codeOf(setRule(rules, key, text));
}

} // namespace

class TestWorkingRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStageHasExactlyOneRow()
    {
        const Process process = usualProcess();
        for (const Stage stage : domain::allStages) {
            const auto rows = std::count_if(process.steps.begin(), process.steps.end(), [&](const ProcessStep &row) { return row.stage == stage; });
            QCOMPARE(rows, 1);
            QCOMPARE(process.of(stage).limit, Limits{}.byStage[static_cast<std::size_t>(stage)]);
        }
        std::vector<std::string> steps;
        for (const ProcessStep &row : process.steps) {
            QVERIFY(!row.nextStep.empty() && !row.marketingDuty.empty() && !row.salesDuty.empty());
            if (steps.empty() || steps.back() != row.step)
                steps.push_back(row.step);
        }
        QCOMPARE(steps.size(), std::size_t{7});
    }

    void aProgramIsMadeRenamedAndRetired()
    {
        WorkingRules rules;
        QCOMPARE(rules.programs, domain::usualPrograms());
        domain::NurtureProgram own;
        own.key = newProgramKey(rules, "Spring fair");
        own.name = "Spring fair";
        own.steps = {{7, "Case study"}, {14, "Webinar"}};
        own.touchDays = 0;
        for (const RuleValue &value : programChange(rules, own))
            QCOMPARE(codeOf(setRule(rules, value.key, value.text)), std::string("taken"));
        QCOMPARE(*domain::findProgram(rules.programs, "SPRING fair"), own);
        const std::string kept = rulesText(rules);
        QCOMPARE(*parseRules(kept), rules);
        own.name = "Autumn fair";
        QCOMPARE(setTo(rules, "reason.no_need.program", "Spring fair"), std::string("taken"));
        const auto renaming = programChange(rules, own);
        QCOMPARE(renaming.size(), std::size_t{2}); // the reason follows
        for (const RuleValue &value : renaming)
            QCOMPARE(codeOf(setRule(rules, value.key, value.text)), std::string("taken"));
        QCOMPARE(domain::findProgram(rules.programs, "Spring fair")->name, std::string("Autumn fair"));
        QCOMPARE(rules.reason("no_need")->program, std::string("Autumn fair"));
        own = *domain::findProgram(rules.programs, "Autumn fair");
        own.retired = true;
        const std::string retired = programText(own);
        QCOMPARE(setTo(rules, "program.spring_fair", retired), std::string("settings.program_in_use"));
        QCOMPARE(setTo(rules, "reason.no_need.program", "Show the need"), std::string("taken"));
        QCOMPARE(setTo(rules, "program.spring_fair", retired), std::string("taken"));
        QCOMPARE(setTo(rules, "reason.no_need.program", "autumn fair"), std::string("settings.program_retired"));
        own.key = "another";
        QCOMPARE(setTo(rules, "program.another", programText(own)), std::string("settings.other_program"));
        QCOMPARE(setTo(rules, "program.spring_fair", "usual"), std::string("taken"));
        QCOMPARE(rules, WorkingRules());
        QCOMPARE(setTo(rules, "program.x", "{}"), std::string("settings.bad_program"));
    }

    void stepsAreTypedOneALine()
    {
        const auto steps = parseSteps("14 days: Case study\n\n1 week: Webinar: part 2\nat once: Welcome");
        QVERIFY(steps);
        QCOMPARE(*steps, (std::vector<domain::ProgramStep>{{14, "Case study"}, {7, "Webinar: part 2"}, {0, "Welcome"}}));
        QCOMPARE(*parseSteps(stepsText(*steps)), *steps);
        for (const char *none : {"Case study", "soon: Call", "2 hours: Call", "14 days:"})
            QVERIFY2(!parseSteps(none), none);
    }

    void aProgramGoesStepByStepAndEnds()
    {
        domain::NurtureProgram program;
        program.steps = {{7, "Case study"}, {14, "Webinar"}};
        program.touchDays = 0;
        const auto at = [](int days) { return base::Instant{days * base::secondsPerDay}; };
        Enrolment enrolment;
        enrolment.since = at(0);
        QCOMPARE(standingOf(enrolment, program, at(1)).nextTouch, std::optional(at(7)));
        enrolment.lastTouch = at(8);
        enrolment.touches = 1;
        QCOMPARE(standingOf(enrolment, program, at(9)).nextTouch, std::optional(at(22)));
        enrolment.touches = 2;
        QCOMPARE(standingOf(enrolment, program, at(9)).end, NurtureEnd::done);
        program.touchDays = 30;
        QCOMPARE(standingOf(enrolment, program, at(9)).nextTouch, std::optional(at(38)));
        program.untilDays = 60;
        QCOMPARE(standingOf(enrolment, program, at(60)).end, NurtureEnd::over);
        enrolment.until = at(90); // the lead's own date counts
        QCOMPARE(standingOf(enrolment, program, at(60)).state, NurtureState::running);
        enrolment.pursued = true;
        QCOMPARE(standingOf(enrolment, program, at(60)).pause, NurturePause::pursued);
        enrolment.side = Side::sales; // what Sales runs itself is no automatic nurture
        QCOMPARE(standingOf(enrolment, program, at(60)).state, NurtureState::running);
    }

    void certainLeadsHaveAProcessOfTheirOwn()
    {
        WorkingRules rules;
        QCOMPARE(setTo(rules, "process.qualified.limit", "6 hours"), std::string("taken"));
        const base::Digest one = processDigest(rules);
        QCOMPARE(one, digestOf(rules.process));
        const AudienceProcess made = newProcess(rules, "Partners", "country:DE");
        QCOMPARE(setTo(rules, "audience.partners", audienceText(made)), std::string("taken"));
        QVERIFY(processDigest(rules) != one);
        QCOMPARE(rules.processAt(1), rules.process);
        QCOMPARE(setTo(rules, "process@partners.qualified.limit", "2 days"), std::string("taken"));
        QCOMPARE(setTo(rules, "process@partners.identified.scoring", "no"), std::string("taken"));
        QCOMPARE(spanText(rules.process.of(Stage::qualified).limit), std::string("6 hours"));
        QCOMPARE(ruleText(rules, "process@partners.qualified.limit"), std::string("2 days"));
        QCOMPARE(*parseRules(rulesText(rules)), rules);
        QCOMPARE(findProcess(rules, "PARTNERS"), std::optional<std::size_t>(1));
        QCOMPARE(findProcess(rules, "default"), std::optional<std::size_t>(0));
        QVERIFY(!findProcess(rules, "Nobody"));
        AudienceProcess first = newProcess(rules, "Fair", "source:Fair");
        QCOMPARE(first.place, 1);
        QCOMPARE(setTo(rules, "audience.fair", audienceText(first)), std::string("taken"));
        first.name = "partners";
        QCOMPARE(setTo(rules, "audience.fair", audienceText(first)), std::string("settings.other_process"));
        const std::string before = ruleText(rules, "audience.partners");
        QCOMPARE(setTo(rules, "audience.partners", "usual"), std::string("taken"));
        QCOMPARE(setTo(rules, "process@partners.qualified.limit", "1 day"), std::string("settings.unknown_key"));
        QCOMPARE(setTo(rules, "audience.partners", before), std::string("taken")); // with its rows and at its place
        QCOMPARE(rules.processes.front().key, std::string("partners"));
        QCOMPARE(ruleText(rules, "process@partners.qualified.limit"), std::string("2 days"));
        QCOMPARE(setTo(rules, "audience.x", "{\"name\":\"X\"}"), std::string("settings.bad_audience"));
    }

    void theVerificationIsAStepThatIsOffAtFirst()
    {
        WorkingRules rules;
        QVERIFY(!rules.verification.isUsed);
        QCOMPARE(setTo(rules, "verification.used", "Yes"), std::string("taken"));
        QCOMPARE(setTo(rules, "verification.limit", "4 hours"), std::string("taken"));
        QCOMPARE(setTo(rules, "verification.minutes", "25"), std::string("taken"));
        QCOMPARE(setTo(rules, "verification.checklist", " Phone ;; Role; "), std::string("taken"));
        QVERIFY(rules.verification.isUsed);
        QCOMPARE(rules.verification.timeBox, std::optional(base::Span{4, base::Span::Unit::hours}));
        QCOMPARE(rules.verification.minutes, 25);
        QCOMPARE(rules.verification.checks(), (std::vector<std::string>{"Phone", "Role"}));
        const auto again = parseRules(rulesText(rules));
        QVERIFY(again && *again == rules);
        QCOMPARE(setTo(rules, "verification.used", "perhaps"), std::string("settings.bad_yes_no"));
        QCOMPARE(setTo(rules, "verification.limit", "soon"), std::string("settings.bad_span"));
        QCOMPARE(setTo(rules, "verification.minutes", "481"), std::string("settings.bad_number"));
        QCOMPARE(setTo(rules, "verification.colour", "red"), std::string("settings.unknown_key"));
        for (const Verdict verdict : {Verdict::asked, Verdict::confirmed, Verdict::refused})
            QCOMPARE(parseVerdict(keyOf(verdict)), std::optional(verdict));
        QVERIFY(!parseVerdict("perhaps"));
    }

    void spansAreReadAsTheyAreTyped()
    {
        using Unit = base::Span::Unit;
        const auto read = [](const char *text) { return parseSpan(text).value_or(std::nullopt).value_or(base::Span{-1, Unit::minutes}); };
        QCOMPARE(read("8 hours"), (base::Span{8, Unit::hours}));
        QCOMPARE(read(" 30 MIN "), (base::Span{30, Unit::minutes}));
        QCOMPARE(read("2 weeks"), (base::Span{14, Unit::days}));
        QCOMPARE(read("1 month"), (base::Span{1, Unit::months}));
        QVERIFY(parseSpan("none").has_value() && !parseSpan("none")->has_value());
        for (const char *bad : {"hours", "0 days", "-3 days", "3", "3 fortnights", "8 hours late", "99999999999 days", "1201 months"})
            QVERIFY2(!parseSpan(bad).has_value(), bad);
    }

    void weeksAreReadAsTheyAreTyped()
    {
        QCOMPARE(weekText(base::BusinessHours{}.week), std::string("mon-fri 09:00-17:00"));
        const auto week = parseWeek("Mon-Thu 8-16:30, fri 08:00-12:00");
        QVERIFY(week.has_value());
        QCOMPARE(weekText(*week), std::string("mon-thu 08:00-16:30, fri 08:00-12:00"));
        QCOMPARE(weekText(*parseWeek("closed")), std::string("closed"));
        for (const char *bad : {"", "mon", "mon 17:00-09:00", "fri-mon 9-17", "mon 9-25", "mon 9:60-17", "someday 9-17"})
            QVERIFY2(!parseWeek(bad).has_value(), bad);
    }

    void textsReadBackAsWritten()
    {
        QVERIFY(rc::check([] {
            Week week{};
            for (auto &day : week) {
                const int from = *rc::gen::inRange(0, 1439);
                if (*rc::gen::arbitrary<bool>())
                    day = {from, *rc::gen::inRange(from + 1, 1441)};
            }
            RC_ASSERT(parseWeek(weekText(week)) == std::optional(week));
            const base::Span span{*rc::gen::inRange(1, 1200), static_cast<base::Span::Unit>(*rc::gen::inRange(0, 4))};
            RC_ASSERT(parseSpan(spanText(span)).value() == std::optional(span));
            std::vector<base::Date> dates;
            for (int i = *rc::gen::inRange(0, 12); i > 0; --i)
                dates.push_back({*rc::gen::inRange(18000, 25000)});
            const auto read = parseDates(datesText(dates));
            RC_ASSERT(read.has_value() && std::is_sorted(read->begin(), read->end()));
            RC_ASSERT(parseDates(datesText(*read)) == read);
        }));
    }

    void everyRuleIsSetByItsOwnText()
    {
        WorkingRules rules;
        for (const RuleValue &value : ruleValues(rules)) {
            const auto set = setRule(rules, value.key, value.text);
            QVERIFY2(set.has_value(), value.key.c_str());
            QCOMPARE(ruleText(rules, value.key), value.text);
        }
        QVERIFY(rules == *usualRules());
        QCOMPARE(rulesText(rules), std::string("{}"));
    }

    void rulesSurviveTheFile()
    {
        WorkingRules rules;
        const std::string own = "hours." + anna.text();
        const std::string off = "holidays." + anna.text();
        for (const auto &[key, text] : std::initializer_list<std::pair<std::string, std::string>>{
                 {"time_zone", "Europe/Berlin"}, {"fiscal_year_start", "4"}, {"hours", "mon-thu 08:00-18:00"}, {"hours.sales", "mon-sat 07:00-20:00"},
                 {own, "tue 10:00-12:00"}, {off, "2026-12-28"}, {"holidays", "2026-12-26, 2026-12-25"}, {"partners", partner.text()},
                 {"gate.hand_over", "require"}, {"gate.accept", "advise"}, {"gate.opportunity", "off"}, {"reason.other.offered", "no"},
                 {"reason.no_budget.label", "Kein Budget"}, {"reason.no_budget.wait_days", "30"}, {"process.qualified.limit", "30 minutes"},
                 {"process.accepted.owner", anna.text()}, {"process.opportunity.escalate_after", "none"}, {"process.won.sales", "Ring the bell"},
                 {"assignment", assignmentText(std::vector<AssignmentRule>{{"country", {"DE", "AT"}, {anna, partner}}})}}) {
            QCOMPARE(setTo(rules, key.c_str(), text), std::string("taken"));
        }
        const auto read = parseRules(rulesText(rules));
        QVERIFY(read.has_value());
        QVERIFY(*read == rules);
        QCOMPARE(datesText(read->hours.holidays), std::string("2026-12-25 2026-12-26"));
        QCOMPARE(setTo(rules, own.c_str(), "usual"), std::string("taken"));
        QVERIFY(rules.hours.people.empty());
        for (const char *damaged : {"", "[]", "{\"hours\":1}", "{\"hours\":\"never\"}", "{\"nothing\":\"\"}"})
            QVERIFY2(!parseRules(damaged).has_value(), damaged);
    }

    void reasonsThatTradedNamesSurviveTheFile()
    {
        WorkingRules rules;
        QCOMPARE(setTo(rules, "reason.no_need.label", "x"), std::string("taken"));
        QCOMPARE(setTo(rules, "reason.no_budget.label", "No need, only researching"), std::string("taken"));
        QCOMPARE(setTo(rules, "reason.no_need.label", "No budget"), std::string("taken"));
        QCOMPARE(setTo(rules, "reason.other.label", "no BUDGET"), std::string("settings.other_label"));
        const auto read = parseRules(rulesText(rules));
        QVERIFY(read.has_value() && *read == rules);
        QCOMPARE(read->reason("no budget")->key, std::string("no_need"));
    }

    void whatCannotBeIsRefusedAndChangesNothing()
    {
        WorkingRules rules;
        QCOMPARE(setTo(rules, "hours", "always"), std::string("settings.bad_hours"));
        QCOMPARE(setTo(rules, "hours", "usual"), std::string("settings.bad_hours"));
        QCOMPARE(setTo(rules, "hours.nobody", "closed"), std::string("settings.unknown_key"));
        QCOMPARE(setTo(rules, "holidays", "2026-02-30"), std::string("settings.bad_dates"));
        QCOMPARE(setTo(rules, "time_zone", "Europe/Atlantis"), std::string("settings.bad_zone"));
        QCOMPARE(setTo(rules, "fiscal_year_start", "13"), std::string("settings.bad_month"));
        QCOMPARE(setTo(rules, "gate.hand_over", "sometimes"), std::string("settings.bad_policy"));
        QCOMPARE(setTo(rules, "gate.leave", "off"), std::string("settings.unknown_key"));
        QCOMPARE(setTo(rules, "reason.no_budget.kind", "procedural"), std::string("settings.unknown_key"));
        QCOMPARE(setTo(rules, "reason.no_budget.label", "  "), std::string("settings.bad_words"));
        QCOMPARE(setTo(rules, "reason.no_budget.wait_days", "-1"), std::string("settings.bad_number"));
        QCOMPARE(setTo(rules, "reason.no_budget.offered", "perhaps"), std::string("settings.bad_yes_no"));
        QCOMPARE(setTo(rules, "process.nurturing.limit", "3 days"), std::string("settings.unknown_key"));
        QCOMPARE(setTo(rules, "process.qualified.owner", "everybody"), std::string("settings.bad_owner"));
        QCOMPARE(setTo(rules, "process.qualified.next_step", "two\nlines"), std::string("settings.bad_words"));
        QCOMPARE(setTo(rules, "assignment", R"([{"field":"country","values":[],"people":["x"]}])"), std::string("settings.bad_assignment"));
        QCOMPARE(setTo(rules, "a.b.c.d", ""), std::string("settings.unknown_key"));
        QVERIFY(rules == *usualRules());
    }

    void ownersWorkInTheirOwnHours()
    {
        WorkingHours hours;
        hours.sales = parseWeek("mon-fri 08:00-20:00");
        hours.people[anna] = *parseWeek("tue 10:00-12:00");
        hours.holidays = *parseDates("2026-12-25");
        hours.daysOff[anna] = *parseDates("2026-12-24 2026-12-25");
        QCOMPARE(weekText(hours.of({}, Side::sales).week), std::string("mon-fri 08:00-20:00"));
        QCOMPARE(weekText(hours.of({}, Side::marketing).week), std::string("mon-fri 09:00-17:00"));
        QCOMPARE(weekText(hours.of({}, Side::both).week), std::string("mon-fri 09:00-17:00"));
        QCOMPARE(weekText(hours.of(anna, Side::sales).week), std::string("tue 10:00-12:00"));
        QCOMPARE(datesText(hours.of(anna, Side::sales).holidays), std::string("2026-12-24 2026-12-25"));
        QCOMPARE(datesText(hours.of(partner, Side::sales).holidays), std::string("2026-12-25"));
    }

    /// Across the changes of the clocks, of half an hour too, in anybody's hours.
    void aLimitRunsOutWhileItsOwnerWorks()
    {
        QVERIFY(rc::check([] {
            const auto zone = base::Zone::named(*rc::gen::element<std::string>("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo")).value();
            const base::Instant start{*rc::gen::inRange<std::int64_t>(1'740'000'000, 1'800'000'000)};
            const base::Date today = zone.localDate(start);
            WorkingHours hours;
            Week own{};
            for (auto &day : own) {
                const int from = *rc::gen::inRange(0, 1200);
                if (*rc::gen::arbitrary<bool>())
                    day = {from, *rc::gen::inRange(from + 1, 1440)};
            }
            own[static_cast<std::size_t>(*rc::gen::inRange(0, 7))] = {150, 210}; // some day is open, in the hour that clocks skip or repeat
            hours.people[anna] = own;
            for (int i = *rc::gen::inRange(0, 10); i > 0; --i)
                hours.holidays.push_back({today.days + *rc::gen::inRange(0, 30)});
            std::sort(hours.holidays.begin(), hours.holidays.end());
            hours.daysOff[anna] = {base::Date{today.days + *rc::gen::inRange(0, 30)}};
            const base::BusinessHours open = hours.of(anna, Side::sales);
            const int minutes = *rc::gen::inRange(1, 3000);
            const base::Instant due = base::dueAfter(start, {minutes, base::Span::Unit::minutes}, open, zone);
            const base::Date date = zone.localDate(due);
            const auto day = own[static_cast<std::size_t>(((date.days + 3) % 7 + 7) % 7)]; // 1 January 1970 was a Thursday
            RC_ASSERT(!std::binary_search(hours.holidays.begin(), hours.holidays.end(), date));
            RC_ASSERT(date != hours.daysOff[anna].front());
            RC_ASSERT(due > zone.instantAt(date, day.from) && due <= zone.instantAt(date, day.to));
            RC_ASSERT(base::businessSeconds(start, due, open, zone) == std::int64_t{minutes} * 60);
        }));
    }

    void theFirstRuleThatTakesTheLeadDecides()
    {
        const std::vector<AssignmentRule> rules{{"country", {" de ", "AT"}, {anna}}, {"country", {"DE"}, {partner}}, {"", {}, {partner}}};
        const auto ruleOf = [&](const char *country) { return ruleFor(rules, [&](std::string_view field) { return std::string(field == "country" ? country : ""); }); };
        QCOMPARE(ruleOf("DE"), std::optional<std::size_t>(0));
        QCOMPARE(ruleOf("FR"), std::optional<std::size_t>(2));
        QVERIFY(!ruleFor(std::span(rules).first(2), [](std::string_view) { return std::string(); }).has_value());
        const auto read = parseAssignment(assignmentText(rules));
        QVERIFY(read.has_value() && *read == rules);
        for (const char *bad : {"", "{}", "[1]", R"([{"people":[]}])", R"([{"people":["nobody"]}])", R"([{"values":["DE"],"people":[]}])"})
            QVERIFY2(!parseAssignment(bad).has_value(), bad);
    }

    void theDigestSeesEveryWord()
    {
        Process process = usualProcess();
        const base::Digest before = digestOf(process);
        std::swap(process.steps[0].marketingDuty, process.steps[0].salesDuty);
        QVERIFY(digestOf(process) != before);
        process = usualProcess();
        process.steps[4].escalateAfter.reset();
        QVERIFY(digestOf(process) != before);
        QVERIFY(digestOf(usualProcess()) == before);
    }
};

QTEST_GUILESS_MAIN(TestWorkingRules)
#include "test_working_rules.moc"
