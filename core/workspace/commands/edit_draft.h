// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Makes `model` the draft (a new version number if none is open). Errors: model.has_errors (first finding's code), workspace.read_only.
[[nodiscard]] base::Result<int> importDraft(Workspace &workspace, const model::ScoringModel &model,
                                            std::optional<base::Uuid> person = std::nullopt);
/// Puts other thresholds (best first, by axis) into the draft, which is opened from the version in force if there is none.
[[nodiscard]] base::Result<int> putThresholdsInDraft(Workspace &workspace, const std::array<std::vector<int>, 2> &thresholds,
                                                     std::optional<base::Uuid> person = std::nullopt);

} // namespace leadlight::workspace
