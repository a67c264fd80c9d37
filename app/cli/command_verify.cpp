// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/verify.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "wording/errors.h"
#include "workspace/commands/back_up.h"
#include "workspace/queries/receipt.h"
#include "workspace/whole_file.h"

namespace leadlight::cli {

namespace {

constexpr std::size_t largestReceipt = 65536;

using Finding = base::Result<std::optional<workspace::VerifyFinding>>;

Finding findingOf(const std::string &path, const std::string &receipt)
{
    auto finding = workspace::verify(path, clock(), &progress());
    if (!finding || *finding || receipt.empty())
        return finding;
    const auto text = workspace::readWholeFile(receipt, largestReceipt);
    return text ? workspace::verifyAgainst(path, *text) : Finding(base::fail(text.error()));
}

int verifyWorkspace(const std::string &path, const std::string &receipt, const Common &common)
{
    const Finding finding = findingOf(path, receipt);
    if (!finding)
        return complain(common, workspace::namingBackup(finding.error(), path));
    if (!*finding) {
        if (common.json)
            sayJson({{"ok", true}});
        else
            say(common, std::string("Everything holds: database, ledger, signatures, model and scores") + (receipt.empty() ? "." : ", and it goes on from the receipt."));
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
    auto receipt = std::make_shared<std::string>();
    CLI::App *command = addCommand(app, common, "verify", "Prove database, ledger, signatures, model and scores");
    command->add_option("WORKSPACE", *path)->required();
    command->add_option("--against", *receipt, "A receipt: notices what was cut off, rolled back or replaced since");
    command->callback([path, receipt, &common, &exit] { exit = verifyWorkspace(*path, *receipt, common); });
}

} // namespace leadlight::cli
