// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench_model.h"

#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

namespace leadlight::bench {

namespace {

using Json = nlohmann::ordered_json;

/// The benchmark's column names that are not our keys.
std::string fieldKeyOf(const std::string &column)
{
    return column == "budget_status" ? "budget" : column;
}

int percentOf(double weight)
{
    return static_cast<int>(std::lround(weight * 100));
}

model::Band bandOf(model::Test test, int points)
{
    model::Band band;
    band.test = std::move(test);
    band.points = points;
    return band;
}

/// Points by value, blank and everything else alike.
void addCategories(model::ProfileRule &rule, const Json &source)
{
    for (const auto &[value, points] : source.at("points").items()) {
        model::Test test;
        test.values = {value};
        rule.bands.push_back(bandOf(std::move(test), points.get<int>()));
    }
    rule.otherwise = rule.unknown;
}

/// Points by how many edges the number has reached; the last band that is tried is what lies below all edges.
void addRanges(model::ProfileRule &rule, const Json &source)
{
    const auto edges = source.at("edges").get<std::vector<double>>();
    const auto points = source.at("points").get<std::vector<int>>();
    for (std::size_t i = edges.size(); i-- > 0;) {
        model::Test test;
        test.kind = model::TestKind::atLeast;
        test.low = edges[i];
        rule.bands.push_back(bandOf(std::move(test), points[i + 1]));
    }
    rule.otherwise = points.front();
}

model::Criterion profileOf(const Json &source)
{
    model::ProfileRule rule;
    rule.field = fieldKeyOf(source.at("field").get<std::string>());
    rule.unknown = source.at("blank").get<int>();
    if (source.at("kind") == "range")
        addRanges(rule, source);
    else
        addCategories(rule, source);
    model::Criterion criterion;
    criterion.key = rule.field;
    criterion.label = rule.field;
    criterion.weight = percentOf(source.at("weight").get<double>());
    criterion.rule = std::move(rule);
    return criterion;
}

model::Criterion behaviourOf(const Json &source, int cap)
{
    model::BehaviourRule rule;
    const auto name = source.at("name").get<std::string>();
    rule.filter.types = {name};
    rule.points = source.at("points").get<int>();
    rule.halfLifeDays = source.at("half_life_days").get<int>();
    rule.cap = cap;
    model::Criterion criterion;
    criterion.key = name;
    criterion.label = name;
    criterion.rule = std::move(rule);
    return criterion;
}

/// The file names thresholds from the lowest up, the model from the best rank down.
void putThresholds(model::Axis &axis, const Json &rising)
{
    axis.thresholds = rising.get<std::vector<int>>();
    std::reverse(axis.thresholds.begin(), axis.thresholds.end());
}

model::ScoringModel cappedModel(const Json &source)
{
    model::ScoringModel made;
    made.name = "Benchmark";
    made.axes[0] = {"fit", "Fit", {"A", "B", "C", "D"}, {"", "", "", ""}, {}, {}, {}, {}};
    made.axes[1] = {"engagement", "Engagement", {"1", "2", "3", "4"}, {"", "", "", ""}, {}, {}, {}, {}};
    putThresholds(made.axes[0], source.at("explicit_thresholds"));
    putThresholds(made.axes[1], source.at("implicit_thresholds"));
    for (const Json &criterion : source.at("explicit"))
        made.axes[0].criteria.push_back(profileOf(criterion));
    for (const Json &type : source.at("types"))
        made.axes[1].criteria.push_back(behaviourOf(type, source.at("cap").get<int>()));
    made.region = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    made.order = model::defaultOrder(4, 4);
    made.treatments = model::defaultTreatments(4, 4);
    return made;
}

BenchModel modelOf(const Json &source)
{
    BenchModel made;
    made.asOf = base::Instant{source.at("as_of_epoch").get<std::int64_t>()};
    made.capped = cappedModel(source);
    made.uncapped = withBehaviours(made.capped, [](model::BehaviourRule &rule) { rule.cap.reset(); });
    made.weightChanged = made.capped;
    for (model::Criterion &criterion : made.weightChanged.axes[0].criteria) {
        if (criterion.key == fieldKeyOf(source.at("weight_change").at("field").get<std::string>()))
            criterion.weight = percentOf(source.at("weight_change").at("weight").get<double>());
    }
    made.typeChanged = withBehaviours(made.capped, [&](model::BehaviourRule &rule) {
        if (rule.filter.types.front() == source.at("type_change").at("name").get<std::string>())
            rule.points = source.at("type_change").at("points").get<int>();
    });
    made.search = source.at("search").get<std::vector<std::string>>();
    return made;
}

} // namespace

base::Result<BenchModel> readBenchModel(const std::string &path)
{
    std::ifstream file(path);
    if (!file)
        return base::fail(base::ErrorKind::unreadable, "bench.unreadable", {path});
    try {
        return modelOf(Json::parse(file));
    } catch (const Json::exception &) {
        return base::fail(base::ErrorKind::unreadable, "bench.bad_model", {path});
    }
}

} // namespace leadlight::bench
