// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/draft_change.h"

#include <algorithm>

#include "base/text.h"
#include "model/model_json.h"
#include "workspace/ledger_payload.h"
#include "workspace/queries/draft_table.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

/// The step that a new one of the same kind, place and people goes on with; null: it is one of its own.
agreement::DraftEdit *stepToGoOnWith(Snapshot &next, const agreement::DraftEdit &edit)
{
    if (edit.kind != "value" || next.draftEdits.empty())
        return nullptr;
    agreement::DraftEdit &last = next.draftEdits.back();
    const bool same = last.version == edit.version && last.kind == edit.kind && last.path == edit.path
                      && last.authors == edit.authors && !last.undone;
    return same ? &last : nullptr;
}

base::Result<void> writeStep(store::Write &write, Snapshot &next, agreement::DraftEdit edit,
                             const agreement::DraftState &before, const agreement::DraftState &after)
{
    agreement::DraftEdit *last = stepToGoOnWith(next, edit);
    if (!last) {
        auto seq = write.putDraftEdit(edit);
        if (!seq)
            return base::fail(seq.error());
        edit.seq = *seq;
        next.draftEdits.push_back(std::move(edit));
        return {};
    }
    agreement::DraftState first = before;
    if (auto applied = agreement::applyDifference(first, last->before); !applied)
        return applied;
    if (first == after) { // the value is back where it came from: as if nothing had been
        const std::uint64_t seq = last->seq;
        next.draftEdits.pop_back();
        return write.removeDraftEdits(std::span(&seq, 1));
    }
    edit.seq = last->seq;
    edit.before = agreement::draftDifference(first, after);
    edit.after = agreement::draftDifference(after, first);
    *last = edit;
    if (auto put = write.putDraftEdit(edit); !put)
        return base::fail(put.error());
    return {};
}

} // namespace

base::Result<void> dropUndoneSteps(store::Write &write, Snapshot &next, int version)
{
    std::vector<std::uint64_t> dropped;
    for (const agreement::DraftEdit &edit : next.draftEdits) {
        if (edit.version == version && edit.undone)
            dropped.push_back(edit.seq);
    }
    if (dropped.empty())
        return {};
    std::erase_if(next.draftEdits,
                  [&](const agreement::DraftEdit &edit) { return edit.version == version && edit.undone; });
    return write.removeDraftEdits(dropped);
}

const model::ScoringModel *modelInForce(const Snapshot &snapshot)
{
    return snapshot.inForce ? snapshot.model.get() : nullptr;
}

base::Result<agreement::DraftState> draftStateOf(const Snapshot &snapshot)
{
    if (!snapshot.draft && !snapshot.inForce)
        return base::fail(base::ErrorKind::refused, "draft.none");
    if (!snapshot.draft)
        return agreement::DraftState{*snapshot.model, {}};
    return agreement::DraftState{*snapshot.draft, snapshot.draftRows};
}

agreement::ModelVersion draftVersionOf(const Snapshot &snapshot)
{
    if (const agreement::ModelVersion *open = openVersion(snapshot))
        return *open;
    agreement::ModelVersion draft;
    for (const agreement::ModelVersion &version : snapshot.versions)
        draft.number = std::max(draft.number, version.number + 1);
    return draft;
}

base::Result<void> writeDraft(store::Write &write, Snapshot &next, agreement::ModelVersion version,
                              const agreement::DraftState &state)
{
    if (!version.signatures.empty()) {
        if (auto voided = write.voidSignatures(version.number); !voided)
            return voided;
    }
    if (version.state != agreement::VersionState::draft) {
        if (auto removed = write.removeProposal(version.number); !removed)
            return removed;
        std::erase_if(next.proposals,
                      [&](const agreement::Proposal &proposal) { return proposal.version == version.number; });
    }
    version.state = agreement::VersionState::draft;
    version.bytes = model::canonicalJson(state.model);
    version.signatures.clear();
    if (auto put = write.putVersion(version); !put)
        return put;
    if (auto put = write.putDraftRows(state.rows); !put)
        return put;
    std::erase_if(next.versions, [&](const agreement::ModelVersion &each) { return each.number == version.number; });
    const auto place = std::find_if(next.versions.begin(), next.versions.end(),
                                    [&](const agreement::ModelVersion &each) { return each.number > version.number; });
    next.versions.insert(place, std::move(version));
    next.draftRows = state.rows;
    return {};
}

base::Result<void> writeComment(store::Write &write, Snapshot &next, agreement::DraftComment comment)
{
    comment.text = std::string(base::trimmed(comment.text));
    if (comment.text.empty())
        return base::fail(base::ErrorKind::usage, "draft.empty_comment");
    const auto entry = write.appendLedger(comment.time, "comment", actorOf(comment.person), commentPayload(comment));
    if (!entry)
        return base::fail(entry.error());
    comment.ledgerSeq = *entry;
    const auto seq = write.addDraftComment(comment);
    if (!seq)
        return base::fail(seq.error());
    comment.seq = *seq;
    next.draftComments.push_back(std::move(comment));
    return {};
}

base::Result<void> publishDraft(Workspace::Session &session, const std::shared_ptr<Snapshot> &next)
{
    const auto ranked = next->model;
    if (auto chosen = chooseModel(*next); !chosen)
        return chosen;
    if (!next->inForce && !(*ranked == *next->model)) {
        if (auto scored = rescore(*next); !scored)
            return scored;
    }
    ChangeEvent event;
    event.model = true;
    session.publish(next, event);
    return {};
}

base::Result<int> changeDraft(Workspace &workspace, const DraftChange &change)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const auto before = draftStateOf(*next);
    if (!before)
        return base::fail(before.error());
    agreement::DraftState after = *before;
    if (auto applied = change.apply(after); !applied)
        return base::fail(applied.error());
    agreement::ModelVersion version = draftVersionOf(*next);
    if (after == *before && next->draft)
        return version.number;
    if (change.kind == "whole")
        version.title = after.model.name;
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto dropped = dropUndoneSteps(*write, *next, version.number); !dropped)
        return base::fail(dropped.error());
    if (auto written = writeDraft(*write, *next, version, after); !written)
        return base::fail(written.error());
    agreement::DraftEdit edit;
    edit.version = version.number;
    edit.kind = change.kind;
    edit.path = change.path;
    edit.authors = change.authors;
    edit.time = session.now();
    edit.before = agreement::draftDifference(*before, after);
    edit.after = agreement::draftDifference(after, *before);
    version.bytes = model::canonicalJson(after.model);
    const std::string actor = change.authors.areNone() ? "import" : actorOf(change.authors.first());
    auto entry = write->appendLedger(edit.time, "draft_edit", actor, draftEditPayload(version, edit, after.rows));
    if (!entry)
        return base::fail(entry.error());
    edit.ledgerSeq = *entry;
    if (auto step = writeStep(*write, *next, std::move(edit), *before, after); !step)
        return base::fail(step.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    if (auto published = publishDraft(session, next); !published)
        return base::fail(published.error());
    return version.number;
}

} // namespace leadlight::workspace
