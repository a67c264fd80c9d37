// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <sqlite3.h>

namespace leadlight::support {

/// A plain SQLite connection for tests that play the tamperer: it knows nothing of the store.
class RawSqlite {
public:
    explicit RawSqlite(const std::string &path) { m_opened = sqlite3_open(path.c_str(), &m_handle) == SQLITE_OK; }
    ~RawSqlite() { sqlite3_close(m_handle); }
    RawSqlite(const RawSqlite &) = delete;
    RawSqlite &operator=(const RawSqlite &) = delete;

    /// For functions of the store, such as row_sum().
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    /// Whether every statement ran.
    bool run(const std::string &sql)
    {
        return m_opened && sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    /// The first cell of the first row as text.
    std::string cell(const std::string &sql)
    {
        std::string text;
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK
            && sqlite3_step(statement) == SQLITE_ROW) {
            if (const auto *bytes = sqlite3_column_text(statement, 0))
                text = reinterpret_cast<const char *>(bytes);
        }
        sqlite3_finalize(statement);
        return text;
    }

private:
    sqlite3 *m_handle = nullptr;
    bool m_opened = false;
};

} // namespace leadlight::support
