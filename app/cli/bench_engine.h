// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>

#include "bench_lines.h"
#include "workspace/workspace.h"

namespace leadlight::cli {

/// The measurements that `leadlight-cli bench` and the peer benchmark have in common: what the window does, over one
/// workspace, as JSON lines.

/// open_ms. The workspace of the last run is returned.
[[nodiscard]] base::Result<std::unique_ptr<workspace::Workspace>> benchOpening(const BenchLines &lines,
                                                                               const std::string &path,
                                                                               const base::Clock &clock);

/// A model and what becomes of it when somebody drags.
struct BenchChanges {
    const model::ScoringModel &model;
    const model::ScoringModel &uncapped;
    const model::ScoringModel &weight; ///< of one profile criterion
    const model::ScoringModel &type;   ///< points of one behaviour criterion
};
void benchScoring(const BenchLines &lines, const scoring::Input &input, base::Instant asOf, const BenchChanges &changes);

/// Best thousand, search, sort, facets, matrix.
void benchQueries(const BenchLines &lines, const workspace::Snapshot &snapshot, std::span<const std::string> needles);

} // namespace leadlight::cli
