// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include <QTest>

#include <rapidcheck.h>

#include "base/text.h"
#include "wording/errors.h"

using namespace leadlight;
using wording::errorSentence;
using wording::errorText;

namespace {

/// Every code that an error of the core or of the command line carries. Findings of the model check and notes of the
/// readers have words of their own.
constexpr std::string_view codes[]{
        "account.ambiguous", "account.needs_person", "account.newer_first", "account.not_part", "account.nothing_to_undo",
        "account.one", "account.same", "account.unknown", "field.of_account", "workspace.damaged_setting",
        "agreement_file.damaged", "agreement_file.not_canonical", "agreement_file.not_ours",
        "agreement_file.nothing_new", "agreement_file.other_version", "agreement_file.unknown_key",
        "capacity.out_of_range", "draft.already_proposed", "draft.empty_comment", "draft.exists", "draft.no_change",
        "draft.no_proposal", "draft.nobody", "draft.none", "draft.not_proposed", "draft.nothing_in_force",
        "draft.nothing_to_redo", "draft.nothing_to_undo", "draft.only_model", "draft.open_rows", "draft.step_damaged",
        "draft.unknown_action", "key.exists", "key.none", "key.not_other_side", "model.bad_value",
        "model.no_such_value", "person.needed", "proposal.no_reason", "proposal.no_title", "release.unknown", "sign.other_side",
        "sign.signed_already", "sign.which_side", "verify.comment_changed", "verify.draft_rows_changed",
        "verify.key_unconfirmed", "version.not_retired", "version.not_signed",
        "calendar.unknown_zone", "csv.binary", "csv.empty", "csv.field_too_long", "csv.inner_quote", "csv.not_a_table", "csv.not_text", "csv.nul_byte",
        "csv.row_too_long", "csv.short_row", "csv.text_after_quote", "csv.too_many_columns", "csv.too_many_fields",
        "csv.unclosed_quote", "csv.unknown_encoding", "csv.whole_row_quoted", "csv.whole_row_unquoted",
        "erase.needs_person", "export.unknown_format", "field.not_a_pair", "field.unknown", "file.missing", "file.not_a_file", "file.too_large",
        "file.unreadable", "filter.empty_value", "filter.not_a_value", "filter.syntax", "filter.unknown_field",
        "hygiene.apart_already", "hygiene.not_apart", "undo.nothing", "hygiene.is_duplicate", "hygiene.moved_since", "hygiene.needs_lead", "hygiene.needs_note", "hygiene.no_lead",
        "hygiene.not_held", "hygiene.nothing_to_undo", "merge.needs_person", "merge.newer_first", "merge.not_a_choice",
        "merge.not_part", "merge.nothing_to_undo", "merge.one_lead", "merge.same_lead", "merge.undo_one", "merge.unknown_field",
        "verify.deed_changed", "verify.deed_missing", "dispute.closed_since", "dispute.needs_person", "dispute.no_note", "dispute.no_words", "dispute.none_open", "dispute.unknown_criterion", "deed.no_words", "deed.not_later", "deed.not_snoozed", "deed.not_waiting", "deed.unknown",
        "nurture.in_already", "nurture.no_program", "nurture.not_in", "nurture.not_reachable", "nurture.unknown_action",
        "verify.hygiene_changed", "verify.hygiene_missing", "import.empty_folder", "import.missing_value", "import.no_key_column", "import.unknown_encoding", "import.unknown_kind",
        "import.unknown_account", "import.unknown_lead", "io.is_directory", "io.missing", "io.not_a_file", "io.not_readable", "io.open_failed",
        "io.read_failed", "io.stopped", "io.xls_not_supported",
        "json.no_records", "json.not_an_object", "json.not_readable", "json.too_many_columns", "json.unfinished", "key.damaged", "key.no_passphrase",
        "key.short_passphrase", "key.wrong_passphrase", "lead.ambiguous", "lead.no_facts", "lead.unknown",
        "ledger.cut", "ledger.gap", "ledger.hash", "ledger.payload", "ledger.previous", "mapping.column_missing",
        "mapping.duplicate_column", "mapping.duplicate_key", "mapping.duplicate_target", "mapping.missing_key",
        "mapping.not_json", "mapping.too_deep", "mapping.too_large", "mapping.unknown_key", "mapping.unknown_target",
        "mapping.wrong_type", "mapping.wrong_value", "model.has_errors", "model.json_syntax", "model.json_value",
        "model.none", "model.unknown_version", "move.facts_missing", "move.limit_not_reached",
        "move.needs_contact_attempt", "move.needs_date", "move.needs_note", "move.needs_owner", "move.needs_program",
        "move.needs_reason", "move.needs_until", "move.needs_value", "move.nobody_at_table", "move.not_from",
        "move.not_reachable", "move.nothing_to_undo", "move.only_side", "move.unknown", "move.unknown_reason",
        "person.exists", "person.no_name", "person.unknown", "person.unknown_side", "receipt.changed", "receipt.cut", "receipt.other_workspace", "receipt.unreadable", "report.no_renderer",
        "report.unknown_format", "report.unknown_kind", "minutes.no_review", "review.no_decision", "restore.before_start", "restore.future", "restore.needs_person", "restore.needs_workspace", "restore.no_version", "row.blank", "signature.invalid",
        "salvage.nothing", "salvage.older", "signature.missing", "signature.same_person", "sort.unknown_column", "stopped", "storage.failed",
        "storage.full", "storage.memory", "storage.room", "value.not_a_date", "value.not_a_number", "value.unknown_word",
        "verification.left", "verification.no_words", "verification.not_asked",
        "verify.draft_changed", "verify.draft_not_in_ledger", "verify.guard_removed", "verify.key_unknown",
        "verify.model_changed", "verify.model_not_in_ledger", "verify.move_changed", "verify.move_missing",
        "verify.none_in_force", "verify.score_differs", "verify.signature_not_in_ledger", "verify.two_in_force",
        "verify.version_missing", "view.no_name", "view.unknown", "workspace.damaged", "workspace.damaged_backup", "workspace.exists", "workspace.in_use",
        "workspace.is_directory", "workspace.missing", "workspace.newer", "workspace.no_access",
        "workspace.no_folder", "workspace.not_ours", "workspace.older", "workspace.read_only",
        "workspace.schema_changed", "workspace.schema_extra", "workspace.schema_missing", "workspace.unfinished",
        "workspace.unknown_template",
        "xlsx.bad_part_name", "xlsx.bomb", "xlsx.broken_xml", "xlsx.cell_too_long", "xlsx.cell_twice", "xlsx.damaged",
        "xlsx.doctype", "xlsx.empty_sheet", "xlsx.encrypted", "xlsx.error_cell", "xlsx.formula_without_value",
        "xlsx.missing_string", "xlsx.no_room", "xlsx.no_sheet", "xlsx.no_visible_sheet", "xlsx.not_a_workbook", "xlsx.part_missing",
        "xlsx.part_too_large", "xlsx.row_too_long", "xlsx.rows_out_of_order", "xlsx.tag_too_long",
        "xlsx.text_too_long", "xlsx.too_deep", "xlsx.too_large", "xlsx.too_many_columns", "xlsx.too_many_parts",
        "xlsx.too_many_rows", "xlsx.too_many_strings",
};

base::Error error(std::string code, std::vector<std::string> arguments = {}, base::ErrorPlace place = {})
{
    return {base::ErrorKind::refused, std::move(code), std::move(arguments), std::move(place)};
}

} // namespace

