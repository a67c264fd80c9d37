// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"

#include <algorithm>
#include <limits>

#include <sqlite3.h>

#include "store/connection.h"
#include "store/given_rows.h"

namespace leadlight::store {

Statement::Statement(const Connection &connection, std::string_view sql) : m_connection(connection)
{
    const int code = sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &m_handle, nullptr);
    if (code != SQLITE_OK)
        connection.failWith(code);
}

Statement::~Statement()
{
    sqlite3_finalize(m_handle);
}

Statement &Statement::bind(std::int64_t value)
{
    if (const int code = sqlite3_bind_int64(m_handle, m_next++, value); code != SQLITE_OK)
        m_connection.failWith(code);
    return *this;
}

Statement &Statement::bind(std::string_view text)
{
    // A null pointer would bind NULL, and an empty view may have one.
    const char *const data = text.data() ? text.data() : "";
    const int code = sqlite3_bind_text64(m_handle, m_next++, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK)
        m_connection.failWith(code);
    return *this;
}

Statement &Statement::bind(std::span<const std::uint8_t> bytes)
{
    const int code = bytes.empty()
                         ? sqlite3_bind_zeroblob(m_handle, m_next, 0)
                         : sqlite3_bind_blob64(m_handle, m_next, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    ++m_next;
    if (code != SQLITE_OK)
        m_connection.failWith(code);
    return *this;
}

Statement &Statement::bind(std::optional<std::int64_t> value)
{
    if (value)
        return bind(*value);
    if (const int code = sqlite3_bind_null(m_handle, m_next++); code != SQLITE_OK)
        m_connection.failWith(code);
    return *this;
}

Statement &Statement::bindFrom(const Statement &row, int column)
{
    if (const int code = sqlite3_bind_value(m_handle, m_next++, sqlite3_column_value(row.m_handle, column)); code != SQLITE_OK)
        m_connection.failWith(code);
    return *this;
}

Statement &Statement::page(std::string_view bytes)
{
    const int code = sqlite3_bind_blob64(m_handle, m_next++, bytes.data(), bytes.size(), SQLITE_STATIC);
    if (code != SQLITE_OK)
        m_connection.failWith(code);
    return *this;
}

Statement &Statement::lasting(std::string_view text)
{
    const char *const data = text.data() ? text.data() : "";
    const int code = sqlite3_bind_text64(m_handle, m_next++, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK)
        m_connection.failWith(code);
    return *this;
}

Statement &Statement::rows(const GivenRows &rows)
{
    // Handed back as const.
    const int code = sqlite3_bind_pointer(m_handle, m_next++, const_cast<GivenRows *>(&rows), givenRowsName, nullptr);
    if (code != SQLITE_OK)
        m_connection.failWith(code);
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    m_connection.failWith(code);
}

void Statement::run()
{
    while (step()) {
    }
    reset();
}

void Statement::reset()
{
    sqlite3_reset(m_handle); // repeats the error of the last step, which has been thrown already
    sqlite3_clear_bindings(m_handle);
    m_next = 1;
}

int Statement::columns() const
{
    return sqlite3_column_count(m_handle);
}

std::int64_t Statement::integer(int column) const
{
    if (sqlite3_column_type(m_handle, column) != SQLITE_INTEGER)
        failDamaged();
    return sqlite3_column_int64(m_handle, column);
}

std::uint32_t Statement::unsigned32(int column) const
{
    const std::int64_t value = integer(column);
    if (value < 0 || value > std::numeric_limits<std::uint32_t>::max())
        failDamaged();
    return static_cast<std::uint32_t>(value);
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    if (sqlite3_column_type(m_handle, column) == SQLITE_NULL)
        return std::nullopt;
    return integer(column);
}

std::string_view Statement::view(int column) const
{
    const auto *const text = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
    if (!text)
        return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

std::string_view Statement::blob(int column) const
{
    const auto *const data = static_cast<const char *>(sqlite3_column_blob(m_handle, column));
    if (!data)
        return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

void Statement::bytes(int column, std::span<std::uint8_t> out) const
{
    const std::string_view data = blob(column);
    if (data.size() != out.size())
        failDamaged();
    std::transform(data.begin(), data.end(), out.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
}

std::size_t Statement::below(int column, std::size_t count) const
{
    const std::uint32_t value = unsigned32(column);
    if (value >= count)
        failDamaged();
    return value;
}

void Statement::failDamaged() const
{
    const char *const table = sqlite3_column_table_name(m_handle, 0);
    m_connection.failDamaged(table ? table : "database", 0);
}

} // namespace leadlight::store
