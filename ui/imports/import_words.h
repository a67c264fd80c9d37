// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QString>
#include <QStringList>

#include "io/import_plan.h"
#include "workspace/commands/import_file.h"

namespace leadlight::imports {

/// Why a file or a column was read as it was, in a sentence without its full stop; empty for a code that says nothing
/// to people.
[[nodiscard]] QString reasonText(const io::Reason &reason);
/// How the file is written, as chips: "Windows-1252", "semicolon between fields", "first line names the columns".
[[nodiscard]] QStringList dialectChips(const io::Dialect &dialect);

[[nodiscard]] QString kindName(io::ImportKind kind); ///< "Leads"
[[nodiscard]] QString rowsOf(io::ImportKind kind, std::uint64_t count); ///< "1 lead", "412 leads"
[[nodiscard]] QString targetName(const std::string &target); ///< "Job title", "Field of its own: Plan", "Do not import"
[[nodiscard]] QString typeName(const io::PlanColumn &column); ///< "Date, day first"

/// "412 new, 88 updated, 14 not usable"; parts without a row are left out.
[[nodiscard]] QString countsText(const workspace::ImportReport &report);
/// "3 look made up, 12 duplicates", or empty: leads that are kept but held back.
[[nodiscard]] QString heldText(const workspace::ImportReport &report);

} // namespace leadlight::imports
