// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: sniff, guess a plan for the kind that the first byte picks, read and convert all rows with small limits.
#include <cstddef>
#include <string>

#include "io/csv_reader.h"
#include "read_table.h"

using namespace leadlight;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    io::CsvOptions options;
    options.limits = {256, 1024, 64};
    options.repairWholeRowQuoted = (data[0] & 0x80U) != 0;
    auto reader = io::CsvReader::ofText(std::string(reinterpret_cast<const char *>(data + 1), size - 1), options);
    if (!reader)
        fuzz::require(!reader.error().code.empty());
    else
        fuzz::require(fuzz::readsWhole(*reader, static_cast<io::ImportKind>(data[0] % 6U)));
    return 0;
}
