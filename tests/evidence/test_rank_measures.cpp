// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <cmath>

#include "evidence/rank_measures.h"

using namespace leadlight::evidence;

namespace {

const std::vector<double> scores{3.5, 1, 2, 2, 7, 4, 4, 4, 9, 0, 5.5, 6, 2, 8, 7, 1.5, 4, 3, 9.5, 6};
const std::vector<std::uint8_t> outcomes{0, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 0};
const std::vector<double> others{2, 1, 2, 3, 8, 4, 3, 4, 9, 1, 5, 7, 2, 6, 7, 1, 5, 3, 9, 4};

std::vector<double> asNumbers(const std::vector<std::uint8_t> &values)
{
    return {values.begin(), values.end()};
}

bool near(double value, double expected)
{
    return std::abs(value - expected) <= 1e-11;
}

/// Small whole numbers, so that ties abound, beside outcomes.
struct Drawn {
    std::vector<double> scores;
    std::vector<double> seconds;
    std::vector<std::uint8_t> outcomes;
};

Drawn draw()
{
    Drawn drawn;
    const auto size = *rc::gen::inRange(2, 60);
    for (int i = 0; i < size; ++i) {
        drawn.scores.push_back(*rc::gen::inRange(-4, 9));
        drawn.seconds.push_back(*rc::gen::inRange(0, 5));
        drawn.outcomes.push_back(static_cast<std::uint8_t>(*rc::gen::inRange(0, 2)));
    }
    return drawn;
}

int signOf(double value)
{
    return (value > 0) - (value < 0);
}

double variance(const std::vector<double> &values)
{
    double mean = 0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return sum / (static_cast<double>(values.size()) - 1);
}

} // namespace

#define NEAR(value, expected) QVERIFY2(near(value, expected), qPrintable(QString::number(value, 'g', 17)))

class TestRankMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// sklearn 1.2.1 roc_auc_score; DeLong's interval from all pairs with numpy.
    void aucAsSklearnHasIt()
    {
        const auto measured = auc(scores, outcomes);
        QVERIFY(measured);
        NEAR(measured->value, 0.81);
        NEAR(measured->interval.low, 0.6214401009511477);
        NEAR(measured->interval.high, 0.9985598990488525);
    }
    /// scipy 1.10.1: kendalltau, spearmanr, pearsonr, pointbiserialr.
    void correlationsAsScipyHasThem()
    {
        NEAR(*kendallTauB(scores, asNumbers(outcomes)), 0.4634097575062002);
        NEAR(*kendallTauB(scores, others), 0.8588118892593885);
        NEAR(*spearman(scores, asNumbers(outcomes)), 0.5408713866765542);
        NEAR(*spearman(scores, others), 0.9504768111959432);
        NEAR(*pearson(scores, asNumbers(outcomes)), 0.5481463778862845);
        NEAR(*pearson(scores, others), 0.9393497195138789);
    }
    void nothingToCompareGivesNothing()
    {
        const std::vector<double> flat{1, 1, 1};
        const std::vector<double> rising{1, 2, 3};
        QVERIFY(!auc(rising, std::vector<std::uint8_t>{1, 1, 1}));
        QVERIFY(!auc({}, {}));
        QVERIFY(!kendallTauB(flat, rising));
        QVERIFY(!spearman(rising, flat));
        QVERIFY(!pearson({}, {}));
        // One of a kind: a value, and an interval that says nothing.
        const auto single = auc(rising, std::vector<std::uint8_t>{0, 0, 1});
        QCOMPARE(single->value, 1.0);
        QCOMPARE(single->interval.low, 0.0);
    }
    void midranksShareTies()
    {
        QCOMPARE(midranks(std::vector<double>{5, 1, 5, 2}), (std::vector<double>{3.5, 1, 3.5, 2}));
    }
    void aucIsWhatAllPairsSay()
    {
        QVERIFY(rc::check("AUC and DeLong's interval against all pairs", [] {
            const Drawn drawn = draw();
            std::vector<double> beats;
            std::vector<double> beaten;
            for (std::size_t i = 0; i < drawn.scores.size(); ++i) {
                double wins = 0;
                double of = 0;
                for (std::size_t j = 0; j < drawn.scores.size(); ++j) {
                    if (drawn.outcomes[i] == drawn.outcomes[j])
                        continue;
                    const double ahead = drawn.outcomes[i] != 0 ? drawn.scores[i] - drawn.scores[j] : drawn.scores[j] - drawn.scores[i];
                    wins += ahead > 0 ? 1 : ahead == 0 ? 0.5 : 0;
                    ++of;
                }
                (drawn.outcomes[i] != 0 ? beats : beaten).push_back(wins / of);
            }
            const auto measured = auc(drawn.scores, drawn.outcomes);
            RC_ASSERT(measured.has_value() == (!beats.empty() && !beaten.empty()));
            if (!measured)
                return;
            double mean = 0;
            for (const double each : beats)
                mean += each / static_cast<double>(beats.size());
            RC_ASSERT(near(measured->value, mean));
            if (beats.size() < 2 || beaten.size() < 2)
                return;
            const double half = zAt95 * std::sqrt(variance(beats) / static_cast<double>(beats.size()) + variance(beaten) / static_cast<double>(beaten.size()));
            RC_ASSERT(near(measured->interval.low, std::max(0.0, mean - half)));
            RC_ASSERT(near(measured->interval.high, std::min(1.0, mean + half)));
        }));
    }
    void tauIsWhatAllPairsSay()
    {
        QVERIFY(rc::check("tau-b against all pairs", [] {
            const Drawn drawn = draw();
            double together = 0;
            double ofFirst = 0;
            double ofSecond = 0;
            for (std::size_t i = 0; i < drawn.scores.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const int a = signOf(drawn.scores[i] - drawn.scores[j]);
                    const int b = signOf(drawn.seconds[i] - drawn.seconds[j]);
                    together += a * b;
                    ofFirst += a != 0;
                    ofSecond += b != 0;
                }
            }
            const auto measured = kendallTauB(drawn.scores, drawn.seconds);
            RC_ASSERT(measured.has_value() == (ofFirst > 0 && ofSecond > 0));
            if (measured)
                RC_ASSERT(near(*measured, together / std::sqrt(ofFirst * ofSecond)));
        }));
    }
};

QTEST_GUILESS_MAIN(TestRankMeasures)
#include "test_rank_measures.moc"
