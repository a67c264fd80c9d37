// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/column.h"
#include "domain/lead_fields.h"
#include "io/typed_row.h"

namespace leadlight::workspace {

/// Columns of a table while an import fills them: rows may be appended, cells set, and what changed is known after.
class EditedColumns {
public:
    explicit EditedColumns(const data::Table &table);

    /// The column of this key, made blank with `label` and `type` if there is none.
    [[nodiscard]] std::size_t columnFor(std::string_view key, std::string_view label, domain::FieldType type);
    std::uint32_t appendRow() { return static_cast<std::uint32_t>(m_rows++); }
    [[nodiscard]] std::size_t rows() const { return m_rows; }

    enum class Change : std::uint8_t { none, set, replaced, mismatch };
    /// Sets the cell from a value as read; a blank leaves it alone. `mismatch`: the column is of another type and the
    /// text does not read as it.
    Change set(std::size_t column, std::uint32_t row, const io::TypedCell &cell, domain::FieldType type);
    /// Whether set() would not be a mismatch.
    [[nodiscard]] bool accepts(std::size_t column, const io::TypedCell &cell, domain::FieldType type) const;
    /// The cell's text as data::Column::cellText() would give it once it is set; empty for a blank or a mismatch.
    [[nodiscard]] std::string reads(std::size_t column, const io::TypedCell &cell, domain::FieldType type) const;
    Change setText(std::size_t column, std::uint32_t row, std::string_view text);
    /// Makes the cell blank.
    Change erase(std::size_t column, std::uint32_t row);
    [[nodiscard]] const std::string &keyOf(std::size_t column) const { return m_columns[column].key; }
    [[nodiscard]] const std::string &labelOf(std::size_t column) const { return m_columns[column].label; }
    [[nodiscard]] std::string textAt(std::size_t column, std::uint32_t row) const;

    /// Columns in which a cell changed, as long as there are rows.
    [[nodiscard]] std::vector<data::Column> changed();

private:
    struct Edited {
        std::string key;
        std::string label;
        domain::FieldType type = domain::FieldType::text;
        std::shared_ptr<data::Dictionary> dictionary;
        std::vector<std::uint32_t> codes;
        std::vector<double> numbers;
        std::vector<std::int64_t> instants;
        bool dirty = false;
    };
    template <class Value> Change put(Edited &column, std::vector<Value> &cells, std::uint32_t row, Value value, Value blank);

    std::size_t m_rows = 0;
    std::vector<Edited> m_columns;
    std::map<std::string, std::size_t, std::less<>> m_byKey;
};

} // namespace leadlight::workspace
