// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/errors.h"

#include <array>

#include "base/text.h"
#include "domain/stage.h"
#include "wording/labels.h"
#include "wording/sentence.h"

namespace leadlight::wording {

namespace {

constexpr std::array sentences{
    Sentence{"calendar.unknown_zone", "There is no time zone called \"%1\"."},
    Sentence{"csv.binary", "This is not a text file. Export it as CSV and try again."},
    Sentence{"csv.empty", "The file is empty."},
    Sentence{"csv.field_too_long", "A field is longer than %1 bytes, the most that is read. The row was left out."},
    Sentence{"csv.not_text", "The bytes do not read as %1. Name another encoding and try again."},
    Sentence{"csv.nul_byte", "The row holds a NUL byte, which no text has, and was left out. Export the file once more."},
    Sentence{"csv.row_too_long", "The row is longer than %1 bytes, the most that is read. It was left out."},
    Sentence{"csv.short_row", "Fields missing at the end (%1) were taken as blank"},
    Sentence{"csv.text_after_quote", "Text follows a closing quotation mark. Double each mark that belongs to the text. The row was left out."},
    Sentence{"csv.too_many_columns", "The row has more than %1 columns, the most that are read. It was left out."},
    Sentence{"csv.too_many_fields", "The row has %1 fields, the header %2: a value with a delimiter in it may lack its quotation marks. The row was left out."},
    Sentence{"csv.unclosed_quote", "A quotation mark opens here and never closes. Close it, or double it if it belongs to the text. The row was left out."},
    Sentence{"csv.unknown_encoding", "The encoding cannot be told: some bytes are neither UTF-8 nor Windows-1252. Name it and try again."},
    Sentence{"csv.whole_row_quoted", "The whole row stands in quotation marks, so it reads as one field; inside are %1. Import the file with the repair, which reads such rows once more."},
    Sentence{"csv.whole_row_unquoted", "The whole row stood in quotation marks and was read once more"},
    Sentence{"erase.needs_person", "Several people work here. Say who erases."},
    Sentence{"evidence.not_a_number", "There is no column of numbers called \"%1\"."},
    Sentence{"export.unknown_format", "\"%1\" cannot be written. Give a name that ends in .csv or .xlsx."},
    Sentence{"field.not_a_pair", "\"%1\" is not of the form FIELD=VALUE."},
    Sentence{"field.unknown", "There is no field called \"%1\"."},
    Sentence{"file.missing", "There is no file \"%1\"."},
    Sentence{"file.not_a_file", "\"%1\" is not a file."},
    Sentence{"file.too_large", "\"%1\" is larger than %2 bytes, the most that is read here."},
    Sentence{"file.unreadable", "\"%1\" could not be read."},
    Sentence{"filter.empty_value", "The filter on \"%1\" has no value."},
    Sentence{"filter.not_a_value", "\"%2\" is not a value that \"%1\" can be compared with."},
    Sentence{"filter.syntax", "The filter does not read from character %1 on."},
    Sentence{"filter.unknown_field", "No lead has a field called \"%1\"."},
    Sentence{"hygiene.apart_already", "%1 and %2 are known to be two people."},
    Sentence{"hygiene.is_duplicate", "%1 is a double, not junk. Merge it with the lead it doubles, or clear it."},
    Sentence{"hygiene.moved_since", "%1 was moved since. Undo that move first."},
    Sentence{"hygiene.needs_lead", "Name the lead to %1."},
    Sentence{"hygiene.no_lead", "A lead is named with clear, confirm or undo."},
    Sentence{"hygiene.needs_note", "Clearing a lead needs a note: what shows that it is real?"},
    Sentence{"hygiene.not_apart", "Nobody said that %1 and %2 are two people."},
    Sentence{"hygiene.not_held", "%1 is not held back, or was decided on before."},
    Sentence{"hygiene.nothing_to_undo", "Nothing was decided on %1 that could be undone."},
    Sentence{"import.missing_value", "The row gives no %1 and cannot be taken without. Fill it in and import the row again."},
    Sentence{"import.no_key_column", "No column says which of the %1 a row is about. Check the header, or give a mapping."},
    Sentence{"import.not_kept", "Import %1 can no longer be undone: what takes it back is kept for %2 days and up to a size."},
    Sentence{"import.rests_change", "Import %1 cannot be undone: something that it brought has been changed since. Undo that first."},
    Sentence{"import.rests_move", "Import %1 cannot be undone: a decision on %2 rests on it. Undo that first."},
    Sentence{"import.rests_signature", "Import %1 cannot be undone: version %2 was signed since."},
    Sentence{"import.undone", "Import %1 is undone already."},
    Sentence{"import.unknown", "There is no import number %1."},
    Sentence{"import.unknown_encoding", "There is no encoding called \"%1\". Use utf-8, utf-16le, utf-16be or windows-1252."},
    Sentence{"import.unknown_kind", "\"%1\" cannot be imported. Use leads, activities, accounts, campaigns, outcomes or targets."},
    Sentence{"import.unknown_account", "No account has the name or domain \"%1\". Import the account first, then this row again."},
    Sentence{"import.unknown_lead", "No lead has the id or e-mail \"%1\". Import the lead first, then this row again."},
    Sentence{"io.is_directory", "This is a folder, not a file."},
    Sentence{"io.missing", "There is no such file."},
    Sentence{"io.not_a_file", "This is not a file."},
    Sentence{"io.not_readable", "The file may not be read by you."},
    Sentence{"io.open_failed", "The file could not be opened."},
    Sentence{"io.read_failed", "The file could not be read to its end. Nothing was changed."},
    Sentence{"io.stopped", "Stopped. Nothing was changed."},
    Sentence{"io.xls_not_supported", "This is an old Excel file. Save it as .xlsx or CSV and try again."},
    Sentence{"key.no_passphrase", "A passphrase is asked for on a terminal. Give --passphrase-fd where there is none."},
    Sentence{"key.damaged", "The signing key is damaged."},
    Sentence{"key.short_passphrase", "A passphrase has at least %1 characters."},
    Sentence{"key.wrong_passphrase", "The passphrase does not open this key."},
    Sentence{"lead.ambiguous", "More than one lead is called \"%1\". Use the id."},
    Sentence{"lead.no_facts", "A lead needs at least one fact, such as a name or an e-mail address."},
    Sentence{"lead.unknown", "There is no lead with the id, external id or e-mail \"%1\"."},
    Sentence{"ledger.cut", "The end of the ledger was cut off after entry %1."},
    Sentence{"ledger.gap", "Ledger entry %1 is missing."},
    Sentence{"ledger.hash", "Ledger entry %1 was changed."},
    Sentence{"ledger.payload", "What ledger entry %1 says was changed."},
    Sentence{"ledger.previous", "Ledger entry %1 does not follow the one before it."},
    Sentence{"mapping.column_missing", "The mapping names a column \"%1\" that the file does not have."},
    Sentence{"mapping.duplicate_column", "The mapping names the column \"%1\" twice."},
    Sentence{"mapping.duplicate_key", "The mapping has \"%1\" twice."},
    Sentence{"mapping.duplicate_target", "The mapping sends two columns to \"%1\"."},
    Sentence{"mapping.missing_key", "The mapping does not say \"%1\"."},
    Sentence{"mapping.not_json", "The mapping is not JSON (from byte %1 on)."},
    Sentence{"mapping.too_deep", "The mapping is nested deeper than %1 levels."},
    Sentence{"mapping.too_large", "The mapping is larger than %1 bytes."},
    Sentence{"mapping.unknown_key", "The mapping has a key \"%1\" that nothing knows."},
    Sentence{"mapping.unknown_target", "The mapping sends the column \"%1\" to \"%2\", which does not exist."},
    Sentence{"mapping.wrong_type", "The mapping's \"%1\" is of the wrong type."},
    Sentence{"mapping.wrong_value", "The mapping's \"%1\" cannot be \"%2\"."},
    Sentence{"merge.needs_person", "Several people work here. Say who merges."},
    Sentence{"merge.newer_first", "%1 was merged later. Undo that merge first."},
    Sentence{"merge.not_a_choice", "\"%1\" is not of the form FIELD=LEAD."},
    Sentence{"merge.not_part", "%1 is not one of the leads that are merged."},
    Sentence{"merge.nothing_to_undo", "%1 was not merged with another lead."},
    Sentence{"merge.one_lead", "A merge needs at least two leads."},
    Sentence{"merge.same_lead", "%1 is named twice: both names are of one lead already."},
    Sentence{"merge.undo_one", "One merge is undone at a time: name one lead."},
    Sentence{"merge.unknown_field", "None of these leads has a field called \"%1\"."},
    Sentence{"model.has_errors", "The model has errors and was not taken. Check it to see all of them."},
    Sentence{"model.json_syntax", "This is not a model file (line %1)."},
    Sentence{"model.json_value", "The model file is wrong at %1: %2."},
    Sentence{"model.none", "The workspace has no model that can be read."},
    Sentence{"model.unknown_version", "There is no version %1 of the model."},
    Sentence{"move.facts_missing", "Not known yet: %1. An opportunity needs all four of budget, authority, need and timeframe."},
    Sentence{"move.limit_not_reached", "Marketing can recall a lead once its time limit has run out."},
    Sentence{"move.needs_contact_attempt", "This lead asked for a call. Log an attempt to reach them before passing back."},
    Sentence{"move.needs_date", "A win needs the date of signature."},
    Sentence{"move.needs_note", "\"%1\" needs a note."},
    Sentence{"move.needs_owner", "An accepted lead needs an owner."},
    Sentence{"move.needs_program", "A lead that comes back needs a nurture program."},
    Sentence{"move.needs_reason", "\"%1\" needs a reason."},
    Sentence{"move.needs_until", "Say until when the lead is on hold."},
    Sentence{"move.needs_value", "A win needs its value."},
    Sentence{"move.not_reachable", "A lead without a valid e-mail address or phone cannot be identified."},
    Sentence{"move.nothing_to_undo", "There is no move of this lead to undo."},
    Sentence{"move.unknown", "There is no move called \"%1\"."},
    Sentence{"move.unknown_reason", "\"%1\" is not one of the passback reasons."},
    Sentence{"person.exists", "Somebody called \"%1\" works here already."},
    Sentence{"person.no_name", "A person needs a name."},
    Sentence{"person.unknown", "Nobody called \"%1\" works here."},
    Sentence{"person.unknown_side", "\"%1\" is not a side. Use marketing, sales or both."},
    Sentence{"receipt.changed", "Ledger entry %1 is not the one of the receipt: the ledger was written anew."},
    Sentence{"receipt.cut", "The receipt knows of ledger entry %1, the workspace ends at %2: its end was cut off, or an older copy took its place."},
    Sentence{"receipt.other_workspace", "The receipt is of another workspace: this file took its place, or the receipt belongs elsewhere."},
    Sentence{"receipt.unreadable", "This is not a receipt of Leadlight."},
    Sentence{"report.unknown_format", "\"%1\" cannot be written. Give a name that ends in .html, .xlsx, .csv, .json or .pdf."},
    Sentence{"report.unknown_kind", "There is no report called \"%1\". There are: review, evidence."},
    Sentence{"report.no_renderer", "A PDF is drawn by the desktop program, which could not be started. HTML works without it."},
    Sentence{"restore.before_start", "The workspace was made at %1; there is nothing to put back from before."},
    Sentence{"restore.future", "%1 has not come yet."},
    Sentence{"restore.needs_person", "Several people work here. Say who puts model and stages back."},
    Sentence{"restore.needs_workspace", "Name the backup and the workspace; or the workspace alone, with a moment to go back to."},
    Sentence{"restore.no_version", "At %1 no version was in force, and one that is cannot be taken back. Restore a backup from then."},
    Sentence{"row.blank", "The row is blank in every column that is imported: there was nothing to take."},
    Sentence{"signature.invalid", "The signature of %1 does not fit the model."},
    Sentence{"signature.missing", "The signature of %1 is missing."},
    Sentence{"signature.same_person", "One person signed for both sides."},
    Sentence{"sort.unknown_column", "Leads cannot be sorted by \"%1\": no lead has it."},
    Sentence{"stopped", "Stopped. Nothing was changed."},
    Sentence{"starter.bad_share", "Shares are 1 to 5 whole per cents, best rank first, that sum up to less than 100: 10,20,30."},
    Sentence{"starter.not_a_mark", "\"%1\" is not of the form COLUMN=VALUE:good, :neutral or :bad."},
    Sentence{"starter.no_leads", "There are no leads yet. Import some first."},
    Sentence{"starter.no_values", "Column \"%1\" has no values to mark."},
    Sentence{"starter.nothing_chosen", "Nothing that was chosen tells leads apart. Choose another column, or mark some values good or bad."},
    Sentence{"starter.unknown_column", "There is no column \"%1\" among the leads."},
    Sentence{"starter.unknown_value", "Column \"%1\" has no value \"%2\" among those proposed."},
    Sentence{"storage.failed", "The disk did not take it: \"%1\" could not be written. What was saved before is safe."},
    Sentence{"storage.full", "There is no room left on the disk for \"%1\". Nothing was changed."},
    Sentence{"storage.memory", "There is not enough memory. Nothing was changed."},
    Sentence{"undo.nothing", "No import, merge or move of anybody stands that could be undone."},
    Sentence{"value.not_a_date", "\"%1\" is not a date"},
    Sentence{"value.not_a_number", "\"%1\" is not a number"},
    Sentence{"value.unknown_word", "\"%1\" is not a stage or outcome that the mapping knows. Say in the mapping what it means."},
    Sentence{"verify.draft_changed", "The draft of version %1 was changed outside Leadlight."},
    Sentence{"verify.draft_not_in_ledger", "The draft of version %1 does not stand in the ledger."},
    Sentence{"verify.guard_removed", "The guard \"%1\" was taken out of the workspace."},
    Sentence{"verify.hygiene_changed", "A merge or a decision on junk is not the one that ledger entry %1 holds."},
    Sentence{"verify.hygiene_missing", "%1 merges or decisions on junk that the ledger holds are missing."},
    Sentence{"verify.key_unknown", "Version %1 was signed for %2 with a key that the ledger does not know."},
    Sentence{"verify.model_changed", "Version %1 of the model is not the one that was signed."},
    Sentence{"verify.model_not_in_ledger", "Version %1 came into force without a ledger entry."},
    Sentence{"verify.move_changed", "Move %1 is not the one that the ledger holds."},
    Sentence{"verify.move_missing", "%1 moves that the ledger holds are missing."},
    Sentence{"verify.none_in_force", "The ledger names a version in force, the workspace has none."},
    Sentence{"verify.score_differs", "The score of lead %1 differs from a fresh scoring."},
    Sentence{"verify.signature_not_in_ledger", "The signature of %2 under version %1 does not stand in the ledger."},
    Sentence{"verify.two_in_force", "Two versions of the model are in force at once."},
    Sentence{"verify.version_missing", "Version %1, which the ledger names, is missing."},
    Sentence{"workspace.damaged", "\"%1\" is damaged (%2 %3). It was not changed; restore a backup."},
    Sentence{"workspace.damaged_backup", "\"%1\" is damaged (%2 %3). It was not changed. The backup \"%4\" is sound and can be restored."},
    Sentence{"workspace.exists", "\"%1\" exists already. Nothing was changed."},
    Sentence{"workspace.in_use", "%2 on %3 has \"%1\" open for writing since %4. It can be opened to read."},
    Sentence{"workspace.is_directory", "\"%1\" is a folder, not a workspace."},
    Sentence{"workspace.missing", "There is no workspace \"%1\"."},
    Sentence{"workspace.newer", "\"%1\" was made by a newer Leadlight. Update to open it; the file was not changed."},
    Sentence{"workspace.no_access", "\"%1\" may not be opened by you."},
    Sentence{"workspace.no_folder", "The folder of \"%1\" does not exist."},
    Sentence{"workspace.not_ours", "\"%1\" is not a Leadlight workspace. It was not changed."},
    Sentence{"workspace.older", "\"%1\" was made by an older Leadlight and must be opened for writing once to be brought up to date."},
    Sentence{"workspace.read_only", "\"%1\" can only be read here. Nothing was changed."},
    Sentence{"workspace.schema_changed", "\"%1\" was changed by another program (%2 %3) and is not opened."},
    Sentence{"workspace.schema_extra", "\"%1\" holds something that is not ours (%2 %3) and is not opened."},
    Sentence{"workspace.schema_missing", "\"%1\" lacks a part of a workspace (%2 %3) and is not opened."},
    Sentence{"workspace.unfinished", "\"%1\" was not closed cleanly and cannot be brought in order here, because nothing can be written."},
    Sentence{"workspace.unknown_template", "There is no template \"%1\". Use fit-engagement, bant-size or empty."},
    Sentence{"xlsx.bad_part_name", "The workbook names a part \"%1\", which would lie outside of it. Nothing was read."},
    Sentence{"xlsx.bomb", "A part of the workbook unpacks to more than %1 times its size, as no real sheet does. Nothing was read."},
    Sentence{"xlsx.broken_xml", "The part \"%1\" of the workbook is damaged here. Open and save it in a spreadsheet program, or use CSV."},
    Sentence{"xlsx.cell_too_long", "A cell is longer than %1 bytes, the most that is read. The row was left out."},
    Sentence{"xlsx.cell_twice", "The row has two cells in the same place. It was left out."},
    Sentence{"xlsx.damaged", "The part \"%1\" of the workbook cannot be unpacked: the file is damaged. Get it once more from where it came."},
    Sentence{"xlsx.doctype", "The part \"%1\" of the workbook declares a document type, as no real workbook does. Nothing was read."},
    Sentence{"xlsx.empty_sheet", "The sheet \"%1\" is empty."},
    Sentence{"xlsx.encrypted", "The workbook is locked with a password. Save it without one, or use CSV."},
    Sentence{"xlsx.error_cell", "\"%1\" is the error of a formula and was taken as blank"},
    Sentence{"xlsx.formula_without_value", "The workbook does not hold what this formula gives, so it was taken as blank. Open and save the workbook to have it."},
    Sentence{"xlsx.missing_string", "The cell names text %1, which the workbook does not have. The row was left out."},
    Sentence{"xlsx.no_room", "There is no room in the folder for temporary files to read this workbook. Nothing was changed."},
    Sentence{"xlsx.no_sheet", "The workbook has no sheet \"%1\". It has: %2."},
    Sentence{"xlsx.no_visible_sheet", "The workbook has no sheet that is not hidden."},
    Sentence{"xlsx.not_a_workbook", "This is not an Excel workbook (.xlsx), though it is packed like one. Save it as .xlsx or CSV and try again."},
    Sentence{"xlsx.other_sheets", "The workbook has further sheets, which were not read: %1."},
    Sentence{"xlsx.part_missing", "The workbook lacks its part \"%1\". Open and save it in a spreadsheet program, or use CSV."},
    Sentence{"xlsx.part_too_large", "The part \"%1\" of the workbook is larger than %2 MiB, the most that is read."},
    Sentence{"xlsx.row_too_long", "The row is longer than %1 bytes, the most that is read. It was left out."},
    Sentence{"xlsx.rows_out_of_order", "The rows of the sheet do not stand in order from here on. Open and save it in a spreadsheet program, or use CSV."},
    Sentence{"xlsx.sheet_full", "The sheet has %1 rows, the most Excel can hold; it may be cut off. Check the source or use CSV."},
    Sentence{"xlsx.tag_too_long", "The part \"%1\" of the workbook holds a tag of more than a mebibyte, as no real workbook does."},
    Sentence{"xlsx.text_too_long", "A text is longer than %1 characters, the most that a cell of a workbook holds. Export it as CSV."},
    Sentence{"xlsx.too_deep", "The part \"%1\" of the workbook is nested deeper than any real workbook. Nothing was read."},
    Sentence{"xlsx.too_large", "The workbook unpacks to more than %1 MiB, the most that is read. Use CSV."},
    Sentence{"xlsx.too_many_columns", "The row has cells beyond column %1, the last that a sheet has. It was left out."},
    Sentence{"xlsx.too_many_parts", "The workbook has more than %1 parts, the most that are read."},
    Sentence{"xlsx.too_many_rows", "The sheet names a row beyond %1, the last that a sheet has."},
    Sentence{"xlsx.too_many_strings", "The texts of the workbook take more than %1 MiB, the most that is read. Use CSV."},
};

/// Moves speak of sides and stages by their labels, which takes more than filling in.
std::string moveSentence(const base::Error &error)
{
    const auto argument = [&](std::size_t i) { return i < error.arguments.size() ? error.arguments[i] : std::string(); };
    if (error.code == "move.only_side")
        return "Only " + sideName(argument(0)) + " can " + quotable(moveVerb(argument(1))) + " a lead.";
    if (error.code == "move.not_from")
        return "A lead in the stage " + quotable(argument(0)) + " has no move \"" + quotable(argument(1)) + "\".";
    if (error.code == "move.nobody_at_table")
        return "Nobody sits at the table for " + sideName(argument(0)) + ". Say who acts, or seat somebody.";
    return {};
}

} // namespace

std::string errorSentence(const base::Error &error)
{
    std::string text = moveSentence(error);
    if (text.empty() && error.arguments.size() == 2 && (error.code == "value.not_a_date" || error.code == "value.not_a_number"))
        text = "\"" + quotable(error.arguments[1]) + "\" in \"" + quotable(error.arguments[0]) + "\" is not a "
               + (error.code == "value.not_a_date" ? "date" : "number") + ".";
    if (text.empty())
        text = sentenceOf(sentences, error.code, error.arguments);
    if (!text.empty())
        return text;
    return "Something did not work (" + quotable(error.code) + "). What was saved before is safe.";
}

std::string errorText(const base::Error &error)
{
    std::vector<std::string> places;
    if (!error.place.file.empty())
        places.push_back(quotable(error.place.file));
    if (error.place.line > 0)
        places.push_back("line " + std::to_string(error.place.line));
    if (!error.place.column.empty())
        places.push_back("column \"" + quotable(error.place.column) + "\"");
    const std::string sentence = errorSentence(error);
    return places.empty() ? sentence : base::joined(places, ", ") + ": " + sentence;
}

} // namespace leadlight::wording
