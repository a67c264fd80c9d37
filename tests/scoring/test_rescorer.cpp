// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <rapidcheck.h>

#include "scoring/best_leads.h"
#include "scoring/decay_kernel.h"
#include "scoring/held_events.h"
#include "scoring/rescorer.h"
#include "support/drawn_world.h"

using namespace leadlight;
using test::Drawn;
using test::moment;
using test::RandomWorld;
using test::same;

namespace {

/// Changes a model as people do: a value here, a criterion there, sometimes everything.
class Editor {
public:
    explicit Editor(std::uint64_t seed) : m_world(seed), m_other(m_world.model()) {}

    void change(model::ScoringModel &model)
    {
        model::Axis &axis = model.axes[static_cast<std::size_t>(m_world.number(0, 1))];
        const int what = m_world.number(1, 100);
        if (what <= 15 && !axis.thresholds.empty())
            axis.thresholds.back() -= m_world.number(1, 9);
        else if (what <= 20)
            axis.max = m_world.number(50, 400);
        else if (what <= 27)
            std::swap(model, m_other);
        else if (what <= 35 && axis.criteria.size() > 1)
            axis.criteria.erase(axis.criteria.begin() + m_world.number(0, static_cast<int>(axis.criteria.size()) - 1));
        else if (what <= 45)
            axis.criteria.push_back(m_other.axes[0].criteria.front());
        else
            changeCriterion(axis.criteria[static_cast<std::size_t>(m_world.number(0, static_cast<int>(axis.criteria.size()) - 1))]);
    }

private:
    void changeCriterion(model::Criterion &criterion)
    {
        const int what = m_world.number(1, 100);
        if (what <= 25) {
            criterion.weight = m_world.number(0, 500);
        } else if (what <= 33) {
            criterion.onlyIf.reset();
        } else if (what <= 41) {
            criterion.onlyIf = model::FieldTest{"industry", m_world.test("industry")};
        } else if (auto *profile = std::get_if<model::ProfileRule>(&criterion.rule)) {
            profile->unknown += m_world.number(-3, 3);
            if (!profile->bands.empty() && m_world.chance(50))
                profile->bands.back().points += m_world.number(-9, 9);
            else if (!profile->bands.empty())
                profile->bands.front().test = m_world.test(profile->field);
        } else if (auto *behaviour = std::get_if<model::BehaviourRule>(&criterion.rule)) {
            changeBehaviour(*behaviour);
        } else if (auto *raise = std::get_if<model::HandRaiseRule>(&criterion.rule)) {
            raise->windowDays = m_world.number(1, 90);
        } else if (auto *target = std::get_if<model::TargetAccountRule>(&criterion.rule)) {
            target->points += m_world.number(-9, 9);
        }
    }

    void changeBehaviour(model::BehaviourRule &rule)
    {
        switch (m_world.number(0, 7)) {
        case 0:
            rule.points += m_world.number(-9, 9);
            break;
        case 1:
            rule.beyond = m_world.number(-9, 9);
            break;
        case 2:
            rule.cap = m_world.number(0, 4);
            break;
        case 3:
            rule.windowDays = m_world.number(1, 300);
            break;
        case 4:
            rule.lifespanDays.reset();
            rule.halfLifeDays = m_world.number(1, 200);
            break;
        case 5:
            rule.perAsset = m_world.number(1, 3);
            break;
        case 6:
            rule.floor = m_world.number(-50, 50);
            break;
        default:
            rule.scale = m_world.chance(50) ? std::optional(m_world.number(1, 5)) : std::nullopt;
        }
    }

    RandomWorld m_world;
    model::ScoringModel m_other;
};

/// Scores after each of many changes, as of wandering moments, and compares with the engine each time.
bool agreesAllAlong(Drawn &drawn, std::uint64_t seed, int changes, unsigned threads)
{
    Editor editor(seed + 1);
    RandomWorld world(seed + 2);
    scoring::Rescorer rescorer(drawn.input(), threads);
    base::Instant asOf = moment;
    std::shared_ptr<const scoring::Scores> kept;
    std::shared_ptr<const scoring::Scores> keptAnew;
    for (int i = 0; i < changes; ++i) {
        const auto scores = rescorer.score(drawn.model, asOf);
        const auto anew = scoring::score(drawn.model, drawn.input(), asOf, nullptr, threads);
        if (!scores || !anew || !same(**scores, **anew))
            return false;
        if (kept && !same(*kept, *keptAnew))
            return false; // what somebody holds must not change under them
        if (world.chance(30)) {
            kept = *scores;
            keptAnew = *anew;
        }
        editor.change(drawn.model);
        if (world.chance(20))
            asOf.seconds += world.number(-40 * 86400, 20 * 86400);
    }
    return true;
}

} // namespace

class TestRescorer : public QObject {
    Q_OBJECT

private slots:
    void anyChangesGiveWhatTheEngineGives();
    void manySlabsAndThreadsGiveWhatTheEngineGives();
    void oneBrokenContributionShows();
    void worksWithoutEventsAndWithoutLeads();
    void eventsCenturiesApartAreLeftToTheEngine();
    void aStoppedPassLeavesNothingHalfDone();
    void kernelsGiveTheFactorsOfDecay();
    void bestLeadsAreTheFirstOfAllInOrder();
};

void TestRescorer::anyChangesGiveWhatTheEngineGives()
{
    QVERIFY(rc::check([](std::uint64_t seed) {
        Drawn drawn(seed, 30);
        RC_ASSERT(agreesAllAlong(drawn, seed, 12, seed % 2 == 0 ? 1 : 2));
    }));
}

