// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <functional>

#include "model/templates.h"
#include "model/validation.h"
#include "support/random_model.h"

using namespace leadlight;
using namespace leadlight::model;

namespace {

Band range(std::optional<double> low, std::optional<double> high, int points)
{
    Band band{"", {}, points};
    band.test.kind = low && high ? TestKind::between : low ? TestKind::atLeast : TestKind::atMost;
    band.test.low = low;
    band.test.high = high;
    return band;
}

Band values(std::vector<std::string> texts, int points)
{
    Band band{"", {}, points};
    band.test.values = std::move(texts);
    return band;
}

Criterion profile(std::string field, std::vector<Band> bands)
{
    Criterion criterion;
    criterion.key = "asked";
    criterion.rule = ProfileRule{std::move(field), std::move(bands), 0, 0};
    return criterion;
}

Criterion behaviour(const std::function<void(BehaviourRule &)> &change)
{
    Criterion criterion;
    criterion.key = "done";
    BehaviourRule rule;
    rule.points = 10;
    change(rule);
    criterion.rule = rule;
    return criterion;
}

/// All ranks of both axes can be reached and nothing is wrong with it.
ScoringModel sound()
{
    ScoringModel model;
    model.name = "Sound";
    for (Axis &axis : model.axes) {
        axis.ranks = {"A", "B"};
        axis.thresholds = {10};
    }
    model.axes[0].key = "fit";
    model.axes[1].key = "engagement";
    model.axes[1].ranks = {"1", "2"};
    for (Axis &axis : model.axes)
        axis.rankLabels = axis.ranks;
    model.axes[0].criteria = {profile("industry", {values({"Food"}, 10)})};
    model.axes[1].criteria = {behaviour([](BehaviourRule &) {})};
    model.region = {{0, 0}};
    model.order = defaultOrder(2, 2);
    model.treatments = defaultTreatments(2, 2);
    return model;
}

std::string codesOf(const ScoringModel &model, const data::Table *schema = nullptr)
{
    std::string codes;
    for (const Finding &finding : validate(model, schema)) {
        codes += (codes.empty() ? "" : " ") + finding.code.substr(6);
        if (finding.severity == Severity::error)
            codes += "!";
    }
    return codes;
}

std::string codesWith(Criterion criterion)
{
    ScoringModel model = sound();
    criterion.key = "added";
    model.axes[0].criteria.push_back(std::move(criterion));
    return codesOf(model);
}

std::string codesAfter(const std::function<void(ScoringModel &)> &change)
{
    ScoringModel model = sound();
    change(model);
    return codesOf(model);
}

} // namespace

