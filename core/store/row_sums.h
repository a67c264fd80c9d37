// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "store/connection.h"

struct sqlite3;

namespace leadlight::store {

/// A table whose rows carry a checksum of their own in the column `checksum`: 32 bits over the table's name and
/// `columns`, in this order. It notices damage and tells of which table a row is; it is no proof against an attacker.
/// Leads and the activities of accounts have sums of another make, pages of ours one for the page.
struct SummedTable {
    const char *name;
    const char *number;  ///< the column of whole numbers that names a row; nullptr: there is none
    const char *columns; ///< under the sum, in the order in which a new row binds them
    bool isProven = false; ///< the ledger tells, too, how its rows have to be
    /// WITHOUT ROWID: its rows are found by their key alone.
    [[nodiscard]] constexpr bool isKeyed() const { return !number || std::string_view(name) == "merged_lead"; }
};

namespace summed {

inline constexpr SummedTable meta{"meta", nullptr, "key, value"};
inline constexpr SummedTable setting{"setting", nullptr, "key, value"};
inline constexpr SummedTable savedView{"saved_view", nullptr, "name, json"};
inline constexpr SummedTable person{"person", "number",
                                    "number, id, name, side, email, at_table, public_key, sealed_key"};
inline constexpr SummedTable import{"import", "id",
                                    "id, kind, file, source, source_type, person, time, counts, mapping"};
inline constexpr SummedTable columnDef{"column_def", "id",
                                       "id, entity, key, label, type, position, rows, texts, source_import"};
inline constexpr SummedTable account{"account", "row", "row, id, key, name, domain, target"};
inline constexpr SummedTable campaign{"campaign", "number",
                                      "number, name, channel, from_date, to_date, cost_minor, currency"};
inline constexpr SummedTable move{
    "move", "seq",
    "seq, follows, lead_row, lead_id, move, from_stage, to_stage, person, side, time, reason, note, program,"
    " model_version, rank, fit_exact, engagement_exact, ledger_seq, undone_by, until, answer_then",
    true};
inline constexpr SummedTable valueHistory{"value_history", "seq",
                                          "seq, lead, field, valid_from, recorded, source, value, person"};
inline constexpr SummedTable externalRef{"external_ref", nullptr, "entity, system, id, row"};
inline constexpr SummedTable modelVersion{"model_version", "number",
                                          "number, state, title, reason, bytes, in_force_since", true};
inline constexpr SummedTable signature{"signature", "seq",
                                       "seq, version, person, side, time, public_key, signature", true};
inline constexpr SummedTable draftRow{
    "draft_row", nullptr, "path, marketing, sales, agreed_marketing, agreed_sales, comment", true};
inline constexpr SummedTable leadMerge{"lead_merge", "seq",
                                       "seq, survivor, person, time, changes, ledger_seq, undone_by", true};
inline constexpr SummedTable mergedLead{"merged_lead", "merge", "merge, lead", true};
inline constexpr SummedTable junkDecision{
    "junk_decision", "seq",
    "seq, lead, subject, reason, verdict, note, person, time, ledger_seq, undone_by", true};
inline constexpr SummedTable importUndo{"import_undo", "import_id", "import_id, part, data"};
inline constexpr SummedTable importAdded{"import_added", "import_id",
                                         "import_id, part, kind, owner, first, last, rows, digest"};
inline constexpr SummedTable importUndone{"import_undone", "import_id", "import_id, person, time"};
inline constexpr SummedTable twoPeople{"two_people", "seq",
                                       "seq, one, other, person, time, ledger_seq, undone_by", true};
inline constexpr SummedTable leadDeed{
    "lead_deed", "seq",
    "seq, lead, kind, what, words, until, person, side, time, ledger_seq, undone_by", true};
inline constexpr SummedTable deedAttachment{"deed_attachment", "deed", "deed, data", true};
inline constexpr SummedTable draftComment{"draft_comment", "seq",
                                          "seq, version, path, person, side, time, text, ledger_seq", true};
inline constexpr SummedTable draftEdit{
    "draft_edit", "seq",
    "seq, version, kind, path, marketing, sales, time, before, after, ledger_seq, undone"};
inline constexpr SummedTable proposal{"proposal", "version",
                                      "version, person, time, in_force_on, release, impact, rolls_back_to"};
inline constexpr SummedTable heldLead{"held_lead", "lead", "lead, since"};
inline constexpr SummedTable erasedLead{"erased_lead", "row", "row"};
inline constexpr SummedTable erasedName{"erased_name", nullptr, "hash"};

} // namespace summed

/// In an order in which every row comes behind those that it names.
inline constexpr std::array summedTables{
    summed::meta,       summed::setting,     summed::savedView,    summed::person,    summed::import,
    summed::columnDef,  summed::account,     summed::campaign,     summed::move,      summed::valueHistory,
    summed::externalRef, summed::modelVersion, summed::signature,  summed::draftRow,  summed::leadMerge,
    summed::mergedLead, summed::junkDecision, summed::importUndo,  summed::importAdded, summed::importUndone, summed::twoPeople,
    summed::leadDeed,    summed::deedAttachment,
    summed::draftComment, summed::draftEdit, summed::proposal,     summed::heldLead,  summed::erasedLead,
    summed::erasedName};

/// The SQL function row_sum(table, values …), for our own statements alone: a schema cannot call it.
void addSumFunction(sqlite3 *handle);

/// "INSERT INTO person(number, …, checksum) VALUES (?1, …, row_sum('person', ?1, …))".
[[nodiscard]] std::string insertInto(const SummedTable &table, const char *verb = "INSERT");
/// "INSERT INTO account(row, …, checksum) SELECT c0, …, row_sum('account', c0, …) FROM given_rows(?1)" (given_rows.h).
[[nodiscard]] std::string insertGiven(const SummedTable &table);
/// "row_sum('person', number, …)".
[[nodiscard]] std::string sumOfRow(const SummedTable &table);
/// An expression that is 1 where a row's checksum fits, for a SELECT.
[[nodiscard]] std::string isSound(const SummedTable &table);
/// Gives the rows of `where` (one parameter) the checksum of what they hold now.
[[nodiscard]] std::string sealAgain(const SummedTable &table, const char *where);
/// The number that the next row takes. Throws Failure.
[[nodiscard]] std::int64_t nextNumber(Connection &connection, const SummedTable &table);
/// Throws workspace.damaged (table, number) where `column` of the row, an isSound(), is 0. While a verification proves
/// by the ledger, rows that it proves are let through: it says better what was changed.
void requireSound(const Connection &connection, const Statement &row, int column, const SummedTable &table,
                  std::int64_t number = 0);
/// Throws workspace.damaged for the first row of the table that is not as it was written.
void requireSoundRows(Connection &connection, const SummedTable &table);

} // namespace leadlight::store
