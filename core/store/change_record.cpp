// SPDX-License-Identifier: GPL-3.0-or-later
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include "store/change_record.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include <sqlite3.h>

#include "store/connection.h"
#include "store/failure.h"

namespace leadlight::store {

namespace {

constexpr std::size_t partBytes = std::size_t{4} << 20U;
constexpr std::array<const char *, 14> recordedTables{"person",        "column_def", "column_page", "dictionary_page",
                                                      "account",       "lead",       "activity_page", "campaign",
                                                      "move",          "value_history", "external_ref", "sync_base",
                                                      "account_activity", "lead_deed"};

struct Parts {
    std::vector<std::string> parts;
    std::size_t bytes = 0;
};

int takePart(void *context, const void *data, int size)
{
    auto &parts = *static_cast<Parts *>(context);
    const std::string_view piece(static_cast<const char *>(data), static_cast<std::size_t>(size));
    parts.bytes += piece.size();
    if (parts.bytes > ChangeRecord::limit)
        return SQLITE_TOOBIG;
    if (parts.parts.empty() || parts.parts.back().size() + piece.size() > partBytes)
        parts.parts.emplace_back();
    parts.parts.back() += piece;
    return SQLITE_OK;
}

int isRecorded(void * /*context*/, const char *table)
{
    return std::any_of(recordedTables.begin(), recordedTables.end(), [&](const char *known) { return std::strcmp(known, table) == 0; });
}

int refuseConflict(void *context, int kind, sqlite3_changeset_iter * /*at*/)
{
    // What rests on the rows that are taken away after this is looked at when they are gone.
    if (kind == SQLITE_CHANGESET_FOREIGN_KEY)
        return SQLITE_CHANGESET_OMIT;
    *static_cast<bool *>(context) = true;
    return SQLITE_CHANGESET_ABORT;
}

// Without a savepoint of its own: one over hundreds of thousands of rows makes each of them slower than the last.
bool applyInverse(Connection &connection, std::string &changes)
{
    if (changes.empty())
        return true;
    bool conflict = false;
    const int code = sqlite3changeset_apply_v2(connection.handle(), static_cast<int>(changes.size()), changes.data(), isRecorded,
                                               refuseConflict, &conflict, nullptr, nullptr,
                                               SQLITE_CHANGESETAPPLY_INVERT | SQLITE_CHANGESETAPPLY_NOSAVEPOINT);
    if (conflict)
        return false;
    if (code != SQLITE_OK)
        connection.failWith(code);
    return true;
}

bool hasDanglingReferences(const Connection &connection)
{
    int current = 0;
    int highest = 0;
    sqlite3_db_status(connection.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0);
    return current != 0;
}

} // namespace

void ChangeRecord::Delete::operator()(sqlite3_session *session) const
{
    sqlite3session_delete(session);
}

ChangeRecord::ChangeRecord(Connection &connection) : m_connection(connection)
{
    sqlite3_session *session = nullptr;
    if (const int code = sqlite3session_create(connection.handle(), "main", &session); code != SQLITE_OK)
        connection.failWith(code);
    m_session.reset(session);
    for (const char *table : recordedTables) {
        if (const int code = sqlite3session_attach(session, table); code != SQLITE_OK)
            connection.failWith(code);
    }
    connection.setRecord(this);
}

ChangeRecord::~ChangeRecord()
{
    m_connection.setRecord(nullptr);
}

std::optional<std::vector<std::string>> ChangeRecord::parts() const
{
    Parts parts;
    const int code = sqlite3session_changeset_strm(m_session.get(), takePart, &parts);
    if (code == SQLITE_TOOBIG)
        return std::nullopt;
    if (code != SQLITE_OK)
        m_connection.failWith(code);
    return std::move(parts.parts);
}

bool ChangeRecord::hasAddedLead(std::uint32_t row) const
{
    return std::any_of(m_added.begin(), m_added.end(), [row](const AddedRange &range) {
        return range.kind == AddedKind::lead && range.first <= row && row <= range.last;
    });
}

void ChangeRecord::recordRows(bool records)
{
    sqlite3session_enable(m_session.get(), records ? 1 : 0);
}

bool takeBack(Connection &connection, std::string &changes, const std::vector<AddedRange> &added)
{
    // Single changes first: some are changes of rows that were added.
    if (!applyInverse(connection, changes))
        return false;
    connection.execute("PRAGMA defer_foreign_keys=ON");
    for (auto range = added.rbegin(); range != added.rend(); ++range) {
        if (!removeAdded(connection, *range))
            return false;
    }
    return !hasDanglingReferences(connection);
}

} // namespace leadlight::store
