// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include "store/change_record.h"
#include "store/column_pages.h"
#include "store/row_sums.h"
#include "store/write_steps.h"

namespace leadlight::store {

namespace {

std::vector<AddedRange> addedBy(Connection &connection, std::int64_t import)
{
    std::vector<AddedRange> added;
    Rows rows(connection.cached("SELECT kind, owner, first, last, rows, digest, " + isSound(summed::importAdded)
                                + " FROM import_added WHERE import_id=? ORDER BY part")
                  .bind(import));
    while (rows.next()) {
        requireSound(connection, *rows, 6, summed::importAdded, import);
        added.push_back({rows->enumerated<AddedKind>(0, addedKinds), rows->text(1), rows->integer(2), rows->integer(3),
                         rows->integer(4), rows->integer(5)});
    }
    return added;
}

} // namespace

base::Result<std::unique_ptr<ChangeRecord>> WorkspaceStore::recordChanges()
{
    return guarded([&] { return std::make_unique<ChangeRecord>(m_inside->connection); });
}

base::Result<std::vector<ImportUndo>> WorkspaceStore::importUndos() const
{
    return guarded([&] {
        std::map<std::int64_t, ImportUndo> undos;
        Rows kept(m_inside->connection.cached("SELECT import_id FROM import_undo UNION SELECT import_id FROM import_added"));
        while (kept.next()) {
            const std::int64_t import = kept->integer(0);
            undos[import] = {import, true, std::nullopt, {}};
        }
        Rows undone(m_inside->connection.cached("SELECT import_id, time, person, " + isSound(summed::importUndone)
                                                + " FROM import_undone"));
        while (undone.next()) {
            requireSound(m_inside->connection, *undone, 3, summed::importUndone, undone->integer(0));
            ImportUndo undo{undone->integer(0), false, base::Instant{undone->integer(1)}, {}};
            undone->bytes(2, undo.undoneBy.bytes);
            undos[undo.import] = undo;
        }
        std::vector<ImportUndo> list;
        for (const auto &[import, undo] : undos)
            list.push_back(undo);
        return list;
    });
}

base::Result<bool> Write::keepImportUndo(std::int64_t import, const ChangeRecord &changes)
{
    return m_inside->attempt([&](Connection &connection) {
        const auto parts = changes.parts();
        if (!parts)
            return false;
        for (std::size_t part = 0; part < parts->size(); ++part) {
            connection.cached(insertInto(summed::importUndo))
                .bindAll(import, static_cast<std::int64_t>(part))
                .page((*parts)[part])
                .run();
        }
        std::int64_t part = 0;
        for (const AddedRange &range : changes.added()) {
            connection.cached(insertInto(summed::importAdded))
                .bindAll(import, part++, static_cast<std::uint32_t>(range.kind), range.owner, range.first, range.last, range.rows, range.digest)
                .run();
        }
        return !parts->empty() || !changes.added().empty();
    });
}

base::Result<bool> Write::undoImport(std::int64_t import, const base::Uuid &person, base::Instant time)
{
    return m_inside->attempt([&](Connection &connection) {
        std::string changes;
        {
            Rows parts(connection.cached("SELECT data, " + isSound(summed::importUndo)
                                         + " FROM import_undo WHERE import_id=? ORDER BY part")
                            .bind(import));
            while (parts.next()) {
                requireSound(connection, *parts, 1, summed::importUndo, import);
                changes += parts->blob(0);
            }
        }
        const std::vector<AddedRange> added = addedBy(connection, import);
        if ((changes.empty() && added.empty()) || changes.size() > ChangeRecord::limit || !takeBack(connection, changes, added))
            return false; // what was undone before the conflict goes with the transaction
        // A column that the import had no part in may have grown since by a change of an older row.
        if (!cutColumns(connection, "lead") || !cutColumns(connection, "account"))
            return false;
        connection.cached("DELETE FROM import_undo WHERE import_id=?").bind(import).run();
        connection.cached("DELETE FROM import_added WHERE import_id=?").bind(import).run();
        connection.execute("DELETE FROM held_lead WHERE lead NOT IN (SELECT row FROM lead)");
        connection.cached(insertInto(summed::importUndone))
            .bindAll(import, std::span<const std::uint8_t>(person.bytes), time.seconds)
            .run();
        return true;
    });
}

base::Result<void> Write::dropImportUndosBefore(base::Instant time)
{
    return m_inside->attempt([&](Connection &connection) {
        for (const char *forget : {"DELETE FROM import_undo WHERE import_id IN (SELECT id FROM import WHERE time<?)",
                                   "DELETE FROM import_added WHERE import_id IN (SELECT id FROM import WHERE time<?)"})
            connection.cached(forget).bind(time.seconds).run();
    });
}

} // namespace leadlight::store