void TestRescorer::manySlabsAndThreadsGiveWhatTheEngineGives()
{
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        for (const unsigned threads : {1u, 2u, 3u}) {
            Drawn drawn(seed, 2 * scoring::slabRows + 777, 4);
            QVERIFY(agreesAllAlong(drawn, seed, 8, threads));
        }
    }
}

/// What the properties above rest on: one event that moves by ten minutes is seen after a change by difference.
void TestRescorer::oneBrokenContributionShows()
{
    Drawn drawn(11, 5);
    model::Criterion criterion;
    criterion.key = "all";
    model::BehaviourRule rule;
    rule.points = 7;
    rule.halfLifeDays = 9;
    criterion.rule = rule;
    drawn.model.axes[1].criteria = {criterion};
    drawn.model.axes[1].min.reset();
    drawn.model.axes[1].max.reset();
    scoring::Rescorer rescorer(drawn.input());
    QVERIFY(rescorer.score(drawn.model, moment));
    std::size_t broken = 0;
    while (drawn.activities.machine[broken] || drawn.activities.time[broken] > moment.seconds - 600
           || moment.seconds - drawn.activities.time[broken] > 60 * base::secondsPerDay)
        ++broken;
    drawn.activities.time[broken] += 600;
    drawn.model.axes[1].criteria.front().weight = 150;
    QVERIFY(!same(**rescorer.score(drawn.model, moment), *drawn.scores()));
    drawn.activities.time[broken] -= 600;
    QVERIFY(same(**rescorer.score(drawn.model, moment), *drawn.scores()));
}

void TestRescorer::worksWithoutEventsAndWithoutLeads()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Drawn drawn(seed, seed % 2 == 0 ? 0 : 9, 0);
        QVERIFY(agreesAllAlong(drawn, seed, 6, 2));
        scoring::Input bare{&drawn.leads, nullptr, drawn.flags};
        scoring::Rescorer rescorer(bare);
        QVERIFY(same(**rescorer.score(drawn.model, moment), **scoring::score(drawn.model, bare, moment)));
    }
}

void TestRescorer::eventsCenturiesApartAreLeftToTheEngine()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Drawn drawn(seed, 6);
        drawn.activities.time[drawn.activities.first[0]] = -9'000'000'000;
        QVERIFY(!scoring::originOf(drawn.activities));
        QVERIFY(agreesAllAlong(drawn, seed, 4, 1));
    }
}

void TestRescorer::aStoppedPassLeavesNothingHalfDone()
{
    Drawn drawn(5, 40);
    scoring::Rescorer rescorer(drawn.input());
    Editor editor(6);
    for (int i = 0; i < 40; ++i) {
        base::Progress stopped;
        stopped.stop();
        const auto none = rescorer.score(drawn.model, moment, &stopped);
        QVERIFY(!none && none.error().kind == base::ErrorKind::stopped);
        QVERIFY(same(**rescorer.score(drawn.model, moment), *drawn.scores()));
        editor.change(drawn.model);
    }
}

void TestRescorer::kernelsGiveTheFactorsOfDecay()
{
    QVERIFY(rc::check([] {
        const int days = *rc::gen::inRange(1, 400);
        const bool line = *rc::gen::arbitrary<bool>();
        const std::int64_t window = *rc::gen::inRange<std::int64_t>(1, 30LL * 86400 * days);
        const auto decay = line ? scoring::Decay::byLifespan(days) : scoring::Decay::byHalfLife(days, window);
        const std::int64_t asOf = *rc::gen::inRange<std::int64_t>(0, 4'000'000'000);
        std::vector<std::int32_t> times;
        for (int k = 0; k <= 60; ++k) { // round the moments at which exactly a power of two is left, and now itself
            for (const std::int64_t off : {-1, 0, 1, *rc::gen::inRange(0, 86400)}) {
                const std::int64_t time = asOf - k * 43200LL * days - off;
                if (time >= 0 && time <= std::numeric_limits<std::int32_t>::max())
                    times.push_back(static_cast<std::int32_t>(time));
            }
        }
        std::vector<std::int32_t> wide(times.size());
        std::vector<std::int32_t> plain(times.size());
        scoring::decayFactors(decay, times, asOf, window, wide);
        scoring::decayFactorsPlainly(decay, times, asOf, window, plain);
        for (std::size_t i = 0; i < times.size(); ++i) {
            const std::int64_t age = asOf - times[i];
            const std::int64_t factor = age >= 0 && age < window ? decay.factor(age) : 0;
            RC_ASSERT(wide[i] == factor);
            RC_ASSERT(plain[i] == factor);
        }
    }));
}

void TestRescorer::bestLeadsAreTheFirstOfAllInOrder()
{
    Drawn drawn(3, 150000, 1);
    for (std::size_t row = 0; row < drawn.flags.size(); row += 97)
        drawn.flags[row] |= scoring::isMergedAway;
    const auto scores = drawn.scores(2);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < scores->leads(); ++row) {
        if (scores->away[row] == 0)
            rows.push_back(row);
    }
    std::ranges::stable_sort(rows, std::greater<>(), [&](std::uint32_t row) { return scores->score[0][row] + scores->score[1][row]; });
    for (const std::size_t count : {std::size_t{1}, std::size_t{1000}, rows.size() + 5}) {
        std::vector<std::uint32_t> expected(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(count, rows.size())));
        for (const unsigned threads : {1u, 2u})
            QVERIFY(scoring::bestLeads(*scores, count, nullptr, threads) == expected);
    }
    QVERIFY(scoring::bestLeads(*scores, 0).empty());
}

QTEST_GUILESS_MAIN(TestRescorer)
#include "test_rescorer.moc"
