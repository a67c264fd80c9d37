// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a table that was pasted: what is read, written by our own writer, must read back as it was.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "io/csv_reader.h"
#include "io/csv_writer.h"

using namespace leadlight;

namespace {

using PastedRows = std::vector<std::vector<std::string>>;

/// False: a row was refused.
bool readInto(io::CsvReader &reader, PastedRows &rows)
{
    bool whole = true;
    for (;;) {
        const auto step = reader.next();
        if (!step)
            std::abort();
        if (*step == io::CsvReader::Step::end)
            return whole;
        if (*step == io::CsvReader::Step::refused) {
            whole = false;
            continue;
        }
        rows.emplace_back(reader.row().fields.begin(), reader.row().fields.end());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    io::CsvOptions options;
    options.limits = {256, 1024, 64};
    auto pasted = io::CsvReader::ofText(std::string(reinterpret_cast<const char *>(data), size), options);
    if (!pasted)
        return 0;
    PastedRows rows;
    (void)readInto(*pasted, rows);

    std::string written = "\xEF\xBB\xBF"; // so that a first name which begins with this sign keeps it
    const io::CsvWriter writer('\t');
    writer.row(pasted->columns(), written);
    for (const std::vector<std::string> &row : rows)
        writer.row(row, written);

    io::CsvOptions asWritten;
    asWritten.dialect.encoding = io::Encoding::utf8;
    asWritten.dialect.delimiter = '\t';
    asWritten.dialect.quote = '"';
    asWritten.dialect.header = true;
    asWritten.dialect.guarded = true;
    auto again = io::CsvReader::ofText(written, asWritten);
    PastedRows readBack;
    if (!again || again->columns() != pasted->columns() || !readInto(*again, readBack) || readBack != rows)
        std::abort();
    return 0;
}