class TestValidation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void soundModelHasNoFindings() { QCOMPARE(codesOf(sound()), std::string()); }

    void bandsOfNumbers()
    {
        QCOMPARE(codesWith(profile("employees", {range(1, 49, 1), range(50, 99, 2)})), std::string());
        QCOMPARE(codesWith(profile("employees", {range(1, 49, 1), range(60, 99, 2)})), std::string("bands_gap"));
        QCOMPARE(codesWith(profile("employees", {range(1, 50, 1), range(50, 99, 2)})), std::string());
        QCOMPARE(codesWith(profile("employees", {range(1, 60, 1), range(50, 99, 2)})), std::string("bands_overlap"));
        QCOMPARE(codesWith(profile("employees", {range(0.5, 1.5, 1), range(2, 3, 2)})), std::string("bands_gap"));
        QCOMPARE(codesWith(profile("employees", {range(100, {}, 3), range(50, {}, 2)})), std::string());
        QCOMPARE(codesWith(profile("employees", {range(50, {}, 2), range(100, {}, 3)})), std::string("band_hidden"));
        QCOMPARE(codesWith(profile("employees", {range({}, 9, 1), range(20, {}, 2)})), std::string("bands_gap"));
        QCOMPARE(codesWith(profile("employees", {range(9, 1, 5)})), std::string("bounds_crossed!"));
        QCOMPARE(codesWith(profile("employees", {range(0, 1, 5), range(2, 3, 1), range(4, 5, 6)})), std::string());
        QCOMPARE(codesWith(profile("employees", {range(0, 1, 5), range(2, 3, 1), range(4, 5, 6), range(6, 7, 2)})),
                 std::string("steps_zigzag"));
    }

    void pointsAndTests()
    {
        QCOMPARE(codesWith(profile("", {values({"a"}, 1)})), std::string("field_missing!"));
        QCOMPARE(codesWith(profile("title", {values({}, 1)})), std::string("test_incomplete!"));
        QCOMPARE(codesWith(profile("title", {values({"a"}, 1), values({" A"}, 2)})), std::string("value_twice"));
        QCOMPARE(codesWith(profile("title", {values({"a"}, 1001)})), std::string("points_out_of_range!"));
        QCOMPARE(codesWith(profile("title", {values({"a"}, 0)})), std::string("never_counts"));
        Criterion weighted = profile("title", {values({"a"}, 1)});
        weighted.weight = 501;
        QCOMPARE(codesWith(weighted), std::string("weight_out_of_range!"));
        weighted.weight = 0;
        QCOMPARE(codesWith(weighted), std::string("never_counts"));
    }

    void behaviours()
    {
        QCOMPARE(codesWith(behaviour([](BehaviourRule &r) { r.cap = 0; })),
                 std::string("number_out_of_range! never_counts"));
        QCOMPARE(codesWith(behaviour([](BehaviourRule &r) { r.halfLifeDays = r.lifespanDays = 3; })),
                 std::string("two_decays!"));
        QCOMPARE(codesWith(behaviour([](BehaviourRule &r) {
                     r.floor = 5;
                     r.ceiling = 4;
                 })),
                 std::string("floor_above_ceiling!"));
        QCOMPARE(codesWith(behaviour([](BehaviourRule &r) { r.ceiling = 0; })),
                 std::string("limit_against_points never_counts"));
        QCOMPARE(codesWith(behaviour([](BehaviourRule &r) {
                     r.windowDays = 10;
                     r.lifespanDays = 20;
                 })),
                 std::string("decay_longer_than_window"));
        QCOMPARE(codesWith(behaviour([](BehaviourRule &r) { r.beyond = -1; })), std::string("beyond_without_cap"));
        QCOMPARE(codesWith(behaviour([](BehaviourRule &r) { r.filter.phases = {"later"}; })),
                 std::string("unknown_phase!"));
        Criterion raise;
        raise.rule = HandRaiseRule{};
        QCOMPARE(codesWith(raise), std::string("no_types!"));
    }

    void poolsInterestsAndRecency()
    {
        const auto added = [](Rule rule) {
            Criterion criterion;
            criterion.rule = std::move(rule);
            return codesWith(criterion);
        };
        AccountBehaviourRule pool;
        QCOMPARE(added(pool), std::string("never_counts"));
        pool.behaviour.points = 10;
        QCOMPARE(added(pool), std::string());
        pool.behaviour.beyond = -1;
        QCOMPARE(added(pool), std::string("beyond_without_cap"));
        pool.behaviour.halfLifeDays = pool.behaviour.lifespanDays = 3;
        QCOMPARE(added(pool), std::string("two_decays! beyond_without_cap"));
        QCOMPARE(added(InterestRule{"", 0, 1, 0, {}, false}), std::string("never_counts"));
        QCOMPARE(added(InterestRule{"Pumps", 1001, 0, 101, 0, true}),
                 std::string("points_out_of_range! number_out_of_range! number_out_of_range! number_out_of_range!"));
        QCOMPARE(added(InterestRule{"Pumps", 5, 1, 100, 30, true}), std::string());
        QCOMPARE(added(RecencyRule{}), std::string("never_counts"));
        QCOMPARE(added(RecencyRule{{{"", 7, 10}, {"", 30, 5}}, 0, -5}), std::string());
        QCOMPARE(added(RecencyRule{{{"", 30, 10}, {"", 7, 5}, {"", 30, 5}}, 0, 0}),
                 std::string("band_hidden band_hidden"));
        QCOMPARE(added(RecencyRule{{{"", -1, 1001}}, 1001, -1001}),
                 std::string("points_out_of_range! points_out_of_range! points_out_of_range! number_out_of_range!"));
    }

    void whatTheyCanGiveMakesRanksReachable()
    {
        const auto reach = [](Rule rule, int threshold) {
            return codesAfter([&](ScoringModel &m) {
                m.axes[1].criteria.front().rule = rule;
                m.axes[1].thresholds = {threshold};
            });
        };
        QCOMPARE(reach(InterestRule{"", 5, 1, 0, {}, false}, 5), std::string());
        QCOMPARE(reach(InterestRule{"", 5, 1, 0, {}, false}, 6), std::string("rank_unreachable"));
        QCOMPARE(reach(RecencyRule{{{"", 7, 10}}, 0, -5}, 10), std::string());
        QCOMPARE(reach(RecencyRule{{{"", 7, 10}}, 0, -5}, -5), std::string("rank_unreachable"));
        AccountBehaviourRule pool;
        pool.behaviour.points = 10;
        pool.behaviour.cap = 2;
        QCOMPARE(reach(pool, 20), std::string());
        QCOMPARE(reach(pool, 21), std::string("rank_unreachable"));
        pool.behaviour.floor = 5; // but 0 without an account
        QCOMPARE(reach(pool, 5), std::string());
    }

    void ranksAndThresholds()
    {
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[0].thresholds = {11}; }), std::string("rank_unreachable"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[0].thresholds = {0}; }), std::string("rank_unreachable"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[1].max = 9; }), std::string("rank_unreachable"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[0].criteria[0].weight = 99; }),
                 std::string("rank_unreachable"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[0].thresholds = {}; }), std::string("threshold_count!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[0].rankLabels.pop_back(); }),
                 std::string("rank_label_count!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[0].ranks[1] = "a"; }),
                 std::string("rank_name_twice! cell_name_twice! cell_name_twice!"));
        ScoringModel model = *makeTemplate("fit-engagement");
        model.axes[1].thresholds = {60, 60, 10};
        QCOMPARE(codesOf(model), std::string("thresholds_not_falling!"));
    }

    void keysOfCriteria()
    {
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[1].criteria[0].key = "asked"; }), std::string("key_twice!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[1].criteria[0].key = "limit"; }),
                 std::string("key_reserved!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[1].criteria[0].key = ""; }), std::string("key_missing!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[1].criteria[0].key = "My key"; }), std::string("key_form"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.axes[1].key = "fit"; }), std::string("axis_key_twice!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.name = " "; }), std::string("name_missing"));
    }

    void cellsOfTheMatrix()
    {
        QCOMPARE(codesAfter([](ScoringModel &m) { m.region = {{0, 0}, {2, 0}}; }), std::string("region_cell_outside!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.region = {{0, 0}, {0, 0}}; }), std::string("region_cell_twice!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.region = {{0, 1}, {0, 0}}; }), std::string("region_unsorted!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.region = {{1, 1}}; }), std::string("region_hole"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.region.clear(); }), std::string());
        QCOMPARE(codesAfter([](ScoringModel &m) { m.order.pop_back(); }), std::string("order_incomplete!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.order.push_back({1, 1}); }), std::string("order_cell_twice!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.order.push_back({0, 7}); }), std::string("order_cell_outside!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { std::swap(m.order.front(), m.order.back()); }),
                 std::string("order_wrong_way"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.treatments.pop_back(); }), std::string("treatment_count!"));
        QCOMPARE(codesAfter([](ScoringModel &m) { m.treatments[0].owner = "us"; }), std::string("treatment_owner!"));
    }

    void fieldsAndValuesOfTheLeads()
    {
        const data::Table schema = test::RandomWorld(7).leads(60);
        ScoringModel model = sound();
        QCOMPARE(codesOf(model, &schema), std::string());
        const auto asked = [&](const std::string &field, const Band &band) {
            model.axes[0].criteria[0] = profile(field, {band});
            return codesOf(model, &schema);
        };
        QCOMPARE(asked("shoe_size", values({"42"}, 10)), std::string("field_unknown"));
        QCOMPARE(asked("budget", values({"None"}, 10)), std::string("field_blank"));
        QCOMPARE(asked("industry", values({"Fishing"}, 10)), std::string("band_never_fires"));
        QCOMPARE(asked("industry", values({" food "}, 10)), std::string());
        QCOMPARE(asked("industry", range(5, {}, 10)), std::string("test_wrong_type"));
        QCOMPARE(asked("employees", range(601, {}, 10)), std::string("band_never_fires"));
        QCOMPARE(asked("employees", range({}, 600, 10)), std::string());
        model = sound();
        model.gates.knownFields = {"shoe_size"};
        QCOMPARE(codesOf(model, &schema), std::string("field_unknown"));
    }

    void wellFormedModelsHaveNoErrors()
    {
        QVERIFY(rc::check([](std::uint64_t seed) {
            test::RandomWorld world(seed);
            const ScoringModel model = world.model();
            const data::Table schema = world.leads(20);
            for (const Finding &finding : validate(model, &schema)) {
                RC_LOG() << finding.code << ' ' << finding.criterion;
                RC_ASSERT(finding.severity == Severity::warning);
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestValidation)
#include "test_validation.moc"
