// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/edit_draft.h"

#include <algorithm>

#include "base/text.h"
#include "model/model_json.h"
#include "model/validation.h"
#include "workspace/draft_change.h"
#include "workspace/ledger_payload.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::workspace {

namespace {

using agreement::DraftAuthors;
using agreement::DraftState;

base::Result<void> changed(Workspace &workspace, const char *kind, const std::string &path, const DraftAuthors &authors,
                           std::function<base::Result<void>(DraftState &)> apply)
{
    if (authors.areNone())
        return base::fail(base::ErrorKind::usage, "draft.nobody");
    const auto number = changeDraft(workspace, {kind, path, authors, std::move(apply)});
    if (!number)
        return base::fail(number.error());
    return {};
}

DraftAuthors authorsAlone(const domain::Person &person)
{
    DraftAuthors authors;
    if (domain::actsFor(person.side, domain::Side::marketing))
        authors.marketing = person.id;
    if (domain::actsFor(person.side, domain::Side::sales))
        authors.sales = person.id;
    return authors;
}

base::Result<const model::Criterion *> criterionAt(const DraftState &state, const std::string &path)
{
    const auto value = model::valueAt(state.model, path);
    if (!value || value->kind != model::ValueKind::criterion)
        return base::fail(base::ErrorKind::usage, "model.no_such_value", {path});
    return model::findCriterion(state.model, value->axis, value->criterion);
}

/// A key that neither the model nor a proposal uses yet.
std::string unusedKey(const DraftState &state, std::size_t axis, const std::string &wanted)
{
    std::string key = model::freeKey(state.model, wanted);
    for (int number = 2; agreement::findRow(state.rows, model::criterionPath(state.model, axis, key)); ++number)
        key = model::freeKey(state.model, wanted + " " + std::to_string(number));
    return key;
}

base::Result<std::string> addCriterion(Workspace &workspace, std::size_t axis,
                                       const std::function<base::Result<model::Criterion>(const DraftState &)> &make,
                                       const DraftAuthors &authors)
{
    std::string path;
    // The path is only known once the draft is there, so the step finds it by the edit's own text.
    const auto snapshot = workspace.snapshot();
    const auto state = draftStateOf(*snapshot);
    if (!state)
        return base::fail(state.error());
    auto criterion = make(*state);
    if (!criterion)
        return base::fail(criterion.error());
    criterion->key = unusedKey(*state, axis, criterion->key.empty() ? criterion->label : criterion->key);
    path = model::criterionPath(state->model, axis, criterion->key);
    const std::string text = model::criterionJson(*criterion);
    auto done = changed(workspace, "criterion", path, authors,
                        [&](DraftState &draft) { return agreement::setValue(draft, path, text, authors); });
    if (!done)
        return base::fail(done.error());
    return path;
}

base::Result<int> putWhole(Workspace &workspace, const std::function<void(model::ScoringModel &)> &change,
                           std::optional<base::Uuid> person)
{
    DraftAuthors authors;
    if (const domain::Person *known = person ? workspace.snapshot()->personOf(*person) : nullptr)
        authors = authorsAlone(*known);
    return changeDraft(workspace, {"whole", "", authors, [&](DraftState &state) -> base::Result<void> {
                                       const model::ScoringModel before = state.model;
                                       change(state.model);
                                       for (const model::Finding &finding : model::validate(state.model)) {
                                           if (finding.severity == model::Severity::error)
                                               return base::fail(base::ErrorKind::findings, "model.has_errors",
                                                                 {finding.code, finding.axis, finding.criterion});
                                       }
                                       agreement::settleRows(state, before);
                                       return {};
                                   }});
}

} // namespace

DraftAuthors authorsAtTable(const Snapshot &snapshot)
{
    DraftAuthors authors;
    if (const domain::Person *person = snapshot.atTable(domain::Side::marketing))
        authors.marketing = person->id;
    if (const domain::Person *person = snapshot.atTable(domain::Side::sales))
        authors.sales = person->id;
    return authors;
}

base::Result<DraftAuthors> authorsOf(const Snapshot &snapshot, const base::Uuid &person)
{
    const domain::Person *known = snapshot.personOf(person);
    if (!known)
        return base::fail(base::ErrorKind::usage, "person.unknown", {person.text()});
    return authorsAlone(*known);
}

base::Result<void> setDraftValue(Workspace &workspace, const std::string &path, const std::string &text,
                                 const DraftAuthors &authors)
{
    return changed(workspace, "value", path, authors,
                   [&](DraftState &state) { return agreement::setValue(state, path, text, authors); });
}

