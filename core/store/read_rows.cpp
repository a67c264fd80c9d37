// SPDX-License-Identifier: GPL-3.0-or-later
#include <span>
#include <unordered_map>
#include <utility>

#include "store/column_pages.h"
#include "store/failure.h"
#include "store/inside.h"
#include "store/row_sums.h"
#include "store/workspace_store.h"

namespace leadlight::store {

namespace {

constexpr std::size_t versionStates = 6;
constexpr std::size_t sides = 3;

std::optional<base::Date> dateFrom(const std::optional<std::int64_t> &days)
{
    if (!days)
        return std::nullopt;
    return base::Date{static_cast<std::int32_t>(*days)};
}

HistoryValue historyValueOf(const Statement &row)
{
    HistoryValue value{row.unsigned32(1), row.text(2), {row.integer(3)}, {row.integer(4)}, row.text(5), row.text(6), {}};
    row.bytes(7, value.person.bytes);
    return value;
}

StoredMove moveFrom(const Statement &row)
{
    StoredMove move;
    move.seq = static_cast<std::uint64_t>(row.integer(0));
    move.follows = static_cast<std::uint64_t>(row.integer(1));
    move.lead = row.unsigned32(2);
    move.move = row.enumerated<domain::Move>(3, domain::allMoves.size());
    move.from = row.enumerated<domain::Stage>(4, domain::allStages.size());
    move.to = row.enumerated<domain::Stage>(5, domain::allStages.size());
    row.bytes(6, move.person.bytes);
    move.side = row.enumerated<domain::Side>(7, sides);
    move.time.seconds = row.integer(8);
    move.reason = row.text(9);
    move.note = row.text(10);
    move.program = row.text(11);
    move.modelVersion = static_cast<int>(row.integer(12));
    move.rank = row.text(13);
    move.fit = row.integer(14);
    move.engagement = row.integer(15);
    move.ledgerSeq = static_cast<std::uint64_t>(row.integer(16));
    move.undoneBy = static_cast<std::uint64_t>(row.integer(17));
    move.until = dateFrom(row.optionalInteger(18));
    move.answerThen = row.text(19);
    return move;
}

constexpr const char *historyColumns = "seq, lead, field, valid_from, recorded, source, value, person";

/// "SELECT columns, whether the row is sound FROM table rest".
std::string selectFrom(const SummedTable &table, const char *columns, const char *rest)
{
    return std::string("SELECT ") + columns + ", " + isSound(table) + " FROM " + table.name + ' ' + rest;
}

std::string selectMoves(const char *rest)
{
    return selectFrom(summed::move,
                      "seq, follows, lead_row, move, from_stage, to_stage, person, side, time, reason, note, program,"
                      " model_version, rank, fit_exact, engagement_exact, ledger_seq, undone_by, until, answer_then",
                      rest);
}

/// Every row that a selectFrom() of `table` yields, through `make`. Its last column says whether the row is sound.
template <class Make> auto collected(const Connection &connection, Statement &statement, const SummedTable &table, const Make &make)
{
    std::vector<std::invoke_result_t<Make, const Statement &>> result;
    Rows rows(statement);
    while (rows.next()) {
        requireSound(connection, *rows, rows->columns() - 1, table, table.number ? rows->integer(0) : 0);
        result.push_back(make(*rows));
    }
    return result;
}

agreement::ModelVersion versionFrom(const Statement &row)
{
    agreement::ModelVersion version;
    version.number = static_cast<int>(row.integer(0));
    version.state = row.enumerated<agreement::VersionState>(1, versionStates);
    version.title = row.text(2);
    version.reason = row.text(3);
    version.bytes = row.text(4);
    if (const auto since = row.optionalInteger(5))
        version.inForceSince = base::Instant{*since};
    return version;
}

agreement::VersionSignature signatureFrom(const Statement &row)
{
    agreement::VersionSignature signature;
    row.bytes(1, signature.person.bytes);
    signature.side = row.enumerated<domain::Side>(2, sides);
    signature.time.seconds = row.integer(3);
    row.bytes(4, signature.key);
    row.bytes(5, signature.signature);
    return signature;
}

} // namespace

base::Result<std::vector<StoredMove>> WorkspaceStore::moves() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        return collected(connection, connection.cached(selectMoves("ORDER BY seq")), summed::move, moveFrom);
    });
}

