// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace leadlight::store {

class Connection;
class GivenRows;

/// A prepared statement. Parameters are bound in order; texts and blobs are copied unless bound as `page` or
/// `lasting`.
/// Everything throws Failure.
class Statement {
public:
    Statement(const Connection &connection, std::string_view sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(std::int64_t value);
    Statement &bind(std::uint64_t value) { return bind(static_cast<std::int64_t>(value)); }
    Statement &bind(int value) { return bind(std::int64_t{value}); }
    Statement &bind(std::uint32_t value) { return bind(std::int64_t{value}); }
    Statement &bind(bool value) { return bind(std::int64_t{value}); }
    Statement &bind(std::string_view text);
    Statement &bind(const std::string &text) { return bind(std::string_view(text)); }
    Statement &bind(const char *text) { return bind(std::string_view(text)); }
    Statement &bind(std::span<const std::uint8_t> bytes);
    Statement &bind(std::optional<std::int64_t> value);
    template <class... Values> Statement &bindAll(const Values &...values)
    {
        (bind(values), ...);
        return *this;
    }
    /// Binds what stands in a column of another statement's row, whatever its type.
    Statement &bindFrom(const Statement &row, int column);
    /// Binds bytes that live until the next reset.
    Statement &page(std::string_view bytes);
    /// Binds text that lives until the next reset.
    Statement &lasting(std::string_view text);
    /// Binds what the statement reads as given_rows(?).
    Statement &rows(const GivenRows &rows);

    /// True while there is a row.
    [[nodiscard]] bool step();
    /// Runs to the end and makes ready for the next bindings.
    void run();
    void reset();

    [[nodiscard]] int columns() const; ///< of a row
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::uint32_t unsigned32(int column) const; ///< damage if it does not fit
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(int column) const;
    /// Valid until the next step.
    [[nodiscard]] std::string_view view(int column) const;
    [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
    [[nodiscard]] std::string_view blob(int column) const;
    /// A blob of exactly this size; damage otherwise.
    void bytes(int column, std::span<std::uint8_t> out) const;
    /// An enumeration with `count` values; damage otherwise.
    template <class Enum> [[nodiscard]] Enum enumerated(int column, std::size_t count) const
    {
        return static_cast<Enum>(below(column, count));
    }

private:
    [[nodiscard]] std::size_t below(int column, std::size_t count) const;
    [[noreturn]] void failDamaged() const;

    const Connection &m_connection;
    sqlite3_stmt *m_handle = nullptr;
    int m_next = 1;
};

/// Resets a cached statement when a reading loop ends, however it ends, so that no read lock stays behind.
class Rows {
public:
    explicit Rows(Statement &statement) : m_statement(statement) {}
    ~Rows() { m_statement.reset(); }
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;

    [[nodiscard]] bool next() { return m_statement.step(); }
    Statement *operator->() { return &m_statement; }
    Statement &operator*() { return m_statement; }

private:
    Statement &m_statement;
};

} // namespace leadlight::store
