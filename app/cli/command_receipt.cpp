// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "session.h"
#include "workspace/queries/canonical_dump.h"
#include "workspace/queries/receipt.h"
#include "workspace/whole_file.h"

namespace leadlight::cli {

namespace {

struct ReceiptArguments {
    std::string path;
    std::string file;
};

int writeReceipt(const ReceiptArguments &arguments, const Common &common)
{
    const auto text = workspace::receiptOf(arguments.path, &progress());
    if (!text)
        return complain(common, text.error());
    if (auto written = workspace::writeWholeFile(arguments.file, *text); !written)
        return complain(common, written.error());
    say(common, "The head of the ledger is written to " + arguments.file + ". Keep it apart from the workspace.");
    return 0;
}

int dump(const std::string &path, const Common &common)
{
    const auto workspace = openToRead(path, common);
    if (!workspace)
        return complain(common, workspace.error());
    const auto done = workspace::dumpCanonically(**workspace, [](std::string_view line) { std::cout << line; }, &progress());
    return done ? 0 : complain(common, done.error());
}

} // namespace

void addReceipt(CLI::App &app, Common &common, int &exit)
{
    auto arguments = std::make_shared<ReceiptArguments>();
    CLI::App *receipt = addCommand(app, common, "receipt", "Write the head of the ledger to a file, for verify --against");
    receipt->add_option("WORKSPACE", arguments->path)->required();
    receipt->add_option("FILE", arguments->file)->required();
    receipt->callback([arguments, &common, &exit] { exit = writeReceipt(*arguments, common); });

    auto path = std::make_shared<std::string>();
    auto canonical = std::make_shared<bool>(false);
    CLI::App *dumpCommand = addCommand(app, common, "dump", "Print what the workspace holds; the same state gives the same bytes");
    dumpCommand->add_option("WORKSPACE", *path)->required();
    dumpCommand->add_flag("--canonical", *canonical, "Independent of how the state came about (the only form there is)");
    dumpCommand->callback([path, canonical, &common, &exit] { exit = dump(*path, common); });
}

} // namespace leadlight::cli
