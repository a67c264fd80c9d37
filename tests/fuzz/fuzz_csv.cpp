// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: sniff, guess a plan for the kind that the first byte picks, read and convert all rows with small limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "io/csv_reader.h"
#include "io/import_plan.h"
#include "io/typed_row.h"

using namespace leadlight;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    io::CsvOptions options;
    options.limits = {256, 1024, 64};
    options.repairWholeRowQuoted = (data[0] & 0x80U) != 0;
    const auto kind = static_cast<io::ImportKind>(data[0] % 6U);
    auto reader = io::CsvReader::ofText(std::string(reinterpret_cast<const char *>(data + 1), size - 1), options);
    if (!reader) {
        require(!reader.error().code.empty());
        return 0;
    }
    const auto plan = io::guessPlan(kind, *reader);
    require(plan.has_value());
    const auto again = io::planFromJson(io::planToJson(*plan));
    require(again.has_value() && again->columns.size() == plan->columns.size());
    const io::TypedRowReader typedReader(*plan, "fuzz");
    io::TypedRow typed;
    std::uint64_t line = 0;
    for (;;) {
        const auto step = reader->next();
        require(step.has_value());
        if (*step == io::CsvReader::Step::end)
            break;
        require(reader->row().line >= line);
        line = reader->row().line;
        if (*step == io::CsvReader::Step::refused) {
            require(!reader->problem().code.empty());
            continue;
        }
        require(reader->row().fields.size() == reader->columns().size());
        for (const std::string_view field : reader->row().fields)
            require(base::isValidUtf8(field) && field.find('\0') == std::string_view::npos);
        require(typedReader.convert(reader->row(), typed) == typed.errors.empty());
    }
    return 0;
}
