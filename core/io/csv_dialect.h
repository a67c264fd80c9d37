// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/csv_tokenizer.h"
#include "io/encoding.h"

namespace leadlight::io {

/// Why something was read as it was: a stable code and its arguments, worded elsewhere.
struct Reason {
    std::string code;
    std::vector<std::string> arguments;
    bool operator==(const Reason &) const = default;
};

enum class FileFormat : std::uint8_t { csv, xlsx, json };
[[nodiscard]] std::string_view keyOf(FileFormat format); ///< "csv", "xlsx", "json"

/// How a table file is written. The reasons, in the order in which they were found:
/// csv.encoding_mark {encoding}; csv.encoding_utf8; csv.encoding_nul_pattern {encoding};
/// csv.encoding_windows1252 {line, that line}; csv.encoding_utf8_damaged {bytes, first line};
/// csv.delimiter_line {delimiter} (a first line "sep=;"); csv.delimiter_counted {delimiter, fields, agreeing, looked at};
/// csv.one_column; csv.quote_single; csv.escape_backslash; csv.title_rows {lines}; csv.header_by_name {name}; csv.header_by_content {value}; csv.header_assumed;
/// csv.no_header {value}; csv.blank_after_delimiter; csv.lone_cr; csv.trailing_delimiter {fields};
/// csv.chosen {what} for what the options decided; those of a workbook are with XlsxReader, those of JSON with JsonReader.
struct Dialect {
    FileFormat format = FileFormat::csv;
    std::string sheet;          ///< of a workbook; neither a workbook nor JSON has a syntax
    Encoding encoding = Encoding::utf8;
    CsvSyntax syntax;
    bool header = true;
    bool guarded = true;        ///< an apostrophe before = + - @ tab CR guards the cell and is no part of it
    std::size_t skipLines = 0;  ///< lines before the header ("sep=;", titles, remarks)
    std::size_t emptyTail = 0;  ///< columns at the end without name and value, left out
    std::vector<Reason> reasons;
    bool operator==(const Dialect &) const = default;
};

/// What the caller knows better than the sniffer.
struct DialectOptions {
    std::optional<Encoding> encoding;
    std::optional<char> delimiter;
    std::optional<char> quote; ///< 0: none
    std::optional<bool> header;
    std::optional<bool> guarded;
    std::optional<std::string> sheet; ///< of a workbook
};

/// How much of a file is looked at to find its dialect.
inline constexpr std::size_t sniffedBytes = std::size_t{1} << 20U;

/// Finds out how a file is written from its first bytes. `scan` is that of the whole file where there is one (a
/// file can be ASCII for a megabyte before its first umlaut); without it the prefix is scanned.
/// Errors (ErrorKind::unreadable): csv.empty; csv.not_a_table {what it is}; io.xls_not_supported; csv.binary;
/// csv.unknown_encoding {byte in hexadecimal}, with the line: the command line names --encoding.
[[nodiscard]] base::Result<Dialect> sniffDialect(std::string_view prefix, bool isWhole, const DialectOptions &options = {},
                                                 const EncodingScan *scan = nullptr);

/// Whether the first row names the columns, judged by its words and by the values below; says why.
[[nodiscard]] bool namesColumns(const std::vector<std::vector<std::string>> &rows, std::vector<Reason> &reasons);

/// Stands for the delimiter of a file that has none: every line is one field.
inline constexpr char noDelimiter = '\x1E';

/// "comma", "semicolon", "tab", "pipe", "colon", "blank", "nothing" (noDelimiter), else the sign itself.
[[nodiscard]] std::string delimiterName(char delimiter);

} // namespace leadlight::io
