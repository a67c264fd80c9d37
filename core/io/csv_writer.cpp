// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/csv_writer.h"

#include <algorithm>

#include "base/text.h"

namespace leadlight::io {

namespace {

bool isFormulaSign(char c)
{
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

/// -12.5 is a number in every spreadsheet; 1e5, +5 and -1-1 do not count.
bool isPlainNegative(std::string_view text)
{
    if (text.size() < 2 || text.front() != '-')
        return false;
    text.remove_prefix(1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const std::size_t dot = text.find('.');
    const std::string_view whole = text.substr(0, dot);
    if (whole.empty() || !std::all_of(whole.begin(), whole.end(), isDigit))
        return false;
    if (dot == std::string_view::npos)
        return true;
    const std::string_view fraction = text.substr(dot + 1);
    return !fraction.empty() && std::all_of(fraction.begin(), fraction.end(), isDigit);
}

template <class Cells> void writeRow(const CsvWriter &writer, const Cells &cells, char delimiter, std::string &out)
{
    const std::size_t start = out.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out.push_back(delimiter);
        writer.cell(cells[i], out);
    }
    // A row of nothing but blanks would read as an empty line.
    const bool allBlank = std::all_of(cells.begin(), cells.end(), [](const auto &text) { return text.empty(); });
    if (allBlank && !cells.empty())
        out.insert(start, "\"\"");
    out.append("\r\n");
}

} // namespace

bool needsGuard(std::string_view cell)
{
    const std::size_t quotes = std::min(cell.find_first_not_of('\''), cell.size());
    if (quotes == cell.size() || !isFormulaSign(cell[quotes]))
        return false;
    return quotes > 0 || !isPlainNegative(cell);
}

bool isGuarded(std::string_view cell)
{
    return !cell.empty() && cell.front() == '\'' && needsGuard(cell);
}

void CsvWriter::cell(std::string_view text, std::string &out) const
{
    const bool guard = needsGuard(text);
    // Also what another reader could take for a delimiter, or for white space around the value.
    const bool quoted = text.find_first_of("\"\r\n\t',;|^~\x1F") != std::string_view::npos ||
                        text.find(m_delimiter) != std::string_view::npos || base::trimmed(text).size() != text.size();
    if (quoted)
        out.push_back('"');
    if (guard)
        out.push_back('\'');
    for (const char c : text) {
        if (c == '"')
            out.push_back('"');
        out.push_back(c);
    }
    if (quoted)
        out.push_back('"');
}

void CsvWriter::row(std::span<const std::string_view> cells, std::string &out) const
{
    writeRow(*this, cells, m_delimiter, out);
}

void CsvWriter::row(std::span<const std::string> cells, std::string &out) const
{
    writeRow(*this, cells, m_delimiter, out);
}

} // namespace leadlight::io
