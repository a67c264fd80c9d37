// SPDX-License-Identifier: GPL-3.0-or-later
#include <span>
#include <unordered_map>
#include <utility>

#include "store/column_pages.h"
#include "store/failure.h"
#include "store/inside.h"
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
    HistoryValue value{row.unsigned32(0), row.text(1), {row.integer(2)}, {row.integer(3)}, row.text(4), row.text(5), {}};
    row.bytes(6, value.person.bytes);
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

constexpr const char *allMovesSql =
    "SELECT seq, follows, lead_row, move, from_stage, to_stage, person, side, time, reason, note, program, "
    "model_version,"
    " rank, fit_exact, engagement_exact, ledger_seq, undone_by, until, answer_then FROM move ORDER BY seq";
constexpr const char *movesOfLeadSql = "SELECT seq, follows, lead_row, move, from_stage, to_stage, person, side, time, "
                                       "reason, note, program, model_version,"
                                       " rank, fit_exact, engagement_exact, ledger_seq, undone_by, until, answer_then "
                                       "FROM move WHERE lead_row=? ORDER BY seq";

/// Everything that a statement yields, each row through `make`.
template <class Make> auto collected(Statement &statement, const Make &make)
{
    std::vector<std::invoke_result_t<Make, const Statement &>> result;
    Rows rows(statement);
    while (rows.next())
        result.push_back(make(*rows));
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
    return guarded([&] { return collected(m_inside->connection.cached(allMovesSql), moveFrom); });
}

base::Result<std::vector<StoredMove>> WorkspaceStore::movesOf(std::uint32_t lead) const
{
    return guarded([&] { return collected(m_inside->connection.cached(movesOfLeadSql).bind(lead), moveFrom); });
}

base::Result<std::vector<domain::Person>> WorkspaceStore::people() const
{
    return guarded([&] {
        std::int64_t next = 1;
        return collected(
            m_inside->connection.cached("SELECT number, id, name, side, email, at_table FROM person ORDER BY number"),
            [&](const Statement &row) {
                // Owners are stored as numbers; a gap would give leads to somebody else.
                if (row.integer(0) != next++)
                    m_inside->connection.failDamaged("person", row.integer(0));
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
                      .cached("SELECT public_key, sealed_key FROM person WHERE id=? AND public_key IS NOT NULL")
                      .bind(std::span<const std::uint8_t>(person.bytes)));
        if (!rows.next())
            return std::nullopt;
        agreement::SealedKey key;
        rows->bytes(0, key.publicKey);
        const std::string_view sealed = rows->blob(1);
        key.sealed.assign(sealed.begin(), sealed.end());
        return key;
    });
}

base::Result<std::vector<domain::Campaign>> WorkspaceStore::campaigns() const
{
    return guarded([&] {
        return collected(
            m_inside->connection.cached("SELECT name, channel, from_date, to_date, cost_minor, currency FROM campaign"
                                        " ORDER BY number"),
            [](const Statement &row) {
                return domain::Campaign{row.text(0),
                                        row.text(1),
                                        dateFrom(row.optionalInteger(2)),
                                        dateFrom(row.optionalInteger(3)),
                                        {row.integer(4), row.text(5)}};
            });
    });
}

base::Result<LoadedAccounts> WorkspaceStore::loadAccounts() const
{
    return guarded([&] {
        LoadedAccounts loaded;
        std::int64_t next = 0;
        loaded.accounts =
            collected(m_inside->connection.cached("SELECT row, key, name, domain, target FROM account ORDER BY row"),
                      [&](const Statement &row) {
                          if (row.integer(0) != next++)
                              m_inside->connection.failDamaged("account", row.integer(0));
                          return domain::Account{row.text(1), row.text(2), row.text(3), row.integer(4) != 0};
                      });
        loaded.table = loadColumns(m_inside->connection, "account", loaded.accounts.size(), nullptr);
        return loaded;
    });
}

base::Result<std::vector<agreement::ModelVersion>> WorkspaceStore::versions() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        auto versions =
            collected(connection.cached("SELECT number, state, title, reason, bytes, in_force_since FROM model_version"
                                        " ORDER BY number"),
                      versionFrom);
        std::unordered_map<std::int64_t, agreement::ModelVersion *> byNumber;
        for (agreement::ModelVersion &version : versions)
            byNumber[version.number] = &version;
        Rows rows(
            connection.cached("SELECT version, person, side, time, public_key, signature FROM signature ORDER BY seq"));
        while (rows.next()) {
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
        return collected(
            m_inside->connection.cached("SELECT path, marketing, sales, agreed_marketing, agreed_sales"
                                        " FROM draft_row ORDER BY path"),
            [](const Statement &row) {
                return agreement::DraftRow{row.text(0), row.text(1), row.text(2), row.integer(3) != 0, row.integer(4) != 0};
            });
    });
}

