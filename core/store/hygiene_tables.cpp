// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <span>
#include <utility>

#include "store/failure.h"
#include "store/inside.h"
#include "store/row_sums.h"
#include "store/workspace_store.h"
#include "store/write.h"
#include "store/write_steps.h"

namespace leadlight::store {

namespace {

using PersonBytes = std::span<const std::uint8_t>;
constexpr std::size_t junkVerdicts = 2;

std::map<std::int64_t, std::vector<std::uint32_t>> mergedLeads(Connection &connection)
{
    std::map<std::int64_t, std::vector<std::uint32_t>> merged;
    Rows rows(connection.cached("SELECT merge, lead, " + isSound(summed::mergedLead) + " FROM merged_lead ORDER BY merge, lead"));
    while (rows.next()) {
        requireSound(connection, *rows, 2, summed::mergedLead, rows->integer(0));
        merged[rows->integer(0)].push_back(rows->unsigned32(1));
    }
    return merged;
}

} // namespace

base::Result<std::vector<StoredMerge>> WorkspaceStore::merges() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        auto merged = mergedLeads(connection);
        const auto leads = connection.integer("SELECT count(*) FROM lead");
        std::vector<StoredMerge> merges;
        Rows rows(connection.cached(
            "SELECT seq, survivor, person, time, changes, ledger_seq, undone_by, " + isSound(summed::leadMerge)
            + " FROM lead_merge ORDER BY seq"));
        while (rows.next()) {
            requireSound(connection, *rows, 7, summed::leadMerge, rows->integer(0));
            StoredMerge merge;
            merge.seq = static_cast<std::uint64_t>(rows->integer(0));
            merge.survivor = rows->unsigned32(1);
            rows->bytes(2, merge.person.bytes);
            merge.time.seconds = rows->integer(3);
            merge.changes = rows->text(4);
            merge.ledgerSeq = static_cast<std::uint64_t>(rows->integer(5));
            merge.undoneBy = static_cast<std::uint64_t>(rows->integer(6));
            merge.merged = std::move(merged[rows->integer(0)]);
            bool sound = merge.survivor < leads && !merge.merged.empty();
            for (const std::uint32_t lead : merge.merged)
                sound = sound && lead < leads && lead != merge.survivor;
            if (!sound)
                connection.failDamaged("lead_merge", rows->integer(0));
            merges.push_back(std::move(merge));
        }
        return merges;
    });
}

base::Result<std::vector<JunkDecision>> WorkspaceStore::junkDecisions() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        const auto leads = connection.integer("SELECT count(*) FROM lead");
        std::vector<JunkDecision> decisions;
        Rows rows(connection.cached("SELECT seq, lead, subject, reason, verdict, note, person, time, ledger_seq, undone_by, "
                                    + isSound(summed::junkDecision) + " FROM junk_decision ORDER BY seq"));
        while (rows.next()) {
            requireSound(connection, *rows, 10, summed::junkDecision, rows->integer(0));
            JunkDecision decision;
            decision.seq = static_cast<std::uint64_t>(rows->integer(0));
            decision.lead = rows->unsigned32(1);
            decision.subject = rows->text(2);
            decision.reason = rows->text(3);
            decision.verdict = rows->enumerated<JunkVerdict>(4, junkVerdicts);
            decision.note = rows->text(5);
            rows->bytes(6, decision.person.bytes);
            decision.time.seconds = rows->integer(7);
            decision.ledgerSeq = static_cast<std::uint64_t>(rows->integer(8));
            decision.undoneBy = static_cast<std::uint64_t>(rows->integer(9));
            if (decision.lead >= leads)
                connection.failDamaged("junk_decision", rows->integer(0));
            decisions.push_back(std::move(decision));
        }
        return decisions;
    });
}

base::Result<std::vector<TwoPeople>> WorkspaceStore::twoPeople() const
{
    return guarded([&] {
        Connection &connection = m_inside->connection;
        const auto leads = connection.integer("SELECT count(*) FROM lead");
        std::vector<TwoPeople> decisions;
        Rows rows(connection.cached("SELECT seq, one, other, person, time, ledger_seq, undone_by, " + isSound(summed::twoPeople)
                                    + " FROM two_people ORDER BY seq"));
        while (rows.next()) {
            requireSound(connection, *rows, 7, summed::twoPeople, rows->integer(0));
            TwoPeople decision;
            decision.seq = static_cast<std::uint64_t>(rows->integer(0));
            decision.one = rows->unsigned32(1);
            decision.other = rows->unsigned32(2);
            rows->bytes(3, decision.person.bytes);
            decision.time.seconds = rows->integer(4);
            decision.ledgerSeq = static_cast<std::uint64_t>(rows->integer(5));
            decision.undoneBy = static_cast<std::uint64_t>(rows->integer(6));
            if (decision.one >= leads || decision.other >= leads || decision.one == decision.other)
                connection.failDamaged("two_people", rows->integer(0));
            decisions.push_back(decision);
        }
        return decisions;
    });
}

base::Result<std::uint64_t> Write::recordMerge(const StoredMerge &merge)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached(insertInto(summed::leadMerge))
            .bindAll(nextNumber(connection, summed::leadMerge), merge.survivor, PersonBytes(merge.person.bytes), merge.time.seconds, merge.changes,
                     merge.ledgerSeq, merge.undoneBy)
            .run();
        const auto seq = static_cast<std::uint64_t>(connection.lastInsertRow());
        Statement &insert = connection.cached(insertInto(summed::mergedLead));
        for (const std::uint32_t lead : merge.merged)
            insert.bindAll(seq, lead).run();
        return seq;
    });
}

base::Result<void> Write::markMergeUndone(std::uint64_t merge, std::uint64_t ledgerSeq)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached("UPDATE lead_merge SET undone_by=? WHERE seq=?").bindAll(ledgerSeq, merge).run();
        connection.cached(sealAgain(summed::leadMerge, "seq=?")).bind(merge).run();
    });
}

base::Result<std::uint64_t> Write::recordJunkDecision(const JunkDecision &decision)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached(insertInto(summed::junkDecision))
            .bindAll(nextNumber(connection, summed::junkDecision), decision.lead, decision.subject, decision.reason, static_cast<std::uint32_t>(decision.verdict),
                     decision.note, PersonBytes(decision.person.bytes), decision.time.seconds, decision.ledgerSeq,
                     decision.undoneBy)
            .run();
        return static_cast<std::uint64_t>(connection.lastInsertRow());
    });
}

base::Result<void> Write::markJunkDecisionUndone(std::uint64_t decision, std::uint64_t ledgerSeq)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached("UPDATE junk_decision SET undone_by=? WHERE seq=?").bindAll(ledgerSeq, decision).run();
        connection.cached(sealAgain(summed::junkDecision, "seq=?")).bind(decision).run();
    });
}

base::Result<std::uint64_t> Write::recordTwoPeople(const TwoPeople &decision)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached(insertInto(summed::twoPeople))
            .bindAll(nextNumber(connection, summed::twoPeople), decision.one, decision.other, PersonBytes(decision.person.bytes), decision.time.seconds, decision.ledgerSeq,
                     decision.undoneBy)
            .run();
        return static_cast<std::uint64_t>(connection.lastInsertRow());
    });
}

base::Result<void> Write::markTwoPeopleUndone(std::uint64_t decision, std::uint64_t ledgerSeq)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached("UPDATE two_people SET undone_by=? WHERE seq=?").bindAll(ledgerSeq, decision).run();
        connection.cached(sealAgain(summed::twoPeople, "seq=?")).bind(decision).run();
    });
}

} // namespace leadlight::store
