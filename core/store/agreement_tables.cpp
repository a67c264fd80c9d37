// SPDX-License-Identifier: GPL-3.0-or-later
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

using IdBytes = std::span<const std::uint8_t>;
constexpr std::size_t commentSides = 3;

agreement::DraftComment commentFrom(const Statement &row)
{
    agreement::DraftComment comment;
    comment.seq = static_cast<std::uint64_t>(row.integer(0));
    comment.version = static_cast<int>(row.integer(1));
    comment.path = row.text(2);
    row.bytes(3, comment.person.bytes);
    comment.side = row.enumerated<domain::Side>(4, commentSides);
    comment.time.seconds = row.integer(5);
    comment.text = row.text(6);
    comment.ledgerSeq = static_cast<std::uint64_t>(row.integer(7));
    return comment;
}

agreement::DraftEdit editFrom(const Statement &row)
{
    agreement::DraftEdit edit;
    edit.seq = static_cast<std::uint64_t>(row.integer(0));
    edit.version = static_cast<int>(row.integer(1));
    edit.kind = row.text(2);
    edit.path = row.text(3);
    row.bytes(4, edit.authors.marketing.bytes);
    row.bytes(5, edit.authors.sales.bytes);
    edit.time.seconds = row.integer(6);
    edit.before = row.text(7);
    edit.after = row.text(8);
    edit.ledgerSeq = static_cast<std::uint64_t>(row.integer(9));
    edit.undone = row.integer(10) != 0;
    return edit;
}

} // namespace

base::Result<std::vector<agreement::DraftComment>> WorkspaceStore::draftComments() const
{
    return guarded([&] {
        std::vector<agreement::DraftComment> comments;
        Rows rows(m_inside->connection.cached(
            "SELECT seq, version, path, person, side, time, text, ledger_seq, " + isSound(summed::draftComment)
            + " FROM draft_comment ORDER BY seq"));
        while (rows.next()) {
            requireSound(m_inside->connection, *rows, 8, summed::draftComment, rows->integer(0));
            comments.push_back(commentFrom(*rows));
        }
        return comments;
    });
}

base::Result<std::vector<agreement::DraftEdit>> WorkspaceStore::draftEdits() const
{
    return guarded([&] {
        std::vector<agreement::DraftEdit> edits;
        Rows rows(m_inside->connection.cached(
            "SELECT seq, version, kind, path, marketing, sales, time, before, after, ledger_seq, undone, "
            + isSound(summed::draftEdit) + " FROM draft_edit ORDER BY seq"));
        while (rows.next()) {
            requireSound(m_inside->connection, *rows, 11, summed::draftEdit, rows->integer(0));
            edits.push_back(editFrom(*rows));
        }
        return edits;
    });
}

base::Result<std::vector<agreement::Proposal>> WorkspaceStore::proposals() const
{
    return guarded([&] {
        std::vector<agreement::Proposal> proposals;
        Rows rows(m_inside->connection.cached("SELECT version, person, time, in_force_on, release, impact, rolls_back_to, "
                                              + isSound(summed::proposal) + " FROM proposal ORDER BY version"));
        while (rows.next()) {
            requireSound(m_inside->connection, *rows, 7, summed::proposal, rows->integer(0));
            agreement::Proposal proposal;
            proposal.version = static_cast<int>(rows->integer(0));
            rows->bytes(1, proposal.person.bytes);
            proposal.time.seconds = rows->integer(2);
            if (const auto on = rows->optionalInteger(3))
                proposal.inForceOn = base::Instant{*on};
            const auto release = agreement::parseRelease(rows->text(4));
            auto impact = agreement::parseFigures(rows->text(5));
            if (!release || !impact)
                m_inside->connection.failDamaged("proposal", rows->integer(0));
            proposal.release = *release;
            proposal.impact = std::move(*impact);
            proposal.rollsBackTo = static_cast<int>(rows->integer(6));
            proposals.push_back(std::move(proposal));
        }
        return proposals;
    });
}

