// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/column.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <functional>

#include "base/foresee.h"
#include "base/text.h"
#include "base/time.h"

namespace leadlight::data {

namespace {

constexpr std::size_t fewestSlots = 16;

/// The upper half of the hash, since the lower chooses the slot.
std::uint32_t tagOf(std::size_t hash)
{
    return static_cast<std::uint32_t>(hash >> 32);
}

std::size_t hashOf(std::string_view text)
{
    return std::hash<std::string_view>{}(text);
}

} // namespace

Dictionary::Dictionary()
{
    spread(fewestSlots);
    codeFor({});
}

void Dictionary::reserve(std::size_t codes)
{
    m_texts.reserve(codes);
    if (codes * 4 >= m_slots.size() * 3)
        spread(std::bit_ceil(codes * 3 / 2 + 1));
}

std::size_t Dictionary::slotOf(std::string_view text, std::size_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].code != 0 && (m_slots[at].hash != tagOf(hash) || m_texts[m_slots[at].code - 1] != text))
        at = (at + 1) & mask;
    return at;
}

void Dictionary::spread(std::size_t slots)
{
    m_slots.assign(slots, Slot{});
    for (std::uint32_t code = 0; code < size(); ++code) {
        const std::size_t hash = hashOf(m_texts[code]);
        std::size_t at = hash & (slots - 1);
        while (m_slots[at].code != 0)
            at = (at + 1) & (slots - 1);
        m_slots[at] = {tagOf(hash), code + 1};
    }
}

std::uint32_t Dictionary::codeFor(std::string_view text)
{
    const std::size_t hash = hashOf(text);
    const std::size_t at = slotOf(text, hash);
    if (m_slots[at].code != 0)
        return m_slots[at].code - 1;
    const std::uint32_t code = size();
    m_texts.emplace_back(text);
    m_slots[at] = {tagOf(hash), code + 1};
    if (m_texts.size() * 4 >= m_slots.size() * 3)
        spread(m_slots.size() * 2);
    return code;
}

void Dictionary::foresee(std::string_view text) const
{
    base::foresee(&m_slots[hashOf(text) & (m_slots.size() - 1)]);
}

std::optional<std::uint32_t> Dictionary::find(std::string_view text) const
{
    const Slot &slot = m_slots[slotOf(text, hashOf(text))];
    return slot.code == 0 ? std::nullopt : std::optional(slot.code - 1);
}

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
        return text->text(row);
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