class TestErrors : public QObject {
    Q_OBJECT

private slots:
    void everyCodeHasASentence()
    {
        for (const std::string_view code : codes) {
            const std::string text = errorText(error(std::string(code), {"one", "two", "three", "four"}));
            QVERIFY2(text.find("Something did not work") == std::string::npos, text.c_str());
            QVERIFY2(text.find('%') == std::string::npos, text.c_str());
            QVERIFY2(text.find(code) == std::string::npos || code == "stopped", text.c_str());
            QVERIFY2(text.size() > 10, text.c_str());
        }
    }

    void anUnknownCodeIsStillASentence()
    {
        QCOMPARE(errorText(error("no.such_code")),
                 std::string("Something did not work (no.such_code). What was saved before is safe."));
    }

    void sentencesAreExact_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *code, const QStringList &arguments, const char *sentence) {
            QTest::addRow("%s %s", code, qPrintable(arguments.join(u' ')))
                << QString::fromUtf8(code) << arguments << QString::fromUtf8(sentence);
        };
        const QString accept = QStringLiteral("accept");
        row("move.only_side", {QStringLiteral("sales"), accept}, "Only Sales can accept a lead.");
        row("move.only_side", {QStringLiteral("marketing"), QStringLiteral("recall")}, "Only Marketing can recall a lead.");
        row("move.only_side", {QStringLiteral("sales"), QStringLiteral("hold")}, "Only Sales can put on hold a lead.");
        row("move.not_from", {QStringLiteral("won"), accept}, "A lead in the stage won has no move \"accept\".");
        row("move.nobody_at_table", {QStringLiteral("sales")},
            "Nobody sits at the table for Sales. Say who acts, or seat somebody.");
        row("move.facts_missing", {QStringLiteral("budget, need")},
            "Not known yet: budget, need. This move needs all four of budget, authority, need and timeframe.");
        row("lead.unknown", {QStringLiteral("x@y.de")}, "There is no lead with the id, external id or e-mail \"x@y.de\".");
        row("ledger.hash", {QStringLiteral("17")}, "Ledger entry 17 was changed.");
        row("workspace.not_ours", {QStringLiteral("a.db")}, "\"a.db\" is not a Leadlight workspace. It was not changed.");
        row("workspace.newer", {QStringLiteral("a")},
            "\"a\" was made by a newer Leadlight. Update to open it; the file was not changed.");
        row("storage.full", {QStringLiteral("a")}, "There is no room left on the disk for \"a\". Nothing was changed.");
        row("csv.too_many_fields", {QStringLiteral("9"), QStringLiteral("7")},
            "The row has 9 fields, the header 7: a value with a delimiter in it may lack its quotation marks. The row was left out.");
        row("value.not_a_date", {QStringLiteral("31.02.2026")}, "\"31.02.2026\" is not a date");
        row("value.not_a_number", {QStringLiteral("employees"), QStringLiteral("many")},
            "\"many\" in \"employees\" is not a number.");
        row("person.unknown", {}, "Nobody called \"?\" works here.");
    }
    void sentencesAreExact()
    {
        QFETCH(QString, code);
        QFETCH(QStringList, arguments);
        QFETCH(QString, sentence);
        std::vector<std::string> given;
        for (const QString &argument : std::as_const(arguments))
            given.push_back(argument.toStdString());
        QCOMPARE(QString::fromStdString(errorText(error(code.toStdString(), given))), sentence);
    }

    void thePlaceComesFirst()
    {
        QCOMPARE(errorText(error("value.not_a_date", {"31.02.2026"}, {"leads.csv", 8, "created"})),
                 std::string("leads.csv, line 8, column \"created\": \"31.02.2026\" is not a date"));
        QCOMPARE(errorText(error("csv.empty", {}, {"leads.csv", 0, ""})), std::string("leads.csv: The file is empty."));
        QCOMPARE(errorSentence(error("csv.empty", {}, {"leads.csv", 3, ""})), std::string("The file is empty."));
    }

    void foreignTextNeverBreaksTheLine()
    {
        QVERIFY(rc::check([](const std::string &foreign) {
            const auto code = std::string(codes[*rc::gen::inRange<std::size_t>(0, std::size(codes))]);
            const std::string text = errorText(error(code, {foreign, foreign}, {foreign, 1, foreign}));
            RC_ASSERT(base::isValidUtf8(text));
            for (const char c : text)
                RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 && c != '\x7f');
        }));
        const std::string text = errorText(error("lead.unknown", {std::string(100'000, 'x')}));
        QVERIFY(text.size() < 300);
    }
};

QTEST_GUILESS_MAIN(TestErrors)
#include "test_errors.moc"
