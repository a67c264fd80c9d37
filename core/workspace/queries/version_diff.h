// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/model_diff.h"
#include "report/document.h"
#include "workspace/queries/impact.h"

namespace leadlight::workspace {

/// Two versions side by side, and what going from one to the other does to all leads of today.
struct VersionDiff {
    agreement::ModelVersion from;
    agreement::ModelVersion to;
    std::shared_ptr<const model::ScoringModel> fromModel;
    std::shared_ptr<const model::ScoringModel> toModel;
    std::vector<model::ModelChange> changes;
    std::shared_ptr<const Impact> impact; ///< `before` is fromModel whether or not it is in force
};
/// Errors: model.unknown_version (number), stopped.
[[nodiscard]] base::Result<VersionDiff> versionDiff(const Snapshot &snapshot, int from, int to,
                                                    const base::Progress *progress = nullptr);

/// One page before and after, with who signed: for the meeting's end. Worded in English.
[[nodiscard]] report::Document versionDiffReport(const Snapshot &snapshot, const VersionDiff &diff,
                                                 const std::string &workspaceName);

} // namespace leadlight::workspace
