// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "model/model_json.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/draft_change.h"
#include "workspace/ledger_payload.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::workspace {

namespace {

using agreement::DraftAuthors;
using agreement::DraftEdit;
using agreement::DraftState;

std::string actorOfAll(const DraftAuthors &authors)
{
    return authors.areNone() ? "import" : actorOf(authors.first());
}

/// Takes the draft out of store and snapshot.
base::Result<void> removeDraft(store::Write &write, Snapshot &next, int number)
{
    if (auto removed = write.removeVersion(number); !removed)
        return removed;
    if (auto put = write.putDraftRows({}); !put)
        return put;
    std::erase_if(next.versions, [&](const agreement::ModelVersion &version) { return version.number == number; });
    std::erase_if(next.proposals, [&](const agreement::Proposal &proposal) { return proposal.version == number; });
    next.draftRows.clear();
    return {};
}

/// Where a step leads to: back to before it, or on to after it. Nothing: to no draft at all.
base::Result<std::optional<DraftState>> stateAfter(const Snapshot &snapshot, const DraftEdit &step, bool back)
{
    DraftState state;
    if (step.kind == "discard") {
        if (!back)
            return std::nullopt;
    } else {
        auto now = draftStateOf(snapshot);
        if (!now)
            return base::fail(now.error());
        state = std::move(*now);
    }
    if (auto applied = agreement::applyDifference(state, back ? step.before : step.after); !applied)
        return base::fail(applied.error());
    return state;
}

base::Result<DraftEdit> walk(Workspace &workspace, const DraftAuthors &authors, bool back)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const DraftEdit *found = back ? draftEditToUndo(*next) : draftEditToRedo(*next);
    if (!found)
        return base::fail(base::ErrorKind::refused, back ? "draft.nothing_to_undo" : "draft.nothing_to_redo");
    DraftEdit step = *found;
    const auto state = stateAfter(*next, step, back);
    if (!state)
        return base::fail(state.error());
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    agreement::ModelVersion version = draftVersionOf(*next);
    if (*state) {
        if (auto written = writeDraft(*write, *next, version, **state); !written)
            return base::fail(written.error());
        version.bytes = model::canonicalJson((*state)->model);
    } else if (auto removed = removeDraft(*write, *next, version.number); !removed) {
        return base::fail(removed.error());
    }
    DraftEdit entered = step;
    entered.kind = back ? "undo" : "redo";
    if (back)
        std::swap(entered.before, entered.after);
    const auto entry = write->appendLedger(
        session.now(), "draft_edit", actorOfAll(authors),
        draftEditPayload(version, entered, *state ? (*state)->rows : std::vector<agreement::DraftRow>()));
    if (!entry)
        return base::fail(entry.error());
    step.undone = back;
    step.ledgerSeq = *entry;
    if (auto put = write->putDraftEdit(step); !put)
        return base::fail(put.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    for (DraftEdit &edit : next->draftEdits) {
        if (edit.seq == step.seq)
            edit = step;
    }
    if (auto published = publishDraft(session, next); !published)
        return base::fail(published.error());
    return step;
}

} // namespace

const DraftEdit *draftEditToUndo(const Snapshot &snapshot)
{
    const int number = draftVersionOf(snapshot).number;
    const auto found = std::find_if(snapshot.draftEdits.rbegin(), snapshot.draftEdits.rend(),
                                    [&](const DraftEdit &edit) { return edit.version == number && !edit.undone; });
    if (found == snapshot.draftEdits.rend() || (!snapshot.draft && found->kind != "discard"))
        return nullptr;
    return &*found;
}

const DraftEdit *draftEditToRedo(const Snapshot &snapshot)
{
    const int number = draftVersionOf(snapshot).number;
    const auto found = std::find_if(snapshot.draftEdits.begin(), snapshot.draftEdits.end(),
                                    [&](const DraftEdit &edit) { return edit.version == number && edit.undone; });
    return found == snapshot.draftEdits.end() || !snapshot.draft ? nullptr : &*found;
}

base::Result<DraftEdit> undoDraftEdit(Workspace &workspace, const DraftAuthors &authors)
{
    return walk(workspace, authors, true);
}

base::Result<DraftEdit> redoDraftEdit(Workspace &workspace, const DraftAuthors &authors)
{
    return walk(workspace, authors, false);
}

base::Result<int> openDraft(Workspace &workspace, const DraftAuthors &authors)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    if (const agreement::ModelVersion *open = openVersion(*next))
        return base::fail(base::ErrorKind::refused, "draft.exists", {std::to_string(open->number)});
    if (!next->inForce)
        return base::fail(base::ErrorKind::refused, "draft.nothing_in_force");
    const auto state = draftStateOf(*next);
    if (!state)
        return base::fail(state.error());
    agreement::ModelVersion version = draftVersionOf(*next);
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto written = writeDraft(*write, *next, version, *state); !written)
        return base::fail(written.error());
    version.bytes = model::canonicalJson(state->model);
    DraftEdit opened;
    opened.kind = "open";
    opened.authors = authors;
    opened.before = opened.after = "{}";
    if (auto entry = write->appendLedger(session.now(), "draft_edit", actorOfAll(authors),
                                         draftEditPayload(version, opened, {}));
        !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    if (auto published = publishDraft(session, next); !published)
        return base::fail(published.error());
    return version.number;
}

base::Result<void> discardDraft(Workspace &workspace, const DraftAuthors &authors)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    const auto next = session.edited();
    const agreement::ModelVersion *open = openVersion(*next);
    if (!open)
        return base::fail(base::ErrorKind::refused, "draft.none");
    if (!next->inForce)
        return base::fail(base::ErrorKind::refused, "draft.only_model");
    const agreement::ModelVersion version = *open;
    const auto state = draftStateOf(*next);
    if (!state)
        return base::fail(state.error());
    DraftEdit edit;
    edit.version = version.number;
    edit.kind = "discard";
    edit.authors = authors;
    edit.time = session.now();
    edit.before = agreement::draftDifference(*state, {});
    edit.after = "{}";
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto dropped = dropUndoneSteps(*write, *next, version.number); !dropped)
        return dropped;
    if (auto removed = removeDraft(*write, *next, version.number); !removed)
        return removed;
    const auto entry =
        write->appendLedger(edit.time, "draft_edit", actorOfAll(authors), draftEditPayload(version, edit, {}));
    if (!entry)
        return base::fail(entry.error());
    edit.ledgerSeq = *entry;
    const auto seq = write->putDraftEdit(edit);
    if (!seq)
        return base::fail(seq.error());
    edit.seq = *seq;
    next->draftEdits.push_back(std::move(edit));
    if (auto done = write->commit(); !done)
        return done;
    return publishDraft(session, next);
}

} // namespace leadlight::workspace
