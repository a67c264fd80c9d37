// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/erase_lead.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "base/text.h"
#include "store/backup.h"
#include "workspace/deciding_person.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

/// Who is erased, said so that it is found in a backup as well, where rows may differ.
struct Erased {
    std::set<base::Uuid> ids;
    std::set<std::string> names; ///< e-mail addresses (comparable) and ids that other systems give
    std::string actor;
    base::Instant time;
};

void addName(Erased &erased, const std::string &name)
{
    if (!name.empty())
        erased.names.insert(name);
}

std::set<std::uint32_t> partsOf(const Snapshot &snapshot, std::uint32_t row)
{
    std::set<std::uint32_t> parts;
    for (std::uint32_t other = 0; other < snapshot.size(); ++other) {
        if (snapshot.survivorOf(other) == snapshot.survivorOf(row))
            parts.insert(other);
    }
    return parts;
}

base::Result<Erased> describe(const Snapshot &snapshot, const store::WorkspaceStore &store, const std::set<std::uint32_t> &rows)
{
    Erased erased;
    const auto refs = store.allExternalRefs(store::Entity::lead);
    if (!refs)
        return base::fail(refs.error());
    for (const auto &[system, ref] : *refs) {
        if (rows.contains(ref.row))
            addName(erased, ref.id);
    }
    for (const std::uint32_t row : rows) {
        erased.ids.insert(snapshot.ids[row]);
        addName(erased, base::comparable(snapshot.text(row, "email")));
        addName(erased, snapshot.text(row, "external_id"));
        const auto history = store.historyOf(row);
        if (!history)
            return base::fail(history.error());
        for (const store::HistoryValue &value : *history) {
            if (value.field == "email")
                addName(erased, base::comparable(value.value));
            else if (value.field == "external_id")
                addName(erased, value.value);
        }
    }
    return erased;
}

struct Written {
    std::uint64_t ledgerSeq = 0;
    std::size_t payloads = 0;
    std::string stillHolds; ///< the file whose free pages, or the log whose old ones, could not be cleaned
};

/// One transaction, then the file is written anew. What is committed is not taken back where that fails.
base::Result<Written> eraseIn(store::WorkspaceStore &store, const std::set<std::uint32_t> &rows, const Erased &erased)
{
    Written written;
    auto write = store.beginWrite();
    if (!write)
        return base::fail(write.error());
    const auto entries = write->eraseLeads(rows, {erased.names.begin(), erased.names.end()});
    if (!entries)
        return base::fail(entries.error());
    if (auto scrubbed = scrubAccountMerges(store, *write); !scrubbed)
        return base::fail(scrubbed.error());
    const auto seq = write->appendLedger(erased.time, "erase", erased.actor, erasePayload(*entries));
    if (!seq)
        return base::fail(seq.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    const auto clean = store.rewriteClean();
    return Written{*seq, entries->size(), !clean ? store.path() : *clean ? std::string() : store.path() + "-wal"};
}

base::Result<bool> eraseInBackup(const std::string &path, const Erased &erased)
{
    auto store = store::WorkspaceStore::open(path, store::OpenMode::write);
    if (!store)
        return base::fail(store.error());
    const auto leads = (*store)->loadLeads();
    if (!leads)
        return base::fail(leads.error());
    std::set<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < leads->size(); ++row) {
        if (erased.ids.contains(leads->ids[row]))
            rows.insert(row);
    }
    if (rows.empty())
        return false;
    const auto written = eraseIn(**store, rows, erased);
    if (!written)
        return base::fail(written.error());
    return written->stillHolds.empty() ? base::Result<bool>(true) : base::fail(base::ErrorKind::storage, "storage.failed", {path});
}

void eraseInBackups(const std::string &workspace, const Erased &erased, Erasure &erasure)
{
    for (const store::KeptBackup &backup : store::keptBackups(workspace)) {
        const auto readable = store::WorkspaceStore::open(backup.path, store::OpenMode::read);
        std::error_code error;
        if (!readable && readable.error().code == "workspace.older" && std::filesystem::remove(backup.path, error)) {
            erasure.removedBackups.push_back(backup.path);
            continue;
        }
        const auto done = readable ? eraseInBackup(backup.path, erased) : base::fail(readable.error());
        if (!done)
            erasure.outOfReach.push_back(backup.path);
        else
            erasure.cleanedBackups += *done ? 1 : 0;
    }
}

/// Damaged files that a restore set aside cannot be written to.
void nameFilesSetAside(const std::string &workspace, Erasure &erasure)
{
    const std::filesystem::path path(workspace);
    const std::string prefix = path.filename().string() + ".damaged-";
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator(path.parent_path(), error)) {
        if (entry.path().filename().string().starts_with(prefix))
            erasure.outOfReach.push_back(entry.path().string());
    }
}

} // namespace

base::Result<Erasure> eraseLead(Workspace &workspace, std::uint32_t row, std::optional<base::Uuid> person, const base::Progress *progress)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto snapshot = session.snapshot();
    const auto who = decidingPerson(*snapshot, person, "erase.needs_person");
    if (!who)
        return base::fail(who.error());
    // Erased is what stands in no free page either, so there must be room to write the file anew.
    if (auto room = session.store().requireRoomToRewrite(); !room)
        return base::fail(room.error());
    const std::set<std::uint32_t> rows = partsOf(*snapshot, row);
    auto erased = describe(*snapshot, session.store(), rows);
    if (!erased)
        return base::fail(erased.error());
    erased->actor = actorOf(*who);
    erased->time = session.now();
    const auto written = eraseIn(session.store(), rows, *erased);
    if (!written)
        return base::fail(written.error());
    Erasure erasure;
    erasure.ledgerSeq = written->ledgerSeq;
    erasure.payloads = written->payloads;
    if (!written->stillHolds.empty())
        erasure.outOfReach.push_back(written->stillHolds);
    eraseInBackups(workspace.path(), *erased, erasure);
    nameFilesSetAside(workspace.path(), erasure);
    auto next = session.loaded(progress);
    if (!next)
        return base::fail(next.error());
    session.publish(std::move(*next), {true, true, false, false, false, {}});
    return erasure;
}

} // namespace leadlight::workspace
