// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/picked_rows.h"

#include <charconv>

namespace leadlight::data {

Filter::Term pickedRows(const std::string &label, std::span<const std::uint32_t> rows)
{
    Filter::Term term;
    term.field = "picked";
    term.comparison = ":";
    term.values.reserve(rows.size() + 1);
    term.values.push_back(label);
    for (const std::uint32_t row : rows)
        term.values.push_back(std::to_string(row));
    return term;
}

bool isPicked(const Filter::Term &term)
{
    return term.field == "picked" && !term.values.empty();
}

std::vector<std::uint32_t> rowsOfPicked(const Filter::Term &term)
{
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 1; i < term.values.size(); ++i) {
        const std::string &value = term.values[i];
        std::uint32_t row = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), row);
        if (read.ec == std::errc() && read.ptr == value.data() + value.size())
            rows.push_back(row);
    }
    return rows;
}

} // namespace leadlight::data
