// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the core over the files of the peer benchmark, with the library calls that the window makes. See README.md.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include <sys/resource.h>

#include "bench_model.h"
#include "cli/bench_engine.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/commands/import_file.h"

namespace leadlight::bench {

namespace {

namespace fs = std::filesystem;
using cli::BenchLines;

double peakMebibytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

[[noreturn]] void giveUp(const base::Error &error)
{
    std::cerr << error.code;
    for (const std::string &argument : error.arguments)
        std::cerr << ' ' << argument;
    std::cerr << std::endl;
    std::exit(1);
}

template <class Value> Value orGiveUp(base::Result<Value> result)
{
    if (!result)
        giveUp(result.error());
    return std::move(*result);
}

/// A bare workspace file's name in `folder`, with nothing there.
std::string freshFile(const fs::path &folder)
{
    const fs::path file = folder / "leadlight-bench.leadlight";
    for (const char *ending : {"", "-wal", "-shm", ".lock"})
        fs::remove(file.string() + ending);
    return file.string();
}

struct Loaded {
    double all = 0;
    double leads = 0;
    double activities = 0;
};

/// From the command to a workspace that is durable, scored and searchable.
Loaded load(const std::string &file, const fs::path &data, const model::ScoringModel &model, const base::Clock &clock)
{
    Loaded took;
    const auto begin = std::chrono::steady_clock::now();
    const auto workspace = orGiveUp(workspace::Workspace::create(file, "fit-engagement", clock));
    orGiveUp(workspace::importDraft(*workspace, model));
    const auto import = [&](io::ImportKind kind, const char *name) {
        const auto start = std::chrono::steady_clock::now();
        workspace::ImportRequest request;
        request.kind = kind;
        request.file = (data / name).string();
        const workspace::ImportReport report = orGiveUp(workspace::importFile(*workspace, request));
        if (report.refused > 0)
            std::cerr << name << ": " << report.refused << " rows refused" << std::endl;
        return BenchLines::millisecondsSince(start);
    };
    took.leads = import(io::ImportKind::leads, "leads.csv");
    took.activities = import(io::ImportKind::activities, "activities.csv");
    took.all = BenchLines::millisecondsSince(begin);
    return took;
}

std::size_t linesOf(const fs::path &file)
{
    // Line ends inside quotes do not count; the benchmark's files have no other quotes than RFC 4180's.
    std::ifstream in(file, std::ios::binary);
    std::size_t lines = 0;
    bool quoted = false;
    std::string block(1 << 20, '\0');
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
        for (const char c : std::string_view(block.data(), static_cast<std::size_t>(in.gcount()))) {
            quoted ^= c == '"';
            lines += c == '\n' && !quoted ? 1 : 0;
        }
    }
    return lines;
}

void measureEngine(const workspace::Snapshot &snapshot, const BenchModel &model, const BenchLines &lines)
{
    const scoring::Input input = snapshot.input();
    const auto counts = [&](std::string_view metric, const model::ScoringModel &which) {
        lines.counts(metric, orGiveUp(scoring::score(which, input, model.asOf))->cells);
    };
    counts("counts_nocap", model.uncapped);
    counts("counts_cap", model.capped);
    counts("counts_weight", model.weightChanged);
    counts("counts_type", model.typeChanged);
    cli::benchScoring(lines, input, model.asOf, {model.capped, model.uncapped, model.weightChanged, model.typeChanged});
}

int run(const fs::path &data, const fs::path &work, bool keepsFile)
{
    const BenchModel model = orGiveUp(readBenchModel((data / "model.json").string()));
    const base::FixedClock clock(model.asOf);
    const BenchLines lines(linesOf(data / "leads.csv") - 1);
    const std::string file = freshFile(work);

    const Loaded took = load(file, data, model.capped, clock);
    lines.print("load_csv_ms", "ms", {took.all});
    lines.print("load_leads_ms", "ms", {took.leads});
    lines.print("load_activities_ms", "ms", {took.activities});
    lines.print("peak_after_load_mib", "MiB", {peakMebibytes()});
    lines.print("db_mib", "MiB", {static_cast<double>(fs::file_size(file)) / (1024 * 1024)});

    const auto workspace = cli::benchOpening(lines, file, clock);
    if (!workspace)
        giveUp(workspace.error());
    const auto snapshot = (*workspace)->snapshot();
    measureEngine(*snapshot, model, lines);
    cli::benchQueries(lines, *snapshot, model.search);
    lines.print("peak_mib", "MiB", {peakMebibytes()});
    if (!keepsFile)
        (void)freshFile(work);
    return 0;
}

} // namespace

} // namespace leadlight::bench

int main(int argc, char **argv)
{
    std::string data;
    std::string work = std::filesystem::temp_directory_path().string();
    bool keepsFile = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        if (option == "--data" && i + 1 < argc)
            data = argv[++i];
        else if (option == "--work" && i + 1 < argc)
            work = argv[++i];
        else if (option == "--keep")
            keepsFile = true;
    }
    if (data.empty()) {
        std::cerr << "usage: leadlight-bench --data DIR [--work DIR] [--keep]" << std::endl;
        return 2;
    }
    return leadlight::bench::run(data, work, keepsFile);
}
