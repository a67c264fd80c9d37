// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include "lifecycle/decision.h"

using namespace leadlight;
using namespace leadlight::lifecycle;

namespace {

constexpr base::Instant passedBackAt{1'780'000'000};

base::Instant daysLater(std::int64_t days, std::int64_t seconds = 0)
{
    return {passedBackAt.seconds + days * base::secondsPerDay + seconds};
}

Passback passback(std::string reason, std::string answerThen = {})
{
    return {passedBackAt, std::move(reason), std::nullopt, std::move(answerThen)};
}

SincePassback points(std::int64_t whole)
{
    SincePassback since;
    since.newPoints = base::exactOf(whole);
    return since;
}

} // namespace

class TestNewEvidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingNewIsNoEvidenceHoweverLongOneWaits()
    {
        QVERIFY(!hasNewEvidence(passback("no_need"), {}, daysLater(0)));
        QVERIFY(!hasNewEvidence(passback("no_need"), {}, daysLater(3650)));
    }

    void aRaisedHandCountsAtOnce()
    {
        SincePassback since;
        since.handRaisedAfter = true;
        QVERIFY(hasNewEvidence(passback("outside_market"), since, daysLater(0, 1)));
    }

    void activityCountsAfterTheWaitAndFromTheReasonsPointsOn()
    {
        QVERIFY(!hasNewEvidence(passback("no_budget"), points(15), daysLater(14, -1)));
        QVERIFY(hasNewEvidence(passback("no_budget"), points(15), daysLater(14)));
        SincePassback justBelow = points(15);
        justBelow.newPoints -= 1;
        QVERIFY(!hasNewEvidence(passback("no_budget"), justBelow, daysLater(14)));
    }

    void tooEarlyWaitsUntilItsDateOrForItsDefault()
    {
        QVERIFY(!hasNewEvidence(passback("too_early"), points(40), daysLater(89)));
        QVERIFY(hasNewEvidence(passback("too_early"), points(40), daysLater(90)));
        Passback dated = passback("too_early");
        dated.until = base::utcDateOf(daysLater(30));
        QVERIFY(!hasNewEvidence(dated, points(40), base::Instant{base::utcMidnight(*dated.until).seconds - 1}));
        QVERIFY(hasNewEvidence(dated, points(40), base::utcMidnight(*dated.until)));
    }

    void theAnswerThatWasMissingCountsUnlessSalesGaveIt()
    {
        SincePassback since;
        since.answerNow = "Approved";
        QVERIFY(hasNewEvidence(passback("no_budget", "none"), since, daysLater(1)));
        QVERIFY(hasNewEvidence(passback("no_budget"), since, daysLater(1)));
        since.answeredBySales = true;
        QVERIFY(!hasNewEvidence(passback("no_budget", "none"), since, daysLater(1)));
    }

    void theSameOrAnEmptyAnswerIsNoAnswer()
    {
        SincePassback since;
        since.answerNow = " APPROVED ";
        QVERIFY(!hasNewEvidence(passback("no_budget", "approved"), since, daysLater(1)));
        since.answerNow = "Unknown";
        QVERIFY(!hasNewEvidence(passback("no_budget", "approved"), since, daysLater(1)));
        since.answerNow = "Pharma";
        QVERIFY(!hasNewEvidence(passback("outside_market", ""), since, daysLater(1))); // asks about no field
    }

    void aRecallOrAnUndoneQualifyWaitsFourteenDaysForFifteenPoints()
    {
        QVERIFY(!hasNewEvidence(passback(""), points(15), daysLater(13)));
        QVERIFY(!hasNewEvidence(passback(""), points(14), daysLater(15)));
        QVERIFY(hasNewEvidence(passback(""), points(15), daysLater(14)));
        SincePassback answered;
        answered.answerNow = "approved";
        QVERIFY(!hasNewEvidence(passback(""), answered, daysLater(1)));
    }

    void moreTimeAndMorePointsNeverTakeEvidenceAway()
    {
        QVERIFY(rc::check("evidence is monotone", [] {
            const auto reason = *rc::gen::element<std::string>("no_budget", "too_early", "other", "");
            const auto days = *rc::gen::inRange<std::int64_t>(0, 120);
            const auto whole = *rc::gen::inRange<std::int64_t>(0, 40);
            if (hasNewEvidence(passback(reason), points(whole), daysLater(days))) {
                RC_ASSERT(hasNewEvidence(passback(reason), points(whole + 1), daysLater(days)));
                RC_ASSERT(hasNewEvidence(passback(reason), points(whole), daysLater(days + 1)));
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestNewEvidence)
#include "test_new_evidence.moc"
