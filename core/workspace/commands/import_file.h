// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "io/import_plan.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

enum class OnDuplicate : std::uint8_t { update, skip, add };
/// Where the file contradicts what people entered here since the last import.
enum class OnConflict : std::uint8_t { keepOurs, takeTheirs };

/// A field of a lead where people here and the file say different things. Nothing is silently the winner: each is
/// listed, and what was not taken stands in the lead's history.
struct FieldConflict {
    base::Uuid lead;
    std::string name;   ///< of the lead
    std::string field;  ///< key; "stage" and "owner" too
    std::string label;
    std::string ours;
    std::string theirs; ///< empty: the file has a blank
    std::string person; ///< who entered ours
    base::Instant when;
    bool taken = false; ///< theirs was taken
};

struct ImportRequest {
    io::ImportKind kind = io::ImportKind::leads;
    std::string file;
    std::optional<io::ImportPlan> plan; ///< none: guessed from names and content
    std::string sheet;                  ///< of a workbook; overrides plan and detection
    std::string encoding;               ///< overrides detection: "utf-8", "windows-1252", "utf-16le" …
    std::string sourceName;
    std::string sourceType;             ///< "own", "event", "partner", "purchased", "collected", "appended"
    OnDuplicate onDuplicate = OnDuplicate::update;
    OnConflict onConflict = OnConflict::keepOurs;
    std::set<std::pair<base::Uuid, std::string>> otherwise; ///< conflicts (lead, field) that go the other way
    bool blanksErase = false;           ///< a blank cell empties the field; else it says nothing
    std::optional<char> delimiter;      ///< overrides detection, as do the next
    std::optional<bool> header;
    bool repairWholeRowQuoted = false;
    /// Cells corrected by hand: line → index of the column in the file → text.
    std::map<std::uint64_t, std::map<std::size_t, std::string>> edits;
    bool dryRun = false;
    std::optional<base::Uuid> person;
};

/// A row that was refused or repaired, with its original cells.
struct RowProblem {
    base::Error error;              ///< place holds line and column
    bool repaired = false;          ///< the row went in nevertheless
    std::vector<std::string> cells; ///< as read, for the file of refused rows
};

struct ImportReport {
    std::string kind;
    std::string file;
    std::uint64_t rows = 0; ///< added + updated + unchanged + skipped + refused
    std::uint64_t added = 0;
    std::uint64_t updated = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t skipped = 0;
    std::uint64_t refused = 0;
    std::uint64_t junk = 0;
    std::uint64_t duplicate = 0;
    std::uint64_t purchased = 0;
    std::uint64_t keptKnown = 0; ///< appended values that did not take the place of what somebody had given
    std::uint64_t erased = 0; ///< skipped, because they are about people who were erased here
    std::vector<RowProblem> problems;
    std::uint64_t conflicting = 0;        ///< fields, whether taken or not
    std::vector<FieldConflict> conflicts; ///< the first of them
    std::vector<std::string> header; ///< column names as read
    io::ImportPlan plan;             ///< what was used, with the notes of reading
    std::int64_t number = 0;       ///< of the import; 0: nothing was written
    bool canBeUndone = false;
    std::int64_t elapsedMilliseconds = 0;
};

/// Reads the file and writes all good rows in one transaction; a dry run writes nothing and reports the same.
/// Errors: io.… (kind unreadable), import.no_key_column (kind), import.mixed_rows, stopped, storage.…
[[nodiscard]] base::Result<ImportReport> importFile(Workspace &workspace, const ImportRequest &request,
                                                    base::Progress *progress = nullptr);

/// Writes the refused rows with line, column and reason in front of their original cells, as CSV. `reasonOf` words an error.
[[nodiscard]] base::Result<void> writeRefusedRows(const ImportReport &report, const std::string &path,
                                                  const std::function<std::string(const base::Error &)> &reasonOf);

} // namespace leadlight::workspace
