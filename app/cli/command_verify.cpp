// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/verify.h"

#include <fstream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "commands.h"
#include "session.h"
#include "wording/errors.h"
#include "workspace/commands/agreement_files.h"
#include "workspace/commands/back_up.h"
#include "workspace/queries/receipt.h"
#include "workspace/whole_file.h"

namespace leadlight::cli {

namespace {

int sayFinding(const workspace::VerifyFinding &found, const Common &common)
{
    if (!common.json)
        return complain(common, found.error);
    nlohmann::ordered_json json{{"ok", false}, {"finding", wording::errorText(found.error)}};
    if (found.entry > 0)
        json["entry"] = found.entry;
    sayJson(json);
    return static_cast<int>(found.error.kind);
}

/// An exported agreement stands for itself: both signatures over exactly its bytes.
bool isAgreementFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return file.get() == '{';
}

int verifyAgreement(const std::string &path, const Common &common)
{
    const auto proven = workspace::proveAgreementFile(path);
    if (!proven)
        return sayFinding({proven.error(), 0}, common);
    if (common.json) {
        sayJson({{"ok", true}, {"version", proven->version.number}, {"fingerprint", base::hex(base::sha256(proven->version.bytes))}});
        return 0;
    }
    std::vector<std::string> names;
    for (const agreement::VersionSignature &signature : proven->version.signatures) {
        for (const agreement::FileSigner &signer : proven->signers) {
            if (signer.person == signature.person)
                names.push_back(signer.name + " for " + std::string(domain::labelOf(signature.side)));
        }
    }
    say(common, "Version " + std::to_string(proven->version.number) + " is the one that was signed by " + base::joined(names, " and ") + ".");
    return 0;
}

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
    if (isAgreementFile(path))
        return verifyAgreement(path, common);
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
    return sayFinding({workspace::namingBackup((*finding)->error, path), (*finding)->entry}, common);
}

} // namespace

void addVerify(CLI::App &app, Common &common, int &exit)
{
    auto path = std::make_shared<std::string>();
    auto receipt = std::make_shared<std::string>();
    CLI::App *command = addCommand(app, common, "verify", "Prove database, ledger, signatures, model and scores");
    command->add_option("WORKSPACE", *path, "A workspace, or an agreement file")->required();
    command->add_option("--against", *receipt, "A receipt: notices what was cut off, rolled back or replaced since");
    command->callback([path, receipt, &common, &exit] { exit = verifyWorkspace(*path, *receipt, common); });
}

} // namespace leadlight::cli
