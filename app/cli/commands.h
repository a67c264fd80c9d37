// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"

namespace CLI {
class App;
}

namespace leadlight::cli {

/// Each adds its commands to `app`; what a command returns is left in `exit`.
void addNew(CLI::App &app, Common &common, int &exit);
void addImport(CLI::App &app, Common &common, int &exit); ///< import, mapping, export
void addImports(CLI::App &app, Common &common, int &exit); ///< the history of imports, and undoing one
void addScore(CLI::App &app, Common &common, int &exit);  ///< score, count
void addLeads(CLI::App &app, Common &common, int &exit);  ///< leads, explain
void addHygiene(CLI::App &app, Common &common, int &exit); ///< hygiene, merge
void addAccounts(CLI::App &app, Common &common, int &exit);
void addDeeds(CLI::App &app, Common &common, int &exit);
void addNurture(CLI::App &app, Common &common, int &exit);
void addPursue(CLI::App &app, Common &common, int &exit); ///< named pursuits
void addVerification(CLI::App &app, Common &common, int &exit);
void addInbox(CLI::App &app, Common &common, int &exit);
void addMove(CLI::App &app, Common &common, int &exit);   ///< move, add, set, log, assign
void addPeople(CLI::App &app, Common &common, int &exit);
void addModel(CLI::App &app, Common &common, int &exit);
void addEvidence(CLI::App &app, Common &common, int &exit);
void addReport(CLI::App &app, Common &common, int &exit);
void addBackup(CLI::App &app, Common &common, int &exit); ///< backup, restore
void addPerson(CLI::App &app, Common &common, int &exit); ///< person, erase
void addReceipt(CLI::App &app, Common &common, int &exit); ///< receipt, dump
void addRetention(CLI::App &app, Common &common, int &exit); ///< leads untouched for long
void addSalvage(CLI::App &app, Common &common, int &exit);
void addUndo(CLI::App &app, Common &common, int &exit); ///< what was done last
void addSettings(CLI::App &app, Common &common, int &exit);
void addProcess(CLI::App &app, Common &common, int &exit);
void addGlossary(CLI::App &app, Common &common, int &exit);
void addDispute(CLI::App &app, Common &common, int &exit); ///< dispute, disputes
void addReview(CLI::App &app, Common &common, int &exit);
void addVerify(CLI::App &app, Common &common, int &exit);
void addBench(CLI::App &app, Common &common, int &exit);

/// A subcommand with the options that every command takes.
CLI::App *addCommand(CLI::App &app, Common &common, const char *name, const char *description);

} // namespace leadlight::cli