base::Result<std::vector<StoredMove>> WorkspaceStore::movesOf(std::uint32_t lead) const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        return collected(connection, connection.cached(selectMoves("WHERE lead_row=? ORDER BY seq")).bind(lead), summed::move, moveFrom);
    });
}

base::Result<std::vector<domain::Person>> WorkspaceStore::people() const
{
    return guarded([&] {
        std::int64_t next = 1;
        Connection &connection = m_inside->connection;
        return collected(
            connection, connection.cached(selectFrom(summed::person, "number, id, name, side, email, at_table", "ORDER BY number")),
            summed::person, [&](const Statement &row) {
                // Owners are stored as numbers; a gap would give leads to somebody else.
                if (row.integer(0) != next++)
                    connection.failDamaged("person", row.integer(0));
                domain::Person person;
                row.bytes(1, person.id.bytes);
                person.name = row.text(2);
                person.side = row.enumerated<domain::Side>(3, sides);
                person.email = row.text(4);
                person.atTable = row.integer(5) != 0;
                return person;
            });
    });
}

base::Result<std::optional<agreement::SealedKey>> WorkspaceStore::keyOf(const base::Uuid &person) const
{
    return guarded([&]() -> std::optional<agreement::SealedKey> {
        Rows rows(m_inside->connection
                      .cached(selectFrom(summed::person, "number, public_key, sealed_key", "WHERE id=? AND public_key IS NOT NULL"))
                      .bind(std::span<const std::uint8_t>(person.bytes)));
        if (!rows.next())
            return std::nullopt;
        requireSound(m_inside->connection, *rows, 3, summed::person, rows->integer(0));
        agreement::SealedKey key;
        rows->bytes(1, key.publicKey);
        const std::string_view sealed = rows->blob(2);
        key.sealed.assign(sealed.begin(), sealed.end());
        return key;
    });
}

base::Result<std::vector<domain::Campaign>> WorkspaceStore::campaigns() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        return collected(connection,
                         connection.cached(selectFrom(
                             summed::campaign, "number, name, channel, from_date, to_date, cost_minor, currency", "ORDER BY number")),
                         summed::campaign, [](const Statement &row) {
                             return domain::Campaign{row.text(1),
                                                     row.text(2),
                                                     dateFrom(row.optionalInteger(3)),
                                                     dateFrom(row.optionalInteger(4)),
                                                     {row.integer(5), row.text(6)}};
                         });
    });
}

base::Result<LoadedAccounts> WorkspaceStore::loadAccounts() const
{
    return guarded([&] {
        LoadedAccounts loaded;
        std::int64_t next = 0;
        Connection &connection = m_inside->connection;
        loaded.accounts =
            collected(connection, connection.cached(selectFrom(summed::account, "row, key, name, domain, target", "ORDER BY row")),
                      summed::account, [&](const Statement &row) {
                          if (row.integer(0) != next++)
                              connection.failDamaged("account", row.integer(0));
                          return domain::Account{row.text(1), row.text(2), row.text(3), row.integer(4) != 0};
                      });
        loaded.table = loadColumns(connection, "account", loaded.accounts.size(), nullptr);
        return loaded;
    });
}

base::Result<std::vector<agreement::ModelVersion>> WorkspaceStore::versions() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        auto versions =
            collected(connection,
                      connection.cached(selectFrom(summed::modelVersion, "number, state, title, reason, bytes, in_force_since",
                                                   "ORDER BY number")),
                      summed::modelVersion, versionFrom);
        std::unordered_map<std::int64_t, agreement::ModelVersion *> byNumber;
        for (agreement::ModelVersion &version : versions)
            byNumber[version.number] = &version;
        Rows rows(
            connection.cached(selectFrom(summed::signature, "version, person, side, time, public_key, signature, seq", "ORDER BY seq")));
        while (rows.next()) {
            requireSound(connection, *rows, 7, summed::signature, rows->integer(6));
            const auto found = byNumber.find(rows->integer(0));
            if (found == byNumber.end())
                connection.failDamaged("signature", rows->integer(0));
            found->second->signatures.push_back(signatureFrom(*rows));
        }
        return versions;
    });
}

base::Result<std::vector<agreement::DraftRow>> WorkspaceStore::draftRows() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        return collected(
            connection,
            connection.cached(selectFrom(summed::draftRow, "path, marketing, sales, agreed_marketing, agreed_sales", "ORDER BY path")),
            summed::draftRow, [](const Statement &row) {
                return agreement::DraftRow{row.text(0), row.text(1), row.text(2), row.integer(3) != 0, row.integer(4) != 0};
            });
    });
}

