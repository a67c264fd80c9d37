// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include "model/starter_model.h"
#include "model/template_match.h"
#include "model/validation.h"

using namespace leadlight;
using namespace leadlight::model;

namespace {

std::int64_t reached(const std::vector<base::Exact> &scores, int threshold)
{
    return std::count_if(scores.begin(), scores.end(), [&](base::Exact score) { return score >= base::exactOf(threshold); });
}

/// How far off the wanted numbers of leads are, in hundredths.
std::int64_t differences(const std::vector<base::Exact> &scores, const std::vector<int> &thresholds, const std::vector<int> &shares)
{
    std::int64_t sum = 0;
    std::int64_t wanted = 0;
    for (std::size_t rank = 0; rank < shares.size(); ++rank) {
        wanted += shares[rank] * static_cast<std::int64_t>(scores.size());
        sum += std::abs(reached(scores, thresholds[rank]) * 100 - wanted);
    }
    return sum;
}

/// The least difference of any falling thresholds from −9 to 9.
std::int64_t leastDifferences(const std::vector<base::Exact> &scores, const std::vector<int> &shares, std::vector<int> &chosen)
{
    if (chosen.size() == shares.size())
        return differences(scores, chosen, shares);
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (int next = chosen.empty() ? 9 : chosen.back() - 1; next >= -9; --next) {
        chosen.push_back(next);
        least = std::min(least, leastDifferences(scores, shares, chosen));
        chosen.pop_back();
    }
    return least;
}

StarterColumn sectors(Mark food, Mark rest)
{
    StarterColumn column{"sector", "Sector", 0, {}};
    column.values = {{"Food", {"Food"}, std::nullopt, false, food, 12}, {"Steel", {"Steel"}, std::nullopt, false, Mark::neutral, 0},
                     {"3 other values", {}, std::nullopt, true, rest, 5}};
    return column;
}

} // namespace

class TestStarterModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thresholdsAreTheBestThatTiesAllow()
    {
        QVERIFY(rc::check("no falling thresholds come nearer to the shares", [] {
            const auto raw = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-5 * 16, 5 * 16));
            std::vector<base::Exact> scores;
            for (const int sixteenths : raw)
                scores.push_back(base::exactOne / 16 * sixteenths);
            const auto shares = *rc::gen::element(std::vector<int>{10, 20, 30}, std::vector<int>{50}, std::vector<int>{5, 5}, std::vector<int>{33, 33, 33});
            const std::vector<int> thresholds = thresholdsByShare(scores, shares);
            RC_ASSERT(thresholds.size() == shares.size());
            for (std::size_t i = 1; i < thresholds.size(); ++i)
                RC_ASSERT(thresholds[i] < thresholds[i - 1]);
            std::vector<int> chosen;
            RC_ASSERT(differences(scores, thresholds, shares) == leastDifferences(scores, shares, chosen));
        }));
    }

    void scoresWithoutTiesAreDividedToTheLead()
    {
        std::vector<base::Exact> scores;
        for (int score = 0; score < 200; ++score)
            scores.push_back(base::exactOf(3 * ((score * 77) % 200)));
        const std::vector<int> thresholds = thresholdsByShare(scores, std::vector<int>{10, 20, 30});
        QCOMPARE(reached(scores, thresholds[0]), 20);
        QCOMPARE(reached(scores, thresholds[1]), 60);
        QCOMPARE(reached(scores, thresholds[2]), 120);
    }

    void pointsAreRound()
    {
        QCOMPARE(roundPoints(0.4), 0);
        QCOMPARE(roundPoints(7.2), 8);
        QCOMPARE(roundPoints(-13.9), -15);
        QCOMPARE(roundPoints(27.6), 30);
        QCOMPARE(roundPoints(900), 40);
    }

    void sharesAreChecked()
    {
        QVERIFY(areShares(std::vector<int>{10, 20, 30}));
        QVERIFY(!areShares(std::vector<int>{}));
        QVERIFY(!areShares(std::vector<int>{50, 50}));
        QVERIFY(!areShares(std::vector<int>{0, 20}));
        QVERIFY(!areShares(std::vector<int>{1, 1, 1, 1, 1, 1}));
    }

    void marksBecomeBands()
    {
        StarterChoices choices;
        choices.columns = {sectors(Mark::good, Mark::bad)};
        StarterColumn visits{"visits", "Visits", 1, {}};
        visits.values = {{"3 to 9", {}, 3.0, false, Mark::neutral, 0}, {"10 and more", {}, 10.0, false, Mark::good, 0}, {"below 3", {}, std::nullopt, true, Mark::bad, 4}};
        choices.columns.push_back(visits);
        choices.columns.push_back({"colour", "Colour", 0, {{"Red", {"Red"}, std::nullopt, false, Mark::neutral, 7}}});
        choices.activities = {{"chat", "Chat", Mark::good, 8}, {"fax", "Fax", Mark::neutral, 8}};
        const ScoringModel made = makeStarterModel(choices);
        QCOMPARE(made.axes[0].criteria.size(), std::size_t{1}); // nothing is said of colours
        const auto &sector = std::get<ProfileRule>(made.axes[0].criteria[0].rule);
        QCOMPARE(sector.otherwise, -5);
        QCOMPARE(sector.unknown, 0);
        QCOMPARE(sector.bands.size(), std::size_t{2}); // steel must not fall to the rest
        QCOMPARE(sector.bands[0].points, 12);
        QCOMPARE(sector.bands[1].points, 0);
        const auto &numbers = std::get<ProfileRule>(made.axes[1].criteria[0].rule);
        QCOMPARE(*numbers.bands[0].test.low, 10.0);
        QCOMPARE(numbers.bands[0].points, plainStrength);
        QCOMPARE(*numbers.bands[1].test.low, 3.0);
        QCOMPARE(numbers.otherwise, -4);
        QCOMPARE(made.axes[1].criteria.size(), std::size_t{2});
        QCOMPARE(std::get<BehaviourRule>(made.axes[1].criteria[1].rule).points, 8);
        for (const Finding &finding : validate(made))
            QVERIFY2(finding.severity != Severity::error, finding.code.c_str());
    }

    void templatesMapThemselves()
    {
        const std::vector<ColumnSketch> columns{{"job_level", "Job level", false, {"VP", "Director"}},
                                                {"industry", "Industry", false, {"Food"}},
                                                {"staff", "Staff", false, {"10-50", "51-200"}},
                                                {"q7", "Q7", false, {"Decision maker", "Influencer", "Someone"}},
                                                {"q8", "Q8", false, {"Yes", "No"}}};
        const std::vector<std::string> types{"demo_request", "fax"};
        const auto match = matchTemplate("fit-engagement", columns, types);
        QVERIFY(match.has_value());
        std::string mapped;
        for (const FieldMatch &field : match->mapped)
            mapped += field.field + "=" + field.column + ":" + std::string(field.how) + " ";
        QCOMPARE(mapped, std::string("seniority=job_level:name industry=industry:same authority=q7:values "));
        const auto isMissing = [&](const char *field) { return std::find(match->missing.begin(), match->missing.end(), field) != match->missing.end(); };
        QVERIFY(isMissing("employees")); // a text cannot pass its number tests
        QVERIFY(isMissing("budget"));    // yes and no stand in any column
        QCOMPARE(match->foundTypes, std::vector<std::string>{"demo_request"});
        QCOMPARE(std::get<ProfileRule>(match->model.axes[0].criteria[0].rule).field, std::string("job_level"));
        QCOMPARE(match->model.axes[0].criteria[1].onlyIf->field, std::string("job_level"));
        QVERIFY(!matchTemplate("propensity", columns, types));
    }
};

QTEST_GUILESS_MAIN(TestStarterModel)
#include "test_starter_model.moc"
