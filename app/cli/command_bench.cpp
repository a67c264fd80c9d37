// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "workspace/queries/lead_list.h"
#include "workspace/queries/matrix_summary.h"

namespace leadlight::cli {

namespace {

constexpr int runs = 7;

/// One JSON line a metric: median, least and most of several runs after one that is not counted.
template <class Work> void measure(const char *metric, std::size_t leads, const Work &work)
{
    std::vector<double> times;
    for (int run = 0; run <= runs; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - begin;
        if (run > 0)
            times.push_back(elapsed.count());
    }
    std::sort(times.begin(), times.end());
    const nlohmann::ordered_json line{{"peer", "leadlight"}, {"n", leads}, {"metric", metric}, {"unit", "ms"}, {"median", times[times.size() / 2]},
                                      {"min", times.front()}, {"max", times.back()}, {"runs", runs}};
    std::cout << line.dump() << '\n';
}

int bench(const std::string &path, const Common &common)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto workspace = openToRead(path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const std::chrono::duration<double, std::milli> opened = std::chrono::steady_clock::now() - begin;
    const auto snapshot = (*workspace)->snapshot();
    const std::size_t leads = snapshot->size();
    std::cout << nlohmann::ordered_json{{"peer", "leadlight"}, {"n", leads}, {"metric", "open_ms"}, {"unit", "ms"}, {"median", opened.count()},
                                        {"min", opened.count()}, {"max", opened.count()}, {"runs", 1}}
                     .dump()
              << '\n';
    measure("rescore_ms", leads, [&] { (void)scoring::score(*snapshot->model, snapshot->input(), snapshot->asOf); });
    measure("threshold_change_ms", leads, [&] { (void)scoring::reranked(*snapshot->model, *snapshot->scores); });
    measure("matrix_summary_ms", leads, [&] { (void)workspace::summarise(*snapshot, std::nullopt); });
    measure("agreed_order_ms", leads, [&] { (void)workspace::listLeads(*snapshot, {}, {}); });
    measure("search_ms", leads, [&] { (void)snapshot->search->rowsContaining("lind"); });
    return 0;
}

} // namespace

void addBench(CLI::App &app, Common &common, int &exit)
{
    auto path = std::make_shared<std::string>();
    CLI::App *command = addCommand(app, common, "bench", "Time the engine on this workspace, as JSON lines");
    command->add_option("WORKSPACE", *path)->required();
    command->callback([path, &common, &exit] { exit = bench(*path, common); });
}

} // namespace leadlight::cli
