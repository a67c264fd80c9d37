// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QString>
#include <QStringList>

#include "imports/choice_delegate.h"
#include "io/import_plan.h"
#include "workspace/commands/import_file.h"
#include "workspace/queries/source_yield.h"

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

[[nodiscard]] QString meaningName(const std::string &key);   ///< of a stage or outcome; empty: "Says nothing"
[[nodiscard]] QList<Choice> meanings(const std::string &target); ///< of "stage" or "outcome", "Says nothing" last
[[nodiscard]] QString sourceTypeName(const std::string &type); ///< "Bought list"; empty for none
[[nodiscard]] QString encodingName(io::Encoding encoding);
/// What lists of this kind have brought here, in a sentence or two.
[[nodiscard]] QString yieldText(const workspace::SourceYield &yield, const QString &currency);
/// "412,000 of about 1,000,000 rows", or empty where that is not known.
[[nodiscard]] QString rowsDoneText(const base::Progress &progress, std::uint64_t rows);

/// "412 new, 88 updated, 14 not usable"; parts without a row are left out.
[[nodiscard]] QString countsText(const workspace::ImportReport &report);
/// "3 look made up, 12 duplicates", or empty: leads that are kept but held back.
[[nodiscard]] QString heldText(const workspace::ImportReport &report);
/// How many appended values did not take the place of what somebody gave; empty: none.
[[nodiscard]] QString keptText(const workspace::ImportReport &report);

} // namespace leadlight::imports