base::Result<std::vector<HistoryValue>> WorkspaceStore::historyOf(std::uint32_t lead) const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        return collected(connection,
                         connection.cached(selectFrom(summed::valueHistory, historyColumns, "WHERE lead=? ORDER BY seq")).bind(lead),
                         summed::valueHistory, historyValueOf);
    });
}

base::Result<std::vector<HistoryValue>> WorkspaceStore::historyOfEditedLeads() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        return collected(connection,
                         connection.cached(selectFrom(summed::valueHistory, historyColumns,
                                                      "WHERE lead IN (SELECT lead FROM value_history WHERE person<>zeroblob(16))"
                                                      " ORDER BY lead, seq")),
                         summed::valueHistory, historyValueOf);
    });
}

base::Result<std::vector<std::uint32_t>> WorkspaceStore::erasedLeads() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        const auto leads = static_cast<std::uint32_t>(connection.integer("SELECT count(*) FROM lead"));
        return collected(connection, connection.cached(selectFrom(summed::erasedLead, "row", "ORDER BY row")), summed::erasedLead,
                         [&](const Statement &row) {
                             if (row.unsigned32(0) >= leads)
                                 connection.failDamaged("erased_lead", row.integer(0));
                             return row.unsigned32(0);
                         });
    });
}

base::Result<ErasedNames> WorkspaceStore::erasedNames() const
{
    return guarded([&] { return loadErasedNames(m_inside->connection); });
}

base::Result<void> WorkspaceStore::visitHistory(const std::function<void(const HistoryValue &)> &visit) const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        Rows rows(connection.cached(selectFrom(summed::valueHistory, historyColumns, "ORDER BY lead, seq")));
        while (rows.next()) {
            requireSound(connection, *rows, 8, summed::valueHistory, rows->integer(0));
            visit(historyValueOf(*rows));
        }
    });
}

base::Result<std::vector<StoredImport>> WorkspaceStore::imports() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        return collected(
            connection,
            connection.cached(selectFrom(summed::import, "id, kind, file, source, source_type, person, time, counts, mapping", "ORDER BY id")),
            summed::import, [](const Statement &row) {
                StoredImport import{row.integer(0),   row.text(1), row.text(2), row.text(3), row.text(4), {},
                                    {row.integer(6)}, row.text(7), row.text(8)};
                row.bytes(5, import.person.bytes);
                return import;
            });
    });
}

base::Result<std::vector<ExternalRef>> WorkspaceStore::externalRefs(Entity entity, const std::string &system) const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        return collected(
            connection,
            connection.cached(selectFrom(summed::externalRef, "id, row", "WHERE entity=? AND system=? ORDER BY id"))
                .bindAll(entity == Entity::lead ? "lead" : "account", system),
            summed::externalRef, [](const Statement &row) {
                return ExternalRef{row.text(0), row.unsigned32(1)};
            });
    });
}

base::Result<std::vector<std::pair<std::string, ExternalRef>>> WorkspaceStore::allExternalRefs(Entity entity) const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        return collected(connection,
                         connection.cached(selectFrom(summed::externalRef, "system, id, row", "WHERE entity=? ORDER BY system, id"))
                             .bind(entity == Entity::lead ? "lead" : "account"),
                         summed::externalRef, [](const Statement &row) {
                             return std::pair(row.text(0), ExternalRef{row.text(1), row.unsigned32(2)});
                         });
    });
}

base::Result<std::optional<std::string>> WorkspaceStore::setting(const std::string &key) const
{
    return guarded([&]() -> std::optional<std::string> {
        Rows rows(m_inside->connection.cached(selectFrom(summed::setting, "value", "WHERE key=?")).bind(key));
        if (!rows.next())
            return std::nullopt;
        requireSound(m_inside->connection, *rows, 1, summed::setting);
        return rows->text(0);
    });
}

base::Result<std::vector<std::pair<std::string, std::string>>> WorkspaceStore::savedViews() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        return collected(connection, connection.cached(selectFrom(summed::savedView, "name, json", "ORDER BY name")), summed::savedView,
                         [](const Statement &row) { return std::pair(row.text(0), row.text(1)); });
    });
}

} // namespace leadlight::store
