// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/uuid.h"

struct sqlite3;
struct sqlite3_context;

namespace leadlight::store {

/// Takes the value of one cell; what is not given is NULL. Texts and blobs are not copied.
class GivenCell {
public:
    explicit GivenCell(sqlite3_context *context) : m_context(context) {}
    void integer(std::int64_t value);
    void text(std::string_view text);
    void blob(std::string_view bytes);

private:
    sqlite3_context *m_context;
};

/// Rows in memory that a statement reads like a table: INSERT INTO account(…) SELECT c0, c1, … FROM given_rows(?), with
/// the rows bound by Statement::rows(). Many rows go in by one such statement in half the time that one statement a row
/// takes. They stay where they are until the statement has run.
class GivenRows {
public:
    static constexpr int mostColumns = 12;

    virtual ~GivenRows() = default;
    [[nodiscard]] virtual std::size_t size() const = 0;
    /// Column `column`, from 0, of the row; may be asked for more than once.
    virtual void give(std::size_t row, int column, GivenCell cell) const = 0;

protected:
    GivenRows() = default;
    GivenRows(const GivenRows &) = default;
    GivenRows &operator=(const GivenRows &) = default;
};

/// An id as a blob, as long as it lives.
[[nodiscard]] inline std::string_view bytesOf(const base::Uuid &id)
{
    return {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()};
}

/// How a pointer to rows is bound: SQLite hands it to nobody who does not know this name.
inline constexpr const char *givenRowsName = "given_rows";
/// The table given_rows, for our own statements alone: a schema cannot read it.
void addGivenRows(sqlite3 *handle);

} // namespace leadlight::store
