// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/document.h"
#include "small_workspace.h"
#include "workspace/commands/change_rules.h"
#include "workspace/commands/hold_review.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/raise_dispute.h"
#include "workspace/queries/meeting.h"
#include "workspace/queries/reports.h"
#include "workspace/queries/review_state.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;

/// The review clock, and the review that only both sides close.
class TestReview : public QObject {
    Q_OBJECT

    std::unique_ptr<SmallWorkspace> m_small;
    std::unique_ptr<workspace::Workspace> m_made;

    std::shared_ptr<const workspace::Snapshot> now() const { return m_made->snapshot(); }
    base::Date today() const { return now()->zone().localDate(m_small->clock.now()); }
    auto close() { return workspace::closeReview(*m_made, m_small->sales, m_small->marketing); }
    /// From its opening to its end.
    void hold(const std::string &decisions)
    {
        HOLDS(workspace::openReview(*m_made, m_small->sales));
        HOLDS(workspace::noteEvidenceSeen(*m_made, m_small->sales));
        HOLDS(workspace::writeReview(*m_made, {"It does", "Demos tell most", decisions}, m_small->marketing));
        HOLDS(close());
    }

private slots:
    void init()
    {
        m_made.reset();
        m_small = std::make_unique<SmallWorkspace>();
        auto made = m_small->createAgreed();
        HOLDS(made);
        m_made = std::move(*made);
        HOLDS(workspace::changeRules(*m_made, {{"time_zone", "Europe/Berlin"}}, m_small->sales));
    }

    void itIsDueThreeMonthsAfterTheVersionCameIntoForce()
    {
        QCOMPARE(base::isoText(today()), std::string("2026-03-31"));
        QCOMPARE(base::isoText(*workspace::reviewDue(*now())), std::string("2026-06-30")); // the last of a shorter month
        QCOMPARE(workspace::daysToReview(*now(), m_small->clock.now()), std::optional(91));
        HOLDS(workspace::changeRules(*m_made, {{"review.every", "1 month"}}, m_small->sales));
        QCOMPARE(base::isoText(*workspace::reviewDue(*now())), std::string("2026-04-30"));
        QCOMPARE(workspace::changeRules(*m_made, {{"review.every", "none"}}, m_small->sales).error().code, std::string("settings.bad_span"));
        QCOMPARE(workspace::changeRules(*m_made, {{"review.1", "usual"}}, m_small->sales).error().code, std::string("settings.unknown_key"));
    }

    void onlyBothSidesWithEvidenceAndVerdictCloseIt()
    {
        QCOMPARE(close().error().code, std::string("review.none_open"));
        HOLDS(workspace::openReview(*m_made, m_small->sales));
        QCOMPARE(workspace::openReview(*m_made, m_small->sales).error().code, std::string("review.open_already"));
        QCOMPARE(workspace::closeReview(*m_made, m_small->sales, m_small->sales).error().code, std::string("review.both_sides"));
        QCOMPARE(close().error().code, std::string("review.no_evidence"));
        HOLDS(workspace::noteEvidenceSeen(*m_made, m_small->marketing));
        QCOMPARE(close().error().code, std::string("review.no_verdict"));
        HOLDS(workspace::writeReview(*m_made, {"It does", {}, {}}, m_small->marketing));
        QVERIFY(workspace::openReviewOf(*now()));
        HOLDS(close());
        QVERIFY(!workspace::openReviewOf(*now()));
        const lifecycle::Review *last = workspace::lastReviewOf(*now());
        QVERIFY(last);
        QCOMPARE(last->marketing, m_small->marketing);
        QCOMPARE(last->sales, m_small->sales);
        QCOMPARE(last->evidenceSeenBy, m_small->marketing);
    }

    void aClosedReviewMovesTheClockAndOpensTheNext()
    {
        m_small->clock.set({noon.seconds + 20 * base::secondsPerDay});
        hold("Raise demos to 70");
        QCOMPARE(base::isoText(*workspace::reviewDue(*now())), std::string("2026-07-20"));
        HOLDS(workspace::openReview(*m_made, m_small->marketing));
        QCOMPARE(workspace::openReviewOf(*now())->number, 2);
        QCOMPARE(workspace::lastReviewOf(*now())->decisions, std::string("Raise demos to 70"));
    }

    void reviewsSurviveClosingAndAreProven()
    {
        hold("Raise demos to 70");
        m_made.reset();
        const auto found = workspace::verify(m_small->path(), m_small->clock);
        HOLDS(found);
        QVERIFY(!found->has_value());
        auto opened = m_small->open();
        HOLDS(opened);
        m_made = std::move(*opened);
        QCOMPARE(workspace::lastReviewOf(*now())->lessons, std::string("Demos tell most"));
    }

    void decisionsNameTheirOwnersAndWhoWasThere()
    {
        HOLDS(workspace::openReview(*m_made, m_small->sales));
        HOLDS(workspace::addDecision(*m_made, {"Raise demos to 70", m_small->marketing, base::parseIsoDate("2026-05-15")}, m_small->sales));
        HOLDS(workspace::addDecision(*m_made, {"Call within a day", {}, {}}, m_small->sales));
        QCOMPARE(workspace::addDecision(*m_made, {" ", {}, {}}, m_small->sales).error().code, std::string("review.no_decision"));
        QCOMPARE(workspace::openReviewOf(*now())->decisions,
                 std::string("Raise demos to 70 – Lena (Marketing), by 15 May 2026\nCall within a day"));
        HOLDS(workspace::noteEvidenceSeen(*m_made, m_small->sales));
        HOLDS(workspace::writeReview(*m_made, {"It does", {}, {}}, m_small->sales));
        HOLDS(close());
        QCOMPARE(workspace::lastReviewOf(*now())->present, (std::vector<base::Uuid>{m_small->marketing, m_small->sales}));
    }

