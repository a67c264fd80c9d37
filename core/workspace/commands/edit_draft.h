// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "agreement/draft.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Who sits at the table now, one person a side; a person of both sides sits there for a side that has nobody else.
[[nodiscard]] agreement::DraftAuthors authorsAtTable(const Snapshot &snapshot);
/// One person alone: for the own side; a person of both sides for both. Errors: person.unknown.
[[nodiscard]] base::Result<agreement::DraftAuthors> authorsOf(const Snapshot &snapshot, const base::Uuid &person);

// Every command below changes the draft (Snapshot::draft, draftRows), which is any version up to half signed; where
// there is none, the first edit opens one from the version in force. Each is one ledger entry and one step of the undo
// stack, voids the signatures of a proposed version and returns it to `draft`. Paths and texts are those of
// model::ModelValue. Errors of all: workspace.read_only, draft.nobody (no author), draft.none, model.no_such_value,
// model.bad_value.

/// With both sides there the value on the table, with one that side's proposal (agreement::setValue).
[[nodiscard]] base::Result<void> setDraftValue(Workspace &workspace, const std::string &path, const std::string &text,
                                               const agreement::DraftAuthors &authors);
/// Each side that is there ticks (or takes back its tick of) the values on the table.
[[nodiscard]] base::Result<void> tickDraftRows(Workspace &workspace, const std::vector<std::string> &paths, bool ticked,
                                               const agreement::DraftAuthors &authors);
/// The counter-proposal of `from` goes on the table, ticked by `from` and by who is there. Errors: draft.no_proposal.
[[nodiscard]] base::Result<void> acceptProposal(Workspace &workspace, const std::string &path, domain::Side from,
                                                const agreement::DraftAuthors &authors);
/// Both sides: the value in force back on the table, proposals and ticks gone. One side: its proposal is withdrawn.
/// Errors: draft.nothing_in_force.
[[nodiscard]] base::Result<void> backToSignedValue(Workspace &workspace, const std::string &path,
                                                   const agreement::DraftAuthors &authors);
/// Adds `criterion` to the axis (its key made free first), or replaces the one of `replaces` (its key). With one side
/// there it is a proposal like any value. Returns the criterion's path.
[[nodiscard]] base::Result<std::string> putCriterion(Workspace &workspace, std::size_t axis, model::Criterion criterion,
                                                     const agreement::DraftAuthors &authors,
                                                     const std::string &replaces = {});
/// Returns the path of the copy, whose label ends in "(copy)".
[[nodiscard]] base::Result<std::string> copyCriterion(Workspace &workspace, const std::string &path,
                                                      const agreement::DraftAuthors &authors);
[[nodiscard]] base::Result<void> removeCriterion(Workspace &workspace, const std::string &path,
                                                 const agreement::DraftAuthors &authors);
[[nodiscard]] base::Result<void> regroupCriterion(Workspace &workspace, const std::string &path,
                                                  const std::string &group, const agreement::DraftAuthors &authors);
/// Says something about a row ("" about the version); not a step of the undo stack, voids nothing. Errors:
/// draft.empty_comment.
[[nodiscard]] base::Result<void> commentOnDraft(Workspace &workspace, const std::string &path, const std::string &text,
                                                const base::Uuid &person);

/// A draft from the version in force; returns its number. Errors: draft.exists (number), draft.nothing_in_force.
[[nodiscard]] base::Result<int> openDraft(Workspace &workspace, const agreement::DraftAuthors &authors);
/// The draft and its rows go; undoDraftEdit brings them back. Errors: draft.only_model where nothing is in force.
[[nodiscard]] base::Result<void> discardDraft(Workspace &workspace, const agreement::DraftAuthors &authors);
/// Makes `model` the draft (a new version number if none is open). Errors: model.has_errors (first finding's code),
/// workspace.read_only.
[[nodiscard]] base::Result<int> importDraft(Workspace &workspace, const model::ScoringModel &model,
                                            std::optional<base::Uuid> person = std::nullopt);
/// Puts other thresholds (best first, by axis) into the draft, which is opened from the version in force if there is
/// none.
[[nodiscard]] base::Result<int> putThresholdsInDraft(Workspace &workspace,
                                                     const std::array<std::vector<int>, 2> &thresholds,
                                                     std::optional<base::Uuid> person = std::nullopt);

/// What undo and redo would do now, for the menu; nothing where there is no such step.
[[nodiscard]] const agreement::DraftEdit *draftEditToUndo(const Snapshot &snapshot);
[[nodiscard]] const agreement::DraftEdit *draftEditToRedo(const Snapshot &snapshot);
/// Takes the newest step back, or makes the one again that was taken back last; returns it. An edit after an undo drops
/// what could be made again. Errors: draft.nothing_to_undo, draft.nothing_to_redo.
[[nodiscard]] base::Result<agreement::DraftEdit> undoDraftEdit(Workspace &workspace,
                                                               const agreement::DraftAuthors &authors);
[[nodiscard]] base::Result<agreement::DraftEdit> redoDraftEdit(Workspace &workspace,
                                                               const agreement::DraftAuthors &authors);

} // namespace leadlight::workspace
