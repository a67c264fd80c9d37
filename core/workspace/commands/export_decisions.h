// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Writes what was decided here for the CRM, one row a lead that has been moved: the CRM's id, stage, rank, both ranks'
/// reasons in one line, owner, reason of the passback, who decided and when. CSV or a workbook, by the ending of the
/// path. Returns the number of rows. Errors: as of exportFile.
[[nodiscard]] base::Result<std::uint64_t> exportDecisions(const Snapshot &snapshot, const std::string &path,
                                                          const base::Progress *progress = nullptr);

} // namespace leadlight::workspace
