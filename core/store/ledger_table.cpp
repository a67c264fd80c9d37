// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledger_table.h"

#include <set>
#include <span>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "store/column_pages.h"
#include "store/failure.h"

namespace leadlight::store {

namespace {

using agreement::LedgerEntry;
using agreement::LedgerPayload;
using ByteSpan = std::span<const std::uint8_t>;

/// Fills what fits: a hash of the wrong length is a finding of the chain, not damage of the file.
template <std::size_t size> void readHash(const Statement &row, int column, std::array<std::uint8_t, size> &out)
{
    const std::string_view bytes = row.blob(column);
    out.fill(0);
    if (bytes.size() == size)
        row.bytes(column, out);
}

[[noreturn]] void failChain(std::string code, std::uint64_t seq)
{
    fly(base::ErrorKind::proof, std::move(code), {std::to_string(seq)});
}

/// The entries that an erasure says it has taken the payload from.
void addErased(std::set<std::uint64_t> &erased, const LedgerPayload &payload)
{
    const nlohmann::json json = nlohmann::json::parse(payload.json, nullptr, false);
    if (!json.is_object() || !json.contains("entries") || !json["entries"].is_array())
        return;
    for (const nlohmann::json &entry : json["entries"]) {
        if (entry.is_number_unsigned())
            erased.insert(entry.get<std::uint64_t>());
    }
}

void verifyChain(Connection &connection, const base::Uuid &origin, const base::Progress *progress)
{
    std::optional<LedgerEntry> last;
    std::vector<std::uint64_t> withoutPayload;
    std::set<std::uint64_t> erased;
    visitEntries(connection, origin, 0, [&](const LedgerEntry &entry, const LedgerPayload *payload) {
        checkStop(progress);
        if (const auto finding = agreement::check(last, entry, payload))
            failChain(finding->code, finding->seq);
        if (!payload)
            withoutPayload.push_back(entry.seq);
        else if (entry.kind == "erase")
            addErased(erased, *payload);
        last = entry;
        return true;
    });
    for (const std::uint64_t seq : withoutPayload) {
        if (!erased.contains(seq))
            failChain("ledger.payload", seq);
    }
    Rows head(connection.cached("SELECT seq, hash FROM ledger_head WHERE origin=?").bind(ByteSpan(origin.bytes)));
    if (!head.next())
        failChain("ledger.cut", last ? last->seq : 0);
    base::Digest hash{};
    readHash(*head, 1, hash);
    const std::uint64_t seq = last ? last->seq : 0;
    const auto headSeq = static_cast<std::uint64_t>(head->integer(0));
    if (headSeq != seq || hash != (last ? last->hash : base::Digest{}))
        failChain("ledger.cut", headSeq);
}

} // namespace

LedgerEntry readEntry(const Statement &row, int firstColumn)
{
    LedgerEntry entry;
    row.bytes(firstColumn, entry.origin.bytes);
    entry.seq = static_cast<std::uint64_t>(row.integer(firstColumn + 1));
    entry.time.seconds = row.integer(firstColumn + 2);
    entry.kind = row.text(firstColumn + 3);
    entry.actor = row.text(firstColumn + 4);
    readHash(row, firstColumn + 5, entry.payloadHash);
    readHash(row, firstColumn + 6, entry.previous);
    readHash(row, firstColumn + 7, entry.hash);
    return entry;
}

void beginChain(Connection &connection, const base::Uuid &origin)
{
    connection.cached("INSERT INTO ledger_head(origin, seq, hash) VALUES (?, 0, ?)")
        .bindAll(ByteSpan(origin.bytes), ByteSpan(base::Digest{}))
        .run();
}

std::uint64_t appendEntry(Connection &connection, const base::Uuid &origin, base::Instant time, std::string kind,
                          std::string actor, agreement::LedgerPayload payload)
{
    const LedgerEntry entry =
        agreement::chained(lastEntry(connection, origin), origin, time, std::move(kind), std::move(actor), payload);
    connection
        .cached("INSERT INTO ledger_entry(origin, seq, time, kind, actor, payload_hash, previous, hash)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bindAll(ByteSpan(origin.bytes), entry.seq, entry.time.seconds, entry.kind, entry.actor,
                 ByteSpan(entry.payloadHash), ByteSpan(entry.previous), ByteSpan(entry.hash))
        .run();
    connection.cached("INSERT INTO ledger_payload(origin, seq, salt, json) VALUES (?, ?, ?, ?)")
        .bindAll(ByteSpan(origin.bytes), entry.seq, ByteSpan(payload.salt), payload.json)
        .run();
    connection.cached("UPDATE ledger_head SET seq=?, hash=? WHERE origin=?")
        .bindAll(entry.seq, ByteSpan(entry.hash), ByteSpan(origin.bytes))
        .run();
    return entry.seq;
}

std::optional<agreement::LedgerEntry> lastEntry(Connection &connection, const base::Uuid &origin)
{
    Rows rows(connection
                  .cached("SELECT origin, seq, time, kind, actor, payload_hash, previous, hash FROM ledger_entry"
                          " WHERE origin=? ORDER BY seq DESC LIMIT 1")
                  .bind(ByteSpan(origin.bytes)));
    if (!rows.next())
        return std::nullopt;
    return readEntry(*rows);
}

void visitEntries(Connection &connection, const base::Uuid &origin, std::uint64_t from,
                  const WorkspaceStore::LedgerVisitor &visit)
{
    // A statement of its own: the visitor may ask the store for something else.
    Statement rows(connection,
                   "SELECT e.origin, e.seq, e.time, e.kind, e.actor, e.payload_hash, e.previous, e.hash,"
                   " p.salt, p.json FROM ledger_entry e LEFT JOIN ledger_payload p"
                   " ON p.origin = e.origin AND p.seq = e.seq WHERE e.origin=? AND e.seq>=? ORDER BY e.seq");
    rows.bindAll(ByteSpan(origin.bytes), from);
    while (rows.step()) {
        const LedgerEntry entry = readEntry(rows);
        const bool present = !rows.blob(8).empty();
        LedgerPayload payload;
        if (present) {
            readHash(rows, 8, payload.salt);
            payload.json = rows.text(9);
        }
        if (!visit(entry, present ? &payload : nullptr))
            return;
    }
}

void verifyChains(Connection &connection, const base::Uuid &ourOrigin, const base::Progress *progress)
{
    std::vector<base::Uuid> origins{ourOrigin};
    {
        Rows rows(connection.cached("SELECT origin FROM ledger_entry UNION SELECT origin FROM ledger_head"));
        while (rows.next()) {
            base::Uuid origin;
            rows->bytes(0, origin.bytes);
            if (origin != ourOrigin)
                origins.push_back(origin);
        }
    }
    for (const base::Uuid &origin : origins)
        verifyChain(connection, origin, progress);
    Rows stray(connection.cached("SELECT p.seq FROM ledger_payload p LEFT JOIN ledger_entry e ON e.origin = p.origin"
                                 " AND e.seq = p.seq WHERE e.seq IS NULL ORDER BY p.seq LIMIT 1"));
    if (stray.next())
        failChain("ledger.payload", static_cast<std::uint64_t>(stray->integer(0)));
}

} // namespace leadlight::store
