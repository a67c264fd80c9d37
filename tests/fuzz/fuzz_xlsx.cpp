// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a workbook, then the same bytes as the XML of the only sheet of one that is sound: guess a plan, read
// and convert all rows with small limits.
#include <cstddef>
#include <cstdint>
#include <string>

#include "io/xlsx_reader.h"
#include "io/xlsx_sheet.h"
#include "read_table.h"

using namespace leadlight;

namespace {

io::XlsxLimits smallLimits()
{
    io::XlsxLimits limits;
    limits.parts = 32;
    limits.unpacked = std::uint64_t{4} << 20U;
    limits.harmless = std::uint64_t{1} << 20U;
    limits.strings = std::uint64_t{4} << 20U;
    limits.cell = 512;
    limits.row = 4096;
    limits.columns = 64;
    return limits;
}

void readBook(std::string bytes)
{
    auto reader = io::XlsxReader::ofBytes(std::move(bytes), {}, smallLimits());
    if (!reader)
        return fuzz::require(!reader.error().code.empty());
    static_cast<void>(fuzz::readsWhole(*reader, io::ImportKind::leads));
}

/// In pieces of seven bytes and as a whole the same rows come out.
void readSheet(std::string_view xml)
{
    std::string whole;
    std::string pieces;
    for (const bool cut : {false, true}) {
        io::SheetRows rows(smallLimits());
        io::XmlStream stream(rows, "fuzz", "sheet");
        std::string &out = cut ? pieces : whole;
        bool sound = true;
        for (std::size_t at = 0; sound && at <= xml.size();) {
            const std::size_t length = cut ? std::min<std::size_t>(7, xml.size() - at) : xml.size();
            const bool isLast = at + length == xml.size();
            sound = stream.feed(xml.substr(at, length), isLast).has_value();
            for (const io::SheetRow &row : rows.rows()) {
                out += std::to_string(row.line) + (row.problem == nullptr ? "" : row.problem);
                for (std::size_t i = 0; i < row.cells && row.problem == nullptr; ++i)
                    (out += rows.textOf(rows.cellsOf(row)[i])) += '|';
            }
            rows.forget();
            at += length;
            if (isLast)
                break;
        }
    }
    fuzz::require(whole == pieces);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    readBook(bytes);
    readSheet(bytes);
    return 0;
}
