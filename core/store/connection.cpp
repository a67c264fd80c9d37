// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include <cerrno>
#include <utility>

#include <sqlite3.h>

#include "store/failure.h"
#include "store/given_rows.h"
#include "store/row_sums.h"

namespace leadlight::store {

namespace {

constexpr int busyMilliseconds = 3000;
/// What no file of ours needs; a hostile one gets no further. A value holds a text of the longest field that is read,
/// before and after, as JSON.
constexpr int largestValue = 256 << 20;
constexpr int longestStatement = 100'000;
constexpr int mostColumns = 100;

/// `file:` URI of a path: everything but plain characters is escaped.
std::string uriOf(const std::string &path)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/'
                           || c == '.' || c == '-' || c == '_';
        if (plain) {
            uri += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            uri += '%';
            uri += digits[byte >> 4];
            uri += digits[byte & 0x0F];
        }
    }
    return uri + "?immutable=1";
}

/// SQLite's count of its own memory takes a lock at every allocation, and nobody asks for it.
void countNoMemory()
{
    // Refused where SQLite runs already, by another library's hand: then it goes on counting.
    [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int stopRequested(void *progress)
{
    return static_cast<const base::Progress *>(progress)->stopRequested() ? 1 : 0;
}

} // namespace

void Connection::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Connection::Connection(std::string path, Access access) : m_path(std::move(path))
{
    countNoMemory();
    const bool immutable = access == Access::immutable;
    const std::string name = immutable ? uriOf(m_path) : m_path;
    // A reader, too, opens for writing where it may: with WAL it must, to share the index, and the last one to close
    // tidies up. query_only keeps it from changing anything.
    int flags = immutable               ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
                : access == Access::look ? SQLITE_OPEN_READONLY
                                         : SQLITE_OPEN_READWRITE;
    if (m_path == ":memory:")
        flags |= SQLITE_OPEN_CREATE;
    sqlite3 *handle = nullptr;
    const int code =
        sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK)
        failWith(code);
    configure(access);
}

Connection::~Connection() = default;

void Connection::configure(Access access)
{
    sqlite3 *const db = m_handle.get();
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, largestValue);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, longestStatement);
    sqlite3_limit(db, SQLITE_LIMIT_COLUMN, mostColumns);
    sqlite3_limit(db, SQLITE_LIMIT_COMPOUND_SELECT, 20);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_WORKER_THREADS, 0);
    sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
    sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 100);
    sqlite3_busy_timeout(db, busyMilliseconds);
    addSumFunction(db);
    addGivenRows(db);
    execute("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;"
            "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA cache_size=-65536");
    if (access != Access::write)
        execute("PRAGMA query_only=ON");
}

void Connection::execute(const char *sql)
{
    const int code = sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        failWith(code);
}

Statement &Connection::cached(std::string_view sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end())
        found = m_statements.emplace(std::string(sql), std::make_unique<Statement>(*this, sql)).first;
    found->second->reset();
    return *found->second;
}

std::int64_t Connection::integer(const char *sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Connection::text(const char *sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.text(0) : std::string();
}

std::int64_t Connection::lastInsertRow() const
{
    return sqlite3_last_insert_rowid(m_handle.get());
}

int Connection::changedRows() const
{
    return sqlite3_changes(m_handle.get());
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle.get()) == 0;
}

void Connection::copyTo(Connection &target, const base::Progress *progress)
{
    constexpr int pagesAtOnce = 4096;
    // Held open, so that the copy is of one moment whatever others commit meanwhile, and need not begin again.
    execute("BEGIN");
    static_cast<void>(integer("SELECT count(*) FROM sqlite_schema"));
    sqlite3_backup *const backup = sqlite3_backup_init(target.handle(), "main", handle(), "main");
    if (!backup)
        target.failWith(sqlite3_extended_errcode(target.handle()));
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = progress && progress->stopRequested() ? SQLITE_INTERRUPT : sqlite3_backup_step(backup, pagesAtOnce);
    }
    const int ended = sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE)
        target.failWith(code);
    if (ended != SQLITE_OK)
        target.failWith(ended);
    execute("COMMIT");
}

void Connection::vacuum()
{
    constexpr std::int64_t largestInMemory = std::int64_t{256} << 20U;
    const bool large = integer("PRAGMA page_count") * integer("PRAGMA page_size") > largestInMemory;
    m_statements.clear(); // none may be under way
    sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, 1); // the working copy counts as one
    const auto restore = [&] {
        sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, 0);
        execute("PRAGMA temp_store=MEMORY");
    };
    try {
        if (large)
            execute("PRAGMA temp_store=FILE");
        execute("VACUUM");
    } catch (...) {
        restore();
        throw;
    }
    restore();
}

void Connection::failWith(int code) const
{
    using enum base::ErrorKind;
    // Some file systems report a full disk as an I/O error.
    if (m_handle && (code & 0xFF) == SQLITE_IOERR && sqlite3_system_errno(m_handle.get()) == ENOSPC)
        code = SQLITE_FULL;
    switch (code & 0xFF) {
    case SQLITE_FULL:
        fly(storage, "storage.full", {m_path});
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        fly(storage, "storage.failed", {m_path});
    case SQLITE_NOMEM:
        fly(storage, "storage.memory");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        fly(inUse, "workspace.in_use", {m_path, "", "", ""});
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        fly(notPermitted, "workspace.read_only", {m_path});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        failDamaged("database", 0);
    case SQLITE_INTERRUPT:
        fly(stopped, "stopped");
    case SQLITE_TOOBIG:
        fly(usage, "store.too_big");
    case SQLITE_CONSTRAINT:
        fly(bug, "store.constraint", {m_handle ? sqlite3_errmsg(m_handle.get()) : ""});
    default:
        fly(bug, "store.sqlite", {std::to_string(code)});
    }
}

void Connection::failDamaged(std::string table, std::int64_t page) const
{
    fly(base::ErrorKind::workspace, "workspace.damaged", {m_path, std::move(table), std::to_string(page)});
}

Connection::Watch::Watch(Connection &connection, const base::Progress *progress) : m_connection(connection)
{
    if (progress) {
        sqlite3_progress_handler(connection.handle(), 20000, stopRequested,
                                 const_cast<base::Progress *>(progress)); // handed back as const
    }
}

Connection::Watch::~Watch()
{
    sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

} // namespace leadlight::store
