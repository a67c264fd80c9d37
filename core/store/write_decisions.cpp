// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledger_table.h"
#include "store/row_sums.h"
#include "store/write.h"
#include "store/write_steps.h"

#include <algorithm>
#include <utility>

namespace leadlight::store {

namespace {

using DecisionBytes = std::span<const std::uint8_t>;

base::Uuid idOfLead(Connection &connection, std::uint32_t row)
{
    Rows rows(connection.cached("SELECT id FROM lead WHERE row=?").bind(row));
    if (!rows.next())
        fly(base::ErrorKind::bug, "store.no_such_lead", {std::to_string(row)});
    base::Uuid id;
    rows->bytes(0, id.bytes);
    return id;
}

std::int64_t lastMoveOf(Connection &connection, std::uint32_t lead)
{
    Rows rows(connection.cached("SELECT coalesce(max(seq), 0) FROM move WHERE lead_row=?").bind(lead));
    return rows.next() ? rows->integer(0) : 0;
}

} // namespace

base::Result<std::uint64_t> Write::appendLedger(base::Instant time, std::string kind, std::string actor,
                                                std::string payload, const std::array<std::uint8_t, 16> *salt)
{
    return m_inside->attempt([&](Connection &connection) {
        agreement::LedgerPayload salted;
        salted.json = std::move(payload);
        if (salt)
            salted.salt = *salt;
        else
            base::fillRandom(salted.salt);
        return appendEntry(connection, m_inside->store.meta.origin, time, std::move(kind), std::move(actor),
                           std::move(salted));
    });
}

base::Result<std::uint64_t> Write::recordMove(const StoredMove &move)
{
    return m_inside->attempt([&](Connection &connection) {
        const base::Uuid lead = idOfLead(connection, move.lead);
        const std::int64_t follows = lastMoveOf(connection, move.lead);
        const std::optional<std::int64_t> until =
            move.until ? std::optional<std::int64_t>(move.until->days) : std::nullopt;
        connection.cached(insertInto(summed::move))
            .bindAll(nextNumber(connection, summed::move), follows, move.lead, DecisionBytes(lead.bytes), static_cast<std::uint32_t>(move.move),
                     static_cast<std::uint32_t>(move.from), static_cast<std::uint32_t>(move.to),
                     DecisionBytes(move.person.bytes), static_cast<std::uint32_t>(move.side), move.time.seconds,
                     move.reason, move.note, move.program, move.modelVersion, move.rank, move.fit, move.engagement,
                     move.ledgerSeq, move.undoneBy, until, move.answerThen)
            .run();
        return static_cast<std::uint64_t>(connection.lastInsertRow());
    });
}

base::Result<void> Write::markUndone(std::uint64_t move, std::uint64_t undo)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached("UPDATE move SET undone_by=? WHERE seq=?").bindAll(undo, move).run();
        connection.cached(sealAgain(summed::move, "seq=?")).bind(move).run();
    });
}

base::Result<void> Write::putVersion(const agreement::ModelVersion &version)
{
    return m_inside->attempt([&](Connection &connection) {
        const std::optional<std::int64_t> since =
            version.inForceSince ? std::optional<std::int64_t>(version.inForceSince->seconds) : std::nullopt;
        connection
            .cached(insertInto(summed::modelVersion)
                    + " ON CONFLICT(number) DO UPDATE SET state=excluded.state, title=excluded.title, reason=excluded.reason,"
                      " bytes=excluded.bytes, in_force_since=excluded.in_force_since, checksum=excluded.checksum")
            .bindAll(version.number, static_cast<std::uint32_t>(version.state), version.title, version.reason,
                     version.bytes, since)
            .run();
    });
}

base::Result<void> Write::putSignature(int version, const agreement::VersionSignature &signature)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached(insertInto(summed::signature))
            .bindAll(nextNumber(connection, summed::signature), version, DecisionBytes(signature.person.bytes), static_cast<std::uint32_t>(signature.side),
                     signature.time.seconds, DecisionBytes(signature.key), DecisionBytes(signature.signature))
            .run();
    });
}

base::Result<void> Write::voidSignatures(int version)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached("DELETE FROM signature WHERE version=?").bind(version).run();
    });
}

base::Result<void> Write::putDraftRows(std::span<const agreement::DraftRow> rows)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.execute("DELETE FROM draft_row");
        Statement &insert = connection.cached(insertInto(summed::draftRow));
        for (const agreement::DraftRow &row : rows) {
            insert.bindAll(row.path, row.marketing, row.sales, row.agreedByMarketing, row.agreedBySales, std::string())
                .run();
        }
    });
}

} // namespace leadlight::store
