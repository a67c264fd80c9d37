// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <exception>
#include <iostream>

#include <sys/stat.h>

#include <CLI/CLI.hpp>

#include "commands.h"
#include "session.h"

namespace leadlight::cli {

CLI::App *addCommand(CLI::App &app, Common &common, const char *name, const char *description)
{
    CLI::App *command = app.add_subcommand(name, description);
    command->add_flag("--json", common.json, "Answer as JSON, errors too");
    command->add_flag("--quiet", common.quiet, "Say nothing where all went well");
    command->add_option("--as-of", common.asOf, "Score as of this moment (2026-03-31T12:00:00Z); nothing is written");
    command->add_option("--as", common.as, "Act as this person");
    return command;
}

} // namespace leadlight::cli

namespace {

void stopCleanly(int)
{
    leadlight::cli::progress().stop(); // an atomic store: safe in a signal handler
}

int run(int argc, char **argv)
{
    using namespace leadlight::cli;
    CLI::App app{"Leadlight: lead scoring that Sales and Marketing agree on", "leadlight-cli"};
    app.set_version_flag("--version", LEADLIGHT_VERSION);
    app.require_subcommand(1);
    Common common;
    int exit = 0;
    addNew(app, common, exit);
    addImport(app, common, exit);
    addImports(app, common, exit);
    addScore(app, common, exit);
    addLeads(app, common, exit);
    addHygiene(app, common, exit);
    addAccounts(app, common, exit);
    addDeeds(app, common, exit);
    addNurture(app, common, exit);
    addPursue(app, common, exit);
    addVerification(app, common, exit);
    addInbox(app, common, exit);
    addMove(app, common, exit);
    addPeople(app, common, exit);
    addModel(app, common, exit);
    addEvidence(app, common, exit);
    addReport(app, common, exit);
    addBackup(app, common, exit);
    addPerson(app, common, exit);
    addReceipt(app, common, exit);
    addRetention(app, common, exit);
    addSalvage(app, common, exit);
    addUndo(app, common, exit);
    addSettings(app, common, exit);
    addProcess(app, common, exit);
    addGlossary(app, common, exit);
    addDispute(app, common, exit);
    addReview(app, common, exit);
    addVerify(app, common, exit);
    addBench(app, common, exit);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        // CLI11 has exit codes of its own; help is success, everything else is wrong usage.
        return app.exit(error) == 0 ? 0 : 2;
    }
    std::cout.flush();
    if (!std::cout)
        return static_cast<int>(leadlight::base::ErrorKind::storage);
    return exit;
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(S_IRWXG | S_IRWXO); // what is written here is about people: the owner's alone
    // The function-local statics must exist before a signal can ask for them.
    (void)leadlight::cli::progress();
    std::signal(SIGINT, stopCleanly);
    std::signal(SIGTERM, stopCleanly);
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return run(argc, argv);
    } catch (const std::exception &) {
        std::cerr << "Leadlight met a fault of its own and stopped. Nothing was changed.\n";
        return static_cast<int>(leadlight::base::ErrorKind::bug);
    }
}
