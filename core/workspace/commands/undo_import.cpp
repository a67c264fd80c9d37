// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/undo_import.h"

#include <algorithm>
#include <set>
#include <string>

#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

base::Error refusal(const char *code, std::int64_t import, std::string what = {})
{
    base::Error error{base::ErrorKind::refused, code, {std::to_string(import)}, {}};
    if (!what.empty())
        error.arguments.push_back(std::move(what));
    return error;
}

/// What people did since that rests on the import, if anything did.
std::optional<base::Error> whatRestsOn(const Snapshot &snapshot, const store::StoredImport &import)
{
    for (const agreement::ModelVersion &version : snapshot.versions) {
        if (version.inForceSince && *version.inForceSince > import.time)
            return refusal("import.rests_signature", import.id, std::to_string(version.number));
    }
    for (const MoveRecord &move : snapshot.moves) {
        if (snapshot.import[move.lead] == import.id && !move.person.isNull() && move.time >= import.time)
            return refusal("import.rests_move", import.id, snapshot.nameOf(move.lead));
    }
    return std::nullopt;
}

/// Of the moves and of the small deeds: what the model did with the leads in the import's wake goes with it.
base::Result<std::set<std::uint64_t>> entriesIn(const store::WorkspaceStore &store)
{
    const auto moves = store.moves();
    const auto deeds = store.leadDeeds();
    if (!moves || !deeds)
        return base::fail(moves ? deeds.error() : moves.error());
    std::set<std::uint64_t> entries;
    for (const store::StoredMove &move : *moves)
        entries.insert(move.ledgerSeq);
    for (const store::LeadDeed &deed : *deeds)
        entries.insert(deed.ledgerSeq);
    return entries;
}

base::Result<store::StoredImport> undoable(const store::WorkspaceStore &store, std::int64_t number)
{
    const auto imports = store.imports();
    const auto undos = store.importUndos();
    if (!imports || !undos)
        return base::fail(imports ? undos.error() : imports.error());
    const auto import = std::find_if(imports->begin(), imports->end(), [&](const store::StoredImport &i) { return i.id == number; });
    if (import == imports->end())
        return base::fail(base::ErrorKind::usage, "import.unknown", {std::to_string(number)});
    const auto undo = std::find_if(undos->begin(), undos->end(), [&](const store::ImportUndo &u) { return u.import == number; });
    if (undo != undos->end() && undo->undone)
        return base::fail(refusal("import.undone", number));
    if (undo == undos->end())
        return base::fail(refusal("import.not_kept", number, std::to_string(importUndoDays)));
    return *import;
}

} // namespace

base::Result<void> undoImport(Workspace &workspace, std::int64_t number, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    const auto import = undoable(session.store(), number);
    if (!import)
        return base::fail(import.error());
    if (const auto rests = whatRestsOn(*session.snapshot(), *import))
        return base::fail(*rests);
    auto gone = entriesIn(session.store());
    if (!gone)
        return base::fail(gone.error());
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    const auto undone = write->undoImport(number, person.value_or(base::Uuid{}), session.now());
    if (!undone)
        return base::fail(undone.error());
    if (!*undone)
        return base::fail(refusal("import.rests_change", number));
    const auto after = entriesIn(session.store());
    if (!after)
        return base::fail(after.error());
    for (const std::uint64_t entry : *after)
        gone->erase(entry);
    if (auto entry = write->appendLedger(session.now(), "import_undone", actorOf(person.value_or(base::Uuid{})), importUndonePayload(number, *gone));
        !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return done;
    auto next = session.loaded(nullptr);
    if (!next)
        return base::fail(next.error());
    session.publish(std::move(*next), {true, true, false, true, true, {}});
    return {};
}

} // namespace leadlight::workspace
