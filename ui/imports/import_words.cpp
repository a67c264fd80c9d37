// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/import_words.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>

#include "bridge/text.h"
#include "domain/lead_fields.h"
#include "domain/outcome.h"
#include "domain/stage.h"
#include "wording/sentence.h"

namespace leadlight::imports {

namespace {

using wording::Sentence;

constexpr std::array reasonSentences{
    Sentence{"csv.encoding_mark", "the file begins with the mark of %1"},
    Sentence{"csv.encoding_utf8", "all bytes read as UTF-8"},
    Sentence{"csv.encoding_nul_pattern", "every other byte is zero, as %1 has it"},
    Sentence{"csv.encoding_windows1252", "line %1 is not UTF-8 and reads as Windows-1252"},
    Sentence{"csv.encoding_utf8_damaged", "%1 bytes are damaged, the first in line %2; the rest is UTF-8"},
    Sentence{"csv.delimiter_line", "the first line says that a %1 stands between fields"},
    Sentence{"csv.delimiter_counted", "with a %1 between them, %3 of the first %4 rows have %2 fields"},
    Sentence{"csv.one_column", "there is one column"},
    Sentence{"csv.escape_backslash", "a backslash stands before quotation marks inside a text"},
    Sentence{"csv.title_rows", "%1 lines above the header are titles or remarks"},
    Sentence{"csv.quote_single", "fields are quoted with apostrophes"},
    Sentence{"csv.header_by_name", "\"%1\" is the name of a column"},
    Sentence{"csv.header_by_content", "\"%1\" does not look like the values below it"},
    Sentence{"csv.header_assumed", "the first line is taken for the names of the columns"},
    Sentence{"csv.no_header", "the first line holds values (\"%1\"), so columns have no names"},
    Sentence{"csv.blank_after_delimiter", "blanks after the separator are left out"},
    Sentence{"csv.lone_cr", "lines end as on old Macs"},
    Sentence{"csv.trailing_delimiter", "every row ends in a separator"},
    Sentence{"csv.chosen", "chosen: %1"},
    Sentence{"csv.duplicate_column", "two columns are called \"%1\"; the second is \"%2\" here"},
    Sentence{"json.lines", "each object stands on its own, one behind another"},
    Sentence{"json.list", "the file is a list of objects"},
    Sentence{"json.member", "\"%1\" is its first list of objects"},
    Sentence{"xlsx.other_sheets", "the workbook has further sheets, which are not read: %1"},
    Sentence{"xlsx.sheet_first", "\"%1\" is the first sheet that is not hidden"},
    Sentence{"xlsx.sheet_full", "the sheet has %1 rows, the most Excel can hold; it may be cut off. Check the source or use CSV"},
    Sentence{"xlsx.sheet_only", "\"%1\" is the only sheet"},
    Sentence{"xlsx.since_1904", "the workbook counts its days from 1904"},
    Sentence{"xlsx.title_rows", "%1 rows above the header are titles"},
    Sentence{"csv.unnamed_column", "a column without a name is \"%1\" here"},
    Sentence{"column.text", "text"},
    Sentence{"column.number", "%1 of %2 values are numbers"},
    Sentence{"column.number_some", "only %1 of %2 values are numbers"},
    Sentence{"column.date", "%1 of %2 values are dates"},
    Sentence{"column.date_order_shown", "%2 rows show that the order is %1"},
    Sentence{"column.date_order_assumed", "no row shows the order; %1 is assumed"},
    Sentence{"column.digits_kept", "digits are kept as they are written"},
    Sentence{"column.empty", "empty"},
    Sentence{"plan.by_name", "the column is called that"},
    Sentence{"plan.by_content", "guessed from the values (%1)"},
    Sentence{"plan.by_words", "guessed: %2 of its %1 words are known"},
    Sentence{"plan.millions", "guessed: counted in millions, compared with the employees"},
    Sentence{"plan.thousands", "guessed: counted in thousands, compared with the employees"},
    Sentence{"plan.taken", "another column is \"%1\" already"},
    Sentence{"plan.derived", "\"%1\" is worked out here; it comes from an own export"},
    Sentence{"plan.unknown_name", "no known field has that name"},
    Sentence{"plan.chosen", "chosen by you"},
    Sentence{"plan.unknown_words", "\"%1\" has words that say nothing about the stage: %2"},
};

QString importWord(const char *text)
{
    return QCoreApplication::translate("ImportWords", text);
}

QString orderName(io::DateOrder order)
{
    switch (order) {
    case io::DateOrder::dmy:
        return importWord("Date, day first");
    case io::DateOrder::mdy:
        return importWord("Date, month first");
    case io::DateOrder::ymd:
    case io::DateOrder::compact:
        return importWord("Date, year first");
    case io::DateOrder::epochSeconds:
        return importWord("Date, in seconds");
    case io::DateOrder::epochMillis:
        return importWord("Date, in milliseconds");
    case io::DateOrder::none:
        break;
    }
    return importWord("Date");
}

QString counted(std::uint64_t count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(bridge::countText(static_cast<std::int64_t>(count)));
}

} // namespace

QString reasonText(const io::Reason &reason)
{
    return bridge::toQt(wording::sentenceOf(reasonSentences, reason.code, reason.arguments));
}

QString encodingName(io::Encoding encoding)
{
    switch (encoding) {
    case io::Encoding::utf8:
    case io::Encoding::utf8Bom:
        return QStringLiteral("UTF-8");
    case io::Encoding::utf16le:
    case io::Encoding::utf16be:
        return QStringLiteral("UTF-16");
    case io::Encoding::windows1252:
        break;
    }
    return QStringLiteral("Windows-1252");
}

QStringList dialectChips(const io::Dialect &dialect)
{
    QStringList chips;
    if (dialect.format == io::FileFormat::xlsx)
        chips << importWord("Excel workbook") << importWord("sheet \"%1\"").arg(bridge::toQt(dialect.sheet));
    else if (dialect.format == io::FileFormat::json)
        return {importWord("JSON"), importWord("keys name the columns")};
    else
        chips << encodingName(dialect.encoding)
              << importWord("%1 between fields").arg(bridge::toQt(io::delimiterName(dialect.syntax.delimiter)));
    chips << (dialect.header ? importWord("first line names the columns") : importWord("columns without names"));
    return chips;
}

QString kindName(io::ImportKind kind)
{
    switch (kind) {
    case io::ImportKind::leads:
        return importWord("Leads");
    case io::ImportKind::activities:
        return importWord("Activities");
    case io::ImportKind::accounts:
        return importWord("Accounts");
    case io::ImportKind::campaigns:
        return importWord("Campaigns");
    case io::ImportKind::outcomes:
        return importWord("Outcomes");
    case io::ImportKind::targets:
        break;
    }
    return importWord("Target accounts");
}

QString rowsOf(io::ImportKind kind, std::uint64_t count)
{
    switch (kind) {
    case io::ImportKind::leads:
        return counted(count, importWord("1 lead"), importWord("%1 leads"));
    case io::ImportKind::activities:
        return counted(count, importWord("1 activity"), importWord("%1 activities"));
    case io::ImportKind::accounts:
        return counted(count, importWord("1 account"), importWord("%1 accounts"));
    case io::ImportKind::campaigns:
        return counted(count, importWord("1 campaign"), importWord("%1 campaigns"));
    case io::ImportKind::outcomes:
        return counted(count, importWord("1 outcome"), importWord("%1 outcomes"));
    case io::ImportKind::targets:
        break;
    }
    return counted(count, importWord("1 target account"), importWord("%1 target accounts"));
}

QString targetName(const std::string &target)
{
    constexpr std::string_view attribute = "attribute:";
    if (target == "ignore") {
        return importWord("Do not import");
    }
    if (target == "id") {
        return importWord("Leadlight id");
    }
    if (target.starts_with(attribute)) {
        return importWord("Own field: %1").arg(bridge::toQt(domain::fieldLabel(target.substr(attribute.size()))));
    }
    return bridge::toQt(domain::fieldLabel(target));
}

QString typeName(const io::PlanColumn &column)
{
    if (column.target == "ignore") {
        return {};
    }
    switch (column.type) {
    case domain::FieldType::instant:
        return orderName(column.dates);
    case domain::FieldType::number:
        return column.number.decimal == ',' ? importWord("Number with comma") : importWord("Number with point");
    case domain::FieldType::text:
        break;
    }
    return importWord("Text");
}

QString countsText(const workspace::ImportReport &report)
{
    QStringList parts;
    const auto add = [&parts](std::uint64_t count, const QString &text) {
        if (count > 0) {
            parts << text.arg(bridge::countText(static_cast<std::int64_t>(count)));
        }
    };
    add(report.added, importWord("%1 new"));
    add(report.updated, importWord("%1 updated"));
    add(report.unchanged, importWord("%1 unchanged"));
    add(report.skipped, importWord("%1 skipped"));
    add(report.refused, importWord("%1 not usable"));
    return parts.isEmpty() ? importWord("No row") : parts.join(QStringLiteral(", "));
}

QString heldText(const workspace::ImportReport &report)
{
    QStringList parts;
    if (report.junk > 0) {
        parts << counted(report.junk, importWord("1 looks made up"), importWord("%1 look made up"));
    }
    if (report.duplicate > 0) {
        parts << counted(report.duplicate, importWord("1 possible duplicate"), importWord("%1 possible duplicates"));
    }
    if (report.purchased > 0) {
        parts << counted(report.purchased, importWord("1 from a bought or collected list"),
                         importWord("%1 from a bought or collected list"));
    }
    return parts.join(QStringLiteral(", "));
}

QString keptText(const workspace::ImportReport &report)
{
    return report.keptKnown == 0 ? QString()
                                 : counted(report.keptKnown, importWord("1 appended value stayed out: something is known there."),
                                           importWord("%1 appended values stayed out: something is known there."));
}

QString meaningName(const std::string &key)
{
    if (key == "open") {
        return importWord("Open");
    }
    const auto stage = domain::parseStage(key);
    if (!stage) {
        return importWord("Says nothing");
    }
    switch (*stage) {
    case domain::Stage::suspect:
        return importWord("Suspect");
    case domain::Stage::anonymous:
        return importWord("Anonymous");
    case domain::Stage::identified:
        return importWord("Identified (MIL)");
    case domain::Stage::qualified:
        return importWord("Handed over (MQL)");
    case domain::Stage::accepted:
        return importWord("Accepted (SAL)");
    case domain::Stage::opportunity:
        return importWord("Opportunity");
    case domain::Stage::won:
        return importWord("Won");
    case domain::Stage::lost:
        return importWord("Lost");
    case domain::Stage::onHold:
        return importWord("On hold");
    case domain::Stage::disqualified:
        break;
    }
    return importWord("Disqualified");
}

QList<Choice> meanings(const std::string &target)
{
    QList<Choice> choices;
    const auto add = [&choices](std::string_view key) { choices.append({bridge::toQt(key), meaningName(std::string(key))}); };
    if (target == "outcome") {
        for (const auto kind : {domain::OutcomeKind::won, domain::OutcomeKind::lost, domain::OutcomeKind::onHold, domain::OutcomeKind::open}) {
            add(domain::keyOf(kind));
        }
    } else {
        for (const domain::Stage stage : domain::allStages) {
            add(domain::keyOf(stage));
        }
    }
    add({});
    return choices;
}

QString sourceTypeName(const std::string &type)
{
    constexpr std::array names{
        Sentence{"own", QT_TRANSLATE_NOOP("ImportWords", "Own: website, forms, CRM")},
        Sentence{"event", QT_TRANSLATE_NOOP("ImportWords", "Event or fair")},
        Sentence{"partner", QT_TRANSLATE_NOOP("ImportWords", "Partner")},
        Sentence{"purchased", QT_TRANSLATE_NOOP("ImportWords", "Bought list")},
        Sentence{"appended", QT_TRANSLATE_NOOP("ImportWords", "Appended: facts bought or looked up")},
        Sentence{"collected", QT_TRANSLATE_NOOP("ImportWords", "Collected: copied from directories")},
    };
    return bridge::toQt(wording::sentenceOf(names, type, {}));
}

QString yieldText(const workspace::SourceYield &yield, const QString &currency)
{
    if (yield.leads == 0) {
        return importWord("No lead has come here from such a list so far.");
    }
    constexpr std::uint64_t enough = 30; // closed leads from which on a rate counts as evidence
    const auto number = [](std::uint64_t count) { return bridge::countText(static_cast<std::int64_t>(count)); };
    const auto wonOf = [&](std::uint64_t won, std::uint64_t closed) {
        if (closed == 0) {
            return importWord("none has closed yet");
        }
        const QString text = importWord("%1 of %2 closed were won").arg(number(won), number(closed));
        return closed < enough ? importWord("%1 (few)").arg(text)
                               : importWord("%1 (%2)").arg(text, bridge::percentText(static_cast<double>(won) / static_cast<double>(closed)));
    };
    QString text = importWord("%1 leads came here from such lists: %2; of all others %3.")
                       .arg(number(yield.leads), wonOf(yield.won, yield.closed), wonOf(yield.othersWon, yield.othersClosed));
    if (yield.cost) {
        const QString money = yield.cost->currency.empty() ? currency : bridge::toQt(yield.cost->currency);
        text += QLatin1Char(' ') + importWord("They cost %1.").arg(bridge::moneyText(yield.cost->minor, money));
    }
    return text;
}

QString rowsDoneText(const base::Progress &progress, std::uint64_t rows)
{
    if (progress.total() == 0 || rows == 0) {
        return {};
    }
    const double share = std::min(1.0, static_cast<double>(progress.done()) / static_cast<double>(progress.total()));
    return importWord("%1 of about %2 rows")
        .arg(bridge::countText(static_cast<std::int64_t>(share * static_cast<double>(rows))), bridge::countText(static_cast<std::int64_t>(rows)));
}

} // namespace leadlight::imports
