// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/added_rows.h"

struct sqlite3_session;

namespace leadlight::store {

class Connection;

/// Notes every change of the tables that an import may write, from its making on, across transactions, until it is
/// gone. It must not outlive its store. The ledger, the agreement and the book-keeping are left out. Rows that were only
/// added in bulk are noted as ranges (AddedRows), all other changes row by row. One at a time.
class ChangeRecord {
public:
    /// What one record may take of single changes; a larger import cannot be undone.
    static constexpr std::size_t limit = std::size_t{128} << 20U;

    explicit ChangeRecord(Connection &connection);
    ~ChangeRecord();
    ChangeRecord(const ChangeRecord &) = delete;
    ChangeRecord &operator=(const ChangeRecord &) = delete;

    /// The change set in parts of at most 4 MiB; none if it is larger than `limit`. Throws Failure.
    [[nodiscard]] std::optional<std::vector<std::string>> parts() const;
    [[nodiscard]] const std::vector<AddedRange> &added() const { return m_added; }
    [[nodiscard]] bool hasAddedLead(std::uint32_t row) const;
    void take(AddedRange range) { m_added.push_back(std::move(range)); }
    void recordRows(bool records);

private:
    struct Delete {
        void operator()(sqlite3_session *session) const;
    };
    Connection &m_connection;
    std::unique_ptr<sqlite3_session, Delete> m_session;
    std::vector<AddedRange> m_added;
};

/// Undoes, inside the open transaction, what a record noted. False: something that it changed has been changed since, or
/// something else rests on it, and the transaction must be rolled back. Bytes that are no change set, or that touch other
/// tables, throw Failure.
[[nodiscard]] bool takeBack(Connection &connection, std::string &changes, const std::vector<AddedRange> &added);

} // namespace leadlight::store
