// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/connection.h"

namespace leadlight::store {

/// Tables that an import adds many rows to. The numbers are stored.
enum class AddedKind : std::uint8_t { lead, account, leadName, columnPage, dictionaryPage, activityPage };
inline constexpr std::size_t addedKinds = 6;

/// Rows of one table that were added and stood in no other's place: enough to find them, and to see that they still are
/// what they were. A row of import_added.
struct AddedRange {
    AddedKind kind = AddedKind::lead;
    std::string owner; ///< of pages the id of their column, of names the system
    std::int64_t first = 0;
    std::int64_t last = -1;
    std::int64_t rows = 0;
    std::int64_t digest = 0;
};

/// Digest of rows, one after another.
class RowsDigest {
public:
    void put(std::int64_t value);
    void put(std::string_view text);
    void endRow();
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] std::int64_t value() const;

private:
    std::string m_waiting;
    std::uint64_t m_digest = 0;
    std::int64_t m_rows = 0;
};

/// While it lives, only rows are added that nothing stood in the place of, and the connection's ChangeRecord, if there
/// is one, takes them as a range instead of one by one.
class AddedRows {
public:
    AddedRows(Connection &connection, AddedKind kind, std::string owner = {});
    ~AddedRows();
    AddedRows(const AddedRows &) = delete;
    AddedRows &operator=(const AddedRows &) = delete;

    /// A row that went in, as the statement in added_rows.cpp reads it. They come in the order of that statement.
    template <class... Values> void add(std::int64_t key, const Values &...values)
    {
        if (!m_connection.record())
            return;
        noteKey(key);
        (m_digest.put(values), ...);
        m_digest.endRow();
    }
    /// For changes of other rows in between, which the record takes one by one.
    template <class Work> void aside(const Work &work)
    {
        recordRows(true);
        work();
        recordRows(false);
    }

private:
    void recordRows(bool records);
    void noteKey(std::int64_t key);

    Connection &m_connection;
    AddedRange m_range;
    RowsDigest m_digest;
};

/// Takes the rows away. False: they are not what was added, or others stand behind them that would be left with a gap;
/// the transaction must be rolled back then. References to them are not looked at before the transaction ends.
[[nodiscard]] bool removeAdded(Connection &connection, const AddedRange &range);

} // namespace leadlight::store
