// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/progress.h"
#include "base/result.h"
#include "store/statement.h"

struct sqlite3;

namespace leadlight::store {

class ChangeRecord;

/// One SQLite connection, set up for files that may come from strangers: no trusted schema, no extensions, defensive,
/// cell sizes checked, nothing mapped, temporary data in memory. All SQLite I/O of the program passes here.
class Connection {
public:
    /// `look` takes a log that lies beside the file into account and writes to neither.
    enum class Access : std::uint8_t { write, read, look, immutable };

    /// The file must exist, unless `path` is ":memory:". Throws Failure.
    Connection(std::string path, Access access);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs statements that give no rows.
    void execute(const char *sql);
    void execute(const std::string &sql) { execute(sql.c_str()); }
    /// A statement that is kept for the next time, reset. It must not be in use already.
    [[nodiscard]] Statement &cached(std::string_view sql);
    [[nodiscard]] std::int64_t integer(const char *sql);
    [[nodiscard]] std::string text(const char *sql);
    [[nodiscard]] std::int64_t lastInsertRow() const;
    /// Rows that the last INSERT, UPDATE or DELETE changed.
    [[nodiscard]] int changedRows() const;
    [[nodiscard]] bool inTransaction() const;

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] sqlite3 *handle() const { return m_handle.get(); }
    /// What notes the changes at present; none: nothing does. It sets itself.
    [[nodiscard]] ChangeRecord *record() const { return m_record; }
    void setRecord(ChangeRecord *record) { m_record = record; }
    /// Copies everything as it stands at this moment into `target`, in one transaction there, by SQLite's online backup.
    void copyTo(Connection &target, const base::Progress *progress);
    /// Writes the whole database anew, without free pages. Its working copy lies in memory up to a size.
    void vacuum();
    /// While a verification holds the rows of decisions against the ledger, their checksums do not count (row_sums.h).
    [[nodiscard]] bool isProving() const { return m_proving; }
    void setProving(bool proving) { m_proving = proving; }
    /// Throws what SQLite reported last, as an error of ours.
    [[noreturn]] void failWith(int code) const;
    /// The page `page` of `table` does not hold what it should.
    [[noreturn]] void failDamaged(std::string table, std::int64_t page) const;

    /// While it lives, a stop request interrupts running statements.
    class Watch {
    public:
        Watch(Connection &connection, const base::Progress *progress);
        ~Watch();
        Watch(const Watch &) = delete;
        Watch &operator=(const Watch &) = delete;

    private:
        Connection &m_connection;
    };

private:
    struct Close {
        void operator()(sqlite3 *handle) const;
    };
    void configure(Access access);

    std::string m_path;
    bool m_proving = false;
    ChangeRecord *m_record = nullptr;
    std::unique_ptr<sqlite3, Close> m_handle;
    std::map<std::string, std::unique_ptr<Statement>, std::less<>> m_statements; ///< gone before the handle
};

} // namespace leadlight::store