base::Result<std::vector<std::pair<std::uint32_t, base::Instant>>> WorkspaceStore::heldBack() const
{
    return guarded([&] {
        std::vector<std::pair<std::uint32_t, base::Instant>> held;
        Rows rows(m_inside->connection.cached("SELECT lead, since, " + isSound(summed::heldLead)
                                              + " FROM held_lead ORDER BY lead"));
        while (rows.next()) {
            requireSound(m_inside->connection, *rows, 2, summed::heldLead, rows->integer(0));
            held.emplace_back(rows->unsigned32(0), base::Instant{rows->integer(1)});
        }
        return held;
    });
}

base::Result<void> Write::removeVersion(int version)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached("DELETE FROM signature WHERE version=?").bind(version).run();
        connection.cached("DELETE FROM proposal WHERE version=?").bind(version).run();
        connection.cached("DELETE FROM model_version WHERE number=?").bind(version).run();
    });
}

base::Result<std::uint64_t> Write::addDraftComment(const agreement::DraftComment &comment)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.cached(insertInto(summed::draftComment))
            .bindAll(nextNumber(connection, summed::draftComment), comment.version, comment.path, IdBytes(comment.person.bytes),
                     static_cast<std::uint32_t>(comment.side), comment.time.seconds, comment.text, comment.ledgerSeq)
            .run();
        return static_cast<std::uint64_t>(connection.lastInsertRow());
    });
}

base::Result<std::uint64_t> Write::putDraftEdit(const agreement::DraftEdit &edit)
{
    return m_inside->attempt([&](Connection &connection) {
        const std::int64_t seq =
            edit.seq == 0 ? nextNumber(connection, summed::draftEdit) : static_cast<std::int64_t>(edit.seq);
        connection.cached(insertInto(summed::draftEdit, "INSERT OR REPLACE"))
            .bindAll(seq, edit.version, edit.kind, edit.path, IdBytes(edit.authors.marketing.bytes),
                     IdBytes(edit.authors.sales.bytes), edit.time.seconds, edit.before, edit.after, edit.ledgerSeq,
                     edit.undone)
            .run();
        return static_cast<std::uint64_t>(connection.lastInsertRow());
    });
}

base::Result<void> Write::removeDraftEdits(std::span<const std::uint64_t> steps)
{
    return m_inside->attempt([&](Connection &connection) {
        Statement &remove = connection.cached("DELETE FROM draft_edit WHERE seq=?");
        for (const std::uint64_t step : steps)
            remove.bind(step).run();
    });
}

base::Result<void> Write::putProposal(const agreement::Proposal &proposal)
{
    return m_inside->attempt([&](Connection &connection) {
        const std::optional<std::int64_t> on =
            proposal.inForceOn ? std::optional(proposal.inForceOn->seconds) : std::nullopt;
        connection.cached(insertInto(summed::proposal, "INSERT OR REPLACE"))
            .bindAll(proposal.version, IdBytes(proposal.person.bytes), proposal.time.seconds, on,
                     agreement::keyOf(proposal.release), agreement::figuresJson(proposal.impact), proposal.rollsBackTo)
            .run();
    });
}

base::Result<void> Write::removeProposal(int version)
{
    return m_inside->attempt(
        [&](Connection &connection) { connection.cached("DELETE FROM proposal WHERE version=?").bind(version).run(); });
}

base::Result<void> Write::putHeldBack(std::span<const std::pair<std::uint32_t, base::Instant>> leads)
{
    return m_inside->attempt([&](Connection &connection) {
        connection.execute("DELETE FROM held_lead");
        Statement &insert = connection.cached(insertInto(summed::heldLead));
        for (const auto &[lead, since] : leads)
            insert.bindAll(lead, since.seconds).run();
    });
}

} // namespace leadlight::store
