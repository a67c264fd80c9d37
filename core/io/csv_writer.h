// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace leadlight::io {

/// Writes CSV after RFC 4180: comma, CRLF, double quotes where needed.
///
/// Guard: a cell that begins with = + - @ tab or CR could be run by a spreadsheet, so an apostrophe goes in front of
/// it; a cell that begins with apostrophes followed by one of these gets one more. A plain decimal number such as
/// -12.5 needs none. Our reader takes exactly one apostrophe off where that pattern stands (unless the file shows
/// bare formulas, which proves that another program wrote it), so every text reads back as it was. A text must be
/// UTF-8 without NUL.
class CsvWriter {
public:
    explicit CsvWriter(char delimiter = ',') : m_delimiter(delimiter) {}

    /// Appends one row to `out`.
    void row(std::span<const std::string_view> cells, std::string &out) const;
    void row(std::span<const std::string> cells, std::string &out) const;
    void cell(std::string_view text, std::string &out) const;

private:
    char m_delimiter;
};

/// True if `CsvWriter` puts an apostrophe in front of `cell`.
[[nodiscard]] bool needsGuard(std::string_view cell);
/// True if the first apostrophe of `cell` is a guard.
[[nodiscard]] bool isGuarded(std::string_view cell);

} // namespace leadlight::io
