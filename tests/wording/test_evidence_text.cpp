// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "wording/evidence_text.h"

using namespace leadlight::wording;
using leadlight::evidence::Auc;
using leadlight::evidence::OddsRatio;
using leadlight::evidence::Response;
using leadlight::evidence::Share;

namespace {

std::string verdict(double auc, double low, double high, Share all = {300, 1000}, Asked asked = Asked::won)
{
    return verdictSentence(Auc{auc, {low, high}}, all, asked);
}

} // namespace

class TestEvidenceText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsChangeAtTheirBounds()
    {
        QCOMPARE(strengthWord(0.5499), std::string_view("none"));
        QCOMPARE(strengthWord(0.55), std::string_view("weak"));
        QCOMPARE(strengthWord(0.6499), std::string_view("weak"));
        QCOMPARE(strengthWord(0.65), std::string_view("fair"));
        QCOMPARE(strengthWord(0.7499), std::string_view("fair"));
        QCOMPARE(strengthWord(0.75), std::string_view("strong"));
    }
    void theVerdictSpeaksInPairs()
    {
        QCOMPARE(verdict(0.77, 0.75, 0.79), std::string("A strong connection: in 77 of 100 pairs the lead that won had scored higher; 50 is chance."));
        QCOMPARE(verdict(0.6, 0.58, 0.62, {300, 1000}, Asked::accepted),
                 std::string("A weak connection: in 60 of 100 pairs the lead that was accepted had scored higher; 50 is chance."));
        QCOMPARE(verdict(0.56, 0.48, 0.64),
                 std::string("A weak connection: in 56 of 100 pairs the lead that won had scored higher; 50 is chance. With so few leads that may be chance."));
        QCOMPARE(verdict(0.31, 0.28, 0.34),
                 std::string("No connection: in 31 of 100 pairs the lead that won had scored higher; 50 is chance. The score points the wrong way."));
        // Surely below a half, but by nothing to speak of.
        QCOMPARE(verdict(0.498, 0.497, 0.499), std::string("No connection: in 50 of 100 pairs the lead that won had scored higher; 50 is chance."));
    }
    void fewLeadsSaySo()
    {
        QCOMPARE(verdict(0.9, 0.8, 1, {10, 22}), std::string("22 closed leads so far. From 30 on, rates count as evidence."));
        QCOMPARE(tooFewSentence({1, 1}, Asked::accepted), std::string("1 decided lead so far. From 30 on, rates count as evidence."));
        QCOMPARE(verdictSentence(std::nullopt, {40, 40}, Asked::won),
                 std::string("40 closed leads so far. All of them won: there is nothing to compare them with."));
        QCOMPARE(verdictSentence(std::nullopt, {0, 40}, Asked::accepted),
                 std::string("40 decided leads so far. None of them were accepted: there is nothing to compare them with."));
    }
    void theTurnAndTheReversalAreSentences()
    {
        Response response;
        QCOMPARE(turnSentence(response, "Page views", Asked::won), std::string());
        response.turnsAt = 7;
        response.top = {24, 100};
        response.past = {11, 100};
        QCOMPARE(turnSentence(response, "Page views", Asked::won),
                 std::string("Past 7 the odds fall (Page views): 24.0 % of the leads at the best count won, 11.0 % of those past it."));
        QCOMPARE(reversalSentence("A3", {4, 125}, "B2", {31, 311}, Asked::won), std::string("A3 wins less than B2: 3.2 % of 125, 10.0 % of 311."));
    }
    void figuresAreShort()
    {
        QCOMPARE(aucText(Auc{0.7749, {}}), std::string("0.77"));
        QCOMPARE(aucText(std::nullopt), std::string("–"));
        QCOMPARE(aucRange(Auc{0.77, {0.751, 0.789}}), std::string("0.75 to 0.79"));
        QCOMPARE(correlationText(-0.2041), std::string("−0.204"));
        QCOMPARE(correlationText(-0.0001), std::string("0.000"));
        QCOMPARE(rateText({3, 12}), std::string("25.0 %, few"));
        QCOMPARE(rateText({0, 0}), std::string("–"));
        QCOMPARE(rangeText({0.102, 0.151}), std::string("10.2 % to 15.1 %"));
        QCOMPARE(oddsText({2.64, {}, true, false}), std::string("2.6×"));
        QCOMPARE(oddsText({0.424, {}, true, false}), std::string("0.42×"));
        QCOMPARE(oddsText({14.3, {}, true, false}), std::string("14×"));
        QCOMPARE(oddsText(OddsRatio{}), std::string("–"));
    }

    void oneValueIsSaid()
    {
        const OddsRatio clear{2.1, {1.8, 2.5}, true, false};
        QCOMPARE(valueEvidenceSentence({142, 310}, clear, 30),
                 std::string("Evidence: 142 of 310 closed leads won, 2.1× the odds of the others (95 % interval 1.80 to 2.50), "
                             "worth +30 points."));
        QCOMPARE(valueEvidenceSentence({142, 310}, clear, {}),
                 std::string("Evidence: 142 of 310 closed leads won, 2.1× the odds of the others (95 % interval 1.80 to 2.50)."));
        QCOMPARE(valueEvidenceSentence({52, 310}, {1.1, {0.8, 1.4}, true, false}, {}),
                 std::string("Evidence: 52 of 310 closed leads won; that is no clear difference from the others (odds 1.1×, "
                             "95 % interval 0.80 to 1.40)."));
        QCOMPARE(valueEvidenceSentence({9, 11}, clear, 30), std::string("No evidence yet: 11 closed leads; from 30 on."));
        QCOMPARE(tooFewNote(1), std::string("1 closed lead; from 30 on"));
    }
};

QTEST_GUILESS_MAIN(TestEvidenceText)
#include "test_evidence_text.moc"
