// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Flags that follow from a lead's attributes, activities, account and stage (junk, duplicate and purchased are kept
/// as they are). Call after those changed.
void deriveFlags(Snapshot &snapshot);
/// The same for one lead.
void deriveFlags(Snapshot &snapshot, std::uint32_t row);
/// Index of moves by lead, and stage-dependent columns. Call after moves, stages, owners or due times changed.
void deriveStageColumns(Snapshot &snapshot);
/// Scores all leads by the snapshot's model as of its as-of and derives every column. Errors: stopped.
[[nodiscard]] base::Result<void> rescore(Snapshot &snapshot, const base::Progress *progress = nullptr);
/// What the columns do_not_email, do_not_call and consent say.
[[nodiscard]] bool saysYes(std::string_view text);
[[nodiscard]] bool saysWithdrawn(std::string_view text);
/// The words that a search looks through. Any thread.
[[nodiscard]] std::shared_ptr<const data::SearchText> searchTextOf(const data::Table &leads);
/// Search text and aliases. Call after attributes changed.
void deriveSearch(Snapshot &snapshot);
/// What a filter takes for a stage's key. Call after the rules changed.
void deriveAliases(Snapshot &snapshot);
/// Chooses the model that scores: the version in force, else the draft. Errors: model.… where its bytes do not read.
[[nodiscard]] base::Result<void> chooseModel(Snapshot &snapshot);

} // namespace leadlight::workspace
