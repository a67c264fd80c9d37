// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "workspace/commands/back_up.h"

namespace leadlight::cli {

namespace {

struct BackupArguments {
    std::string workspace;
    std::string file;
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

int restoreFrom(const BackupArguments &arguments, const Common &common)
{
    const auto restored = workspace::restore(arguments.file, arguments.workspace, clock(), &progress());
    if (!restored)
        return complain(common, restored.error());
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
    restore->add_option("FILE", source->file, "The backup")->required();
    restore->add_option("WORKSPACE", source->workspace)->required();
    restore->callback([source, &common, &exit] { exit = restoreFrom(*source, common); });
}

} // namespace leadlight::cli
