// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "lifecycle/review.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

struct Evidence;
struct MatrixSummary;

/// The review that is open; null: none. Lives as long as the snapshot's rules.
[[nodiscard]] const lifecycle::Review *openReviewOf(const Snapshot &snapshot);
/// The one closed last; null: none yet.
[[nodiscard]] const lifecycle::Review *lastReviewOf(const Snapshot &snapshot);
/// The day on which a review is due: a while after the last closed one; before the first, after the
/// version in force came into force.
/// Nothing while no version is in force.
[[nodiscard]] std::optional<base::Date> reviewDue(const Snapshot &snapshot);
/// Days from `now` to the day it is due, negative when it is past.
[[nodiscard]] std::optional<int> daysToReview(const Snapshot &snapshot, base::Instant now);
/// The figures as they are now, from the matrix and the evidence; a pass over all leads. Nothing where they cannot be
/// read.
[[nodiscard]] std::optional<lifecycle::ReviewFigures> reviewFigures(Workspace &workspace);
/// Those of what was summed up and judged already.
[[nodiscard]] lifecycle::ReviewFigures figuresOf(const Snapshot &snapshot, const MatrixSummary &summary, const Evidence &evidence);
/// "MQLs 1,757 → 1,902; accepted 88.0 % → 91.2 %; won 7.9 % → 8.1 %; pairs told right 74.1 → 75.0 of 100".
[[nodiscard]] std::string figuresSince(const lifecycle::ReviewFigures &before, const lifecycle::ReviewFigures &after);
/// Who notes what happens in a review: who sits at the table for Marketing, else for Sales; nobody where no one does.
[[nodiscard]] std::optional<base::Uuid> seatedPerson(const Snapshot &snapshot);
/// What still keeps the open review from being closed by both sides: "the evidence page has not been seen"; empty:
/// nothing.
[[nodiscard]] std::string missingInReview(const lifecycle::Review &review);

} // namespace leadlight::workspace