base::Result<void> tickDraftRows(Workspace &workspace, const std::vector<std::string> &paths, bool ticked,
                                 const DraftAuthors &authors)
{
    return changed(workspace, ticked ? "tick" : "untick", paths.size() == 1 ? paths.front() : std::string(), authors,
                   [&](DraftState &state) -> base::Result<void> {
                       for (const std::string &path : paths) {
                           // A criterion that was taken out has a row, too: its tick agrees to that.
                           const bool known = model::valueAt(state.model, path) || agreement::findRow(state.rows, path);
                           const model::ScoringModel *inForce = modelInForce(*workspace.snapshot());
                           if (!known && !(inForce && model::valueAt(*inForce, path)))
                               return base::fail(base::ErrorKind::usage, "model.no_such_value", {path});
                           agreement::tick(state, path, ticked, authors);
                       }
                       return {};
                   });
}

base::Result<void> acceptProposal(Workspace &workspace, const std::string &path, domain::Side from,
                                  const DraftAuthors &authors)
{
    return changed(workspace, "accept", path, authors,
                   [&](DraftState &state) { return agreement::acceptProposal(state, path, from, authors); });
}

base::Result<void> backToSignedValue(Workspace &workspace, const std::string &path, const DraftAuthors &authors)
{
    const auto snapshot = workspace.snapshot();
    const model::ScoringModel *inForce = modelInForce(*snapshot);
    if (!inForce)
        return base::fail(base::ErrorKind::refused, "draft.nothing_in_force");
    return changed(workspace, "signed_value", path, authors,
                   [&](DraftState &state) { return agreement::backToSigned(state, path, *inForce, authors); });
}

base::Result<std::string> putCriterion(Workspace &workspace, std::size_t axis, model::Criterion criterion,
                                       const DraftAuthors &authors, const std::string &replaces)
{
    if (replaces.empty())
        return addCriterion(
            workspace, axis, [&](const DraftState &) { return base::Result<model::Criterion>(criterion); }, authors);
    criterion.key = replaces;
    std::string path;
    auto done = changed(workspace, "criterion", replaces, authors, [&](DraftState &state) {
        path = model::criterionPath(state.model, axis, replaces);
        return agreement::setValue(state, path, model::criterionJson(criterion), authors);
    });
    if (!done)
        return base::fail(done.error());
    return path;
}

base::Result<std::string> copyCriterion(Workspace &workspace, const std::string &path, const DraftAuthors &authors)
{
    const auto snapshot = workspace.snapshot();
    const auto state = draftStateOf(*snapshot);
    if (!state)
        return base::fail(state.error());
    const auto place = model::valueAt(state->model, path);
    if (!place || place->kind != model::ValueKind::criterion)
        return base::fail(base::ErrorKind::usage, "model.no_such_value", {path});
    return addCriterion(
        workspace, place->axis,
        [&](const DraftState &draft) -> base::Result<model::Criterion> {
            const auto source = criterionAt(draft, path);
            if (!source)
                return base::fail(source.error());
            model::Criterion copy = **source;
            copy.label += " (copy)";
            return copy;
        },
        authors);
}

base::Result<void> removeCriterion(Workspace &workspace, const std::string &path, const DraftAuthors &authors)
{
    return changed(workspace, "criterion", path, authors, [&](DraftState &state) -> base::Result<void> {
        if (const auto there = criterionAt(state, path); !there)
            return base::fail(there.error());
        return agreement::setValue(state, path, std::string(model::noValue), authors);
    });
}

base::Result<void> regroupCriterion(Workspace &workspace, const std::string &path, const std::string &group,
                                    const DraftAuthors &authors)
{
    return changed(workspace, "criterion", path, authors, [&](DraftState &state) -> base::Result<void> {
        const auto there = criterionAt(state, path);
        if (!there)
            return base::fail(there.error());
        model::Criterion moved = **there;
        moved.group = std::string(base::trimmed(group));
        return agreement::setValue(state, path, model::criterionJson(moved), authors);
    });
}

base::Result<void> commentOnDraft(Workspace &workspace, const std::string &path, const std::string &text,
                                  const base::Uuid &person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    const auto next = session.edited();
    const domain::Person *known = next->personOf(person);
    if (!known)
        return base::fail(base::ErrorKind::usage, "person.unknown", {person.text()});
    const agreement::ModelVersion *open = openVersion(*next);
    if (!open)
        return base::fail(base::ErrorKind::refused, "draft.none");
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto written =
            writeComment(*write, *next, {0, open->number, path, person, known->side, session.now(), text, 0});
        !written)
        return written;
    if (auto done = write->commit(); !done)
        return done;
    ChangeEvent event;
    event.model = true;
    session.publish(next, event);
    return {};
}

base::Result<int> importDraft(Workspace &workspace, const model::ScoringModel &model, std::optional<base::Uuid> person)
{
    return putWhole(
        workspace, [&](model::ScoringModel &draft) { draft = model; }, person);
}

base::Result<int> putThresholdsInDraft(Workspace &workspace, const std::array<std::vector<int>, 2> &thresholds,
                                       std::optional<base::Uuid> person)
{
    return putWhole(
        workspace,
        [&](model::ScoringModel &model) {
            for (std::size_t axis = 0; axis < 2; ++axis)
                model.axes[axis].thresholds = thresholds[axis];
        },
        person);
}

} // namespace leadlight::workspace
