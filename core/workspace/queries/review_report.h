// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/document.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// The page for a review meeting: matrix, region, funnel, passback reasons, campaigns, what waits; each number names
/// its population, model version and as-of. `filterSentence` is printed on each page's foot.
[[nodiscard]] report::Document reviewReport(const Snapshot &snapshot, const std::string &workspaceName,
                                            const std::string &filterSentence = {});

} // namespace leadlight::workspace
