// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/undo_last.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "lifecycle/verification.h"
#include "workspace/commands/lead_deeds.h"
#include "workspace/commands/merge_accounts.h"
#include "workspace/commands/merge_leads.h"
#include "workspace/commands/move_lead.h"
#include "workspace/commands/quarantine.h"
#include "workspace/commands/undo_import.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

struct StandingDeed {
    LastDeed deed;
    std::uint64_t ledgerSeq = 0;
};

/// The newest import that was not undone. An import's entry in the ledger does not name its number; both are in order.
base::Result<std::optional<StandingDeed>> lastImport(const store::WorkspaceStore &store)
{
    const auto imports = store.imports();
    const auto undos = store.importUndos();
    if (!imports || !undos)
        return base::fail(imports ? undos.error() : imports.error());
    std::vector<std::uint64_t> entries;
    const auto visited = store.visitLedger([&](const agreement::LedgerEntry &entry, const agreement::LedgerPayload *) {
        if (entry.kind == "import")
            entries.push_back(entry.seq);
        return true;
    });
    if (!visited)
        return base::fail(visited.error());
    for (std::size_t i = std::min(imports->size(), entries.size()); i-- > 0;) {
        const store::StoredImport &import = (*imports)[i];
        const bool undone = std::any_of(undos->begin(), undos->end(), [&](const store::ImportUndo &undo) { return undo.import == import.id && undo.undone; });
        if (!undone)
            return std::optional(StandingDeed{{LastDeed::Kind::import, import.id, 0, import.file}, entries[i]});
    }
    return std::optional<StandingDeed>();
}

std::optional<StandingDeed> lastMerge(const Snapshot &snapshot)
{
    if (snapshot.merges.empty())
        return std::nullopt;
    const MergeRecord &merge = snapshot.merges.back();
    std::vector<std::string> names;
    for (const std::uint32_t row : merge.merged)
        names.push_back(snapshot.nameOf(row));
    return StandingDeed{{LastDeed::Kind::merge, 0, merge.survivor, base::joined(names, ", ")}, merge.ledgerSeq};
}

std::optional<StandingDeed> lastAccountMerge(const Snapshot &snapshot)
{
    const auto &merges = snapshot.accountMerges;
    const auto newest = std::find_if(merges.rbegin(), merges.rend(), [](const AccountMerge &merge) { return merge.undoneBy == 0; });
    if (newest == merges.rend())
        return std::nullopt;
    std::vector<std::string> names;
    for (const std::uint32_t row : newest->merged)
        names.push_back(snapshot.accounts[row].name);
    return StandingDeed{{LastDeed::Kind::accounts, 0, newest->survivor, base::joined(names, ", ")}, newest->ledgerSeq};
}

/// A decision on junk disqualifies the lead by a move of its own, one entry before.
bool cameWithDecision(const Snapshot &snapshot, const MoveRecord &move)
{
    return std::any_of(snapshot.junkDecisions.begin(), snapshot.junkDecisions.end(), [&](const store::JunkDecision &decision) {
        return decision.ledgerSeq == move.ledgerSeq + 1;
    });
}

std::optional<StandingDeed> lastMove(const Snapshot &snapshot)
{
    const auto stands = [](const MoveRecord &move) { return !move.undone && move.move != domain::Move::undo && !move.person.isNull(); };
    const auto found = std::find_if(snapshot.moves.rbegin(), snapshot.moves.rend(), stands);
    if (found == snapshot.moves.rend())
        return std::nullopt;
    const auto kind = cameWithDecision(snapshot, *found) ? LastDeed::Kind::hygiene : LastDeed::Kind::move;
    return StandingDeed{{kind, 0, found->lead, std::string(domain::keyOf(found->move))}, found->ledgerSeq};
}

/// A list for the mail tool has left the program, so its touches stay; what the model asked for is asked for again at once.
bool canBeTakenBack(const store::LeadDeed &deed)
{
    const bool byModel = deed.kind == store::DeedKind::verify && deed.what == lifecycle::keyOf(lifecycle::Verdict::asked);
    return deed.kind != store::DeedKind::touch && !byModel;
}

std::optional<StandingDeed> lastSmallDeed(const Snapshot &snapshot)
{
    const auto found = std::find_if(snapshot.deeds.rbegin(), snapshot.deeds.rend(), canBeTakenBack);
    if (found == snapshot.deeds.rend())
        return std::nullopt;
    return StandingDeed{{LastDeed::Kind::deed, 0, snapshot.survivorOf(found->lead), std::string(ledgerKindOf(found->kind))}, found->ledgerSeq};
}

base::Result<std::optional<StandingDeed>> lastDeed(Workspace &workspace)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    auto newest = lastImport(session.store());
    if (!newest)
        return newest;
    const auto snapshot = session.snapshot();
    for (auto &other : {lastMerge(*snapshot), lastAccountMerge(*snapshot), lastMove(*snapshot), lastSmallDeed(*snapshot)}) {
        if (other && (!*newest || other->ledgerSeq > (*newest)->ledgerSeq))
            *newest = other;
    }
    return newest;
}

template <class T> base::Result<void> asVoid(const base::Result<T> &result)
{
    return result ? base::Result<void>() : base::Result<void>(base::fail(result.error()));
}

} // namespace

base::Result<LastDeed> undoLast(Workspace &workspace, std::optional<base::Uuid> person)
{
    const auto found = lastDeed(workspace);
    if (!found)
        return base::fail(found.error());
    if (!*found)
        return base::fail(base::ErrorKind::refused, "undo.nothing");
    const LastDeed &deed = (*found)->deed;
    lifecycle::MoveRequest undo;
    undo.move = domain::Move::undo;
    const base::Result<void> undone = deed.kind == LastDeed::Kind::import  ? undoImport(workspace, deed.import, person)
                                      : deed.kind == LastDeed::Kind::deed  ? asVoid(undoDeed(workspace, (*found)->ledgerSeq, person))
                                      : deed.kind == LastDeed::Kind::merge ? asVoid(undoMerge(workspace, deed.lead, person))
                                      : deed.kind == LastDeed::Kind::accounts ? asVoid(undoAccountMerge(workspace, deed.lead, person))
                                      : deed.kind == LastDeed::Kind::move  ? asVoid(moveLead(workspace, deed.lead, undo, person))
                                                                           : asVoid(undoQuarantineDecision(workspace, deed.lead, person));
    if (!undone)
        return base::fail(undone.error());
    return deed;
}

} // namespace leadlight::workspace
