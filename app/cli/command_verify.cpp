// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/verify.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/errors.h"
#include "workspace/commands/back_up.h"

namespace leadlight::cli {

namespace {

int verifyWorkspace(const std::string &path, const Common &common)
{
    const auto finding = workspace::verify(path, clock(), &progress());
    if (!finding)
        return complain(common, workspace::namingBackup(finding.error(), path));
    if (!*finding) {
        if (common.json)
            sayJson({{"ok", true}});
        else
            say(common, "Everything holds: database, ledger, signatures, model and scores.");
        return 0;
    }
    const workspace::VerifyFinding found{workspace::namingBackup((*finding)->error, path), (*finding)->entry};
    if (common.json) {
        nlohmann::ordered_json json{{"ok", false}, {"finding", wording::errorText(found.error)}};
        if (found.entry > 0)
            json["entry"] = found.entry;
        sayJson(json);
        return static_cast<int>(found.error.kind);
    }
    return complain(common, found.error);
}

} // namespace

void addVerify(CLI::App &app, Common &common, int &exit)
{
    auto path = std::make_shared<std::string>();
    CLI::App *command = addCommand(app, common, "verify", "Prove database, ledger, signatures, model and scores");
    command->add_option("WORKSPACE", *path)->required();
    command->callback([path, &common, &exit] { exit = verifyWorkspace(*path, common); });
}

} // namespace leadlight::cli
