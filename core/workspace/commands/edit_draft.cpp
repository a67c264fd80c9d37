// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/edit_draft.h"

#include <algorithm>

#include "model/model_json.h"
#include "model/validation.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

/// The version that is still open, if one is; else a new number after the last.
agreement::ModelVersion draftVersion(const Snapshot &snapshot)
{
    agreement::ModelVersion draft;
    for (const agreement::ModelVersion &version : snapshot.versions) {
        if (version.state <= agreement::VersionState::halfSigned)
            return version;
        draft.number = std::max(draft.number, version.number + 1);
    }
    return draft;
}

base::Result<int> putDraft(Workspace &workspace, const std::function<void(model::ScoringModel &)> &change,
                           const model::ScoringModel *whole, std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    model::ScoringModel model = whole ? *whole : next->draft ? *next->draft : *next->model;
    change(model);
    for (const model::Finding &finding : model::validate(model)) {
        if (finding.severity == model::Severity::error)
            return base::fail(base::ErrorKind::findings, "model.has_errors", {finding.code, finding.axis, finding.criterion});
    }
    agreement::ModelVersion draft = draftVersion(*next);
    const bool hadSignatures = !draft.signatures.empty();
    draft.state = agreement::VersionState::draft;
    draft.bytes = model::canonicalJson(model);
    draft.title = model.name;
    draft.signatures.clear();
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (hadSignatures) {
        if (auto voided = write->voidSignatures(draft.number); !voided)
            return base::fail(voided.error());
    }
    if (auto put = write->putVersion(draft); !put)
        return base::fail(put.error());
    if (auto entry = write->appendLedger(session.now(), "draft", person ? actorOf(*person) : "import", draftPayload(draft)); !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    std::erase_if(next->versions, [&](const agreement::ModelVersion &version) { return version.number == draft.number; });
    next->versions.push_back(draft);
    if (auto chosen = chooseModel(*next); !chosen)
        return base::fail(chosen.error());
    if (!next->inForce) {
        if (auto scored = rescore(*next); !scored)
            return base::fail(scored.error());
    }
    ChangeEvent event;
    event.model = true;
    session.publish(next, event);
    return draft.number;
}

} // namespace

base::Result<int> importDraft(Workspace &workspace, const model::ScoringModel &model, std::optional<base::Uuid> person)
{
    return putDraft(workspace, [](model::ScoringModel &) {}, &model, person);
}

base::Result<int> putThresholdsInDraft(Workspace &workspace, const std::array<std::vector<int>, 2> &thresholds, std::optional<base::Uuid> person)
{
    return putDraft(
        workspace,
        [&](model::ScoringModel &model) {
            for (std::size_t axis = 0; axis < 2; ++axis)
                model.axes[axis].thresholds = thresholds[axis];
        },
        nullptr, person);
}

} // namespace leadlight::workspace