base::Result<std::vector<HistoryValue>> WorkspaceStore::historyOf(std::uint32_t lead) const
{
    return guarded([&] {
        return collected(m_inside->connection
                             .cached("SELECT lead, field, valid_from, recorded, source, value, person"
                                     " FROM value_history WHERE lead=? ORDER BY seq")
                             .bind(lead),
                         historyValueOf);
    });
}

base::Result<std::vector<HistoryValue>> WorkspaceStore::historyOfEditedLeads() const
{
    return guarded([&] {
        return collected(m_inside->connection.cached(
                             "SELECT lead, field, valid_from, recorded, source, value, person FROM value_history WHERE lead IN"
                             " (SELECT lead FROM value_history WHERE person<>zeroblob(16)) ORDER BY lead, seq"),
                         historyValueOf);
    });
}

base::Result<std::vector<std::uint32_t>> WorkspaceStore::erasedLeads() const
{
    return guarded([&] {
        const auto leads = static_cast<std::uint32_t>(m_inside->connection.integer("SELECT count(*) FROM lead"));
        return collected(m_inside->connection.cached("SELECT row FROM erased_lead ORDER BY row"), [&](const Statement &row) {
            if (row.unsigned32(0) >= leads)
                m_inside->connection.failDamaged("erased_lead", row.integer(0));
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
        Rows rows(m_inside->connection.cached(
            "SELECT lead, field, valid_from, recorded, source, value, person FROM value_history ORDER BY lead, seq"));
        while (rows.next())
            visit(historyValueOf(*rows));
    });
}

base::Result<std::vector<StoredImport>> WorkspaceStore::imports() const
{
    return guarded([&] {
        return collected(
            m_inside->connection.cached("SELECT id, kind, file, source, source_type, person, time, counts, mapping"
                                        " FROM import ORDER BY id"),
            [](const Statement &row) {
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
        return collected(
            m_inside->connection.cached("SELECT id, row FROM external_ref WHERE entity=? AND system=? ORDER BY id")
                .bindAll(entity == Entity::lead ? "lead" : "account", system),
            [](const Statement &row) {
                return ExternalRef{row.text(0), row.unsigned32(1)};
            });
    });
}

base::Result<std::vector<std::pair<std::string, ExternalRef>>> WorkspaceStore::allExternalRefs(Entity entity) const
{
    return guarded([&] {
        return collected(m_inside->connection.cached("SELECT system, id, row FROM external_ref WHERE entity=? ORDER BY system, id")
                             .bind(entity == Entity::lead ? "lead" : "account"),
                         [](const Statement &row) {
                             return std::pair(row.text(0), ExternalRef{row.text(1), row.unsigned32(2)});
                         });
    });
}

base::Result<std::optional<std::string>> WorkspaceStore::setting(const std::string &key) const
{
    return guarded([&]() -> std::optional<std::string> {
        Rows rows(m_inside->connection.cached("SELECT value FROM setting WHERE key=?").bind(key));
        if (!rows.next())
            return std::nullopt;
        return rows->text(0);
    });
}

base::Result<std::vector<std::pair<std::string, std::string>>> WorkspaceStore::savedViews() const
{
    return guarded([&] {
        return collected(m_inside->connection.cached("SELECT name, json FROM saved_view ORDER BY name"),
                         [](const Statement &row) { return std::pair(row.text(0), row.text(1)); });
    });
}

} // namespace leadlight::store
