// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/typed_row.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace leadlight::io {

namespace {

constexpr std::size_t quotedLength = 100;

/// The beginning of a text, cut between two characters.
std::string beginningOf(std::string_view text)
{
    if (text.size() <= quotedLength)
        return std::string(text);
    std::size_t end = quotedLength;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

} // namespace

TypedRowReader::TypedRowReader(const ImportPlan &plan, std::string fileName) : m_file(std::move(fileName))
{
    for (const PlanColumn &column : plan.columns) {
        if (column.target == "ignore")
            continue;
        m_columns.push_back(column);
        Words &words = m_words.emplace_back();
        words.isWanted = column.target == "stage" || column.target == "outcome";
        for (const auto &[word, key] : column.values)
            words.keys.emplace(base::comparable(word), key);
    }
}

int TypedRowReader::indexOf(std::string_view target) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].target == target)
            return static_cast<int>(i);
    }
    return -1;
}

void TypedRowReader::convertCell(std::size_t index, std::string_view field, TypedRow &typed) const
{
    const PlanColumn &column = m_columns[index];
    TypedCell &cell = typed.cells[index];
    const std::string_view trimmed = base::trimmed(field);
    const auto &tokens = column.blankTokens;
    cell = TypedCell{};
    if (trimmed.empty() || (!tokens.empty() && std::find(tokens.begin(), tokens.end(), trimmed) != tokens.end()))
        return;
    cell.blank = false;
    cell.text = field;
    const auto refuse = [&](std::string code) {
        auto &errors = column.unreadableIsBlank ? typed.spoilt : typed.errors;
        errors.push_back(base::Error{base::ErrorKind::findings, std::move(code), {beginningOf(trimmed)}, {m_file, typed.line, column.name}});
        cell = TypedCell{};
    };
    if (column.type == domain::FieldType::instant) {
        if (const auto instant = parseDateCell(trimmed, column.dates))
            cell.instant = *instant;
        else
            refuse("value.not_a_date");
    } else if (column.type == domain::FieldType::number) {
        const auto number = parseNumberCell(trimmed, column.number);
        cell.number = number.value_or(0) * column.factor;
        if (!number || !std::isfinite(cell.number))
            refuse("value.not_a_number");
    } else if (m_words[index].isWanted) {
        const auto found = m_words[index].keys.find(base::comparable(trimmed));
        if (found == m_words[index].keys.end())
            return refuse("value.unknown_word");
        cell.text = found->second;
        cell.blank = found->second.empty();
    }
}

bool TypedRowReader::convert(const TableRow &row, TypedRow &typed) const
{
    typed.line = row.line;
    typed.errors.clear();
    typed.spoilt.clear();
    typed.cells.resize(m_columns.size());
    bool anything = false;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const std::size_t index = m_columns[i].index;
        convertCell(i, index < row.fields.size() ? row.fields[index] : std::string_view(), typed);
        anything = anything || !typed.cells[i].blank;
    }
    if (!anything && typed.errors.empty())
        typed.errors.push_back(base::Error{base::ErrorKind::findings, "row.blank", {}, {m_file, row.line, {}}});
    return typed.errors.empty();
}

} // namespace leadlight::io
