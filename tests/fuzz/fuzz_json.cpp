// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a list of objects: find the records, guess a plan, read and convert all rows with small limits.
#include <cstddef>
#include <string>

#include "io/json_reader.h"
#include "read_table.h"

using namespace leadlight;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    auto reader = io::JsonReader::ofText(std::string(reinterpret_cast<const char *>(data), size), {256, 4096, 64});
    if (!reader)
        fuzz::require(!reader.error().code.empty());
    else
        fuzz::require(fuzz::readsWhole(*reader, io::ImportKind::leads));
    return 0;
}
