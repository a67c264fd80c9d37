// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import/edited_columns.h"

#include <cmath>
#include <limits>

#include "base/text.h"
#include "base/time.h"
#include "workspace/account_columns.h"

namespace leadlight::workspace {

namespace {

constexpr double blankNumber = std::numeric_limits<double>::quiet_NaN();

template <class Value> bool isSame(Value a, Value b)
{
    if constexpr (std::is_floating_point_v<Value>)
        return a == b || (std::isnan(a) && std::isnan(b));
    else
        return a == b;
}

} // namespace

EditedColumns::EditedColumns(const data::Table &table) : m_rows(table.rows())
{
    for (const auto &column : table.columns()) {
        if (isOfAccount(column->key))
            continue; // kept with the account
        Edited edited;
        edited.key = column->key;
        edited.label = column->label;
        if (const data::TextColumn *text = column->asText()) {
            edited.dictionary = std::make_shared<data::Dictionary>(*text->dictionary);
            edited.codes = text->codes;
        } else if (const data::NumberColumn *number = column->asNumber()) {
            edited.type = domain::FieldType::number;
            edited.numbers = number->values;
        } else {
            edited.type = domain::FieldType::instant;
            edited.instants = column->asInstant()->seconds;
        }
        m_byKey.emplace(edited.key, m_columns.size());
        m_columns.push_back(std::move(edited));
    }
}

std::size_t EditedColumns::columnFor(std::string_view key, std::string_view label, domain::FieldType type)
{
    if (const auto known = m_byKey.find(key); known != m_byKey.end())
        return known->second;
    Edited edited;
    edited.key = key;
    edited.label = label;
    edited.type = type;
    if (type == domain::FieldType::text)
        edited.dictionary = std::make_shared<data::Dictionary>();
    m_byKey.emplace(edited.key, m_columns.size());
    m_columns.push_back(std::move(edited));
    return m_columns.size() - 1;
}

template <class Value>
EditedColumns::Change EditedColumns::put(Edited &column, std::vector<Value> &cells, std::uint32_t row, Value value, Value blank)
{
    if (cells.size() <= row)
        cells.resize(row + 1, blank);
    if (isSame(cells[row], value))
        return Change::none;
    const bool wasBlank = isSame(cells[row], blank);
    cells[row] = value;
    column.dirty = true;
    return wasBlank ? Change::set : Change::replaced;
}

EditedColumns::Change EditedColumns::set(std::size_t index, std::uint32_t row, const io::TypedCell &cell, domain::FieldType type)
{
    if (cell.blank)
        return Change::none;
    Edited &column = m_columns[index];
    switch (column.type) {
    case domain::FieldType::text:
        return setText(index, row, cell.text);
    case domain::FieldType::number: {
        const auto value = type == domain::FieldType::number ? std::optional<double>(cell.number) : base::parseNumber(base::trimmed(cell.text));
        return value ? put(column, column.numbers, row, *value, blankNumber) : Change::mismatch;
    }
    case domain::FieldType::instant: {
        const auto value = type == domain::FieldType::instant ? std::optional<base::Instant>(cell.instant) : base::parseIsoInstant(base::trimmed(cell.text));
        return value ? put(column, column.instants, row, value->seconds, data::InstantColumn::blank) : Change::mismatch;
    }
    }
    return Change::none;
}

bool EditedColumns::accepts(std::size_t index, const io::TypedCell &cell, domain::FieldType type) const
{
    const domain::FieldType own = m_columns[index].type;
    if (own == domain::FieldType::text || own == type)
        return true;
    const std::string_view text = base::trimmed(cell.text);
    return own == domain::FieldType::number ? base::parseNumber(text).has_value() : base::parseIsoInstant(text).has_value();
}

std::string EditedColumns::reads(std::size_t index, const io::TypedCell &cell, domain::FieldType type) const
{
    if (cell.blank || !accepts(index, cell, type))
        return {};
    data::Column column;
    switch (m_columns[index].type) {
    case domain::FieldType::text:
        return std::string(cell.text);
    case domain::FieldType::number:
        column.values = data::NumberColumn{{type == domain::FieldType::number ? cell.number : base::parseNumber(base::trimmed(cell.text)).value_or(blankNumber)}};
        break;
    case domain::FieldType::instant:
        column.values = data::InstantColumn{{type == domain::FieldType::instant ? cell.instant.seconds : base::parseIsoInstant(base::trimmed(cell.text))->seconds}};
    }
    return column.cellText(0);
}

EditedColumns::Change EditedColumns::setText(std::size_t index, std::uint32_t row, std::string_view text)
{
    Edited &column = m_columns[index];
    return put(column, column.codes, row, column.dictionary->codeFor(text), std::uint32_t{0});
}

EditedColumns::Change EditedColumns::erase(std::size_t index, std::uint32_t row)
{
    Edited &column = m_columns[index];
    switch (column.type) {
    case domain::FieldType::text:
        return put(column, column.codes, row, std::uint32_t{0}, std::uint32_t{0});
    case domain::FieldType::number:
        return put(column, column.numbers, row, blankNumber, blankNumber);
    case domain::FieldType::instant:
        return put(column, column.instants, row, data::InstantColumn::blank, data::InstantColumn::blank);
    }
    return Change::none;
}

std::string EditedColumns::textAt(std::size_t index, std::uint32_t row) const
{
    const Edited &column = m_columns[index];
    switch (column.type) {
    case domain::FieldType::text:
        return row < column.codes.size() ? std::string(column.dictionary->text(column.codes[row])) : std::string();
    case domain::FieldType::number:
        return row < column.numbers.size() && !std::isnan(column.numbers[row]) ? base::numberText(column.numbers[row]) : std::string();
    case domain::FieldType::instant:
        return row < column.instants.size() && column.instants[row] != data::InstantColumn::blank ? base::isoText(base::Instant{column.instants[row]})
                                                                                                 : std::string();
    }
    return {};
}

std::vector<data::Column> EditedColumns::changed()
{
    std::vector<data::Column> columns;
    for (Edited &edited : m_columns) {
        if (!edited.dirty)
            continue;
        data::Column column{edited.key, edited.label, data::NumberColumn{}};
        if (edited.type == domain::FieldType::text) {
            edited.codes.resize(m_rows, 0);
            column.values = data::TextColumn{edited.dictionary, edited.codes};
        } else if (edited.type == domain::FieldType::number) {
            edited.numbers.resize(m_rows, blankNumber);
            column.values = data::NumberColumn{edited.numbers};
        } else {
            edited.instants.resize(m_rows, data::InstantColumn::blank);
            column.values = data::InstantColumn{edited.instants};
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

} // namespace leadlight::workspace