    void itKeepsTheFiguresOfItsOpening()
    {
        HOLDS(m_small->import(*m_made, io::ImportKind::leads, fourLeads));
        HOLDS(workspace::openReview(*m_made, m_small->sales));
        const auto figures = workspace::openReviewOf(*now())->figures;
        QVERIFY(figures);
        QCOMPARE(figures->leads, std::int64_t{4});
        QVERIFY(!figures->pairs); // nothing closed yet
        QCOMPARE(lifecycle::parseReview("1", lifecycle::reviewText(*workspace::openReviewOf(*now())))->figures, figures);
        lifecycle::ReviewFigures later = *figures;
        later.qualify = 7;
        later.decided = 4;
        later.accepted = 3;
        later.pairs = 741;
        QCOMPARE(workspace::figuresSince(*figures, later),
                 std::string("MQLs 0 → 7; accepted – → 75.0 %; won – still; pairs told right – → 74.1 of 100"));
    }

    void theMinutesSayWhoWasThereAndWhatWasDecided()
    {
        base::Progress progress;
        QCOMPARE(workspace::makeReport(*m_made, "minutes", "case", progress).error().code, std::string("minutes.no_review"));
        hold("Raise demos to 70");
        HOLDS(m_small->import(*m_made, io::ImportKind::leads, fourLeads));
        HOLDS(workspace::raiseDispute(*m_made, 1, {"industry", "before the meeting"}, m_small->sales));
        m_small->clock.set({noon.seconds + 20 * base::secondsPerDay});
        HOLDS(workspace::openReview(*m_made, m_small->sales));
        HOLDS(workspace::closeDispute(*m_made, 1, "Steel stays out", m_small->marketing));
        HOLDS(workspace::addDecision(*m_made, {"Call within a day", m_small->sales, {}}, m_small->sales));
        const auto minutes = workspace::makeReport(*m_made, "minutes", "case", progress);
        HOLDS(minutes);
        const std::string page = report::toHtml(*minutes);
        for (const char *text : {"Minutes of review 2", "Lena", "Jonas", "Steel stays out", "Call within a day – Jonas (Sales)", "Review 1", "Since review 1: MQLs"})
            QVERIFY2(page.find(text) != std::string::npos, text);
        QVERIFY(page.find("before the meeting") == std::string::npos);
        QVERIFY(page.find("Raise demos to 70") == std::string::npos);
    }

    void aMeetingIsFrozen()
    {
        HOLDS(m_small->import(*m_made, io::ImportKind::leads, fourLeads));
        HOLDS(m_small->import(*m_made, io::ImportKind::activities, someActivities));
        base::Progress progress;
        const auto meeting = workspace::startMeeting(*m_made, progress);
        HOLDS(meeting);
        const std::uint64_t waiting = (*meeting)->inbox.waiting.size();
        QVERIFY(waiting > 0 && !(*meeting)->last && (*meeting)->passbacks.empty());
        const std::uint32_t row = (*meeting)->inbox.waiting.front();
        lifecycle::MoveRequest back;
        back.move = domain::Move::passBack;
        back.reason = "no_budget";
        HOLDS(workspace::moveLead(*m_made, row, back, m_small->sales));
        QCOMPARE((*meeting)->inbox.waiting.size(), std::size_t{waiting});
        const auto later = workspace::startMeeting(*m_made, progress);
        HOLDS(later);
        QCOMPARE((*later)->inbox.waiting.size() + 1, std::size_t{waiting});
        QCOMPARE(workspace::rowsPassedBack(*now(), "no_budget"), std::vector<std::uint32_t>{row});
        QVERIFY(workspace::coverName(*now(), row).find(now()->text(row, "last_name")) == std::string::npos);
    }

    void everyReportSaysThatItIsOverdue()
    {
        base::Progress progress;
        const auto before = workspace::makeReport(*m_made, "process", "case", progress);
        HOLDS(before);
        QVERIFY(report::toHtml(*before).find("Review overdue") == std::string::npos);
        m_small->clock.set({noon.seconds + 120 * base::secondsPerDay});
        HOLDS(m_made->refresh());
        const auto after = workspace::makeReport(*m_made, "process", "case", progress);
        HOLDS(after);
        QVERIFY(report::toHtml(*after).find("Review overdue") != std::string::npos);
    }

    void whatIsNoReviewIsNotRead()
    {
        lifecycle::Review review{3, 7, noon, m_small->sales, noon, m_small->marketing, "It does", "None", "Go on", noon, m_small->marketing, m_small->sales,
                                 {m_small->sales}, lifecycle::ReviewFigures{noon, 40, 9, 8, 7, 6, 5, 741}};
        QCOMPARE(lifecycle::parseReview("3", lifecycle::reviewText(review)).value_or(lifecycle::Review{}), review);
        QVERIFY(!lifecycle::parseReview("x", lifecycle::reviewText(review)));
        QVERIFY(!lifecycle::parseReview("3", R"({"version":1})"));
        QVERIFY(!lifecycle::parseReview("3", R"({"version":1,"opened":2,"verdict":3})"));
        QVERIFY(!lifecycle::parseReview("3", R"({"version":1,"opened":2,"sales":"x"})"));
        QVERIFY(!lifecycle::parseReview("3", R"({"version":1,"opened":2,"present":["x"]})"));
        QVERIFY(!lifecycle::parseReview("3", R"({"version":1,"opened":2,"figures":[1,2]})"));
    }
};

QTEST_GUILESS_MAIN(TestReview)
#include "test_review.moc"
