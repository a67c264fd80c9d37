// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "io/csv_reader.h"

namespace leadlight::test {

/// Everything a reader gave, as plain values.
struct ReadRows {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint64_t> lines;
    std::vector<std::size_t> filled;
    std::vector<base::Error> refused;
};

inline ReadRows readAll(io::TableReader &reader)
{
    ReadRows all;
    for (;;) {
        const auto step = reader.next();
        if (!step || *step == io::TableReader::Step::end)
            return all;
        if (*step == io::TableReader::Step::refused) {
            all.refused.push_back(reader.problem());
            continue;
        }
        all.rows.emplace_back(reader.row().fields.begin(), reader.row().fields.end());
        all.lines.push_back(reader.row().line);
        all.filled.push_back(reader.row().filled);
    }
}

} // namespace leadlight::test
