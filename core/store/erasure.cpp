// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/erasure.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "base/uuid.h"
#include "store/activity_pages.h"
#include "store/column_pages.h"
#include "store/failure.h"
#include "store/lead_table.h"
#include "store/row_sums.h"

namespace leadlight::store {

namespace {

using ErasedRows = std::set<std::uint32_t>;

/// The column without the cells of `rows`, its dictionary without texts that no row has.
data::Column withoutRows(const data::Column &column, const ErasedRows &rows)
{
    data::Column next = column;
    if (const data::TextColumn *text = column.asText()) {
        auto dictionary = std::make_shared<data::Dictionary>();
        std::vector<std::uint32_t> codes(text->codes.size());
        std::vector<std::uint32_t> moved(text->dictionary->size(), 0);
        for (std::uint32_t row = 0; row < codes.size(); ++row) {
            const std::uint32_t code = text->codes[row];
            if (code == 0 || rows.contains(row))
                continue;
            if (moved[code] == 0)
                moved[code] = dictionary->codeFor(text->dictionary->text(code));
            codes[row] = moved[code];
        }
        next.values = data::TextColumn{std::move(dictionary), std::move(codes)};
    } else if (auto *number = std::get_if<data::NumberColumn>(&next.values)) {
        for (const std::uint32_t row : rows)
            number->values[row] = std::numeric_limits<double>::quiet_NaN();
    } else {
        for (const std::uint32_t row : rows)
            std::get<data::InstantColumn>(next.values).seconds[row] = data::InstantColumn::blank;
    }
    return next;
}

void blankColumns(Connection &connection, std::string_view entity, std::size_t length, const ErasedRows &rows)
{
    const data::Table table = loadColumns(connection, entity, length, nullptr);
    for (const auto &column : table.columns())
        putColumnPages(connection, entity, withoutRows(*column, rows), 0, {});
}

/// Accounts that have no lead but those of `rows`, stand on no target list and have no attributes of their own.
ErasedRows accountsOf(const LoadedLeads &leads, const ErasedRows &rows, Connection &connection)
{
    ErasedRows theirs;
    ErasedRows others;
    for (std::uint32_t row = 0; row < leads.size(); ++row) {
        if (leads.account[row] > 0)
            (rows.contains(row) ? theirs : others).insert(leads.account[row] - 1);
    }
    ErasedRows alone;
    const auto accounts = static_cast<std::size_t>(connection.integer("SELECT count(*) FROM account"));
    const data::Table attributes = loadColumns(connection, "account", accounts, nullptr);
    for (const std::uint32_t account : theirs) {
        Rows target(connection.cached("SELECT target FROM account WHERE row=?").bind(account));
        const bool isWanted = target.next() && target->integer(0) != 0;
        const bool hasOwn = std::any_of(attributes.columns().begin(), attributes.columns().end(),
                                        [&](const auto &column) { return !column->isBlank(account); });
        if (!isWanted && !hasOwn && !others.contains(account))
            alone.insert(account);
    }
    return alone;
}

void eraseAccounts(Connection &connection, const ErasedRows &accounts)
{
    for (const std::uint32_t account : accounts) {
        const base::Uuid id = base::Uuid::random();
        connection.cached("UPDATE account SET id=?, key=?, name='', domain='' WHERE row=?")
            .bindAll(std::span<const std::uint8_t>(id.bytes), "erased:" + id.text(), account)
            .run();
        connection.cached(sealAgain(summed::account, "row=?")).bind(account).run();
    }
}

void deleteRowsOf(Connection &connection, const ErasedRows &rows)
{
    constexpr std::array<const char *, 7> statements{
        "DELETE FROM value_history WHERE lead=?", "DELETE FROM external_ref WHERE entity='lead' AND row=?",
        "DELETE FROM sync_base WHERE entity='lead' AND row=?", "DELETE FROM move WHERE lead_row=?",
        "DELETE FROM junk_decision WHERE lead=?",
        "DELETE FROM deed_attachment WHERE deed IN (SELECT seq FROM lead_deed WHERE lead=?)",
        "DELETE FROM lead_deed WHERE lead=?"};
    for (const std::uint32_t row : rows) {
        for (const char *statement : statements)
            connection.cached(statement).bind(row).run();
    }
}

void deleteMergesOf(Connection &connection, const ErasedRows &rows)
{
    ErasedRows merges;
    for (const std::uint32_t row : rows) {
        Rows found(connection.cached("SELECT seq FROM lead_merge WHERE survivor=? UNION SELECT merge FROM merged_lead WHERE lead=?")
                       .bindAll(row, row));
        while (found.next())
            merges.insert(found->unsigned32(0));
    }
    for (const std::uint32_t merge : merges) {
        connection.cached("DELETE FROM merged_lead WHERE merge=?").bind(merge).run();
        connection.cached("DELETE FROM lead_merge WHERE seq=?").bind(merge).run();
    }
}

/// Payloads that name one of the leads go with their salt; the chain holds without them.
std::vector<std::uint64_t> erasePayloads(Connection &connection, const std::vector<std::string> &ids)
{
    std::vector<std::uint64_t> entries;
    connection.execute("INSERT INTO erasure(marker) VALUES (1)");
    for (const std::string &id : ids) {
        Rows found(connection.cached("DELETE FROM ledger_payload WHERE instr(json, ?) > 0 RETURNING seq").bind(id));
        while (found.next())
            entries.push_back(static_cast<std::uint64_t>(found->integer(0)));
    }
    connection.execute("DELETE FROM erasure");
    std::sort(entries.begin(), entries.end());
    return entries;
}

ErasedNames namesWithKey(Connection &connection)
{
    connection.cached(insertInto(summed::meta, "INSERT OR IGNORE"))
        .bindAll("erasure_key", base::Uuid::random().text() + base::Uuid::random().text())
        .run();
    return loadErasedNames(connection);
}

void noteErased(Connection &connection, const ErasedRows &rows, const std::vector<std::string> &names)
{
    for (const std::uint32_t row : rows) {
        LeadRow empty;
        empty.id = base::Uuid::random();
        empty.stage = domain::Stage::anonymous;
        updateLeadRow(connection, row, empty);
        connection.cached(insertInto(summed::erasedLead, "INSERT OR IGNORE")).bind(row).run();
    }
    const ErasedNames known = namesWithKey(connection);
    for (const std::string &name : names) {
        connection.cached(insertInto(summed::erasedName, "INSERT OR IGNORE"))
            .bind(std::span<const std::uint8_t>(known.hashOf(name)))
            .run();
        connection.cached("DELETE FROM saved_view WHERE instr(lower(json), lower(?)) > 0").bind(name).run();
    }
}

} // namespace

ErasedNames::ErasedNames(std::string key, std::set<base::Digest> hashes) : m_key(std::move(key)), m_hashes(std::move(hashes))
{
}

base::Digest ErasedNames::hashOf(std::string_view name) const
{
    // Hashed twice, so that nothing can be appended to what was hashed.
    return base::sha256(m_key + base::hex(base::sha256(m_key + std::string(name))));
}

bool ErasedNames::contains(std::string_view name) const
{
    return !m_hashes.empty() && m_hashes.contains(hashOf(name));
}

ErasedNames loadErasedNames(Connection &connection)
{
    std::string key;
    {
        Rows rows(connection.cached("SELECT value, " + isSound(summed::meta) + " FROM meta WHERE key='erasure_key'"));
        if (rows.next()) {
            requireSound(connection, *rows, 1, summed::meta);
            key = rows->text(0);
        }
    }
    std::set<base::Digest> hashes;
    Rows rows(connection.cached("SELECT hash, " + isSound(summed::erasedName) + " FROM erased_name"));
    while (rows.next()) {
        requireSound(connection, *rows, 1, summed::erasedName);
        base::Digest hash{};
        rows->bytes(0, hash);
        hashes.insert(hash);
    }
    return {std::move(key), std::move(hashes)};
}

std::vector<std::uint64_t> eraseLeadRows(Connection &connection, const ErasedRows &rows, const std::vector<std::string> &names)
{
    const LoadedLeads leads = loadLeadRows(connection, nullptr);
    std::vector<std::string> ids;
    for (const std::uint32_t row : rows) {
        if (row >= leads.size())
            fly(base::ErrorKind::bug, "store.no_such_lead", {std::to_string(row)});
        ids.push_back(leads.ids[row].text());
    }
    const ErasedRows accounts = accountsOf(leads, rows, connection);
    blankColumns(connection, "lead", leads.size(), rows);
    eraseActivities(connection, rows);
    deleteRowsOf(connection, rows);
    deleteMergesOf(connection, rows);
    // Change sets hold whole pages, with everybody who stands in them.
    connection.execute("DELETE FROM import_undo; DELETE FROM import_added");
    noteErased(connection, rows, names);
    eraseAccounts(connection, accounts);
    return erasePayloads(connection, ids);
}

} // namespace leadlight::store
