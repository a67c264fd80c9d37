// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <memory>

#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "commands.h"
#include "io/open_table.h"
#include "session.h"
#include "wording/errors.h"
#include "wording/numbers.h"
#include "workspace/commands/export_decisions.h"
#include "workspace/commands/export_file.h"
#include "workspace/commands/import_file.h"
#include "workspace/whole_file.h"

namespace leadlight::cli {

namespace {

constexpr std::size_t largestMapping = 1U << 20U;
constexpr std::size_t mostProblemsShown = 20;

struct ImportArguments {
    std::string path;
    std::string kind;
    std::string file;
    std::string mapping;
    std::string errors;
    std::string onDuplicate = "update";
    std::string onConflict = "ours";
    workspace::ImportRequest request;
    bool acks = false;
};

std::int64_t peakMebibytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

base::Result<void> complete(ImportArguments &arguments)
{
    const auto kind = io::parseImportKind(arguments.kind);
    if (!kind)
        return base::fail(base::ErrorKind::usage, "import.unknown_kind", {arguments.kind});
    arguments.request.kind = *kind;
    arguments.request.onDuplicate = arguments.onDuplicate == "skip"  ? workspace::OnDuplicate::skip
                                    : arguments.onDuplicate == "add" ? workspace::OnDuplicate::add
                                                                     : workspace::OnDuplicate::update;
    arguments.request.onConflict =
        arguments.onConflict == "theirs" ? workspace::OnConflict::takeTheirs : workspace::OnConflict::keepOurs;
    if (arguments.mapping.empty())
        return {};
    const auto json = workspace::readWholeFile(arguments.mapping, largestMapping);
    if (!json)
        return base::fail(json.error());
    auto plan = io::planFromJson(*json);
    if (!plan) {
        base::Error error = plan.error();
        error.place.file = arguments.mapping;
        return base::fail(std::move(error));
    }
    plan->kind = *kind;
    arguments.request.plan = std::move(*plan);
    return {};
}

/// Field by field, so that nobody is overruled unseen.
void printConflicts(const Common &common, const workspace::ImportReport &report)
{
    if (report.conflicting == 0)
        return;
    say(common, wording::grouped(static_cast<std::int64_t>(report.conflicting)) + " fields were changed here and in the file:");
    std::vector<std::vector<std::string>> rows{{"Lead", "Field", "Here", "By", "In the file", "Kept"}};
    for (const workspace::FieldConflict &conflict : report.conflicts) {
        if (rows.size() > mostProblemsShown)
            break;
        rows.push_back({conflict.name, conflict.label, conflict.ours, conflict.person, conflict.theirs.empty() ? "(blank)" : conflict.theirs,
                        conflict.taken ? "the file's" : "ours"});
    }
    if (!common.quiet)
        std::cout << aligned(rows, {});
}

nlohmann::ordered_json conflictsJson(const workspace::ImportReport &report)
{
    auto array = nlohmann::ordered_json::array();
    for (const workspace::FieldConflict &conflict : report.conflicts)
        array.push_back({{"lead", conflict.lead.text()},   {"name", conflict.name},     {"field", conflict.field},
                         {"ours", conflict.ours},          {"theirs", conflict.theirs}, {"person", conflict.person},
                         {"when", base::isoText(conflict.when)}, {"taken", conflict.taken}});
    return array;
}

void printReport(const Common &common, const workspace::ImportReport &report, bool dryRun)
{
    const auto number = [](std::uint64_t value) { return wording::grouped(static_cast<std::int64_t>(value)); };
    say(common, report.file + ": " + number(report.rows) + " rows: " + number(report.added) + " new, " + number(report.updated) + " updated, "
                    + number(report.unchanged) + " unchanged, " + number(report.skipped) + " skipped, " + number(report.refused) + " refused."
                    + (dryRun ? " Nothing was written." : ""));
    if (report.junk + report.duplicate + report.purchased > 0)
        say(common, "Held back: " + number(report.junk) + " that look made up, " + number(report.duplicate) + " duplicates, " + number(report.purchased)
                        + " from a bought or collected list.");
    if (report.keptKnown > 0)
        say(common, number(report.keptKnown) + " appended values stayed out: something is known there.");
    if (report.erased > 0)
        say(common, number(report.erased) + " of those skipped are about people who were erased here.");
    printConflicts(common, report);
    for (const io::Reason &note : report.plan.notes) {
        if (const std::string text = wording::errorSentence({base::ErrorKind::findings, note.code, note.arguments, {}}); note.code.starts_with("xlsx."))
            std::cerr << text << '\n';
    }
    std::size_t shown = 0;
    for (const workspace::RowProblem &problem : report.problems) {
        if (shown++ == mostProblemsShown) {
            std::cerr << "… and " << number(report.problems.size() - mostProblemsShown) << " more; --errors FILE lists every refused row.\n";
            break;
        }
        std::cerr << wording::errorText(problem.error) << (problem.repaired ? " (repaired)" : "") << '\n';
    }
}

/// The tables of a folder by name, or the file itself.
std::vector<std::string> filesOf(const std::string &path)
{
    constexpr std::array<std::string_view, 7> endings{".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".json", ".jsonl"};
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored))
        return {path};
    std::vector<std::string> files;
    for (const auto &entry : std::filesystem::directory_iterator(path, ignored)) {
        const std::string ending = base::folded(entry.path().extension().string());
        if (entry.is_regular_file(ignored) && std::find(endings.begin(), endings.end(), ending) != endings.end())
            files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

int importOne(workspace::Workspace &workspace, const ImportArguments &arguments, const Common &common)
{
    const auto report = [&] {
        const ProgressLine line(common, "Importing " + arguments.request.file);
        return workspace::importFile(workspace, arguments.request, &progress());
    }();
    if (!report)
        return complain(common, report.error());
    if (arguments.acks && !arguments.request.dryRun)
        std::cout << "ACK 1" << std::endl;
    if (!arguments.errors.empty()) {
        if (auto written = workspace::writeRefusedRows(*report, arguments.errors, wording::errorSentence); !written)
            return complain(common, written.error());
    }
    if (common.json)
        sayJson({{"kind", report->kind},
                 {"file", report->file},
                 {"rows", report->rows},
                 {"added", report->added},
                 {"updated", report->updated},
                 {"unchanged", report->unchanged},
                 {"skipped", report->skipped},
                 {"refused", report->refused},
                 {"flagged", {{"junk", report->junk}, {"duplicate", report->duplicate}, {"purchased", report->purchased}}},
                 {"kept_known", report->keptKnown},
                 {"conflicts", conflictsJson(*report)},
                 {"import", report->number},
                 {"elapsed_ms", report->elapsedMilliseconds},
                 {"peak_rss_mb", peakMebibytes()}});
    else
        printReport(common, *report, arguments.request.dryRun);
    return report->refused > 0 ? static_cast<int>(base::ErrorKind::findings) : 0;
}

int import(ImportArguments &arguments, const Common &common)
{
    if (auto whole = complete(arguments); !whole)
        return complain(common, whole.error());
    auto workspace = openToWrite(arguments.path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto person = actingPerson(*(*workspace)->snapshot(), common);
    if (!person)
        return complain(common, person.error());
    arguments.request.person = *person;
    const std::vector<std::string> files = filesOf(arguments.file);
    if (files.empty())
        return complain(common, {base::ErrorKind::usage, "import.empty_folder", {arguments.file}, {}});
    int first = 0; // of the files, the first that was not taken as it is
    for (const std::string &file : files) {
        arguments.request.file = file;
        const int exit = importOne(**workspace, arguments, common);
        first = first == 0 ? exit : first;
        if (exit == static_cast<int>(base::ErrorKind::stopped))
            break;
    }
    return first;
}

struct MappingArguments {
    std::string path;
    std::string kind;
    std::string file;
    std::string encoding;
    std::string sheet;
};

int printMapping(const MappingArguments &arguments, const Common &common)
{
    const auto kind = io::parseImportKind(arguments.kind);
    if (!kind)
        return complain(common, {base::ErrorKind::usage, "import.unknown_kind", {arguments.kind}, {}});
    io::CsvOptions options;
    if (!arguments.encoding.empty())
        options.dialect.encoding = io::parseEncoding(arguments.encoding);
    if (!arguments.sheet.empty())
        options.dialect.sheet = arguments.sheet;
    const auto reader = io::openTable(arguments.file, options);
    if (!reader)
        return complain(common, reader.error());
    const auto plan = io::guessPlan(*kind, **reader, &progress());
    if (!plan)
        return complain(common, plan.error());
    std::cout << io::planToJson(*plan);
    return 0;
}

int exportDecisions(const MappingArguments &arguments, const Common &common)
{
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto written = workspace::exportDecisions(*(*workspace)->snapshot(), arguments.file, &progress());
    if (!written)
        return complain(common, written.error());
    say(common, "Decisions on " + wording::grouped(static_cast<std::int64_t>(*written)) + " leads are written to " + arguments.file + ".");
    return 0;
}

int exportTo(const MappingArguments &arguments, const Common &common)
{
    if (arguments.kind == "decisions")
        return exportDecisions(arguments, common);
    const auto kind = io::parseImportKind(arguments.kind);
    if (!kind)
        return complain(common, {base::ErrorKind::usage, "import.unknown_kind", {arguments.kind}, {}});
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto done = workspace::exportFile(*(*workspace)->snapshot(), *kind, arguments.file, std::nullopt, &progress());
    if (!done)
        return complain(common, done.error());
    say(common, "Written to " + arguments.file + ".");
    return 0;
}

} // namespace

void addImport(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<ImportArguments>();
    CLI::App *command = addCommand(app, common, "import", "Take a CSV or JSON file or an Excel workbook (.xlsx) in");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("KIND", arguments->kind, "leads, activities, accounts, campaigns, outcomes or targets")->required();
    command->add_option("FILE", arguments->file, "A file, or a folder of which every table is taken in, by name")->required();
    command->add_option("--mapping", arguments->mapping, "What becomes of each column, as `mapping` prints it");
    command->add_option("--source", arguments->request.sourceName, "Name of the source");
    command->add_option("--source-type", arguments->request.sourceType, "own, event, partner, purchased, collected or appended")
        ->check(CLI::IsMember({"own", "event", "partner", "purchased", "collected", "appended"}));
    command->add_option("--encoding", arguments->request.encoding, "utf-8, utf-16le, utf-16be or windows-1252");
    command->add_option("--sheet", arguments->request.sheet, "Sheet of a workbook; else the first that is not hidden");
    command->add_option("--on-duplicate", arguments->onDuplicate, "What happens to a lead that is there already")
        ->check(CLI::IsMember({"update", "skip", "add"}));
    command->add_option("--on-conflict", arguments->onConflict, "Who wins where a field was changed here and in the file; all are listed")
        ->check(CLI::IsMember({"ours", "theirs"}));
    command->add_flag("--erase-blanks", arguments->request.blanksErase, "A blank cell empties the field; else it says nothing");
    command->add_flag("--repair", arguments->request.repairWholeRowQuoted, "Read rows that were quoted as a whole once more");
    command->add_flag("--dry-run", arguments->request.dryRun, "Report, write nothing");
    command->add_option("--errors", arguments->errors, "Write refused rows with line, column and reason to this CSV file");
    command->add_flag("--acks", arguments->acks, "Print ACK n after each commit that must survive");
    command->callback([arguments, &common, &exit] { exit = import(*arguments, common); });

    auto mapping = std::make_shared<MappingArguments>();
    CLI::App *print = addCommand(app, common, "mapping", "Print the mapping that an import would use");
    print->add_option("WORKSPACE", mapping->path)->required();
    print->add_option("KIND", mapping->kind)->required();
    print->add_option("FILE", mapping->file)->required();
    print->add_option("--encoding", mapping->encoding);
    print->add_option("--sheet", mapping->sheet, "Sheet of a workbook");
    print->callback([mapping, &common, &exit] { exit = printMapping(*mapping, common); });

    auto target = std::make_shared<MappingArguments>();
    CLI::App *write = addCommand(app, common, "export", "Write leads, activities, accounts, campaigns, outcomes, targets or, for the CRM, decisions as CSV, as a workbook (.xlsx) or as JSON");
    write->add_option("WORKSPACE", target->path)->required();
    write->add_option("KIND", target->kind)->required();
    write->add_option("FILE", target->file)->required();
    write->callback([target, &common, &exit] { exit = exportTo(*target, common); });
}

} // namespace leadlight::cli
