// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "io/column_guess.h"
#include "io/table_reader.h"

namespace leadlight::io {

/// What the rows of a file are.
enum class ImportKind : std::uint8_t { leads, activities, accounts, campaigns, outcomes, targets };
[[nodiscard]] std::string_view keyOf(ImportKind kind);
[[nodiscard]] std::optional<ImportKind> parseImportKind(std::string_view text);

/// What becomes of one column.
struct PlanColumn {
    std::string name;
    std::size_t index = 0;
    /// A known field of the kind (see `targetsOf`), "attribute:KEY" (leads and accounts), or "ignore".
    std::string target = "ignore";
    domain::FieldType type = domain::FieldType::text;
    DateOrder dates = DateOrder::none; ///< of an instant
    NumberFormat number;               ///< of a number
    double factor = 1;                 ///< a number is multiplied by it: 1,000,000 where the file counts in millions
    std::vector<std::string> blankTokens;
    /// A value that cannot be read is taken as blank, and the row goes in and is reported; else the row is refused.
    bool unreadableIsBlank = false;
    /// Targets "stage" and "outcome" alone: the file's words, compared trimmed and case-folded, and the key of a stage
    /// or an outcome; an empty key says that the word tells nothing.
    std::vector<std::pair<std::string, std::string>> values;
    double confidence = 1;
    /// Why it goes to this target: plan.by_name {name}; plan.by_content {what}; plan.by_words {words, known};
    /// plan.millions / plan.thousands (the unit was found by comparing with the employees); plan.taken {target};
    /// plan.derived {name} (a rank or score in our own export);
    /// plan.unknown_name; plan.chosen (came out of a mapping file).
    Reason reason;
    Reason typeReason; ///< what ColumnGuess says of the values: type, signs, order of dates

    bool operator==(const PlanColumn &) const = default;
};

/// How a file becomes leads, activities and so on: what `leadlight-cli mapping` prints and `--mapping` takes.
struct ImportPlan {
    ImportKind kind = ImportKind::leads;
    Dialect dialect;
    std::vector<PlanColumn> columns; ///< one for each column of the file
    std::string sourceName;
    std::string sourceType; ///< empty: not asked yet
    /// csv.duplicate_column, csv.unnamed_column (see CsvReader); plan.unknown_words {column, words}.
    std::vector<Reason> notes;

    [[nodiscard]] const PlanColumn *find(std::string_view target) const;
    /// What the reader has to be told so that it reads the file as the plan says.
    [[nodiscard]] DialectOptions dialectOptions() const;
    bool operator==(const ImportPlan &) const = default;
};

/// The fixed targets of a kind with the type that each needs. Leads: the known lead fields and stage, owner,
/// full_name, id (ours). Outcomes: the same. Activities: lead, lead_email, time, type, channel, asset, area, phase,
/// campaign, number, text, external_id. Accounts: name, domain, industry, employees, annual_revenue, country, city,
/// hq_country, target, external_id. Campaigns: name, channel, from, to, cost, currency. Targets: name, domain,
/// external_id.
[[nodiscard]] std::span<const std::pair<std::string_view, domain::FieldType>> targetsOf(ImportKind kind);
[[nodiscard]] std::optional<domain::FieldType> typeOfTarget(ImportKind kind, std::string_view target);

/// Recognises columns by name and content.
[[nodiscard]] ImportPlan guessPlan(ImportKind kind, const Dialect &dialect, const std::vector<std::string> &names,
                                   const std::vector<ColumnGuess> &columns);
/// Reads `reader` through (rows beyond the first 64 MiB are taken to be like those before), guesses, and rewinds it.
/// Errors: those of reading; ErrorKind::stopped.
/// `guesses`: takes what the columns are.
[[nodiscard]] base::Result<ImportPlan> guessPlan(ImportKind kind, TableReader &reader, base::Progress *progress = nullptr,
                                                 std::vector<ColumnGuess> *guesses = nullptr);

/// JSON with two blanks of indentation, the same bytes for the same plan.
[[nodiscard]] std::string planToJson(const ImportPlan &plan);
/// Strict. Errors (ErrorKind::unreadable): mapping.too_large {limit}, mapping.not_json {byte}, mapping.too_deep {limit},
/// mapping.duplicate_key {key}, mapping.unknown_key {key}, mapping.missing_key {key}, mapping.wrong_type {key},
/// mapping.wrong_value {key, value}, mapping.unknown_target {column, target}, mapping.duplicate_target {target},
/// mapping.duplicate_column {column}.
[[nodiscard]] base::Result<ImportPlan> planFromJson(std::string_view json);
/// Fits a plan from a mapping file to a file: columns are found by name, else by index; columns of the file that the
/// plan does not name are ignored. Errors (ErrorKind::unreadable): mapping.column_missing {column}.
[[nodiscard]] base::Result<ImportPlan> bindPlan(ImportPlan plan, const TableReader &reader);

} // namespace leadlight::io
