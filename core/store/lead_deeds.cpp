// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <span>
#include <string>
#include <utility>

#include "store/failure.h"
#include "store/inside.h"
#include "store/row_sums.h"
#include "store/workspace_store.h"
#include "store/write.h"
#include "store/write_steps.h"

namespace leadlight::store {

namespace {

using DoerBytes = std::span<const std::uint8_t>;
constexpr std::size_t deedSides = 3;

/// By the deed's sequence.
std::map<std::uint64_t, std::string> attachments(Connection &connection)
{
    std::map<std::uint64_t, std::string> found;
    Rows rows(connection.cached("SELECT deed, data, " + isSound(summed::deedAttachment) + " FROM deed_attachment"));
    while (rows.next()) {
        requireSound(connection, *rows, 2, summed::deedAttachment, rows->integer(0));
        found.emplace(static_cast<std::uint64_t>(rows->integer(0)), rows->text(1));
    }
    return found;
}

} // namespace

base::Result<std::vector<LeadDeed>> WorkspaceStore::leadDeeds() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        const auto leads = connection.integer("SELECT count(*) FROM lead");
        std::vector<LeadDeed> deeds;
        const auto attached = attachments(connection);
        Rows rows(connection.cached("SELECT seq, lead, kind, what, words, until, person, side, time, ledger_seq, undone_by, "
                                    + isSound(summed::leadDeed) + " FROM lead_deed ORDER BY seq"));
        while (rows.next()) {
            requireSound(connection, *rows, 11, summed::leadDeed, rows->integer(0));
            LeadDeed deed;
            deed.seq = static_cast<std::uint64_t>(rows->integer(0));
            deed.lead = rows->unsigned32(1);
            deed.kind = rows->enumerated<DeedKind>(2, deedKinds);
            deed.what = rows->text(3);
            deed.words = rows->text(4);
            if (const auto until = rows->optionalInteger(5))
                deed.until = base::Instant{*until};
            rows->bytes(6, deed.person.bytes);
            deed.side = rows->enumerated<domain::Side>(7, deedSides);
            deed.time.seconds = rows->integer(8);
            deed.ledgerSeq = static_cast<std::uint64_t>(rows->integer(9));
            deed.undoneBy = static_cast<std::uint64_t>(rows->integer(10));
            if (deed.lead >= leads)
                connection.failDamaged("lead_deed", rows->integer(0));
            if (const auto found = attached.find(deed.seq); found != attached.end())
                deed.attached = found->second;
            deeds.push_back(std::move(deed));
        }
        return deeds;
    });
}

base::Result<std::uint64_t> Write::recordDeed(const LeadDeed &deed)
{
    return m_inside->attempt([&](Connection &connection) {
        const std::optional<std::int64_t> until = deed.until ? std::optional<std::int64_t>(deed.until->seconds) : std::nullopt;
        connection.cached(insertInto(summed::leadDeed))
            .bindAll(nextNumber(connection, summed::leadDeed), deed.lead, static_cast<std::uint32_t>(deed.kind), deed.what, deed.words, until, DoerBytes(deed.person.bytes),
                     static_cast<std::uint32_t>(deed.side), deed.time.seconds, deed.ledgerSeq, deed.undoneBy)
            .run();
        const auto seq = static_cast<std::uint64_t>(connection.lastInsertRow());
        if (!deed.attached.empty())
            connection.cached(insertInto(summed::deedAttachment)).bindAll(seq, deed.attached).run();
        return seq;
    });
}

base::Result<void> Write::markDeedUndone(std::uint64_t deed, std::uint64_t ledgerSeq)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached("UPDATE lead_deed SET undone_by=? WHERE seq=?").bindAll(ledgerSeq, deed).run();
        connection.cached(sealAgain(summed::leadDeed, "seq=?")).bind(deed).run();
    });
}

} // namespace leadlight::store
