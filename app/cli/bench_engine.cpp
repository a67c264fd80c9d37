// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench_engine.h"

#include <numeric>

#include "data/row_order.h"
#include "scoring/best_leads.h"
#include "scoring/rescorer.h"
#include "workspace/queries/lead_list.h"
#include "workspace/queries/matrix_summary.h"

namespace leadlight::cli {

namespace {

constexpr std::size_t bestShown = 1000;

/// `model` with every behaviour's half-life longer by a day, or with a point more.
model::ScoringModel nudged(model::ScoringModel model, bool points, bool halfLives, std::size_t most)
{
    for (model::Criterion &criterion : model.axes[1].criteria) {
        auto *rule = std::get_if<model::BehaviourRule>(&criterion.rule);
        if (!rule || most == 0)
            continue;
        --most;
        rule->points += points ? 1 : 0;
        if (halfLives && rule->halfLifeDays)
            rule->halfLifeDays = *rule->halfLifeDays + 1;
    }
    return model;
}

model::ScoringModel withThreshold(model::ScoringModel model)
{
    if (!model.axes[0].thresholds.empty())
        ++model.axes[0].thresholds.front();
    return model;
}

/// Goes to and fro between two models, as a dragged slider does.
void drag(const BenchLines &lines, std::string_view metric, scoring::Rescorer &rescorer, base::Instant asOf,
          const model::ScoringModel &from, const model::ScoringModel &to)
{
    (void)rescorer.score(from, asOf);
    lines.measure(metric, [&](int run) { (void)rescorer.score(run % 2 == 0 ? to : from, asOf); });
}

} // namespace

base::Result<std::unique_ptr<workspace::Workspace>> benchOpening(const BenchLines &lines, const std::string &path,
                                                                 const base::Clock &clock)
{
    constexpr int openings = 3;
    std::vector<double> times;
    std::unique_ptr<workspace::Workspace> opened;
    for (int i = 0; i < openings; ++i) {
        opened.reset();
        const auto begin = std::chrono::steady_clock::now();
        auto workspace = workspace::Workspace::open(path, {false, std::nullopt}, clock);
        if (!workspace)
            return base::fail(workspace.error());
        times.push_back(BenchLines::millisecondsSince(begin));
        opened = std::move(*workspace);
    }
    lines.print("open_ms", "ms", std::move(times));
    return opened;
}

void benchScoring(const BenchLines &lines, const scoring::Input &input, base::Instant asOf, const BenchChanges &changes)
{
    lines.measure("rescore_nocap_plain_ms", [&](int) { (void)scoring::score(changes.uncapped, input, asOf); });
    lines.measure("rescore_cap_plain_ms", [&](int) { (void)scoring::score(changes.model, input, asOf); });

    scoring::Rescorer rescorer(input);
    const auto begin = std::chrono::steady_clock::now();
    (void)rescorer.score(changes.model, asOf);
    lines.print("prepare_ms", "ms", {BenchLines::millisecondsSince(begin)});
    // As-of moves by a second: every event's power of two is taken anew.
    lines.measure("rescore_nocap_ms", [&](int run) { (void)rescorer.score(changes.uncapped, {asOf.seconds + run}); });
    lines.measure("rescore_cap_ms", [&](int run) { (void)rescorer.score(changes.model, {asOf.seconds + run}); });
    const auto &model = changes.model;
    drag(lines, "rescore_held_sums_ms", rescorer, asOf, model, nudged(model, true, false, model.axes[1].criteria.size()));
    drag(lines, "weight_change_ms", rescorer, asOf, model, changes.weight);
    drag(lines, "type_points_change_ms", rescorer, asOf, model, changes.type);
    drag(lines, "half_life_change_ms", rescorer, asOf, model, nudged(model, false, true, 1));
    drag(lines, "threshold_change_ms", rescorer, asOf, model, withThreshold(model));

    const auto scores = rescorer.score(model, asOf);
    if (scores)
        lines.measure("top1000_ms", [&](int) { (void)scoring::bestLeads(**scores, bestShown); });
}

void benchQueries(const BenchLines &lines, const workspace::Snapshot &snapshot, std::span<const std::string> needles)
{
    for (std::size_t i = 0; i < needles.size(); ++i)
        lines.measure(i == 0 ? "search_ms" : "search_none_ms", [&](int) { (void)snapshot.search->rowsContaining(needles[i]); });
    std::vector<std::uint32_t> rows(snapshot.size());
    std::iota(rows.begin(), rows.end(), 0U);
    const auto sort = [&](const char *metric, const char *field) {
        const data::Column *column = snapshot.leads.find(field);
        if (!column)
            return;
        const std::vector<data::SortKey> keys{{column, false}};
        lines.measure(metric, [&](int) { (void)data::sorted(rows, keys, {}); });
    };
    sort("sort_number_ms", "annual_revenue");
    sort("sort_text_ms", "company");
    if (const data::Column *industry = snapshot.leads.find("industry"))
        lines.measure("facet_counts_ms", [&](int) { (void)data::facetCounts(*industry, rows); });
    lines.measure("matrix_summary_ms", [&](int) { (void)workspace::summarise(snapshot, std::nullopt); });
    lines.measure("agreed_order_ms", [&](int) { (void)workspace::listLeads(snapshot, {}, {}); });
}

} // namespace leadlight::cli
