// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/xlsx_writer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <unordered_set>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/text.h"
#include "io/xlsx_cells.h"

namespace leadlight::io {

namespace {

constexpr std::size_t longestName = 31; ///< of a sheet, in characters
constexpr std::size_t longestText = 32'767;
constexpr double usualWidth = 18;

/// The first `count` characters.
std::string_view charactersOf(std::string_view text, std::size_t count)
{
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (begins && count-- == 0)
            break;
    }
    return text.substr(0, at);
}

bool keepsSixteenDigits(double value)
{
    std::array<char, 40> digits{};
    std::snprintf(digits.data(), digits.size(), "%.16G", value);
    return std::strtod(digits.data(), nullptr) == value;
}

} // namespace

struct XlsxWriter::Book {
    std::string path;
    std::uint32_t mostRows;
    lxw_workbook *workbook = nullptr;
    lxw_worksheet *worksheet = nullptr;
    lxw_format *bold = nullptr;
    lxw_format *date = nullptr;
    lxw_format *share = nullptr;
    std::string wantedName;
    std::vector<std::string> header;
    std::unordered_set<std::string> names; ///< comparable
    std::uint32_t row = 0;                 ///< the next one
    std::uint16_t column = 0;
    std::optional<base::Error> failure;

    ~Book()
    {
        if (workbook != nullptr)
            lxw_workbook_free(workbook);
    }

    [[nodiscard]] std::string freeName(std::string_view wanted)
    {
        std::string clean;
        for (const char c : wanted)
            clean.push_back(std::string_view("[]:*?/\\").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
        clean = base::trimmed(clean);
        std::replace(clean.begin(), clean.end(), '\'', '`');
        if (clean.empty())
            clean = "Sheet";
        std::string name(charactersOf(clean, longestName));
        for (int n = 2; !names.insert(base::comparable(name)).second; ++n) {
            const std::string tail = " (" + std::to_string(n) + ")";
            name = std::string(charactersOf(clean, longestName - tail.size())) + tail;
        }
        return name;
    }

    void begin()
    {
        endSheet();
        row = 0;
        column = 0;
        worksheet = workbook == nullptr ? nullptr : workbook_add_worksheet(workbook, freeName(wantedName).c_str());
        if (worksheet == nullptr)
            return fail("storage.failed", {path});
        if (header.empty())
            return;
        for (const std::string &cell : header)
            put(cell, bold);
        worksheet_set_column(worksheet, 0, static_cast<lxw_col_t>(header.size() - 1), usualWidth, nullptr);
        worksheet_freeze_panes(worksheet, 1, 0);
        row = 1;
    }

    void endSheet()
    {
        if (worksheet != nullptr && !header.empty() && row > 1)
            worksheet_autofilter(worksheet, 0, 0, row - 1, static_cast<lxw_col_t>(header.size() - 1));
    }

    void put(std::string_view text, lxw_format *format)
    {
        const std::string escaped = withEscapes(text);
        if (base::lengthOf(escaped) > longestText) {
            fail("xlsx.text_too_long", {std::to_string(longestText)}, base::ErrorKind::unreadable);
            failure->place = {path, here() + std::uint64_t{1}, column < header.size() ? header[column] : std::to_string(column + 1)};
        } else if (!text.empty() && worksheet != nullptr) {
            check(worksheet_write_string(worksheet, here(), column, escaped.c_str(), format));
        }
        ++column;
    }

    [[nodiscard]] lxw_row_t here() const { return row == 0 ? 0 : row - 1; }

    void check(lxw_error error)
    {
        if (error != LXW_NO_ERROR)
            fail("storage.failed", {path});
    }

    void fail(std::string code, std::vector<std::string> arguments, base::ErrorKind kind = base::ErrorKind::storage)
    {
        if (!failure)
            failure = base::Error{kind, std::move(code), std::move(arguments), {}};
    }
};

XlsxWriter::XlsxWriter(std::string path, std::uint32_t mostRows) : m_book(std::make_unique<Book>())
{
    m_book->path = std::move(path);
    m_book->mostRows = mostRows;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_TRUE;
    m_book->workbook = workbook_new_opt(m_book->path.c_str(), &options);
    if (m_book->workbook == nullptr) {
        m_book->fail("storage.memory", {});
        return;
    }
    m_book->bold = workbook_add_format(m_book->workbook);
    format_set_bold(m_book->bold);
    m_book->date = workbook_add_format(m_book->workbook);
    format_set_num_format(m_book->date, "yyyy-mm-dd hh:mm:ss");
    m_book->share = workbook_add_format(m_book->workbook);
    format_set_num_format(m_book->share, "0.0%");
}

XlsxWriter::XlsxWriter(XlsxWriter &&) noexcept = default;
XlsxWriter &XlsxWriter::operator=(XlsxWriter &&) noexcept = default;
XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::sheet(std::string_view name, std::span<const std::string> header)
{
    m_book->endSheet();
    m_book->worksheet = nullptr;
    m_book->wantedName = name;
    m_book->header.assign(header.begin(), header.end());
    m_book->begin();
}

void XlsxWriter::row()
{
    const std::uint32_t head = m_book->header.empty() ? 0 : 1;
    if (m_book->row >= m_book->mostRows + head)
        m_book->begin();
    ++m_book->row;
    m_book->column = 0;
}

void XlsxWriter::blank()
{
    ++m_book->column;
}

void XlsxWriter::text(std::string_view text)
{
    m_book->put(text, nullptr);
}

void XlsxWriter::number(double value)
{
    if (!std::isfinite(value) || !keepsSixteenDigits(value))
        return text(base::numberText(value));
    if (m_book->worksheet != nullptr)
        m_book->check(worksheet_write_number(m_book->worksheet, m_book->here(), m_book->column, value, nullptr));
    ++m_book->column;
}

void XlsxWriter::percent(double share)
{
    if (m_book->worksheet != nullptr)
        m_book->check(worksheet_write_number(m_book->worksheet, m_book->here(), m_book->column, share, m_book->share));
    ++m_book->column;
}

void XlsxWriter::instant(base::Instant instant)
{
    const auto days = numberOfInstant(instant);
    if (!days)
        return text(base::isoText(instant));
    if (m_book->worksheet != nullptr)
        m_book->check(worksheet_write_number(m_book->worksheet, m_book->here(), m_book->column, *days, m_book->date));
    ++m_book->column;
}

base::Result<void> XlsxWriter::finish()
{
    if (m_book->failure)
        return base::fail(*m_book->failure);
    // libxlsxwriter complains on standard error where it cannot write; this finds out first.
    const int file = ::open(m_book->path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return base::fail(errno == EACCES || errno == EROFS ? base::ErrorKind::notPermitted : base::ErrorKind::storage, "storage.failed", {m_book->path});
    ::close(file);
    m_book->endSheet();
    errno = 0;
    const lxw_error closed = workbook_close(m_book->workbook);
    const int problem = errno;
    m_book->workbook = nullptr;
    m_book->worksheet = nullptr;
    if (closed == LXW_NO_ERROR)
        return {};
    ::unlink(m_book->path.c_str());
    const bool full = problem == ENOSPC || problem == EDQUOT;
    return base::fail(base::ErrorKind::storage, full ? "storage.full" : "storage.failed", {m_book->path});
}

} // namespace leadlight::io
