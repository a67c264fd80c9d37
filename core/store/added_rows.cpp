// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/added_rows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "base/digest.h"
#include "store/change_record.h"

namespace leadlight::store {

namespace {

constexpr std::size_t digestedAtOnce = std::size_t{64} << 10U;

/// Statements take first (?1), last (?2) and, where there is one, owner (?3).
struct AddedTable {
    bool hasOwner = false;
    const char *select = nullptr; ///< what AddedRows::add() is given of a row
    std::string_view shape;       ///< of each value selected: integer or text
    const char *remove = nullptr;
    const char *behind = nullptr; ///< rows behind, where rows must be dense
};

constexpr std::array<AddedTable, addedKinds> addedTables{{
    {false, "SELECT row, checksum FROM lead WHERE row BETWEEN ?1 AND ?2 ORDER BY row", "ii",
     "DELETE FROM lead WHERE row BETWEEN ?1 AND ?2", "SELECT 1 FROM lead WHERE row>max(?1, ?2) LIMIT 1"},
    {false, "SELECT row, id, key, name, domain, target FROM account WHERE row BETWEEN ?1 AND ?2 ORDER BY row", "itttti",
     "DELETE FROM account WHERE row BETWEEN ?1 AND ?2", "SELECT 1 FROM account WHERE row>max(?1, ?2) LIMIT 1"},
    {true, "SELECT row, id FROM external_ref WHERE entity='lead' AND system=?3 AND row BETWEEN ?1 AND ?2 ORDER BY id", "it",
     "DELETE FROM external_ref WHERE entity='lead' AND system=?3 AND row BETWEEN ?1 AND ?2", nullptr},
    {true, "SELECT page_no, checksum FROM column_page WHERE column_id=?3 AND page_no BETWEEN ?1 AND ?2 ORDER BY page_no", "ii",
     "DELETE FROM column_page WHERE column_id=?3 AND page_no BETWEEN ?1 AND ?2", nullptr},
    {true, "SELECT page_no, checksum FROM dictionary_page WHERE column_id=?3 AND page_no BETWEEN ?1 AND ?2 ORDER BY page_no", "ii",
     "DELETE FROM dictionary_page WHERE column_id=?3 AND page_no BETWEEN ?1 AND ?2", nullptr},
    {false, "SELECT page_no, checksum FROM activity_page WHERE page_no BETWEEN ?1 AND ?2 ORDER BY page_no", "ii",
     "DELETE FROM activity_page WHERE page_no BETWEEN ?1 AND ?2", nullptr},
}};

Statement &boundTo(Connection &connection, const char *sql, const AddedTable &table, const AddedRange &range)
{
    Statement &statement = connection.cached(sql).bindAll(range.first, range.last);
    if (table.hasOwner)
        statement.bind(range.owner);
    return statement;
}

} // namespace

void RowsDigest::put(std::int64_t value)
{
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    m_waiting.append(bytes, sizeof value);
}

void RowsDigest::put(std::string_view text)
{
    put(static_cast<std::int64_t>(text.size()));
    m_waiting += text;
}

void RowsDigest::endRow()
{
    ++m_rows;
    if (m_waiting.size() < digestedAtOnce)
        return;
    put(std::bit_cast<std::int64_t>(m_digest));
    m_digest = base::checksum(m_waiting);
    m_waiting.clear();
}

std::int64_t RowsDigest::value() const
{
    RowsDigest whole = *this;
    whole.put(std::bit_cast<std::int64_t>(m_digest));
    return std::bit_cast<std::int64_t>(base::checksum(whole.m_waiting));
}

AddedRows::AddedRows(Connection &connection, AddedKind kind, std::string owner) : m_connection(connection)
{
    m_range.kind = kind;
    m_range.owner = std::move(owner);
    recordRows(false);
}

AddedRows::~AddedRows()
{
    recordRows(true);
    if (!m_connection.record() || m_digest.rows() == 0)
        return;
    m_range.rows = m_digest.rows();
    m_range.digest = m_digest.value();
    m_connection.record()->take(std::move(m_range));
}

void AddedRows::recordRows(bool records)
{
    if (m_connection.record())
        m_connection.record()->recordRows(records);
}

void AddedRows::noteKey(std::int64_t key)
{
    m_range.first = m_digest.rows() == 0 ? key : std::min(m_range.first, key);
    m_range.last = m_digest.rows() == 0 ? key : std::max(m_range.last, key);
    m_digest.put(key);
}

bool removeAdded(Connection &connection, const AddedRange &range)
{
    const AddedTable &table = addedTables[static_cast<std::size_t>(range.kind)];
    RowsDigest found;
    {
        Rows rows(boundTo(connection, table.select, table, range));
        while (rows.next()) {
            for (std::size_t i = 0; i < table.shape.size(); ++i) {
                if (table.shape[i] == 'i')
                    found.put(rows->integer(static_cast<int>(i)));
                else
                    found.put(rows->blob(static_cast<int>(i)));
            }
            found.endRow();
        }
    }
    if (found.rows() != range.rows || found.value() != range.digest)
        return false;
    boundTo(connection, table.remove, table, range).run();
    if (!table.behind)
        return true;
    Rows behind(boundTo(connection, table.behind, table, range));
    return !behind.next();
}

} // namespace leadlight::store
