// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/given_rows.h"

#include <new>

#include <sqlite3.h>

namespace leadlight::store {

namespace {

struct GivenCursor {
    sqlite3_vtab_cursor base{};
    const GivenRows *rows = nullptr;
    std::size_t at = 0;
};

GivenCursor &cursorOf(sqlite3_vtab_cursor *base)
{
    return *reinterpret_cast<GivenCursor *>(base); // the base is its first member
}

int connectGiven(sqlite3 *handle, void *, int, const char *const *, sqlite3_vtab **table, char **)
{
    static_assert(GivenRows::mostColumns == 12, "as many as are declared here");
    const int declared = sqlite3_declare_vtab(
        handle, "CREATE TABLE given(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, rows HIDDEN)");
    if (declared != SQLITE_OK)
        return declared;
    sqlite3_vtab_config(handle, SQLITE_VTAB_DIRECTONLY);
    *table = new (std::nothrow) sqlite3_vtab{}; // nothing may be thrown through SQLite
    return *table ? SQLITE_OK : SQLITE_NOMEM;
}

int disconnectGiven(sqlite3_vtab *table)
{
    delete table;
    return SQLITE_OK;
}

/// There is one way to read it: all rows that are bound.
int planGiven(sqlite3_vtab *, sqlite3_index_info *plan)
{
    for (int i = 0; i < plan->nConstraint; ++i) {
        const auto &constraint = plan->aConstraint[i];
        if (constraint.iColumn != GivenRows::mostColumns || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ || !constraint.usable)
            continue;
        plan->aConstraintUsage[i].argvIndex = 1;
        plan->aConstraintUsage[i].omit = 1;
        plan->estimatedCost = 1;
        return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT;
}

int openGiven(sqlite3_vtab *, sqlite3_vtab_cursor **cursor)
{
    auto *const opened = new (std::nothrow) GivenCursor;
    if (!opened)
        return SQLITE_NOMEM;
    *cursor = &opened->base;
    return SQLITE_OK;
}

int closeGiven(sqlite3_vtab_cursor *cursor)
{
    delete &cursorOf(cursor);
    return SQLITE_OK;
}

int startGiven(sqlite3_vtab_cursor *base, int, const char *, int, sqlite3_value **values)
{
    GivenCursor &cursor = cursorOf(base);
    cursor.rows = static_cast<const GivenRows *>(sqlite3_value_pointer(values[0], givenRowsName));
    cursor.at = 0;
    return SQLITE_OK;
}

int nextGiven(sqlite3_vtab_cursor *base)
{
    ++cursorOf(base).at;
    return SQLITE_OK;
}

int isBehindGiven(sqlite3_vtab_cursor *base)
{
    const GivenCursor &cursor = cursorOf(base);
    return !cursor.rows || cursor.at >= cursor.rows->size() ? 1 : 0;
}

int columnOfGiven(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    const GivenCursor &cursor = cursorOf(base);
    if (column < GivenRows::mostColumns)
        cursor.rows->give(cursor.at, column, GivenCell(context));
    return SQLITE_OK;
}

int rowOfGiven(sqlite3_vtab_cursor *base, sqlite3_int64 *row)
{
    *row = static_cast<sqlite3_int64>(cursorOf(base).at);
    return SQLITE_OK;
}

constexpr sqlite3_module moduleOfGiven()
{
    sqlite3_module module{};
    module.xConnect = connectGiven;
    module.xBestIndex = planGiven;
    module.xDisconnect = disconnectGiven;
    module.xOpen = openGiven;
    module.xClose = closeGiven;
    module.xFilter = startGiven;
    module.xNext = nextGiven;
    module.xEof = isBehindGiven;
    module.xColumn = columnOfGiven;
    module.xRowid = rowOfGiven;
    return module;
}

constexpr sqlite3_module givenModule = moduleOfGiven();

} // namespace

void GivenCell::integer(std::int64_t value)
{
    sqlite3_result_int64(m_context, value);
}

void GivenCell::text(std::string_view text)
{
    sqlite3_result_text64(m_context, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void GivenCell::blob(std::string_view bytes)
{
    sqlite3_result_blob64(m_context, bytes.data(), bytes.size(), SQLITE_STATIC);
}

void addGivenRows(sqlite3 *handle)
{
    sqlite3_create_module_v2(handle, givenRowsName, &givenModule, nullptr, nullptr);
}

} // namespace leadlight::store
