// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include "evidence/response.h"

using namespace leadlight::evidence;

class TestResponse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void risesSaturatesAndFalls()
    {
        ByCount counts;
        counts[0] = {10, 200};
        for (std::uint32_t count = 1; count <= 12; ++count)
            counts[count] = {count <= 7 ? 10 + count * 3 : 8, 100};
        const Response made = response(counts);
        QVERIFY(made.turnsAt);
        QCOMPARE(*made.turnsAt, 7U);
        QCOMPARE(made.top, (Share{31, 100}));
        QCOMPARE(made.past, (Share{40, 500}));
        QCOMPARE(made.steps.size(), std::size_t{13});
    }
    void whatOnlyRisesOrOnlyFallsDoesNotTurn()
    {
        ByCount rising;
        ByCount falling;
        for (std::uint32_t count = 0; count < 8; ++count) {
            rising[count] = {5 + 5 * count, 100};
            falling[count] = {60 - 6 * count, 100};
        }
        QVERIFY(!response(rising).turnsAt);
        QVERIFY(!response(falling).turnsAt);
        QVERIFY(!response({}).turnsAt);
        QVERIFY(!response({{3, {5, 50}}}).turnsAt);
    }
    void aFallThatMayBeChanceIsNone()
    {
        ByCount counts{{0, {10, 100}}, {1, {25, 100}}, {2, {22, 100}}};
        QVERIFY(!response(counts).turnsAt);
        counts[2] = {2, 100};
        QVERIFY(response(counts).turnsAt);
        // Nobody but a few past it.
        counts[2] = {0, 20};
        QVERIFY(!response(counts).turnsAt);
    }
    void stepsHoldEnoughCases()
    {
        QVERIFY(rc::check("steps cover all cases once, and all but the ends are enough", [] {
            ByCount counts;
            std::uint64_t all = 0;
            const auto drawn = *rc::gen::container<std::map<std::uint32_t, int>>(rc::gen::inRange(0U, 40U), rc::gen::inRange(1, 25));
            for (const auto &[count, cases] : drawn) {
                counts[count] = {static_cast<std::uint64_t>(cases / 3), static_cast<std::uint64_t>(cases)};
                all += static_cast<std::uint64_t>(cases);
            }
            const Response made = response(counts);
            std::uint64_t covered = 0;
            for (std::size_t i = 0; i < made.steps.size(); ++i) {
                covered += made.steps[i].share.n;
                RC_ASSERT(made.steps[i].to == 0 || i + 1 == made.steps.size() || made.steps[i].share.isEnough());
                RC_ASSERT(i == 0 || made.steps[i - 1].to < made.steps[i].from);
            }
            RC_ASSERT(covered == all);
        }));
    }
};

QTEST_GUILESS_MAIN(TestResponse)
#include "test_response.moc"
