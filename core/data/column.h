// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "data/dictionary.h"

namespace leadlight::data {

struct TextColumn {
    std::shared_ptr<const Dictionary> dictionary;
    std::vector<std::uint32_t> codes; ///< one a row; 0 is blank
    [[nodiscard]] std::string_view text(std::size_t row) const { return dictionary->text(codes[row]); }
};

struct NumberColumn {
    std::vector<double> values; ///< one a row; NaN is blank, infinities do not occur
};

struct InstantColumn {
    static constexpr std::int64_t blank = std::numeric_limits<std::int64_t>::min();
    std::vector<std::int64_t> seconds; ///< one a row, UTC seconds since 1970
};

/// One attribute of all rows. Immutable once it is in a Table.
struct Column {
    std::string key;
    std::string label;
    std::variant<TextColumn, NumberColumn, InstantColumn> values;

    [[nodiscard]] const TextColumn *asText() const { return std::get_if<TextColumn>(&values); }
    [[nodiscard]] const NumberColumn *asNumber() const { return std::get_if<NumberColumn>(&values); }
    [[nodiscard]] const InstantColumn *asInstant() const { return std::get_if<InstantColumn>(&values); }
    [[nodiscard]] bool isBlank(std::size_t row) const;
    /// For files and search: the text itself, the shortest decimal number, an ISO instant (a date alone if it is
    /// midnight UTC), or nothing.
    [[nodiscard]] std::string cellText(std::size_t row) const;
};

/// Columns of equal length; immutable and shared between threads. Replacing a column makes a new table that shares
/// the others.
class Table {
public:
    Table() = default;
    Table(std::size_t rows, std::vector<std::shared_ptr<const Column>> columns);

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] const std::vector<std::shared_ptr<const Column>> &columns() const { return m_columns; }
    [[nodiscard]] const Column *find(std::string_view key) const;
    /// Replaces the column of the same key, or appends it.
    [[nodiscard]] Table with(std::shared_ptr<const Column> column) const;

private:
    std::size_t m_rows = 0;
    std::vector<std::shared_ptr<const Column>> m_columns;
};

} // namespace leadlight::data
