// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "command_report.h"
#include "commands.h"
#include "session.h"
#include "workspace/commands/export_report.h"
#include "workspace/queries/reports.h"

namespace leadlight::cli {

namespace {

/// The desktop program beside this one draws PDF (it has the fonts); it runs without a display.
int renderPdf(const ReportArguments &arguments, const Common &common)
{
    std::error_code ignored;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const std::string program = (self.parent_path() / "leadlight").string();
    std::vector<std::string> words{program, "--render", arguments.kind, arguments.path, arguments.file};
    if (!common.asOf.empty()) {
        words.insert(words.end(), {"--as-of", common.asOf});
    }
    std::vector<char *> argv;
    for (std::string &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    pid_t child = 0;
    int status = 0;
    const bool started = ::posix_spawn(&child, program.c_str(), nullptr, nullptr, argv.data(), environ) == 0;
    if (!started || ::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) == 127)
        return complain(common, {base::ErrorKind::storage, "report.no_renderer", {}, {}});
    return WEXITSTATUS(status);
}

} // namespace

int writeReport(const ReportArguments &arguments, const Common &common)
{
    const std::string ending = base::folded(std::filesystem::path(arguments.file).extension().string());
    const auto workspace = openToRead(arguments.path, common);
    if (!workspace)
        return complain(common, workspace.error());
    if (ending == ".pdf" && workspace::isReportKind(arguments.kind))
        return renderPdf(arguments, common);
    const auto document = workspace::makeReport(**workspace, arguments.kind, std::filesystem::path(arguments.path).stem().string(), progress());
    if (!document)
        return complain(common, document.error());
    if (auto written = workspace::exportReport(*document, arguments.file); !written)
        return complain(common, written.error());
    say(common, "Written to " + arguments.file + ".");
    return 0;
}

void addReport(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<ReportArguments>();
    CLI::App *command = addCommand(app, common, "report", "Write a report: the review page, the follow-up, the minutes of the review, the evidence, the process, or a lead's call brief");
    command->add_option("WORKSPACE", arguments->path)->required();
    command->add_option("KIND", arguments->kind, "review, follow-up, minutes, evidence, process or lead")->required();
    command->add_option("FILE", arguments->file, ".pdf, .html, .xlsx, .csv or .json")->required();
    command->add_option("--lead", arguments->lead, "Whose call brief: id, e-mail or external id");
    command->callback([arguments, &common, &exit] {
        if (arguments->kind == "lead")
            arguments->kind += ':' + arguments->lead;
        exit = writeReport(*arguments, common);
    });
}

} // namespace leadlight::cli
