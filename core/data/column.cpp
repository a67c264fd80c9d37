// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/column.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/text.h"
#include "base/time.h"

namespace leadlight::data {

bool Column::isBlank(std::size_t row) const
{
    if (const TextColumn *text = asText())
        return text->codes[row] == 0;
    if (const NumberColumn *number = asNumber())
        return std::isnan(number->values[row]);
    return asInstant()->seconds[row] == InstantColumn::blank;
}

std::string Column::cellText(std::size_t row) const
{
    if (isBlank(row))
        return {};
    if (const TextColumn *text = asText())
        return std::string(text->text(row));
    if (const NumberColumn *number = asNumber())
        return base::numberText(number->values[row]);
    const base::Instant instant{asInstant()->seconds[row]};
    const base::Date date = base::utcDateOf(instant);
    return base::utcMidnight(date) == instant ? base::isoText(date) : base::isoText(instant);
}

Table::Table(std::size_t rows, std::vector<std::shared_ptr<const Column>> columns)
    : m_rows(rows), m_columns(std::move(columns))
{
}

const Column *Table::find(std::string_view key) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [key](const std::shared_ptr<const Column> &column) { return column->key == key; });
    return found == m_columns.end() ? nullptr : found->get();
}

Table Table::with(std::shared_ptr<const Column> column) const
{
    Table table = *this;
    const auto same = std::find_if(table.m_columns.begin(), table.m_columns.end(),
                                   [&](const std::shared_ptr<const Column> &old) { return old->key == column->key; });
    if (same == table.m_columns.end())
        table.m_columns.push_back(std::move(column));
    else
        *same = std::move(column);
    return table;
}

} // namespace leadlight::data
