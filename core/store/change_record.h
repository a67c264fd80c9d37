// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

struct sqlite3_session;

namespace leadlight::store {

class Connection;

/// Notes every change of the tables that an import may write, from its making on, across transactions, until it is
/// gone. It must not outlive its store. The ledger, the agreement and the book-keeping are left out.
class ChangeRecord {
public:
    /// What one record may take; a larger import cannot be undone.
    static constexpr std::size_t limit = std::size_t{128} << 20U;

    explicit ChangeRecord(Connection &connection);
    ~ChangeRecord();
    ChangeRecord(const ChangeRecord &) = delete;
    ChangeRecord &operator=(const ChangeRecord &) = delete;

    /// The change set in parts of at most 4 MiB; empty if it is larger than `limit`. Throws Failure.
    [[nodiscard]] std::vector<std::string> parts() const;

private:
    struct Delete {
        void operator()(sqlite3_session *session) const;
    };
    Connection &m_connection;
    std::unique_ptr<sqlite3_session, Delete> m_session;
};

/// Applies the inverse of a change set inside the open transaction. False: something it changed has been changed since,
/// and the transaction must be rolled back. Bytes that are no change set, or that touch other tables, throw Failure.
[[nodiscard]] bool applyInverse(Connection &connection, std::string &changes);

} // namespace leadlight::store
