// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/row_sums.h"

#include <bit>
#include <cstring>
#include <string_view>

#include <sqlite3.h>

namespace leadlight::store {

namespace {

/// Multiplies and folds word by word. Each step can be turned back, so that one changed word always changes the sum
/// before it is cut to 32 bits.
class RowSum {
public:
    void word(std::uint64_t value)
    {
        m_sum = (m_sum ^ value) * 0x9E3779B97F4A7C15U;
        m_sum ^= m_sum >> 29;
    }
    void bytes(const void *data, std::size_t size)
    {
        const auto *from = static_cast<const char *>(data);
        word(size);
        for (; size >= sizeof(std::uint64_t); size -= sizeof(std::uint64_t), from += sizeof(std::uint64_t)) {
            std::uint64_t part;
            std::memcpy(&part, from, sizeof part);
            word(part);
        }
        std::uint64_t rest = 0;
        if (size > 0)
            std::memcpy(&rest, from, size);
        word(rest);
    }
    [[nodiscard]] std::int64_t cut() const
    {
        // Signed, so that the stored number never takes more than four bytes.
        return std::bit_cast<std::int32_t>(static_cast<std::uint32_t>(m_sum ^ (m_sum >> 32)));
    }

private:
    std::uint64_t m_sum = 0x243F6A8885A308D3U;
};

/// "?1, ?2, …": one for each of the table's columns.
std::string placesOf(const SummedTable &table, char sign, int first)
{
    std::string places = sign + std::to_string(first);
    for (const char c : std::string_view(table.columns)) {
        if (c == ',')
            places.append(", ").append(1, sign).append(std::to_string(++first));
    }
    return places;
}

void rowSum(sqlite3_context *context, int count, sqlite3_value **values)
{
    RowSum sum;
    for (int i = 0; i < count; ++i) {
        sqlite3_value *const value = values[i];
        const int type = sqlite3_value_type(value);
        sum.word(static_cast<std::uint64_t>(type));
        if (type == SQLITE_INTEGER) {
            sum.word(static_cast<std::uint64_t>(sqlite3_value_int64(value)));
        } else if (type == SQLITE_TEXT) {
            const void *const text = sqlite3_value_text(value); // before its length is asked for
            sum.bytes(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
        } else if (type != SQLITE_NULL) {
            const void *const blob = sqlite3_value_blob(value);
            sum.bytes(blob, static_cast<std::size_t>(sqlite3_value_bytes(value)));
        }
    }
    sqlite3_result_int64(context, sum.cut());
}

} // namespace

void addSumFunction(sqlite3 *handle)
{
    constexpr int anyNumber = -1;
    sqlite3_create_function_v2(handle, "row_sum", anyNumber, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                               rowSum, nullptr, nullptr, nullptr);
}

std::string insertInto(const SummedTable &table, const char *verb)
{
    const std::string places = placesOf(table, '?', 1);
    return std::string(verb) + " INTO " + table.name + '(' + table.columns + ", checksum) VALUES (" + places + ", row_sum('"
           + table.name + "', " + places + "))";
}

std::string insertGiven(const SummedTable &table)
{
    const std::string places = placesOf(table, 'c', 0);
    return std::string("INSERT INTO ") + table.name + '(' + table.columns + ", checksum) SELECT " + places + ", row_sum('"
           + table.name + "', " + places + ") FROM given_rows(?1)";
}

std::string sumOfRow(const SummedTable &table)
{
    return std::string("row_sum('") + table.name + "', " + table.columns + ')';
}

std::string isSound(const SummedTable &table)
{
    return "checksum = " + sumOfRow(table);
}

std::string sealAgain(const SummedTable &table, const char *where)
{
    return std::string("UPDATE ") + table.name + " SET checksum = " + sumOfRow(table) + " WHERE " + where;
}

std::int64_t nextNumber(Connection &connection, const SummedTable &table)
{
    Rows rows(connection.cached(std::string("SELECT coalesce(max(") + table.number + "), 0) + 1 FROM " + table.name));
    return rows.next() ? rows->integer(0) : 1;
}

void requireSound(const Connection &connection, const Statement &row, int column, const SummedTable &table, std::int64_t number)
{
    if (row.integer(column) == 0 && !(table.isProven && connection.isProving()))
        connection.failDamaged(table.name, number);
}

void requireSoundRows(Connection &connection, const SummedTable &table)
{
    Rows rows(connection.cached(std::string("SELECT ") + (table.number ? table.number : "0") + " FROM " + table.name + " WHERE NOT ("
                                + isSound(table) + ") LIMIT 1"));
    if (rows.next())
        connection.failDamaged(table.name, rows->integer(0));
}

} // namespace leadlight::store
