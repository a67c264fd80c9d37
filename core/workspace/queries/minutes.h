// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/progress.h"
#include "report/document.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// The minutes of the open review, else of the one closed last, on one page: who was there of both sides, the figures as
/// they stood at its beginning beside those of the review before, verdict, decisions, lessons, and what was decided in
/// the program between its beginning and its end. Errors: minutes.no_review (refused), those of the store.
[[nodiscard]] base::Result<report::Document> minutesReport(Workspace &workspace, const std::string &workspaceName, base::Progress &progress);

} // namespace leadlight::workspace
