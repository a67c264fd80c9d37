// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace leadlight::io {

/// Writes a workbook row by row in bounded memory. Only here is libxlsxwriter known. Texts are texts, never formulas
/// or links; numbers are numbers; instants are dates in UTC. The header of a sheet is bold, stays in sight and
/// filters. A sheet that is full goes on in one called "… (2)" with the same header.
///
/// A number that a workbook cannot keep exactly (libxlsxwriter writes 16 digits) and an instant before March 1900 are
/// written as text, so that they read back as they were. Errors: storage.failed {path}, storage.full {path};
/// xlsx.text_too_long {limit} (ErrorKind::unreadable, with sheet's row and column).
class XlsxWriter {
public:
    static constexpr std::uint32_t rowsPerSheet = 1'000'000;

    /// The file appears when finish() returns; what stood there before is overwritten.
    XlsxWriter(std::string path, std::uint32_t mostRows = rowsPerSheet);
    XlsxWriter(XlsxWriter &&) noexcept;
    XlsxWriter &operator=(XlsxWriter &&) noexcept;
    ~XlsxWriter(); ///< without finish() nothing is left

    /// Begins a sheet. The name is cut and changed to what a spreadsheet takes and no other sheet has. An empty header
    /// is none.
    void sheet(std::string_view name, std::span<const std::string> header);
    void row(); ///< begins a row
    void blank();
    void text(std::string_view text);
    void number(double value);
    void percent(double share); ///< 0.125 is shown as 12.5 %
    void instant(base::Instant instant);

    [[nodiscard]] base::Result<void> finish();

private:
    struct Book;
    std::unique_ptr<Book> m_book;
};

} // namespace leadlight::io
