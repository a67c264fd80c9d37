// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "io/import_plan.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Writes leads (all attributes, stage, owner, both ranks and scores), activities, accounts, campaigns, outcomes or
/// target accounts as CSV or as a workbook, by the ending of the path. Importing what was exported into a new workspace gives the same leads, scores and matrix.
/// `rows`: only these leads and theirs. The file appears whole or not at all.
/// Errors: export.unknown_format (path; kind unreadable), storage.failed (path), xlsx.text_too_long, stopped.
[[nodiscard]] base::Result<void> exportFile(const Snapshot &snapshot, io::ImportKind kind, const std::string &path,
                                            std::optional<std::span<const std::uint32_t>> rows = std::nullopt,
                                            const base::Progress *progress = nullptr);

} // namespace leadlight::workspace
