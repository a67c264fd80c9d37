// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/numbers.h"
#include "workspace/commands/back_up.h"
#include "workspace/commands/restore_at.h"

namespace leadlight::cli {

namespace {

struct BackupArguments {
    std::string workspace;
    std::string file;
    std::string at;
};

int backUpTo(const BackupArguments &arguments, const Common &common)
{
    const auto done = [&] {
        const ProgressLine line(common, "Copying");
        return workspace::backUp(arguments.workspace, arguments.file, &progress());
    }();
    if (!done)
        return complain(common, done.error());
    if (common.json)
        sayJson({{"workspace", arguments.workspace}, {"file", arguments.file}});
    else
        say(common, "Copied to " + arguments.file + ", opened there and found sound.");
    return 0;
}

/// In place: the workspace goes back to how it decided at a moment.
int goBack(const std::string &path, const std::string &at, const Common &common)
{
    const auto time = base::parseIsoInstant(at);
    if (!time)
        return complain(common, {base::ErrorKind::usage, "value.not_a_date", {"--at", at}, {}});
    auto workspace = openToWrite(path);
    if (!workspace)
        return complain(common, workspace.error());
    const auto person = actingPerson(*(*workspace)->snapshot(), common);
    if (!person)
        return complain(common, person.error());
    const auto restored = workspace::restoreAt(**workspace, *time, *person);
    if (!restored)
        return complain(common, restored.error());
    if (common.json) {
        sayJson({{"workspace", path}, {"at", base::isoText(*time)}, {"leads", restored->leads}, {"version", restored->modelVersion},
                 {"kept", restored->kept}, {"entry", restored->ledgerSeq}});
        return 0;
    }
    say(common, "Model and stages are as they stood at " + base::isoText(*time) + "; " + wording::grouped(static_cast<std::int64_t>(restored->leads))
                    + " leads changed stage. What was there is kept as " + restored->kept + ".");
    return 0;
}

int restoreFrom(const BackupArguments &arguments, const Common &common)
{
    if (arguments.workspace.empty())
        return arguments.at.empty() ? complain(common, {base::ErrorKind::usage, "restore.needs_workspace", {}, {}})
                                    : goBack(arguments.file, arguments.at, common);
    const auto restored = workspace::restore(arguments.file, arguments.workspace, clock(), &progress());
    if (!restored)
        return complain(common, restored.error());
    if (!arguments.at.empty())
        return goBack(arguments.workspace, arguments.at, common);
    if (common.json) {
        nlohmann::ordered_json json{{"workspace", arguments.workspace}, {"file", arguments.file}};
        json["kept"] = restored->kept.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(restored->kept);
        sayJson(json);
        return 0;
    }
    say(common, arguments.workspace + " is again as in " + arguments.file + ".");
    if (!restored->kept.empty())
        say(common, std::string(restored->wasDamaged ? "The damaged file" : "What was there") + " is kept as " + restored->kept + ".");
    return 0;
}

} // namespace

void addBackup(CLI::App &app, Common &common, int &exit)
{
    auto backup = std::make_shared<BackupArguments>();
    CLI::App *copy = addCommand(app, common, "backup", "Write a proven copy of the workspace, while it is open elsewhere, too");
    copy->add_option("WORKSPACE", backup->workspace)->required();
    copy->add_option("FILE", backup->file, "A new file")->required();
    copy->callback([backup, &common, &exit] { exit = backUpTo(*backup, common); });

    auto source = std::make_shared<BackupArguments>();
    CLI::App *restore = addCommand(app, common, "restore", "Put a backup in the place of the workspace; what was there is kept");
    restore->add_option("FILE", source->file, "The backup; with --at the workspace itself will do")->required();
    restore->add_option("WORKSPACE", source->workspace);
    restore->add_option("--at", source->at, "Put model and stages back as they stood then (2026-03-31T12:00:00Z)");
    restore->callback([source, &common, &exit] { exit = restoreFrom(*source, common); });
}

} // namespace leadlight::cli
